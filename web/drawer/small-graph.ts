/** The nodes of a result and the lines between them, with places of their own. */
import type { Facts } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import type { EdgeType } from '#graph/schema';
import type { Network } from '../data/network.ts';

export interface Dot {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  /** Lines that it has here. */
  readonly ties: number;
}

export interface SmallGraph {
  readonly dots: readonly Dot[];
  /** Numbers of the network's edges, with where in `dots` their ends are. */
  readonly lines: readonly { readonly edge: number; readonly from: number; readonly to: number }[];
}

/** @param nodes numbers of the network's nodes */
export function smallGraphOf(network: Network, nodes: readonly number[]): SmallGraph {
  const { columns, edgesOf, otherEnd } = network;
  const inside = new Set(nodes);
  const edges = [
    ...new Set(nodes.flatMap(node => [...edgesOf(node)].filter(edge => inside.has(otherEnd(edge, node))))),
  ];
  const facts: Facts = {
    nodes: nodes.map(node => ({ id: columns.nodes.id[node]!, labels: [], properties: {} })),
    edges: edges.map(edge => ({
      id: columns.edges.id[edge]!,
      type: columns.edges.type[edge] as EdgeType,
      start: columns.nodes.id[columns.edges.source[edge]!]!,
      end: columns.nodes.id[columns.edges.target[edge]!]!,
      properties: {},
    })),
  };
  const ties = tally(facts);
  const dots = placeNodes(facts, { seed: 1 }).nodes.map(({ id, properties }, index) => ({
    node: nodes[index]!,
    x: Number(properties.x),
    y: Number(properties.y),
    ties: ties.get(id) ?? 0,
  }));
  const placeOf = new Map(nodes.map((node, index) => [node, index]));
  const lines = edges.map(edge => ({
    edge,
    from: placeOf.get(columns.edges.source[edge]!)!,
    to: placeOf.get(columns.edges.target[edge]!)!,
  }));
  return { dots, lines };
}

function tally({ edges }: Facts): ReadonlyMap<string, number> {
  const ties = new Map<string, number>();
  for (const { start, end } of edges) for (const id of [start, end]) ties.set(id, (ties.get(id) ?? 0) + 1);
  return ties;
}

/** Room at the edge of the picture, for names. */
const MARGIN = { x: 96, y: 26 } as const;
/** Pixels of one unit at most: few nodes do not fly apart. */
const MOST_STRETCH = 5;

export interface SpreadGraph {
  readonly dots: readonly Dot[];
  readonly lines: readonly { readonly edge: number; readonly from: Dot; readonly to: Dot }[];
}

/** The graph drawn out to a width and a height, its middle in the middle; up is where y grows before, and shrinks after. */
export function spread(
  { dots, lines }: SmallGraph,
  { width, height }: { readonly width: number; readonly height: number },
): SpreadGraph {
  const along = (values: readonly number[], room: number): ((value: number) => number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const stretch = Math.min(MOST_STRETCH, Math.max(0, room) / Math.max(1, high - low));
    return value => (value - (low + high) / 2) * stretch;
  };
  const toX = along(
    dots.map(({ x }) => x),
    width - 2 * MARGIN.x,
  );
  const toY = along(
    dots.map(({ y }) => y),
    height - 2 * MARGIN.y,
  );
  const placed = dots.map(dot => ({ ...dot, x: width / 2 + toX(dot.x), y: height / 2 - toY(dot.y) }));
  return {
    dots: placed,
    lines: lines.map(({ edge, from, to }) => ({ edge, from: placed[from]!, to: placed[to]! })),
  };
}
