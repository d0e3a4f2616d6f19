/** Where every node stands on the map, and in which community: computed once at build time, the same for the same graph and seed. */
import { type Facts, sortKeys } from './facts.ts';
import { pushApart } from './layout/apart.ts';
import { isPlaced, placeBesideKin } from './layout/beside-kin.ts';
import { findCommunities, type Grouping, orderByGroups, renumber } from './layout/communities.ts';
import { type Island, packIslands } from './layout/islands.ts';
import { placeByLevels } from './layout/multilevel.ts';
import { findComponents, type Network, subset, type Ties, tieNodes } from './layout/ties.ts';
import { seededRandom } from './random.ts';
import { type GraphRows, rowsOf } from './rows.ts';

export interface PlaceOptions {
  readonly seed: number;
  onProgress?(done: number, total: number): void;
}

/** Of each node by its row. */
export interface MapPlaces {
  /** Neighbours stand some ten units apart or more. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** 0 is the largest. */
  readonly community: readonly number[];
}

export function findPlaces(
  network: Network,
  { seed, onProgress = () => undefined }: PlaceOptions,
): MapPlaces {
  const ties = tieNodes(network);
  const levels = findCommunities(ties, seed);
  const turn = seededRandom(seed)() * 2 * Math.PI;
  const placeIsland = islandPlacer(ties, levels, turn);
  const islands = findComponents(ties).map((members, index) =>
    // Nearly all of the work is in the first and largest.
    placeIsland(members, index === 0 ? onProgress : () => undefined),
  );
  const { xs, ys } = packIslands(islands, ties.count);
  const groups = levels.at(-1)?.groups;
  return {
    x: Array.from(xs, round),
    y: Array.from(ys, round),
    community: groups ? Array.from(groups) : Array.from(xs.keys()),
  };
}

/** Nodes with their places as properties. */
export function placeNodes(facts: Facts, options: PlaceOptions): Facts {
  const { x, y, community } = findPlaces(rowsOf(facts), options);
  const nodes = facts.nodes.map((node, row) => {
    const place = { x: x[row]!, y: y[row]!, community: community[row]! };
    return { ...node, properties: sortKeys({ ...node.properties, ...place }) };
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

/** So few nodes are settled as they are. */
const FEW = 40;

function islandPlacer(
  all: Ties,
  levels: readonly Grouping[],
  turn: number,
): (members: Int32Array, onProgress: (done: number, total: number) => void) => Island {
  const room = new Int32Array(all.count);
  const within = (members: Int32Array): readonly Grouping[] =>
    members.length < FEW
      ? []
      : levels.map(({ groups, count }) =>
          renumber(
            members.map(node => groups[node]!),
            count,
          ),
        );
  const alone = {
    places: { xs: new Float64Array(1), ys: new Float64Array(1) },
    radii: Float64Array.of(radiusOf(0)),
  };
  return (found, onProgress) => {
    if (found.length === 1) return { members: found, ...alone };
    const members = found.length < FEW ? found : orderByGroups(found, levels);
    const ties = subset(all, members, room);
    const places = placeByLevels(ties, within(members), turn, onProgress);
    const radii = ties.degrees.map(radiusOf);
    pushApart(places, radii, 100);
    return { members, places, radii };
  };
}

/** Of the disc that no other node stands in: a small map is drawn with large dots. */
function radiusOf(degree: number): number {
  return Math.min(80, 7 + 12 * Math.sqrt(degree));
}

/** Two digits: no eye sees more, and files stay small. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
