/** The ground of the map: soft land where communities lie, darker where they are dense, as on a map of heights. */
import type { Network } from '../data/network.ts';
import { communityColor } from './look.ts';
import { type Paint, rgb } from './paint.ts';

export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cells a side. */
const GRID = 288;
/** Nodes looked at: more say nothing new. */
const MOST_NODES = 12_000;
/** Communities that have a colour of their own; the last one is shared by all smaller ones. */
const COLORS = 12;
/** A community with fewer nodes gets no land of its own colour. */
const LEAST_MEMBERS = 4;
/** Density, as a share of the usual peak, from which each step of height begins. */
const STEPS = [0.045, 0.2, 0.45, 0.75] as const;
/** What a step adds to the opacity. */
const OPACITY = { light: 0.075, dark: 0.085 } as const;

export interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Room around the outermost nodes, so that land is not cut off. */
export function extentOf({ x, y }: Places, count: number): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < count; node++) {
    left = Math.min(left, x[node]!);
    right = Math.max(right, x[node]!);
    top = Math.min(top, y[node]!);
    bottom = Math.max(bottom, y[node]!);
  }
  if (count === 0) return { left: -1, top: -1, width: 2, height: 2 };
  const side = Math.max(right - left, bottom - top, 1e-6);
  const margin = side * 0.12;
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** Pixels of the land; row 0 is the top, where y is greatest. */
export function drawTerrain(network: Network, places: Places, extent: Extent, paint: Paint): ImageData {
  const { density, tints } = heights(network, places, extent, paint);
  const usualPeak = peakOf(density);
  const image = new ImageData(GRID, GRID);
  for (let cell = 0; cell < density.length; cell++) {
    const height = density[cell]! / usualPeak;
    let opacity = 0;
    for (const step of STEPS) opacity += OPACITY[paint.name] * smoothStep(step * 0.75, step * 1.25, height);
    const weight = tints[cell * 4 + 3]! || 1;
    for (let part = 0; part < 3; part++) image.data[cell * 4 + part] = tints[cell * 4 + part]! / weight;
    image.data[cell * 4 + 3] = 255 * opacity;
  }
  return image;
}

interface Heights {
  readonly density: Float32Array;
  /** Red, green and blue, each times the weight; then the weight. */
  readonly tints: Float32Array;
}

/** Where communities meet, their colours run into each other; the denser one wins soon. */
function heights(
  { columns, nodeCount, degree }: Network,
  { x, y }: Places,
  extent: Extent,
  paint: Paint,
): Heights {
  const density = new Float32Array(GRID * GRID);
  const tints = new Float32Array(GRID * GRID * 4);
  const stride = Math.max(1, Math.ceil(nodeCount / MOST_NODES));
  const layer = new Float32Array(GRID * GRID);
  const hill = new Hill(nodeCount);
  for (const [color, members] of groups(columns.nodes.community, nodeCount)) {
    const rows = { first: GRID, last: -1 };
    for (let index = 0; index < members.length; index += stride) {
      const node = members[index]!;
      const column = Math.round(((x[node]! - extent.left) / extent.width) * GRID);
      const row = Math.round((1 - (y[node]! - extent.top) / extent.height) * GRID);
      hill.addTo(layer, column, row, 1 + Math.log1p(degree[node]!) / 2);
      rows.first = Math.min(rows.first, Math.max(0, row - hill.reach));
      rows.last = Math.max(rows.last, Math.min(GRID - 1, row + hill.reach));
    }
    const [red, green, blue] = rgb(communityColor(color, paint));
    for (let cell = rows.first * GRID; cell < (rows.last + 1) * GRID; cell++) {
      const height = layer[cell]!;
      if (height === 0) continue;
      layer[cell] = 0;
      density[cell]! += height;
      const weight = height * height * height;
      tints[cell * 4]! += red * weight;
      tints[cell * 4 + 1]! += green * weight;
      tints[cell * 4 + 2]! += blue * weight;
      tints[cell * 4 + 3]! += weight;
    }
  }
  return { density, tints };
}

/** Members by colour: the small communities share the last one. */
function groups(community: ArrayLike<number>, nodeCount: number): readonly (readonly [number, number[]])[] {
  const members = Array.from({ length: COLORS }, (): number[] => []);
  for (let node = 0; node < nodeCount; node++) members[Math.min(community[node]!, COLORS - 1)]!.push(node);
  return [...members.entries()].filter(([, nodes]) => nodes.length >= LEAST_MEMBERS);
}

/** A soft hill; the fewer nodes, the wider, so that land is whole. */
class Hill {
  readonly reach: number;
  readonly #heights: Float32Array;

  constructor(nodeCount: number) {
    const reach = Math.round(Math.min(30, Math.max(9, (GRID * 1.15) / Math.sqrt(nodeCount + 1))));
    const side = 2 * reach + 1;
    this.reach = reach;
    this.#heights = Float32Array.from({ length: side ** 2 }, (_, index) => {
      const [dx, dy] = [(index % side) - reach, Math.floor(index / side) - reach];
      const distance = (dx * dx + dy * dy) / (reach * reach);
      return distance >= 1 ? 0 : (1 - distance) ** 3;
    });
  }

  addTo(layer: Float32Array, column: number, row: number, weight: number): void {
    const reach = this.reach;
    const heights = this.#heights;
    const [left, right] = [Math.max(-reach, -column), Math.min(reach, GRID - 1 - column)];
    const [top, bottom] = [Math.max(-reach, -row), Math.min(reach, GRID - 1 - row)];
    for (let dy = top; dy <= bottom; dy++) {
      const at = (row + dy) * GRID + column;
      const from = (dy + reach) * (2 * reach + 1) + reach;
      for (let dx = left; dx <= right; dx++) layer[at + dx]! += weight * heights[from + dx]!;
    }
  }
}

/** The height that one cell in fifty of the land reaches: one crowded spot does not flatten the rest. */
function peakOf(density: Float32Array): number {
  const land = density.filter(value => value > 0).sort();
  return land[Math.floor(land.length * 0.97)] ?? 1;
}

function smoothStep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
