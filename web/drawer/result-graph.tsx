/** The nodes of a result as a small picture of their own; a click opens a node. */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { labelNumber, type Network } from '../data/network.ts';
import { outlineOf } from '../map/shapes.ts';
import { phraseOf } from '../panels/words.ts';
import { useSession, visit } from '../session.ts';
import { nodesIn } from './cells.ts';
import type { ViewProps } from './result-view.ts';
import { type Dot, smallGraphOf, spread } from './small-graph.ts';

/** More than these say nothing in a small picture: the map is for them. */
const MOST = 150;
const RADIUS = 6.5;
const MOST_NAME = 30;
/** Pixels within which two names would lie on each other. */
const NAME_WIDTH = 110;
const NAME_HEIGHT = 15;

export default function ResultGraph({ table, label }: ViewProps) {
  const { network } = useSession();
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const nodes = useMemo(() => nodesIn(table).flatMap(id => network.indexOf.get(id) ?? []), [table, network]);
  const graph = useMemo(() => smallGraphOf(network, nodes.slice(0, MOST)), [network, nodes]);
  const { dots, lines } = useMemo(() => spread(graph, size), [graph, size]);
  if (nodes.length === 0) return <p className="empty">None of its nodes is on the map.</p>;
  const { width, height } = size;
  return (
    <div className="result-graph" ref={holder}>
      {nodes.length > MOST && (
        <p className="cut">
          Drawn are the first {MOST} of {nodes.length.toLocaleString('en')} nodes; “Only these” draws all on
          the map.
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are reached by Tab */}
      <svg width={width} height={height} role="group" aria-label={`${label}, as a graph`}>
        {lines.map(({ edge, from, to }) => (
          <line key={edge} x1={from.x} y1={from.y} x2={to.x} y2={to.y}>
            <title>{sentenceOf(network, edge)}</title>
          </line>
        ))}
        {dots.map(dot => (
          <DotView key={dot.node} dot={dot} />
        ))}
        {/* Beside the dots, which bear their whole names. */}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it is reached by Tab */}
        <g aria-hidden="true" className="dot-names">
          {dots.map(dot =>
            isNamed(dots, dot) ? (
              <text key={dot.node} x={dot.x} y={dot.y + RADIUS + 12}>
                {shortened(network.columns.nodes.name[dot.node]!)}
              </text>
            ) : null,
          )}
        </g>
      </svg>
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the drawing has room for; it follows the window. */
function useSize(holder: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize(before => (before.width === width && before.height === height ? before : { width, height }));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [holder]);
  return size;
}

function DotView({ dot: { node, x, y } }: { readonly dot: Dot }) {
  const session = useSession();
  const { name, label, id } = session.network.columns.nodes;
  const type = labelNumber(label[node]!);
  const open = (): void => visit(session, id[node]!);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      className={`dot type-${type}`}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={0}
      aria-label={name[node]}
      onClick={open}
      onKeyDown={event => {
        if (event.key === 'Enter') open();
      }}
    >
      <title>{name[node]}</title>
      <path d={outlineOf(type)} transform={`scale(${RADIUS})`} />
    </g>
  );
}

const shortened = (name: string): string =>
  name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;

/** A name is left out where a node with more lines in the picture stands close by. */
function isNamed(dots: readonly Dot[], dot: Dot): boolean {
  return !dots.some(
    other =>
      other !== dot &&
      Math.abs(other.x - dot.x) < NAME_WIDTH &&
      Math.abs(other.y - dot.y) < NAME_HEIGHT &&
      (other.ties > dot.ties || (other.ties === dot.ties && other.node < dot.node)),
  );
}

function sentenceOf({ columns: { nodes, edges } }: Network, edge: number): string {
  const [from, to] = [nodes.name[edges.source[edge]!], nodes.name[edges.target[edge]!]];
  return `${from} ${phraseOf(edges.type[edge]!, true)} ${to}`;
}
