/** From places of the graph to Sigma's own unit, in which the camera counts: the longer side of the map is 1, its middle 0.5. */
import type { Extent } from './terrain.ts';

export interface Framing {
  /** `left + x * scale` is the place in the camera's unit. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export function framing({ left, top, width, height }: Extent): Framing {
  const scale = 1 / Math.max(width, height);
  return { scale, left: 0.5 - (left + width / 2) * scale, top: 0.5 - (top + height / 2) * scale };
}
