/** Pushes nodes apart until none covers another, each a disc: neighbours are found on a grid as fine as the smallest. */
import type { Places } from './places.ts';

/** Moves the nodes in place; `radii` bear the margin already. */
export function pushApart(places: Places, radii: Float64Array, passes: number): void {
  const grid = new Grid(radii);
  for (let pass = 0; pass < passes; pass++) {
    grid.fill(places);
    let touched = false;
    for (let node = 0; node < radii.length; node++) if (grid.part(node, places)) touched = true;
    if (!touched) return;
  }
}

const NONE = -1;

/** Each disc looks for those that are no larger as far as one of its own size would reach. */
class Grid {
  readonly #radii: Float64Array;
  readonly #width: number;
  /** A hash table of cells: the first disc in each, and for each disc the next. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;

  constructor(radii: Float64Array) {
    this.#radii = radii;
    this.#width = 2 * radii.reduce((least, radius) => Math.min(least, radius), Infinity);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * radii.length + 2)));
    this.#next = new Int32Array(radii.length);
  }

  fill({ xs, ys }: Places): void {
    this.#heads.fill(NONE);
    for (let node = xs.length - 1; node >= 0; node--) {
      const slot = this.#slot(Math.floor(xs[node]! / this.#width), Math.floor(ys[node]! / this.#width));
      this.#next[node] = this.#heads[slot]!;
      this.#heads[slot] = node;
    }
  }

  /** Parts a disc from those that are smaller, or as large and behind it. */
  part(node: number, places: Places): boolean {
    const [x, y, reach] = [places.xs[node]!, places.ys[node]!, 2 * this.#radii[node]!];
    const cellOf = (along: number): number => Math.floor(along / this.#width);
    const [left, right, top, bottom] = [
      cellOf(x - reach),
      cellOf(x + reach),
      cellOf(y - reach),
      cellOf(y + reach),
    ];
    let touched = false;
    if ((right - left + 1) * (bottom - top + 1) > this.#next.length) {
      for (let other = 0; other < this.#next.length; other++)
        if (this.#partTwo(node, other, places)) touched = true;
      return touched;
    }
    for (let column = left; column <= right; column++)
      for (let row = top; row <= bottom; row++)
        for (let other = this.#heads[this.#slot(column, row)]!; other !== NONE; other = this.#next[other]!)
          if (this.#partTwo(node, other, places)) touched = true;
    return touched;
  }

  /** The lighter of two that overlap goes the farther. */
  #partTwo(a: number, b: number, { xs, ys }: Places): boolean {
    const [own, other] = [this.#radii[a]!, this.#radii[b]!];
    if (other > own || (other === own && b <= a)) return false;
    const dx = xs[b]! - xs[a]! || (b - a) * 1e-6;
    const dy = ys[b]! - ys[a]!;
    const square = dx * dx + dy * dy;
    const room = own + other - 0.01;
    if (square >= room * room) return false;
    const distance = Math.sqrt(square);
    const step = (own + other - distance) / distance;
    const share = other / (own + other);
    xs[a]! -= dx * step * share;
    ys[a]! -= dy * step * share;
    xs[b]! += dx * step * (1 - share);
    ys[b]! += dy * step * (1 - share);
    return true;
  }

  /** Cells that share a slot cost a look at each other's discs, no more. */
  #slot(column: number, row: number): number {
    const hash = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b);
    return ((hash >>> 15) ^ hash) & (this.#heads.length - 1);
  }
}
