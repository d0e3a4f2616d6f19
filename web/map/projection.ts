/** From the graph to the stage: where each node is in pixels, and which node is under the pointer. */
import type Sigma from 'sigma';
import { framing } from './framing.ts';
import type { Pixel, Scene } from './scene.ts';

export interface Projection {
  /** A place of the graph on the stage. */
  at(x: number, y: number): { readonly x: number; readonly y: number };
  /** The node's place and radius on the stage. */
  node(node: number): Pixel;
  radius(node: number): number;
}

/** As the camera stands now: it never turns, so that each axis is one product and one sum. */
export function projectionOf(sigma: Sigma, { extent, places, look, scale }: Scene): Projection {
  const { scale: unit, left, top } = framing(extent);
  const now = { cameraState: sigma.getCamera().getState() };
  const zero = sigma.framedGraphToViewport({ x: 0, y: 0 }, now);
  const one = sigma.framedGraphToViewport({ x: 1, y: 1 }, now);
  const [wide, high] = [one.x - zero.x, one.y - zero.y];
  const [x0, y0, dx, dy] = [zero.x + left * wide, zero.y + top * high, unit * wide, unit * high];
  const size = sigma.scaleSize(scale);
  const radius = (node: number): number => look.sizes[node]! * size;
  return {
    at: (x, y) => ({ x: x0 + x * dx, y: y0 + y * dy }),
    node: node => ({ x: x0 + places.x[node]! * dx, y: y0 + places.y[node]! * dy, radius: radius(node) }),
    radius,
  };
}

/** Pixels beyond a node's edge that still count as on it. */
const NEAR = 1.5;

/** The node that lies on top at this point of the stage; null where there is none. */
export function nodeAt(
  { network: { byDegree }, visible }: Scene,
  projection: Projection,
  point: { readonly x: number; readonly y: number },
): number | null {
  for (const node of byDegree) {
    if (visible.nodes[node] === 0) continue;
    const { x, y, radius } = projection.node(node);
    const reach = radius + NEAR;
    const [dx, dy] = [x - point.x, y - point.y];
    if (dx * dx + dy * dy <= reach * reach) return node;
  }
  return null;
}
