/** Parts of a graph that no edge joins, each settled by itself: the largest in the middle, the others in a belt around it. */
import { pushApart } from './apart.ts';
import { GOLDEN_TURN, type Places, sunflower } from './places.ts';

export interface Island {
  /** The nodes' numbers in the whole graph. */
  readonly members: Int32Array;
  readonly places: Places;
  readonly radii: Float64Array;
}

/** How much wider than its disc the part of the belt is that an island gets: discs leave room between them however they are packed. */
const SPACE = 1.2;
/** Room between islands. */
const MARGIN = 12;

/** Places in the whole graph, the middle of the first island at the origin. Islands come the largest first. */
export function packIslands(islands: readonly Island[], count: number): Places {
  const discs = islands.map(enclose);
  const middles = { xs: new Float64Array(islands.length), ys: new Float64Array(islands.length) };
  let area = ((discs[0]?.radius ?? 0) / SPACE) ** 2;
  for (const [index, { radius }] of discs.entries()) {
    if (index === 0) continue;
    // Each gets the area of its disc on a sunflower, so that the belt is evenly filled.
    const [x, y] = sunflower(area + radius * radius, SPACE, index * GOLDEN_TURN);
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
  for (const [index, { members, places: own }] of islands.entries()) {
    const x = middles.xs[index]! - middles.xs[0]! - discs[index]!.x;
    const y = middles.ys[index]! - middles.ys[0]! - discs[index]!.y;
    for (let at = 0; at < members.length; at++) {
      places.xs[members[at]!] = own.xs[at]! + x;
      places.ys[members[at]!] = own.ys[at]! + y;
    }
  }
  return places;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function enclose({ places: { xs, ys }, radii }: Island): Disc {
  let [x, y, radius] = [0, 0, 0];
  for (let at = 0; at < xs.length; at++) {
    x += xs[at]! / xs.length;
    y += ys[at]! / xs.length;
  }
  for (let at = 0; at < xs.length; at++)
    radius = Math.max(radius, Math.sqrt((xs[at]! - x) ** 2 + (ys[at]! - y) ** 2) + radii[at]!);
  return { x, y, radius: radius + MARGIN };
}
