/** Parts of a graph that no edge joins, each settled by itself: the largest in the middle, the others in rings around it. */
import { GOLDEN_TURN, type Places } from './places.ts';

export interface Island {
  /** The nodes' numbers in the whole graph. */
  readonly members: Int32Array;
  readonly places: Places;
  readonly radii: Float64Array;
}

/** The rings begin so much farther out than the first island ends. */
const STRAIT = 1.03;
/** Room around an island. */
const MARGIN = 12;

/** Places in the whole graph, the middle of the first island at the origin. Islands come the largest first. */
export function packIslands(islands: readonly Island[], count: number): Places {
  const discs = islands.map(enclose);
  const middles = ringUp(discs.map(({ radius }) => radius));
  const places = { xs: new Float64Array(count), ys: new Float64Array(count) };
  for (const [index, { members, places: own }] of islands.entries()) {
    const x = middles.xs[index]! - discs[index]!.x;
    const y = middles.ys[index]! - discs[index]!.y;
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

/** Nearly the least disc around all nodes: ever shorter steps from the middle to the farthest (Bădoiu & Clarkson 2003). */
function enclose({ places, radii }: Island): Disc {
  const { xs, ys } = places;
  let [x, y] = [0, 0];
  for (let at = 0; at < xs.length; at++) {
    x += xs[at]! / xs.length;
    y += ys[at]! / xs.length;
  }
  let best: Disc = { x, y, radius: Infinity };
  for (let step = 2; step < 2 + STEPS; step++) {
    const { at, distance } = farthest(places, radii, x, y);
    if (distance < best.radius) best = { x, y, radius: distance };
    x += (xs[at]! - x) / step;
    y += (ys[at]! - y) / step;
  }
  return { ...best, radius: best.radius + MARGIN };
}

const STEPS = 50;

function farthest(
  { xs, ys }: Places,
  radii: Float64Array,
  x: number,
  y: number,
): { readonly at: number; readonly distance: number } {
  let [found, most] = [0, 0];
  for (let at = 0; at < xs.length; at++) {
    const distance = Math.sqrt((xs[at]! - x) ** 2 + (ys[at]! - y) ** 2) + radii[at]!;
    if (distance > most) [found, most] = [at, distance];
  }
  return { at: found, distance: most };
}

const AROUND = 2 * Math.PI;

/** Middles of discs: around the first, ring by ring, the widest next to it; what room a ring has left is shared among its discs. */
function ringUp(radii: readonly number[]): Places {
  const middles = { xs: new Float64Array(radii.length), ys: new Float64Array(radii.length) };
  const order = [...radii.keys()].slice(1).sort((a, b) => radii[b]! - radii[a]!);
  let inner = (radii[0] ?? 0) * STRAIT;
  for (let [first, ring] = [0, 0]; first < order.length; ring++) {
    const widest = radii[order[first]!]!;
    const along = inner + widest;
    const angleOf = (place: number): number => 2 * Math.asin(radii[order[place]!]! / along);
    let [end, taken] = [first + 1, angleOf(first)];
    while (end < order.length && taken + angleOf(end) <= AROUND) taken += angleOf(end++);
    const spare = (AROUND - taken) / (end - first);
    let turn = ring * GOLDEN_TURN;
    for (let place = first; place < end; place++) {
      const half = (angleOf(place) + spare) / 2;
      turn += half;
      middles.xs[order[place]!] = along * Math.cos(turn);
      middles.ys[order[place]!] = along * Math.sin(turn);
      turn += half;
    }
    inner += 2 * widest;
    first = end;
  }
  return middles;
}
