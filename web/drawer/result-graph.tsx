/** The nodes of a result as a small picture of their own; a click opens a node. */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { labelNumber, type Network } from '../data/network.ts';
import { Occupied, type PlacedLabel, placeLabels } from '../map/labels.ts';
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
/** Pixels of a letter of a name, at most, and of a line. */
const LETTER = 6.2;
const LINE = 14;

export default function ResultGraph({ table, label }: ViewProps) {
  const { network } = useSession();
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const nodes = useMemo(() => nodesIn(table).flatMap(id => network.indexOf.get(id) ?? []), [table, network]);
  const graph = useMemo(() => smallGraphOf(network, nodes.slice(0, MOST)), [network, nodes]);
  const { dots, lines } = useMemo(() => spread(graph, size), [graph, size]);
  const names = useMemo(() => placeNames(dots, network, size), [dots, network, size]);
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
          {names.map(({ node, x, y }) => (
            <text key={node} x={x} y={y}>
              {shortened(network.columns.nodes.name[node]!)}
            </text>
          ))}
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

/** Beside its dot, on no other; where there is room for few, those with most lines in the picture. */
function placeNames(
  dots: readonly Dot[],
  { columns }: Network,
  { width, height }: Size,
): readonly PlacedLabel[] {
  const taken = new Occupied();
  for (const { x, y } of dots)
    taken.add({ left: x - RADIUS, top: y - RADIUS, right: x + RADIUS, bottom: y + RADIUS });
  const wishes = dots
    .toSorted((a, b) => b.ties - a.ties)
    .map(({ node, x, y }) => {
      const letters = shortened(columns.nodes.name[node]!).length;
      return { node, x, y, radius: RADIUS, width: letters * LETTER, height: LINE };
    });
  return placeLabels(wishes, { left: 0, top: 0, right: width, bottom: height }, taken, MOST);
}

function sentenceOf({ columns: { nodes, edges } }: Network, edge: number): string {
  const [from, to] = [nodes.name[edges.source[edge]!], nodes.name[edges.target[edge]!]];
  return `${from} ${phraseOf(edges.type[edge]!, true)} ${to}`;
}
