/** Other places for the same nodes: by year, around one node, by type. The map's own places are settled at build time. */
import { nodeTypes } from '#graph/schema';
import { type Network, UNKNOWN } from '../data/network.ts';
import type { Layout } from '../state/view.ts';
import type { Visible } from '../state/visible.ts';
import type { Places } from './terrain.ts';

export interface LayoutInput {
  readonly network: Network;
  readonly visible: Visible;
  /** The node that a radial layout is about; else the one with most lines. */
  readonly centre: number | null;
}

/** A word on the map, such as the year of a column. */
export interface Caption {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Arrangement extends Places {
  readonly captions: readonly Caption[];
}

type Arrange = (input: LayoutInput) => Arrangement;

/** Distance between neighbours in a row. */
const STEP = 10;

export const layouts: Readonly<Record<Layout, Arrange>> = {
  map: ({ network }) => settled(network),
  lineage: byYear,
  radial: around,
  grid: byType,
};

const known = new WeakMap<Network, Arrangement>();

/** The map's own places: one value for a network, so that nothing moves where nothing changed. */
function settled(network: Network): Arrangement {
  const { x, y } = network.columns.nodes;
  const places = known.get(network) ?? { x: Float64Array.from(x), y: Float64Array.from(y), captions: [] };
  known.set(network, places);
  return places;
}

interface Arrays extends Arrangement {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly captions: Caption[];
}

const nowhere = (count: number): Arrays => ({
  x: new Float64Array(count),
  y: new Float64Array(count),
  captions: [],
});

const shown = ({ network, visible }: LayoutInput): number[] =>
  [...network.byDegree].filter(node => visible.nodes[node] === 1);

/** Rows of at most `width`, filled in order, from the top left. */
function block(places: Arrays, nodes: readonly number[], width: number, left: number, top: number): void {
  for (const [index, node] of nodes.entries()) {
    places.x[node] = left + (index % width) * STEP;
    places.y[node] = top - Math.floor(index / width) * STEP;
  }
}

/** One column a year, the oldest at the left; what has no year stands with the years of its neighbours. */
function byYear(input: LayoutInput): Arrangement {
  const { network } = input;
  const columns = new Map<number, number[]>();
  for (const node of shown(input)) {
    const year = yearNear(network, node);
    columns.set(year, [...(columns.get(year) ?? []), node]);
  }
  const years = [...columns.keys()].sort((a, b) => a - b);
  const most = Math.max(1, ...[...columns.values()].map(nodes => nodes.length));
  const height = Math.max(6, Math.ceil(Math.sqrt(most * 1.6)));
  const places = nowhere(network.nodeCount);
  let left = 0;
  for (const year of years) {
    const nodes = columns
      .get(year)!
      .sort((a, b) => network.labelOf[b]! - network.labelOf[a]! || network.degree[b]! - network.degree[a]!);
    const width = Math.max(1, Math.ceil(nodes.length / height));
    const rows = Math.ceil(nodes.length / width);
    block(places, nodes, width, left, (rows * STEP) / 2);
    places.captions.push({
      text: String(year),
      x: left + ((width - 1) * STEP) / 2,
      y: (height * STEP) / 2 + 2.4 * STEP,
    });
    left += (width + 2) * STEP;
  }
  return places;
}

function yearNear({ columns, edgesOf, otherEnd, years }: Network, node: number): number {
  const own = columns.nodes.year[node];
  if (own != null) return own;
  const near = [...edgesOf(node)].flatMap(edge => columns.nodes.year[otherEnd(edge, node)] ?? []).sort();
  return near[Math.floor(near.length / 2)] ?? years?.[0] ?? 0;
}

/** Blocks side by side, one a type, the greatest first. */
function byType(input: LayoutInput): Arrangement {
  const { network } = input;
  const nodes = shown(input);
  const places = nowhere(network.nodeCount);
  let left = 0;
  for (const label of [...nodeTypes.keys(), UNKNOWN]) {
    const own = nodes.filter(node => network.labelOf[node] === label);
    if (own.length === 0) continue;
    const width = Math.ceil(Math.sqrt(own.length));
    block(places, own, width, left, (width * STEP) / 2);
    const text = nodeTypes[label]?.words.many ?? 'others';
    places.captions.push({ text, x: left + ((width - 1) * STEP) / 2, y: (width * STEP) / 2 + 2.4 * STEP });
    left += (width + 3) * STEP;
  }
  return places;
}

/** Rings by the number of steps from the centre; kin stand beside each other. */
function around(input: LayoutInput): Arrangement {
  const { network, visible } = input;
  const nodes = shown(input);
  const places = nowhere(network.nodeCount);
  const centre = input.centre !== null && visible.nodes[input.centre] === 1 ? input.centre : nodes[0];
  if (centre === undefined) return places;
  const rings = ringsFrom(network, visible, centre);
  const reached = new Set(rings.flat());
  const loose = nodes.filter(node => !reached.has(node));
  let radius = 0;
  for (const [index, ring] of [...rings, loose].entries()) {
    if (index === 0 || ring.length === 0) continue;
    radius = Math.max(radius + 9 * STEP, (ring.length * STEP) / (2 * Math.PI));
    for (const [place, node] of ring.entries()) {
      const turn = (2 * Math.PI * place) / ring.length;
      places.x[node] = radius * Math.cos(turn);
      places.y[node] = radius * Math.sin(turn);
    }
  }
  return places;
}

function ringsFrom(network: Network, visible: Visible, centre: number): readonly (readonly number[])[] {
  const rings: number[][] = [[centre]];
  const seen = new Set([centre]);
  const { community } = network.columns.nodes;
  for (let ring = rings[0]!; ring.length > 0; ring = rings.at(-1)!) {
    const next: number[] = [];
    // Children follow their parents' order, so that lines cross little.
    for (const node of ring)
      for (const edge of network.edgesOf(node)) {
        const other = network.otherEnd(edge, node);
        if (visible.edges[edge] === 0 || seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    if (rings.length === 1)
      next.sort((a, b) => network.labelOf[a]! - network.labelOf[b]! || community[a]! - community[b]!);
    if (next.length === 0) break;
    rings.push(next);
  }
  return rings;
}

/** On the way from one layout to another. @param share 0 to 1 */
export function between(from: Places, to: Arrangement, share: number): Arrangement {
  const along = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
    Float64Array.from(b, (end, node) => a[node]! + (end - a[node]!) * share);
  return { x: along(from.x, to.x), y: along(from.y, to.y), captions: to.captions };
}
