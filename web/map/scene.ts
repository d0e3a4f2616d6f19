/** What the map shows at this moment; held by the map, read by all that draw. */
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';
import type { Focus } from './focus.ts';
import type { Arrangement } from './layouts.ts';
import type { MapLook } from './look.ts';
import type { Extent } from './terrain.ts';

/** Pixels of the stage that panels cover. */
export interface Covered {
  readonly right: number;
  readonly bottom: number;
}

export interface Scene {
  readonly network: Network;
  places: Arrangement;
  /** Land lies only where communities were settled: under the map's own layout. */
  hasLand: boolean;
  extent: Extent;
  look: MapLook;
  visible: Visible;
  marked: readonly number[];
  focus: Focus | null;
  chosenEdge: number | null;
  covered: Covered;
  /** Nodes are smaller on a small stage. */
  scale: number;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** 1 on a usual stage, down to a half on a phone. */
export const scaleOf = ({ clientWidth, clientHeight }: HTMLElement): number =>
  Math.min(1, Math.max(0.5, Math.min(clientWidth, clientHeight) / 760));
