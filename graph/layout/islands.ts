/** Parts of a graph that no edge joins, each settled by itself: the largest in the middle, the others in a belt around it. */
import { pushApart } from './apart.ts';
import { GOLDEN_TURN, type Places, sunflower } from './places.ts';

export interface Island {
  /** The nodes' numbers in the whole graph. */
  readonly members: Int32Array;
  readonly places: Places;
  readonly radii: Float64Array;
}

/** Room between islands. */
const MARGIN = 12;

/** Places in the whole graph, the middle of the first island at the origin. Islands come the largest first. */
export function packIslands(islands: readonly Island[], count: number): Places {
  const discs = islands.map(enclose);
  const middles = { xs: new Float64Array(islands.length), ys: new Float64Array(islands.length) };
  let area = 0;
  for (const [index, { radius }] of discs.entries()) {
    // Each gets the area of its disc on a sunflower, so that the belt is evenly filled.
    const [x, y] = index === 0 ? [0, 0] : sunflower(area, 1.06, index * GOLDEN_TURN);
    middles.xs[index] = x;
    middles.ys[index] = y;
    area += radius * radius;
  }
  pushApart(
    middles,
    Float64Array.from(discs, disc => disc.radius),
    30,
  );
  const places = { xs: new Float64Array(count), ys: new Float64Array(count) };
  for (const [index, { members, places: own }] of islands.entries())
    for (const [at, node] of members.entries()) {
      places.xs[node] = own.xs[at]! - discs[index]!.x + middles.xs[index]! - middles.xs[0]!;
      places.ys[node] = own.ys[at]! - discs[index]!.y + middles.ys[index]! - middles.ys[0]!;
    }
  return places;
}

function enclose({ places: { xs, ys }, radii }: Island): { x: number; y: number; radius: number } {
  const x = xs.reduce((sum, one) => sum + one, 0) / xs.length;
  const y = ys.reduce((sum, one) => sum + one, 0) / ys.length;
  const radius = radii.reduce(
    (most, own, at) => Math.max(most, Math.hypot(xs[at]! - x, ys[at]! - y) + own),
    0,
  );
  return { x, y, radius: radius + MARGIN };
}
