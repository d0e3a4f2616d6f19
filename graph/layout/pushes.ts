/** Pushes between all points, mass over distance, in time that grows as their number: near ones one by one, far ones through a pyramid of grids. */
import { boundsOf, type Places } from './places.ts';

// Greengard & Rokhlin 1987. In complex numbers a push of `m` at `w` on `z` is the conjugate of `m / (z - w)`; so a cell needs its mass, the middle of
// it, and of what comes from afar the sum and the slope there.

/** Points that a cell of the finest grid holds on average. */
const CROWD = 3;
/** Rows of the finest grid: 2 to this power at most. */
const DEEPEST = 10;

interface Grid {
  /** Cells in a row. */
  readonly side: number;
  readonly masses: Float64Array;
  /** The middle of the mass. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** What comes from afar at that middle, real and imaginary part, and how it changes from there. */
  readonly sums: Float64Array;
  readonly turned: Float64Array;
  readonly slopes: Float64Array;
  readonly turnedSlopes: Float64Array;
}

export class Pushes {
  readonly #masses: Float64Array;
  /** Each twice as fine as the one before; the first is one cell. */
  readonly #grids: readonly Grid[];
  readonly #cells: Int32Array;
  /** Where the points of each cell of the finest grid begin, and the points in that order. */
  readonly #starts: Int32Array;
  readonly #next: Int32Array;
  readonly #points: Int32Array;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #ms: Float64Array;

  constructor(masses: Float64Array) {
    const count = masses.length;
    const depth = Math.min(DEEPEST, Math.max(0, Math.round(Math.log2(count / CROWD) / 2)));
    this.#masses = masses;
    this.#grids = Array.from({ length: depth + 1 }, (_, level) => makeGrid(2 ** level));
    this.#cells = new Int32Array(count);
    this.#starts = new Int32Array(4 ** depth + 1);
    this.#next = new Int32Array(4 ** depth);
    this.#points = new Int32Array(count);
    this.#xs = new Float64Array(count);
    this.#ys = new Float64Array(count);
    this.#ms = new Float64Array(count);
  }

  /** Writes the sum of the pushes on each point. */
  sum(places: Places, into: Places): void {
    this.#sort(places);
    this.#gatherMasses();
    for (let level = 2; level < this.#grids.length; level++)
      bringFar(this.#grids[level - 1]!, this.#grids[level]!);
    const { side } = this.#grids.at(-1)!;
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) this.#pushCell(row, column, into);
  }

  /** The points by their cells. */
  #sort({ xs, ys }: Places): void {
    const { side } = this.#grids.at(-1)!;
    const [cells, starts, next] = [this.#cells, this.#starts, this.#next];
    const { left, top, width } = boundsOf({ xs, ys });
    const scale = side / width;
    starts.fill(0);
    for (let point = 0; point < cells.length; point++) {
      const cell = Math.floor((ys[point]! - top) * scale) * side + Math.floor((xs[point]! - left) * scale);
      cells[point] = cell;
      starts[cell + 1]! += 1;
    }
    for (let cell = 0; cell < next.length; cell++) {
      next[cell] = starts[cell]!;
      starts[cell + 1]! += starts[cell]!;
    }
    for (let point = 0; point < cells.length; point++) {
      const at = next[cells[point]!]!++;
      this.#points[at] = point;
      this.#xs[at] = xs[point]!;
      this.#ys[at] = ys[point]!;
      this.#ms[at] = this.#masses[point]!;
    }
  }

  #gatherMasses(): void {
    for (const grid of this.#grids) for (const part of [grid.masses, grid.xs, grid.ys]) part.fill(0);
    const finest = this.#grids.at(-1)!;
    for (let cell = 0; cell < this.#next.length; cell++)
      for (let at = this.#starts[cell]!; at < this.#starts[cell + 1]!; at++)
        addMass(finest, cell, this.#xs[at]!, this.#ys[at]!, this.#ms[at]!);
    for (let level = this.#grids.length - 1; level >= 0; level--)
      closeGrid(this.#grids[level]!, this.#grids[level - 1] ?? null);
  }

  #pushCell(row: number, column: number, into: Places): void {
    const finest = this.#grids.at(-1)!;
    const { side } = finest;
    const [starts, xs, ys, ms] = [this.#starts, this.#xs, this.#ys, this.#ms];
    const cell = row * side + column;
    const [first, last] = [Math.max(0, column - 1), Math.min(side - 1, column + 1)];
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      const [x, y] = [xs[at]!, ys[at]!];
      const [dx, dy] = [x - finest.xs[cell]!, y - finest.ys[cell]!];
      let sumX = finest.sums[cell]! + finest.slopes[cell]! * dx - finest.turnedSlopes[cell]! * dy;
      let sumY = -(finest.turned[cell]! + finest.slopes[cell]! * dy + finest.turnedSlopes[cell]! * dx);
      for (let near = Math.max(0, row - 1); near <= Math.min(side - 1, row + 1); near++) {
        const end = starts[near * side + last + 1]!;
        for (let other = starts[near * side + first]!; other < end; other++) {
          const [fromX, fromY] = [x - xs[other]!, y - ys[other]!];
          const scale = ms[other]! / (fromX * fromX + fromY * fromY + 1e-9);
          sumX += fromX * scale;
          sumY += fromY * scale;
        }
      }
      into.xs[this.#points[at]!] = sumX;
      into.ys[this.#points[at]!] = sumY;
    }
  }
}

function makeGrid(side: number): Grid {
  const [masses, xs, ys, sums, turned, slopes, turnedSlopes] = Array.from(
    { length: 7 },
    () => new Float64Array(side * side),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return { side, masses, xs, ys, sums, turned, slopes, turnedSlopes };
}

function addMass({ masses, xs, ys }: Grid, cell: number, x: number, y: number, mass: number): void {
  masses[cell]! += mass;
  xs[cell]! += mass * x;
  ys[cell]! += mass * y;
}

/** Moments become middles; they are passed on to the coarser grid. */
function closeGrid(grid: Grid, coarser: Grid | null): void {
  const { side, masses, xs, ys } = grid;
  for (let cell = 0; cell < masses.length; cell++) {
    const mass = masses[cell]!;
    if (mass === 0) continue;
    xs[cell]! /= mass;
    ys[cell]! /= mass;
    if (coarser) addMass(coarser, parentOf(cell, side), xs[cell]!, ys[cell]!, mass);
  }
}

function parentOf(cell: number, side: number): number {
  const [row, column] = [Math.floor(cell / side), cell % side];
  return (row >> 1) * (side >> 1) + (column >> 1);
}

/** What acts on a cell from afar: all that acts so on the cell it is part of, and the cells around that one, but for its own neighbours. */
function bringFar(coarse: Grid, grid: Grid): void {
  const { side } = grid;
  for (let cell = 0; cell < grid.masses.length; cell++) {
    if (grid.masses[cell] === 0) continue;
    const [row, column] = [Math.floor(cell / side), cell % side];
    const parent = parentOf(cell, side);
    const [x, y] = [grid.xs[cell]!, grid.ys[cell]!];
    const [dx, dy] = [x - coarse.xs[parent]!, y - coarse.ys[parent]!];
    let [slope, turnedSlope] = [coarse.slopes[parent]!, coarse.turnedSlopes[parent]!];
    let sum = coarse.sums[parent]! + slope * dx - turnedSlope * dy;
    let turned = coarse.turned[parent]! + slope * dy + turnedSlope * dx;
    const [top, left] = [Math.max(0, (row & ~1) - 2), Math.max(0, (column & ~1) - 2)];
    const [bottom, right] = [Math.min(side - 1, (row | 1) + 2), Math.min(side - 1, (column | 1) + 2)];
    for (let far = top; far <= bottom; far++)
      for (let across = left; across <= right; across++) {
        if (far >= row - 1 && far <= row + 1 && across >= column - 1 && across <= column + 1) continue;
        const other = far * side + across;
        const mass = grid.masses[other]!;
        if (mass === 0) continue;
        const [fromX, fromY] = [x - grid.xs[other]!, y - grid.ys[other]!];
        const inverse = 1 / (fromX * fromX + fromY * fromY);
        const [realPart, imaginaryPart] = [fromX * inverse, -fromY * inverse];
        sum += mass * realPart;
        turned += mass * imaginaryPart;
        slope -= mass * (realPart * realPart - imaginaryPart * imaginaryPart);
        turnedSlope -= mass * 2 * realPart * imaginaryPart;
      }
    grid.sums[cell] = sum;
    grid.turned[cell] = turned;
    grid.slopes[cell] = slope;
    grid.turnedSlopes[cell] = turnedSlope;
  }
}
