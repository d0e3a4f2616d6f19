/** Where one looks: brings nodes into the part of the stage that no panel covers. */
import type Sigma from 'sigma';
import type { Camera } from '../state/view.ts';
import type { Scene } from './scene.ts';
import { pixelOf } from './sigma-stage.ts';

/** Least ratio that bringing nodes into sight zooms to: neighbours stay in sight. */
const CLOSEST = 0.22;
const FARTHEST = 3;
/** Nearer to the edge than this is out of sight. */
const EDGE = 20;

export class MapCamera {
  readonly #sigma: Sigma;
  readonly #scene: Scene;
  readonly #still: boolean;

  /** @param still moves at once, for readers who want no motion */
  constructor(sigma: Sigma, scene: Scene, still: boolean) {
    this.#sigma = sigma;
    this.#scene = scene;
    this.#still = still;
  }

  zoom(factor: number): void {
    const ratio = Math.min(FARTHEST, Math.max(0.02, this.#sigma.getCamera().ratio * factor));
    this.moveTo({ ratio }, 180);
  }

  /** Moves the map just so far that the node is not behind a panel. */
  reveal(node: number): void {
    const { x, y } = pixelOf(this.#sigma, this.#scene, node);
    const { width, height } = this.#sigma.getDimensions();
    const { right, bottom } = this.#scene.covered;
    const [wide, high] = [width - right, height - bottom];
    if (x > EDGE && y > EDGE && x < wide - EDGE && y < high - EDGE) return;
    const camera = this.#sigma.getCamera();
    const from = this.#sigma.viewportToFramedGraph({ x, y });
    const to = this.#sigma.viewportToFramedGraph({ x: wide / 2, y: high / 2 });
    this.moveTo({ x: camera.x + from.x - to.x, y: camera.y + from.y - to.y }, 350);
  }

  /** Brings all these nodes into the free part of the stage; without nodes, the whole map. */
  fit(nodes: readonly number[] | null, duration = 450): void {
    const box = this.#boxOf(nodes);
    if (!box) return;
    const { covered } = this.#scene;
    const { width, height } = this.#sigma.getDimensions();
    const unit = this.#pixelsPerUnit() * this.#sigma.getCamera().ratio;
    const freeWide = Math.max(120, width - covered.right - Math.min(160, width * 0.2));
    const freeHigh = Math.max(120, height - covered.bottom - Math.min(90, height * 0.15));
    const ratio = Math.max(CLOSEST, (box.width * unit) / freeWide, (box.height * unit) / freeHigh);
    const shift = ratio / unit / 2;
    const centre = { x: box.x + covered.right * shift, y: box.y - covered.bottom * shift };
    this.moveTo({ ...centre, ratio }, duration);
  }

  /** At once where motion is not wanted: an animation of no time would still come a frame later. */
  moveTo(to: Partial<Camera>, duration: number): void {
    const camera = this.#sigma.getCamera();
    if (this.#still || duration === 0) camera.setState(to);
    else void camera.animate(to, { duration, easing: 'cubicInOut' });
  }

  /** The middle and size of what is to be seen, in the camera's unit. */
  #boxOf(nodes: readonly number[] | null): Record<'x' | 'y' | 'width' | 'height', number> | null {
    const { network, visible, hasLand } = this.#scene;
    const wanted = nodes ?? [...network.byDegree].filter(node => visible.nodes[node] === 1);
    const placed = wanted.flatMap(node => {
      const data = this.#sigma.getNodeDisplayData(String(node));
      return data ? [{ x: data.x, y: data.y, weight: network.degree[node]! }] : [];
    });
    if (placed.length === 0) return null;
    const cut = nodes === null && hasLand ? 0.015 : 0;
    const [left, right] = middle(
      placed.map(({ x, weight }) => ({ at: x, weight })),
      cut,
    );
    const [top, bottom] = middle(
      placed.map(({ y, weight }) => ({ at: y, weight })),
      cut,
    );
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }

  #pixelsPerUnit(): number {
    // By the camera as it is: what was drawn last may be of before it was moved.
    const now = { cameraState: this.#sigma.getCamera().getState() };
    const zero = this.#sigma.framedGraphToViewport({ x: 0, y: 0 }, now);
    const one = this.#sigma.framedGraphToViewport({ x: 1, y: 0 }, now);
    return Math.hypot(one.x - zero.x, one.y - zero.y);
  }
}

/** Where all but the outermost lines end: a share `cut` at either side is left out, so that far islands do not shrink the map. */
function middle(
  values: { readonly at: number; readonly weight: number }[],
  cut: number,
): readonly [number, number] {
  values.sort((a, b) => a.at - b.at);
  const whole = values.reduce((sum, { weight }) => sum + weight, 0);
  const from = (order: readonly { readonly at: number; readonly weight: number }[]): number => {
    let left = cut * whole;
    for (const { at, weight } of order) {
      left -= weight;
      if (left <= 0) return at;
    }
    return 0.5;
  };
  return [from(values), from(values.toReversed())];
}
