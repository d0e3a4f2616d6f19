/** Where every node stands on the map, and in which community: computed once at build time, the same for the same graph and seed. */
import { type Facts, sortKeys } from './facts.ts';
import { pushApart } from './layout/apart.ts';
import { isPlaced, placeBesideKin } from './layout/beside-kin.ts';
import { findCommunities, renumber } from './layout/communities.ts';
import { packIslands } from './layout/islands.ts';
import { placeByLevels } from './layout/multilevel.ts';
import { findComponents, subset, tieNodes } from './layout/ties.ts';
import { seededRandom } from './random.ts';
import type { GraphRows } from './rows.ts';

export interface PlaceOptions {
  readonly seed: number;
  onProgress?(done: number, total: number): void;
}

/** Nodes with places (`x`, `y`: neighbours stand some ten units apart or more) and communities (0 is the largest). */
export function placeNodes(facts: Facts, { seed, onProgress = () => undefined }: PlaceOptions): Facts {
  const ties = tieNodes(facts);
  const levels = findCommunities(ties, seed);
  const turn = seededRandom(seed)() * 2 * Math.PI;
  const room = new Int32Array(ties.count);
  const islands = findComponents(ties).map((members, index) => {
    const own = subset(ties, members, room);
    const groupings =
      members.length < FEW
        ? []
        : levels.map(({ groups, count }) =>
            renumber(
              members.map(node => groups[node]!),
              count,
            ),
          );
    // Nearly all of the work is in the first and largest.
    const places = placeByLevels(own, groupings, turn, index === 0 ? onProgress : () => undefined);
    const radii = own.degrees.map(degree => 7 + 2.5 * Math.sqrt(degree));
    pushApart(places, radii, 100);
    return { members, places, radii };
  });
  const places = packIslands(islands, ties.count);
  const communities = levels.at(-1)?.groups;
  const nodes = facts.nodes.map((node, index) => {
    const [x, y] = [round(places.xs[index]!), round(places.ys[index]!)];
    return {
      ...node,
      properties: sortKeys({ ...node.properties, x, y, community: communities?.[index] ?? index }),
    };
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

/** Two digits: no eye sees more, and files stay small. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
