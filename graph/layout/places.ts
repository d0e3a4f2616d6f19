/** Places on the map, and how a disc is filled with them. */

export interface Places {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** Room that a node wants around it. */
export const LENGTH = 30;

/** A square with all points in it, none on its right or lower side. */
export function boundsOf({ xs, ys }: Places): { left: number; top: number; width: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let point = 0; point < xs.length; point++) {
    left = Math.min(left, xs[point]!);
    right = Math.max(right, xs[point]!);
    top = Math.min(top, ys[point]!);
    bottom = Math.max(bottom, ys[point]!);
  }
  return { left, top, width: Math.max(right - left, bottom - top, 1e-9) * 1.0001 };
}

/** Each next point turns by this: no two ever stand in one direction. */
export const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));

/** Points that fill a disc evenly from the middle outward (Vogel 1979): `rank` grows with the area. */
export function sunflower(rank: number, unit: number, turn: number): [number, number] {
  const distance = unit * Math.sqrt(rank);
  return [distance * Math.cos(turn), distance * Math.sin(turn)];
}
