/** The map's own layers: the land below, the letters, and what stands out above. */
import type Sigma from 'sigma';
import type { Picture } from '../take/picture.ts';
import { drawFocus } from './focus-layer.ts';
import { type Box, Occupied } from './labels.ts';
import { Layer } from './layer.ts';
import { drawLetters, Lettering } from './lettering.ts';
import { isTitled } from './look.ts';
import { type LabelSpace, placeNames } from './map-labels.ts';
import { pictureOf } from './map-picture.ts';
import { type Projection, projectionOf } from './projection.ts';
import type { Scene } from './scene.ts';
import { drawTerrain } from './terrain.ts';

const CAPTION = '500 15px "Source Serif 4 Variable", Georgia, serif';

export class MapLayers {
  readonly #sigma: Sigma;
  readonly #scene: Scene;
  readonly #land: Layer;
  readonly #letters: Layer;
  readonly #over: Layer;
  readonly #lettering: Lettering;
  #landImage: HTMLCanvasElement | null = null;
  #making = 0;

  constructor(container: HTMLElement, stage: HTMLElement, sigma: Sigma, scene: Scene) {
    this.#sigma = sigma;
    this.#scene = scene;
    this.#land = new Layer(container, 'land', stage);
    this.#letters = new Layer(container, 'letters');
    this.#over = new Layer(container, 'over');
    this.#lettering = new Lettering(scene.network, this.#letters.context);
  }

  /** After fonts have come. */
  forgetWidths(): void {
    this.#lettering.forget();
  }

  /** After another paint or layout. */
  forgetLand(): void {
    this.#landImage = null;
  }

  draw(): void {
    const { width, height } = this.#sigma.getDimensions();
    if (width === 0 || height === 0) return;
    const projection = projectionOf(this.#sigma, this.#scene);
    this.#drawLand(projection);
    this.#drawLetters(this.#letters.clear(width, height), projection);
    this.#drawOver(projection);
  }

  /** What stands out alone: nothing below it has changed. */
  drawOver(): void {
    this.#drawOver(projectionOf(this.#sigma, this.#scene));
  }

  #drawOver(projection: Projection): void {
    const { width, height } = this.#sigma.getDimensions();
    const over = this.#over.clear(width, height);
    this.#drawRings(over, projection);
    const { focus, chosenEdge, network, look } = this.#scene;
    if (!focus) return;
    const scene = { focus, chosenEdge, network, look, lettering: this.#lettering, bounds: this.#bounds() };
    drawFocus(over, { ...scene, pixelOf: projection.node });
  }

  #drawRings(context: CanvasRenderingContext2D, projection: Projection): void {
    const { marked, visible, look } = this.#scene;
    context.strokeStyle = look.paint.accent;
    context.lineWidth = 2;
    for (const node of marked) {
      if (visible.nodes[node] === 0) continue;
      const { x, y, radius } = projection.node(node);
      context.beginPath();
      context.arc(x, y, Math.max(4, radius) + 4, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  picture(): Picture {
    const { width, height } = this.#sigma.getDimensions();
    const projection = projectionOf(this.#sigma, this.#scene);
    return pictureOf(this.#space(projection, inside(width, height)), this.#placedLand(projection));
  }

  /** Land that is still to be made comes a moment later: what was asked for is answered first. */
  #drawLand(projection: Projection): void {
    const { width, height } = this.#sigma.getDimensions();
    const context = this.#land.clear(width, height);
    if (!this.#landImage && this.#scene.hasLand) {
      window.clearTimeout(this.#making);
      this.#making = window.setTimeout(() => {
        this.#makeLand();
        this.#drawLand(projectionOf(this.#sigma, this.#scene));
      });
      return;
    }
    const land = this.#placedLand(projection);
    if (!land) return;
    context.imageSmoothingQuality = 'high';
    context.drawImage(land.image, land.x, land.y, land.width, land.height);
  }

  #makeLand(): HTMLCanvasElement {
    const { network, extent, places, look } = this.#scene;
    this.#landImage ??= canvasOf(drawTerrain(network, places, extent, look.paint));
    return this.#landImage;
  }

  kill(): void {
    window.clearTimeout(this.#making);
  }

  #placedLand(projection: Projection): Picture['land'] {
    const { network, hasLand, extent } = this.#scene;
    if (network.nodeCount === 0 || !hasLand) return null;
    const { left, top, width, height } = extent;
    const from = projection.at(left, top + height);
    const to = projection.at(left + width, top);
    return { image: this.#makeLand(), x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  }

  #drawLetters(context: CanvasRenderingContext2D, projection: Projection): void {
    const taken = new Occupied();
    const { look, network } = this.#scene;
    this.#drawCaptions(context, projection, taken);
    for (const { node, x, y } of placeNames({ ...this.#space(projection, this.#bounds()), taken })) {
      const color = isTitled(network.labelOf[node]!) ? look.paint.faintInk : look.paint.ink;
      drawLetters(context, this.#lettering.of(node, projection.radius(node)), x, y, look.paint, color);
    }
  }

  /** The words of a layout, such as years over columns; no label covers them. */
  #drawCaptions(context: CanvasRenderingContext2D, projection: Projection, taken: Occupied): void {
    const { look, places } = this.#scene;
    for (const { text, x, y } of places.captions) {
      const at = projection.at(x, y);
      const letters = { text, font: CAPTION, size: 15 };
      const width = this.#lettering.widthOf(letters);
      const box = { left: at.x - width / 2, top: at.y - 10, right: at.x + width / 2, bottom: at.y + 10 };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      drawLetters(context, letters, box.left, at.y, look.paint, look.paint.faintInk);
    }
  }

  #space(projection: Projection, bounds: Box): LabelSpace {
    const { ratio } = this.#sigma.getCamera();
    return { scene: this.#scene, projection, lettering: this.#lettering, ratio, bounds };
  }

  /** The part of the stage that no panel covers. */
  #bounds(): Box {
    const { width, height } = this.#sigma.getDimensions();
    const { right, bottom } = this.#scene.covered;
    return inside(width - right, height - bottom);
  }
}

const MARGIN = 4;

const inside = (width: number, height: number): Box => ({
  left: MARGIN,
  top: MARGIN,
  right: width - MARGIN,
  bottom: height - MARGIN,
});

function canvasOf(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}
