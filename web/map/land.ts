/** The land below the map: drawn once for a layout and a ground, then only moved, which the browser does without drawing it again. */
import type { Picture } from '../take/picture.ts';
import type { Projection } from './projection.ts';
import type { Scene } from './scene.ts';
import { drawTerrain } from './terrain.ts';

export class Land {
  readonly #scene: Scene;
  readonly #canvas = document.createElement('canvas');
  #isMade = false;
  #making = 0;

  constructor(parent: HTMLElement, before: Node, scene: Scene) {
    this.#scene = scene;
    this.#canvas.className = 'map-land';
    this.#canvas.setAttribute('aria-hidden', 'true');
    parent.insertBefore(this.#canvas, before);
  }

  /** After another ground or layout. */
  forget(): void {
    this.#isMade = false;
    this.#canvas.width = 1;
  }

  /** Land that is still to be made comes a moment later: what was asked for is answered first. */
  place(projection: () => Projection): void {
    window.clearTimeout(this.#making);
    if (!this.#exists()) return;
    if (!this.#isMade) {
      this.#making = window.setTimeout(() => {
        this.#make();
        this.place(projection);
      });
      return;
    }
    const { x, y, width, height } = this.#box(projection());
    const scale = `${width / this.#canvas.width}, ${height / this.#canvas.height}`;
    this.#canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  picture(projection: Projection): Picture['land'] {
    if (!this.#exists()) return null;
    this.#make();
    return { image: this.#canvas, ...this.#box(projection) };
  }

  #exists(): boolean {
    return this.#scene.hasLand && this.#scene.network.nodeCount > 0;
  }

  #make(): void {
    if (this.#isMade) return;
    const { network, places, extent, look } = this.#scene;
    const image = drawTerrain(network, places, extent, look.paint);
    this.#canvas.width = image.width;
    this.#canvas.height = image.height;
    this.#canvas.getContext('2d')!.putImageData(image, 0, 0);
    this.#isMade = true;
  }

  #box(projection: Projection): Record<'x' | 'y' | 'width' | 'height', number> {
    const { left, top, width, height } = this.#scene.extent;
    const from = projection.at(left, top + height);
    const to = projection.at(left + width, top);
    return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  }

  kill(): void {
    window.clearTimeout(this.#making);
  }
}
