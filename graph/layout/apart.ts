/** Pushes nodes apart until none covers another, each a disc: neighbours are found on a grid, and only where something moved. */
import { boundsOf, type Places } from './places.ts';

/** Moves the nodes in place; `radii` bear the margin already. */
export function pushApart(places: Places, radii: Float64Array, passes: number): void {
  const grid = new Grid(places, radii);
  for (let pass = 0; pass < passes; pass++) {
    grid.fill();
    for (let node = 0; node < radii.length; node++) grid.part(node);
    if (!grid.isStirred) return;
  }
}

/** Nodes that a cell holds on average. */
const CROWD = 2;

/** Each disc looks for those that are no larger as far as one of its own size would reach. */
class Grid {
  readonly #places: Places;
  readonly #radii: Float64Array;
  /** Cells in a row. */
  readonly #side: number;
  #left = 0;
  #top = 0;
  #width = 1;
  /** Where the nodes of each cell begin, and the nodes in that order. */
  readonly #starts: Int32Array;
  readonly #next: Int32Array;
  readonly #nodes: Int32Array;
  /** What moved in the pass before, by cell and by node, and in this one: two that stood still are apart. */
  readonly #stirred: Uint8Array;
  #moved: Uint8Array;
  #moving: Uint8Array;
  isStirred = true;

  constructor(places: Places, radii: Float64Array) {
    this.#places = places;
    this.#radii = radii;
    this.#side = Math.ceil(Math.sqrt(radii.length / CROWD));
    this.#starts = new Int32Array(this.#side ** 2 + 1);
    this.#next = new Int32Array(this.#side ** 2);
    this.#nodes = new Int32Array(radii.length);
    this.#stirred = new Uint8Array(this.#side ** 2);
    this.#moved = new Uint8Array(radii.length);
    this.#moving = new Uint8Array(radii.length).fill(1);
  }

  /** Takes the nodes' present places; begins a pass. */
  fill(): void {
    const [starts, next, stirred] = [this.#starts, this.#next, this.#stirred];
    const { left, top, width } = boundsOf(this.#places);
    [this.#left, this.#top, this.#width] = [left, top, width / this.#side];
    [this.#moved, this.#moving] = [this.#moving, this.#moved];
    this.#moving.fill(0);
    this.isStirred = false;
    starts.fill(0);
    stirred.fill(0);
    for (let node = 0; node < this.#nodes.length; node++) {
      const cell = this.#cellOf(node);
      starts[cell + 1]! += 1;
      if (this.#moved[node]) stirred[cell] = 1;
    }
    for (let cell = 0; cell < next.length; cell++) {
      next[cell] = starts[cell]!;
      starts[cell + 1]! += starts[cell]!;
    }
    for (let node = 0; node < this.#nodes.length; node++) this.#nodes[next[this.#cellOf(node)]!++] = node;
  }

  /** Parts a disc from those that are smaller, or as large and behind it. */
  part(node: number): void {
    const [x, y, reach] = [this.#places.xs[node]!, this.#places.ys[node]!, 2 * this.#radii[node]!];
    const [left, right] = [this.#along(x - reach - this.#left), this.#along(x + reach - this.#left)];
    const [top, bottom] = [this.#along(y - reach - this.#top), this.#along(y + reach - this.#top)];
    for (let row = top; row <= bottom; row++)
      for (let cell = row * this.#side + left; cell <= row * this.#side + right; cell++)
        if (this.#moved[node] || this.#stirred[cell])
          for (let at = this.#starts[cell]!; at < this.#starts[cell + 1]!; at++)
            this.#partTwo(node, this.#nodes[at]!);
  }

  #cellOf(node: number): number {
    const column = this.#along(this.#places.xs[node]! - this.#left);
    return this.#along(this.#places.ys[node]! - this.#top) * this.#side + column;
  }

  #along(distance: number): number {
    return Math.max(0, Math.min(this.#side - 1, Math.floor(distance / this.#width)));
  }

  /** The lighter of two that overlap goes the farther. */
  #partTwo(a: number, b: number): void {
    const [own, other] = [this.#radii[a]!, this.#radii[b]!];
    if (other > own || (other === own && b <= a)) return;
    const { xs, ys } = this.#places;
    const dx = xs[b]! - xs[a]! || (b - a) * 1e-6;
    const dy = ys[b]! - ys[a]!;
    const square = dx * dx + dy * dy;
    const room = own + other - 0.01;
    if (square >= room * room) return;
    const distance = Math.sqrt(square);
    const step = (own + other - distance) / distance;
    const share = other / (own + other);
    xs[a]! -= dx * step * share;
    ys[a]! -= dy * step * share;
    xs[b]! += dx * step * (1 - share);
    ys[b]! += dy * step * (1 - share);
    this.#moving[a] = this.#moving[b] = 1;
    this.isStirred = true;
  }
}
