/** Where one looks: brings nodes into the part of the stage that no panel covers. */
import type Sigma from 'sigma';
import type { Camera } from '../state/view.ts';
import { framing } from './framing.ts';
import { projectionOf } from './projection.ts';
import type { Scene } from './scene.ts';

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
    const { x, y } = projectionOf(this.#sigma, this.#scene).node(node);
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
    const whole = this.#framing(nodes, 0);
    if (!whole) return;
    // Far islands do not shrink the map: they are left out where it would be much smaller with them.
    const core = nodes === null && this.#scene.hasLand ? this.#framing(null, ISLANDS)! : whole;
    this.moveTo(whole.ratio > core.ratio * MUCH ? core : whole, duration);
  }

  /** Null where there is nothing to see. */
  #framing(nodes: readonly number[] | null, cut: number): Camera | null {
    const box = boxOf(this.#scene, nodes, cut);
    if (!box) return null;
    const { covered } = this.#scene;
    const { width, height } = this.#sigma.getDimensions();
    const unit = this.#pixelsPerUnit() * this.#sigma.getCamera().ratio;
    const freeWide = Math.max(120, width - covered.right - Math.min(160, width * 0.2));
    const freeHigh = Math.max(120, height - covered.bottom - Math.min(90, height * 0.15));
    const ratio = Math.max(CLOSEST, (box.width * unit) / freeWide, (box.height * unit) / freeHigh);
    const shift = ratio / unit / 2;
    return { x: box.x + covered.right * shift, y: box.y - covered.bottom * shift, ratio };
  }

  /** At once where motion is not wanted: an animation of no time would still come a frame later. */
  moveTo(to: Partial<Camera>, duration: number): void {
    const camera = this.#sigma.getCamera();
    if (this.#still || duration === 0) camera.setState(to);
    else void camera.animate(to, { duration, easing: 'cubicInOut' });
  }

  #pixelsPerUnit(): number {
    // By the camera as it is: what was drawn last may be of before it was moved.
    const now = { cameraState: this.#sigma.getCamera().getState() };
    const zero = this.#sigma.framedGraphToViewport({ x: 0, y: 0 }, now);
    const one = this.#sigma.framedGraphToViewport({ x: 1, y: 0 }, now);
    return Math.hypot(one.x - zero.x, one.y - zero.y);
  }
}

/** Share of all lines that may end outside of what is shown as the whole map, at each side. */
const ISLANDS = 0.015;
/** So many times smaller is much. */
const MUCH = 1.3;

/** The middle and size of what is to be seen, in the camera's unit. */
function boxOf(
  { network, visible, places, extent }: Scene,
  nodes: readonly number[] | null,
  cut: number,
): Record<'x' | 'y' | 'width' | 'height', number> | null {
  const wanted = nodes ?? network.byDegree.filter(node => visible.nodes[node] === 1);
  if (wanted.length === 0) return null;
  const { scale, left: dx, top: dy } = framing(extent);
  const [left, right] = middle(wanted, places.x, network.degree, cut);
  const [top, bottom] = middle(wanted, places.y, network.degree, cut);
  return {
    x: dx + (scale * (left + right)) / 2,
    y: dy + (scale * (top + bottom)) / 2,
    width: scale * (right - left),
    height: scale * (bottom - top),
  };
}

const BINS = 1_024;

/** Where all but the outermost lines end: a share `cut` at either side is left out. Counted in bins, for sorting many nodes takes long. */
function middle(
  nodes: ArrayLike<number> & Iterable<number>,
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
  cut: number,
): readonly [number, number] {
  let [low, high, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const node of nodes) {
    low = Math.min(low, places[node]!);
    high = Math.max(high, places[node]!);
    whole += weights[node]!;
  }
  if (cut === 0 || whole === 0 || high === low) return [low, high];
  const bins = new Float64Array(BINS);
  const width = (high - low) / BINS;
  for (const node of nodes)
    bins[Math.min(BINS - 1, Math.floor((places[node]! - low) / width))]! += weights[node]!;
  let [first, last] = [0, BINS - 1];
  for (let left = cut * whole; first < last && left > bins[first]!; first++) left -= bins[first]!;
  for (let left = cut * whole; last > first && left > bins[last]!; last--) left -= bins[last]!;
  return [low + first * width, low + (last + 1) * width];
}
