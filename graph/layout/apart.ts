/** Pushes nodes apart until none covers another, each a disc: neighbours are found on grids, a coarser one for each size of disc. */
import type { Places } from './places.ts';

/** Moves the nodes in place; `radii` bear the margin already. */
export function pushApart(places: Places, radii: Float64Array, passes: number): void {
  const grids = new Grids(radii);
  for (let pass = 0; pass < passes; pass++) {
    grids.fill(places);
    let touched = false;
    for (let node = 0; node < radii.length; node++) if (grids.part(node, places)) touched = true;
    if (!touched) return;
  }
}

const NONE = -1;

/** A disc stands in the grid of its size, whose cells are as wide as the widest of that size: it looks for larger ones in the coarser grids. */
class Grids {
  readonly #radii: Float64Array;
  readonly #sizes: Uint8Array;
  /** By size; 0 where no disc is of that size. */
  readonly #widths: Float64Array;
  /** A hash table of cells: the first disc in each, and for each disc the next. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;

  constructor(radii: Float64Array) {
    this.#radii = radii;
    const least = radii.reduce((held, radius) => Math.min(held, radius), Infinity);
    this.#sizes = Uint8Array.from(radii, radius => Math.log2(radius / least));
    this.#widths = new Float64Array(1 + this.#sizes.reduce((held, size) => Math.max(held, size), 0));
    for (const size of this.#sizes) this.#widths[size] = 2 * least * 2 ** (size + 1);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * radii.length + 2)));
    this.#next = new Int32Array(radii.length);
  }

  fill({ xs, ys }: Places): void {
    this.#heads.fill(NONE);
    for (let node = xs.length - 1; node >= 0; node--) {
      const size = this.#sizes[node]!;
      const width = this.#widths[size]!;
      const slot = this.#slot(size, Math.floor(xs[node]! / width), Math.floor(ys[node]! / width));
      this.#next[node] = this.#heads[slot]!;
      this.#heads[slot] = node;
    }
  }

  /** Parts a disc from those of its own size behind it, and from all larger ones. */
  part(node: number, places: Places): boolean {
    const own = this.#sizes[node]!;
    let touched = false;
    for (let size = own; size < this.#widths.length; size++) {
      const width = this.#widths[size]!;
      if (width === 0) continue;
      const column = Math.floor(places.xs[node]! / width);
      const row = Math.floor(places.ys[node]! / width);
      for (let near = column - 1; near <= column + 1; near++)
        for (let low = row - 1; low <= row + 1; low++) {
          let other = this.#heads[this.#slot(size, near, low)]!;
          for (; other !== NONE; other = this.#next[other]!)
            if (
              (this.#sizes[other]! > own || (this.#sizes[other] === own && other > node)) &&
              partTwo(node, other, places, this.#radii)
            )
              touched = true;
        }
    }
    return touched;
  }

  /** Cells that share a slot cost a look at each other's discs, no more. */
  #slot(size: number, column: number, row: number): number {
    const hash = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b) ^ Math.imul(size + 1, 0xc2b2ae35);
    return ((hash >>> 15) ^ hash) & (this.#heads.length - 1);
  }
}

/** The lighter of two that overlap goes the farther. */
function partTwo(a: number, b: number, { xs, ys }: Places, radii: Float64Array): boolean {
  const dx = xs[b]! - xs[a]! || (b - a) * 1e-6;
  const dy = ys[b]! - ys[a]!;
  const distance = Math.sqrt(dx * dx + dy * dy);
  const overlap = radii[a]! + radii[b]! - distance;
  if (overlap <= 0.01) return false;
  const share = radii[b]! / (radii[a]! + radii[b]!);
  const step = overlap / distance;
  xs[a]! -= dx * step * share;
  ys[a]! -= dy * step * share;
  xs[b]! += dx * step * (1 - share);
  ys[b]! += dy * step * (1 - share);
  return true;
}
