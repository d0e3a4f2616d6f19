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
  readonly #stack = new Int32Array(4 * (DEEPEST + 2));
  readonly #widths = new Float64Array(4 * (DEEPEST + 2));

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
  }

  /**
   * Sums the pushes on a point: from each other point, or from a cell that looks small from there, mass over distance.
   * @param theta a cell narrower than `theta` times its distance acts as one point
   * @param into two numbers, x and y, that the sums are written to
   */
  push(point: number, theta: number, into: Float64Array): void {
    const [xs, ys, stack, widths] = [this.#xs, this.#ys, this.#stack, this.#widths];
    const [x, y] = [xs[point]!, ys[point]!];
    const limit = theta * theta;
    let [sumX, sumY, depth] = [0, 0, 1];
    stack[0] = 0;
    widths[0] = this.#width;
    while (depth > 0) {
      depth -= 1;
      const entry = stack[depth]!;
      const width = widths[depth]!;
      if (entry < NONE) {
        for (let other = -2 - entry; other !== NONE; other = this.#next[other]!) {
          if (other === point) continue;
          // Two on one spot are parted in a direction of their own.
          const dx = x - xs[other]! || (point - other) * 1e-6;
          const dy = y - ys[other]!;
          const scale = this.#masses[other]! / (dx * dx + dy * dy + 1e-9);
          sumX += dx * scale;
          sumY += dy * scale;
        }
        continue;
      }
      const dx = x - this.#cellX[entry]!;
      const dy = y - this.#cellY[entry]!;
      const distance = dx * dx + dy * dy;
      if (width * width < limit * distance) {
        const scale = this.#cellMass[entry]! / distance;
        sumX += dx * scale;
        sumY += dy * scale;
        continue;
      }
      for (let at = 4 * entry; at < 4 * entry + 4; at++) {
        const child = this.#children[at]!;
        if (child === NONE) continue;
        stack[depth] = child;
        widths[depth] = width / 2;
        depth += 1;
      }
    }
    into[0] = sumX;
    into[1] = sumY;
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
