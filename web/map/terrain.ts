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
const GRID = 360;
/** Reach of one node in cells. */
const REACH = 17;
/** Nodes looked at: more say nothing new. */
const MOST_NODES = 12_000;
/** A community with fewer nodes gets no land of its own colour. */
const LEAST_MEMBERS = 4;
/** Density, as a share of the usual peak, from which each step of height begins. */
const STEPS = [0.1, 0.28, 0.52, 0.8] as const;
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
  const { density, owner } = heights(network, places, extent);
  const usualPeak = peakOf(density);
  const image = new ImageData(GRID, GRID);
  const colors = paint.communities.map((_, community) => rgb(communityColor(community, paint)));
  for (let cell = 0; cell < density.length; cell++) {
    const height = density[cell]! / usualPeak;
    let opacity = 0;
    for (const step of STEPS) opacity += OPACITY[paint.name] * smoothStep(step - 0.035, step + 0.035, height);
    const color = colors[owner[cell]!]!;
    image.data.set([color[0], color[1], color[2], Math.round(255 * opacity)], cell * 4);
  }
  return image;
}

function heights(
  { columns, nodeCount, degree }: Network,
  { x, y }: Places,
  extent: Extent,
): { readonly density: Float32Array; readonly owner: Uint8Array } {
  const communities = groups(columns.nodes.community, nodeCount);
  const density = new Float32Array(GRID * GRID);
  const strongest = new Float32Array(GRID * GRID);
  const owner = new Uint8Array(GRID * GRID);
  const stride = Math.max(1, Math.ceil(nodeCount / MOST_NODES));
  const layer = new Float32Array(GRID * GRID);
  for (const [color, members] of communities) {
    layer.fill(0);
    for (let index = 0; index < members.length; index += stride) {
      const node = members[index]!;
      splat(
        layer,
        ((x[node]! - extent.left) / extent.width) * GRID,
        (1 - (y[node]! - extent.top) / extent.height) * GRID,
        1 + Math.log1p(degree[node]!) / 2,
      );
    }
    for (let cell = 0; cell < layer.length; cell++) {
      density[cell]! += layer[cell]!;
      if (layer[cell]! <= strongest[cell]!) continue;
      strongest[cell] = layer[cell]!;
      owner[cell] = color;
    }
  }
  return { density, owner };
}

/** Members by colour: the small communities share the last one. */
function groups(community: readonly number[], nodeCount: number): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (let node = 0; node < nodeCount; node++) {
    const color = Math.min(community[node]!, 11);
    const held = members.get(color);
    if (held) held.push(node);
    else members.set(color, [node]);
  }
  return new Map([...members].filter(([, nodes]) => nodes.length >= LEAST_MEMBERS));
}

const kernel: Float32Array = Float32Array.from({ length: (2 * REACH + 1) ** 2 }, (_, index) => {
  const [dx, dy] = [(index % (2 * REACH + 1)) - REACH, Math.floor(index / (2 * REACH + 1)) - REACH];
  const distance = (dx * dx + dy * dy) / (REACH * REACH);
  return distance >= 1 ? 0 : (1 - distance) ** 3;
});

function splat(layer: Float32Array, column: number, row: number, weight: number): void {
  const [centreColumn, centreRow] = [Math.round(column), Math.round(row)];
  for (let dy = -REACH; dy <= REACH; dy++) {
    const at = centreRow + dy;
    if (at < 0 || at >= GRID) continue;
    for (let dx = -REACH; dx <= REACH; dx++) {
      const across = centreColumn + dx;
      if (across < 0 || across >= GRID) continue;
      layer[at * GRID + across]! += weight * kernel[(dy + REACH) * (2 * REACH + 1) + dx + REACH]!;
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
