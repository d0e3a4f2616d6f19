/** A quadtree over points with mass, in typed arrays that are used again: far groups act as one point (Barnes & Hut 1986). */

/** Cells do not split below this many halvings: points on one spot would split for ever. */
const DEEPEST = 24;
const NONE = -1;

export class Quadtree {
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #masses: Float64Array;
  /** Four for each cell: a cell, a point as `-2 - point`, or none. */
  #children: Int32Array;
  #cellMass: Float64Array;
  #cellX: Float64Array;
  #cellY: Float64Array;
  /** Points beyond the first that share the deepest cell. */
  readonly #next: Int32Array;
  #cells = 0;
  #width = 0;
  /** Cells and points in the order in which they are visited, so that a walk reads memory from front to back. */
  #laidX = new Float64Array(0);
  #laidY = new Float64Array(0);
  #laidMass = new Float64Array(0);
  /** Width of a cell, squared. */
  #laidWidth = new Float64Array(0);
  /** Behind the last that lies in a cell; of a point `-2 - point`. */
  #laidNext = new Int32Array(0);
  #laid = 0;
  /** Points as they lie, neighbours near each other: pushes asked for in this order take like ways. */
  readonly order: Int32Array;
  #ordered = 0;

  constructor(xs: Float64Array, ys: Float64Array, masses: Float64Array) {
    this.#xs = xs;
    this.#ys = ys;
    this.#masses = masses;
    const room = Math.max(16, 2 * xs.length);
    this.#children = new Int32Array(4 * room);
    this.#cellMass = new Float64Array(room);
    this.#cellX = new Float64Array(room);
    this.#cellY = new Float64Array(room);
    this.#next = new Int32Array(xs.length);
    this.order = new Int32Array(xs.length);
  }

  /** Takes the points' present places. */
  build(): void {
    const [xs, ys] = [this.#xs, this.#ys];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let point = 0; point < xs.length; point++) {
      left = Math.min(left, xs[point]!);
      right = Math.max(right, xs[point]!);
      top = Math.min(top, ys[point]!);
      bottom = Math.max(bottom, ys[point]!);
    }
    this.#width = Math.max(right - left, bottom - top, 1e-9) * 1.001;
    this.#cells = 0;
    this.#newCell();
    for (let point = 0; point < xs.length; point++) this.#insert(point, left, top);
    for (let cell = 0; cell < this.#cells; cell++) {
      const mass = this.#cellMass[cell]!;
      this.#cellX[cell]! /= mass;
      this.#cellY[cell]! /= mass;
    }
    this.#layOut();
  }

  /**
   * Sums the pushes on a point: from each other point, or from a cell that looks small from there, mass over distance.
   * @param theta a cell narrower than `theta` times its distance acts as one point
   * @param into two numbers, x and y, that the sums are written to
   */
  push(point: number, theta: number, into: Float64Array): void {
    const [xs, ys, masses] = [this.#laidX, this.#laidY, this.#laidMass];
    const [widths, nexts, count] = [this.#laidWidth, this.#laidNext, this.#laid];
    const x = this.#xs[point]!;
    const y = this.#ys[point]!;
    const limit = theta * theta;
    let sumX = 0;
    let sumY = 0;
    for (let at = 0; at < count; ) {
      const next = nexts[at]!;
      let dx = x - xs[at]!;
      const dy = y - ys[at]!;
      let distance = dx * dx + dy * dy;
      if (next >= 0 && widths[at]! >= limit * distance) {
        at += 1;
        continue;
      }
      if (next < 0) {
        const other = -2 - next;
        // Two on one spot are parted in a direction of their own.
        if (dx === 0) dx = (point - other) * 1e-6;
        distance = dx * dx + dy * dy + 1e-9;
      }
      if (next !== -2 - point) {
        const scale = masses[at]! / distance;
        sumX += dx * scale;
        sumY += dy * scale;
      }
      at = next < 0 ? at + 1 : next;
    }
    into[0] = sumX;
    into[1] = sumY;
  }

  #layOut(): void {
    const room = this.#cells + this.#xs.length;
    if (this.#laidX.length < room) {
      const wide = room + (room >> 2);
      this.#laidX = new Float64Array(wide);
      this.#laidY = new Float64Array(wide);
      this.#laidMass = new Float64Array(wide);
      this.#laidWidth = new Float64Array(wide);
      this.#laidNext = new Int32Array(wide);
    }
    this.#laid = 0;
    this.#ordered = 0;
    this.#layCell(0, this.#width);
  }

  #layCell(cell: number, width: number): void {
    const at = this.#laid++;
    this.#laidX[at] = this.#cellX[cell]!;
    this.#laidY[at] = this.#cellY[cell]!;
    this.#laidMass[at] = this.#cellMass[cell]!;
    this.#laidWidth[at] = width * width;
    for (let quarter = 4 * cell + 3; quarter >= 4 * cell; quarter--) {
      const child = this.#children[quarter]!;
      if (child >= 0) this.#layCell(child, width / 2);
      else if (child < NONE) this.#layPoints(-2 - child);
    }
    this.#laidNext[at] = this.#laid;
  }

  #layPoints(first: number): void {
    for (let point = first; point !== NONE; point = this.#next[point]!) {
      this.order[this.#ordered++] = point;
      const at = this.#laid++;
      this.#laidX[at] = this.#xs[point]!;
      this.#laidY[at] = this.#ys[point]!;
      this.#laidMass[at] = this.#masses[point]!;
      this.#laidNext[at] = -2 - point;
    }
  }

  #insert(point: number, left: number, top: number): void {
    const [x, y, mass] = [this.#xs[point]!, this.#ys[point]!, this.#masses[point]!];
    this.#next[point] = NONE;
    let [cell, width] = [0, this.#width];
    for (let depth = 0; ; depth++) {
      this.#cellMass[cell]! += mass;
      this.#cellX[cell]! += mass * x;
      this.#cellY[cell]! += mass * y;
      width /= 2;
      const [isRight, isLow] = [x >= left + width, y >= top + width];
      if (isRight) left += width;
      if (isLow) top += width;
      const at = 4 * cell + (isRight ? 1 : 0) + (isLow ? 2 : 0);
      const child = this.#children[at]!;
      if (child === NONE) {
        this.#children[at] = -2 - point;
        return;
      }
      if (child >= 0) {
        cell = child;
        continue;
      }
      const held = -2 - child;
      if (depth >= DEEPEST) {
        this.#next[point] = held;
        this.#children[at] = -2 - point;
        return;
      }
      const made = this.#newCell();
      this.#children[at] = made;
      this.#putDown(made, held, left, top, width);
      cell = made;
    }
  }

  /** A point that stood alone goes one cell deeper. */
  #putDown(cell: number, point: number, left: number, top: number, width: number): void {
    const [x, y, mass] = [this.#xs[point]!, this.#ys[point]!, this.#masses[point]!];
    this.#cellMass[cell]! += mass;
    this.#cellX[cell]! += mass * x;
    this.#cellY[cell]! += mass * y;
    const half = width / 2;
    const quarter = (x >= left + half ? 1 : 0) + (y >= top + half ? 2 : 0);
    this.#children[4 * cell + quarter] = -2 - point;
  }

  #newCell(): number {
    if (this.#cells === this.#cellMass.length) this.#grow();
    const cell = this.#cells++;
    this.#children.fill(NONE, 4 * cell, 4 * cell + 4);
    this.#cellMass[cell] = 0;
    this.#cellX[cell] = 0;
    this.#cellY[cell] = 0;
    return cell;
  }

  #grow(): void {
    const longer = (held: Float64Array): Float64Array => {
      const made = new Float64Array(2 * held.length);
      made.set(held);
      return made;
    };
    const children = new Int32Array(2 * this.#children.length);
    children.set(this.#children);
    this.#children = children;
    this.#cellMass = longer(this.#cellMass);
    this.#cellX = longer(this.#cellX);
    this.#cellY = longer(this.#cellY);
  }
}
