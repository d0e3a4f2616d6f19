/** Forces that settle a graph: ties pull, all push, communities keep together, and a falling temperature ends the movement. */
import { Quadtree } from './quadtree.ts';
import type { Ties } from './ties.ts';

export interface Places {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** Room that a node wants around it; all forces are in these units. */
export const LENGTH = 30;
/** Pull grows with distance to this power: 1 is Fruchterman & Reingold's springs, 0 Noack's LinLog, which parts clusters. */
const PULL_POWER = 0.5;
const PULL = 2;
/** Between hubs a single tie means less: it is divided by the smaller degree to this power. */
const HUB_POWER = 0.35;
/** Toward the middle of all, by mass: with pushes of mass over distance it fills a disc evenly. */
const GRAVITY = 0.25;
/** Toward the middle of the own community, by mass. */
const KINSHIP = 0.25;
/** Cells that look narrower act as one point. */
const THETA = 1.2;
/** The last temperature, in lengths; the first is a part of the map's radius. */
const [HOT_PART, COLD] = [0.25, 0.05];

/** Moves the nodes in place. */
export function settle(
  places: Places,
  ties: Ties,
  communities: Int32Array,
  iterations: number,
  onProgress: (done: number, total: number) => void,
): void {
  const { count } = ties;
  const masses = Float64Array.from(ties.degrees, degree => 1 + Math.sqrt(degree));
  const tree = new Quadtree(places.xs, places.ys, masses);
  const moves = { xs: new Float64Array(count), ys: new Float64Array(count) };
  const hubs = weighHubs(ties);
  const groupCount = communities.reduce((most, group) => Math.max(most, group + 1), 0);
  const hot = Math.max(1, HOT_PART * Math.sqrt(count));
  for (let done = 0; done < iterations; done++) {
    const heat = hot * (COLD / hot) ** (done / iterations);
    tree.build();
    pushApart(tree, masses, moves);
    pullTogether(places, ties, hubs, moves);
    gather(places, communities, groupCount, masses, moves);
    move(places, moves, masses, heat * LENGTH);
    if (done % 10 === 9 || done === iterations - 1) onProgress(done + 1, iterations);
  }
}

function pushApart(tree: Quadtree, masses: Float64Array, moves: Places): void {
  const sums = new Float64Array(2);
  for (const node of tree.order) {
    tree.push(node, THETA, sums);
    moves.xs[node] = sums[0]! * LENGTH * LENGTH * masses[node]!;
    moves.ys[node] = sums[1]! * LENGTH * LENGTH * masses[node]!;
  }
}

/** What each tie is divided by. */
function weighHubs({ count, starts, others, degrees }: Ties): Float64Array {
  const hubs = new Float64Array(others.length);
  for (let node = 0; node < count; node++)
    for (let at = starts[node]!; at < starts[node + 1]!; at++)
      hubs[at] = Math.min(degrees[node]!, degrees[others[at]!]!) ** HUB_POWER;
  return hubs;
}

function pullTogether(
  { xs, ys }: Places,
  { count, starts, others, weights }: Ties,
  hubs: Float64Array,
  moves: Places,
): void {
  for (let node = 0; node < count; node++)
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const other = others[at]!;
      if (other <= node) continue;
      const dx = xs[other]! - xs[node]!;
      const dy = ys[other]! - ys[node]!;
      const distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      const pull =
        (PULL * weights[at]! * LENGTH * (distance / LENGTH) ** PULL_POWER) / (hubs[at]! * distance);
      moves.xs[node]! += dx * pull;
      moves.ys[node]! += dy * pull;
      moves.xs[other]! -= dx * pull;
      moves.ys[other]! -= dy * pull;
    }
}

/** Toward the middle of the own community, and of all. */
function gather(
  { xs, ys }: Places,
  communities: Int32Array,
  groupCount: number,
  masses: Float64Array,
  moves: Places,
): void {
  const middles = { xs: new Float64Array(groupCount), ys: new Float64Array(groupCount) };
  const sizes = new Float64Array(groupCount);
  for (let node = 0; node < xs.length; node++) {
    const group = communities[node]!;
    middles.xs[group]! += xs[node]!;
    middles.ys[group]! += ys[node]!;
    sizes[group]! += 1;
  }
  for (let node = 0; node < xs.length; node++) {
    const group = communities[node]!;
    const x = middles.xs[group]! / sizes[group]!;
    const y = middles.ys[group]! / sizes[group]!;
    moves.xs[node]! += ((x - xs[node]!) * KINSHIP - xs[node]! * GRAVITY) * masses[node]!;
    moves.ys[node]! += ((y - ys[node]!) * KINSHIP - ys[node]! * GRAVITY) * masses[node]!;
  }
}

/** Each goes the way it is moved, heavy ones slower, none farther than the temperature. */
function move({ xs, ys }: Places, moves: Places, masses: Float64Array, heat: number): void {
  for (let node = 0; node < xs.length; node++) {
    const dx = moves.xs[node]! / masses[node]!;
    const dy = moves.ys[node]! / masses[node]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    const scale = length > heat ? heat / length : 1;
    xs[node]! += dx * scale * 0.3;
    ys[node]! += dy * scale * 0.3;
  }
}
