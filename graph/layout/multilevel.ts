/** Settles a graph from the coarse to the fine (Walshaw 2001, Hu 2005): groups first, then what is in them, so that each level needs few steps. */
import type { Grouping } from './communities.ts';
import { reach, settle, toBodies } from './forces.ts';
import { GOLDEN_TURN, type Places, sunflower } from './places.ts';
import { joinGroups, type Ties } from './ties.ts';

/** A graph of groups, and of each in which group of the next level it is. */
interface Level {
  readonly bodies: Ties;
  /** Of each the community, on every level the same ones. */
  readonly communities: Grouping;
  readonly parents: Int32Array;
}

/**
 * Places for a graph in one piece.
 * @param levels groupings of its nodes, each made of groups of the one before; the last are the communities
 * @param turn by which the whole picture is turned
 */
export function placeByLevels(
  ties: Ties,
  levels: readonly Grouping[],
  turn: number,
  onProgress: (done: number, total: number) => void,
): Places {
  const all = coarsen(ties, levels);
  const plans = all.map(({ bodies: { count } }) => stepsFor(count));
  const total = plans.reduce((sum, steps, level) => sum + steps * all[level]!.bodies.count, 0);
  let done = 0;
  let places: Places | null = null;
  for (let level = all.length - 1; level >= 0; level--) {
    const { bodies, communities } = all[level]!;
    const above = all[level + 1];
    places = spread(
      bodies,
      places && above ? { places, masses: above.bodies.degrees } : null,
      all[level]!.parents,
      turn,
    );
    const room = (count: number): number => reach(massOf(bodies) / count);
    const cooling = {
      steps: plans[level]!,
      hot: HOT * room(above?.bodies.count ?? 1),
      cold: COLD * room(bodies.count),
    };
    settle(places, bodies, communities, cooling, () => {
      done += bodies.count;
      onProgress(done, total);
    });
  }
  return places!;
}

/** The farthest step at first, in radii of what a body comes from, and at last, in its own. */
const [HOT, COLD] = [0.5, 0.1];

/** Moves of bodies that a level may take, but for the least steps: near its start a large graph is as good as it gets, at rest hubs have lost their kin. */
const MOVES = 30_000;
const [FEWEST, MOST] = [4, 200];

function stepsFor(count: number): number {
  return Math.round(Math.min(MOST, 8 * count, Math.max(FEWEST, MOVES / count)));
}

function massOf({ degrees }: Ties): number {
  return degrees.reduce((sum, mass) => sum + mass, 0);
}

/** The finest first. */
function coarsen(ties: Ties, groupings: readonly Grouping[]): Level[] {
  const levels: Level[] = [];
  let bodies = toBodies(ties);
  const top = groupings.at(-1);
  /** Of each node of the graph the body that it is part of. */
  let part: Int32Array = Int32Array.from({ length: ties.count }, (_, node) => node);
  for (const grouping of groupings) {
    const parents = new Int32Array(bodies.count);
    const communities = new Int32Array(bodies.count);
    for (let node = 0; node < ties.count; node++) {
      parents[part[node]!] = grouping.groups[node]!;
      communities[part[node]!] = top!.groups[node]!;
    }
    levels.push({ bodies, communities: { groups: communities, count: top!.count }, parents });
    bodies = joinGroups(bodies, parents, grouping.count);
    part = grouping.groups;
  }
  const own = Int32Array.from({ length: bodies.count }, (_, body) => body);
  levels.push({
    bodies,
    communities: { groups: own, count: bodies.count },
    parents: new Int32Array(bodies.count),
  });
  return levels;
}

/** First places: each with room for its mass on its group's disc, the heaviest in the middle. */
function spread(
  { count, degrees: masses }: Ties,
  above: { readonly places: Places; readonly masses: Float64Array } | null,
  parents: Int32Array,
  turn: number,
): Places {
  const order = Int32Array.from({ length: count }, (_, body) => body).sort(
    (a, b) => masses[b]! - masses[a]! || a - b,
  );
  const before = new Float64Array(above?.masses.length ?? 1);
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (const body of order) {
    const parent = parents[body]!;
    const rank = before[parent]! === 0 ? 0 : before[parent]! + masses[body]! / 2;
    before[parent]! += masses[body]!;
    const [dx, dy] = sunflower(rank, reach(1), turn + body * GOLDEN_TURN);
    xs[body] = (above?.places.xs[parent] ?? 0) + dx;
    ys[body] = (above?.places.ys[parent] ?? 0) + dy;
  }
  return { xs, ys };
}
