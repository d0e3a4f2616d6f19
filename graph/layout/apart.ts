/** Pushes nodes apart until none covers another, each a disc: neighbours are found on a grid. */
import type { Places } from './forces.ts';

/** Moves the nodes in place; `radii` bear the margin already. */
export function pushApart({ xs, ys }: Places, radii: Float64Array, passes: number): void {
  const widest = radii.reduce((most, radius) => Math.max(most, radius), 1e-9);
  const cell = 2 * widest;
  for (let pass = 0; pass < passes; pass++) {
    const grid = fillGrid(xs, ys, cell);
    let touched = false;
    for (let node = 0; node < xs.length; node++)
      if (partFromNeighbours(node, xs, ys, radii, cell, grid)) touched = true;
    if (!touched) return;
  }
}

type Grid = ReadonlyMap<number, readonly number[]>;

const key = (column: number, row: number): number => column * 4_194_304 + row;

function fillGrid(xs: Float64Array, ys: Float64Array, cell: number): Grid {
  const grid = new Map<number, number[]>();
  for (let node = 0; node < xs.length; node++) {
    const at = key(Math.floor(xs[node]! / cell), Math.floor(ys[node]! / cell));
    const list = grid.get(at);
    if (list) list.push(node);
    else grid.set(at, [node]);
  }
  return grid;
}

function partFromNeighbours(
  node: number,
  xs: Float64Array,
  ys: Float64Array,
  radii: Float64Array,
  cell: number,
  grid: Grid,
): boolean {
  let touched = false;
  const [column, row] = [Math.floor(xs[node]! / cell), Math.floor(ys[node]! / cell)];
  for (let near = column - 1; near <= column + 1; near++)
    for (let low = row - 1; low <= row + 1; low++)
      for (const other of grid.get(key(near, low)) ?? [])
        if (other > node && part(node, other, xs, ys, radii)) touched = true;
  return touched;
}

/** The lighter of two that overlap goes the farther. */
function part(a: number, b: number, xs: Float64Array, ys: Float64Array, radii: Float64Array): boolean {
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
