/** How nodes look under a view: size and colour from numbers of the network; the network itself stays as it is. */
import { nodeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';
import { typeNumber, UNKNOWN } from '../data/network.ts';
import type { ColorBy, SizeBy } from '../state/view.ts';
import { mix, type Paint } from './paint.ts';

export interface MapLook {
  readonly paint: Paint;
  /** Radius of each node in pixels. */
  readonly sizes: Float32Array;
  readonly colors: readonly string[];
}

/** Radius in pixels of the least and the greatest node; larger networks get smaller dots. */
function radii(nodeCount: number): readonly [number, number] {
  const crowd = Math.min(1, Math.max(0, (Math.log10(nodeCount + 1) - 1.5) / 2.5));
  return [5 - 3.2 * crowd, 24 - 8 * crowd];
}

/** Papers are what the rest stands on: they stay in the background. */
const PAPER = 0.68;

export const isTitled = (label: number): boolean => nodeTypes[label]?.nameProperty === 'title';

export function sizesOf(network: Network, by: SizeBy): Float32Array {
  const measure = measures[by](network);
  const most = measure.reduce((greatest, value) => Math.max(greatest, value), 0);
  const [small, large] = radii(network.nodeCount);
  return Float32Array.from(measure, (value, node) => {
    if (by === 'same' || most === 0) return small + 0.15 * large;
    const size = small + (large - small) * (value / most) ** 0.6;
    return isTitled(network.labelOf[node]!) ? Math.max(small * 0.8, size * PAPER) : size;
  });
}

const measures: Readonly<
  Record<
    SizeBy,
    (network: Network) => ArrayLike<number> & Iterable<number> & { reduce: Float64Array['reduce'] }
  >
> = {
  links: ({ degree }) => Float64Array.from(degree),
  papers: papersOf,
  rank: rankOf,
  same: ({ nodeCount }) => new Float64Array(nodeCount),
};

/** Papers that work with it: mentions in passing and scores left out. */
function papersOf({ columns, typeOf, nodeCount }: Network): Float64Array {
  const passing = new Set([
    typeNumber('MENTIONS'),
    typeNumber('SCORED'),
    typeNumber('DERIVED_FROM'),
    typeNumber('KIND_OF'),
    UNKNOWN,
  ]);
  const count = new Float64Array(nodeCount);
  columns.edges.target.forEach((target, edge) => {
    if (!passing.has(typeOf[edge]!)) count[target]! += 1;
  });
  return count;
}

const DAMPING = 0.85;
const ROUNDS = 30;

/** PageRank (Page et al. 1998), over the edges in both directions. */
function rankOf({ columns, degree, nodeCount }: Network): Float64Array {
  const { source, target } = columns.edges;
  let rank = new Float64Array(nodeCount).fill(1 / Math.max(1, nodeCount));
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(nodeCount).fill((1 - DAMPING) / Math.max(1, nodeCount));
    for (let edge = 0; edge < source.length; edge++) {
      const [from, to] = [source[edge]!, target[edge]!];
      next[to]! += (DAMPING * rank[from]!) / degree[from]!;
      if (from !== to) next[from]! += (DAMPING * rank[to]!) / degree[to]!;
    }
    rank = next;
  }
  return rank;
}

export function colorsOf(network: Network, by: ColorBy, paint: Paint): readonly string[] {
  const { labelOf, columns, years } = network;
  const { community, year } = columns.nodes;
  const painters: Readonly<Record<ColorBy, (node: number) => string>> = {
    type: node => paint.types[labelOf[node]!] ?? paint.unknown,
    community: node => communityColor(community[node]!, paint),
    year: node => yearColor(year[node] ?? null, years, paint),
  };
  return Array.from({ length: network.nodeCount }, (_, node) => painters[by](node));
}

export function communityColor(community: number, paint: Paint): string {
  return paint.communities[Math.min(community, paint.communities.length - 1)] ?? paint.unknown;
}

const YEAR_STEPS = 16;

function yearColor(
  year: number | null,
  years: Network['years'],
  { years: [old, recent], ground, faintInk }: Paint,
): string {
  if (year === null || !years) return mix(ground, faintInk, 0.4);
  const share =
    years[1] === years[0] ? 1 : Math.min(1, Math.max(0, (year - years[0]) / (years[1] - years[0])));
  return mix(old, recent, Math.round(share * YEAR_STEPS) / YEAR_STEPS);
}
