/** Where every node stands on the map, and in which community: computed once at build time, the same for the same graph and seed. */
import { type Facts, sortKeys } from './facts.ts';
import { pushApart } from './layout/apart.ts';
import { isPlaced, placeBesideKin } from './layout/beside-kin.ts';
import { findCommunities } from './layout/communities.ts';
import { LENGTH, type Places, settle } from './layout/forces.ts';
import { GOLDEN_TURN, type Island, packIslands, sunflower } from './layout/islands.ts';
import { findComponents, renumber, subset, type Ties, tieNodes } from './layout/ties.ts';
import { seededRandom } from './random.ts';
import type { GraphRows } from './rows.ts';

export interface PlaceOptions {
  readonly seed: number;
  onProgress?(done: number, total: number): void;
}

/** Nodes with places (`x`, `y`: neighbours stand some ten units apart or more) and communities (0 is the largest). */
export function placeNodes(facts: Facts, { seed, onProgress = () => undefined }: PlaceOptions): Facts {
  const ties = tieNodes(facts);
  const communities = findCommunities(ties, seed);
  const islands = findComponents(ties).map((members, index) => {
    // Nearly all of the work is in the first and largest.
    const report = index === 0 ? onProgress : () => undefined;
    return placeIsland(members, ties, communities, seed, report);
  });
  const places = packIslands(islands, ties.count);
  const nodes = facts.nodes.map((node, index) => {
    const [x, y] = [round(places.xs[index]!), round(places.ys[index]!)];
    return { ...node, properties: sortKeys({ ...node.properties, x, y, community: communities[index]! }) };
  });
  return { nodes, edges: facts.edges };
}

/** Has every node its place? */
export function arePlaced(rows: GraphRows): boolean {
  const has = (row: number, axis: string): boolean => typeof rows.nodeProperty(row, axis) === 'number';
  for (let row = 0; row < rows.nodeCount; row++) if (!has(row, 'x') || !has(row, 'y')) return false;
  return true;
}

/** A graph of another program's making has no places yet; a corrected one has them but for what is new. */
export function withPlaces(facts: Facts): Facts {
  const placed = facts.nodes.filter(isPlaced).length;
  if (placed === facts.nodes.length) return facts;
  return placed > facts.nodes.length / 2 ? placeBesideKin(facts) : placeNodes(facts, { seed: 1 });
}

function placeIsland(
  members: Int32Array,
  all: Ties,
  groups: Int32Array,
  seed: number,
  onProgress: (done: number, total: number) => void,
): Island {
  const ties = members.length === all.count ? all : subset(all, members);
  const communities = renumber(members.map(node => groups[node]!));
  const places = firstPlaces(communities, seed);
  if (members.length > 1) settle(places, ties, communities, iterationsFor(members.length), onProgress);
  const radii = Float64Array.from(ties.degrees, degree => 7 + 2.5 * Math.sqrt(degree));
  pushApart(places, radii, 100);
  return { members, places, radii };
}

/** Node moves that a layout may take; so a large graph takes fewer iterations. */
const MOVES = 3_000_000;

function iterationsFor(count: number): number {
  return Math.round(Math.min(500, Math.max(60, MOVES / count)));
}

/** Communities on a sunflower's disc, each with room for its members, who stand on a small one of their own. */
function firstPlaces(communities: Int32Array, seed: number): Places {
  const turn = seededRandom(seed)() * 2 * Math.PI;
  const sizes: number[] = [];
  for (const community of communities) sizes[community] = (sizes[community] ?? 0) + 1;
  let before = 0;
  const middles = sizes.map((size, community) => {
    const rank = community === 0 ? 0 : before + size / 2;
    before += size;
    return sunflower(rank, LENGTH / 2, turn + community * GOLDEN_TURN);
  });
  const seen = sizes.map(() => 0);
  const xs = new Float64Array(communities.length);
  const ys = new Float64Array(communities.length);
  for (const [node, community] of communities.entries()) {
    const rank = seen[community]!++;
    const [dx, dy] = sunflower(rank, LENGTH / 2, turn + rank * GOLDEN_TURN);
    xs[node] = middles[community]![0] + dx;
    ys[node] = middles[community]![1] + dy;
  }
  return { xs, ys };
}

/** Two digits: no eye sees more, and files stay small. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
