/** The map's own layers: the land below, the letters, and what stands out above. */
import type Sigma from 'sigma';
import type { Picture } from '../take/picture.ts';
import { drawFocus } from './focus-layer.ts';
import { type Box, Occupied } from './labels.ts';
import { Land } from './land.ts';
import { Layer } from './layer.ts';
import { captionOf, drawLetters, Lettering } from './lettering.ts';
import { isTitled } from './look.ts';
import { type LabelSpace, placeNames } from './map-labels.ts';
import { pictureOf } from './map-picture.ts';
import { type Projection, projectionOf } from './projection.ts';
import type { Scene } from './scene.ts';

export class MapLayers {
  readonly #sigma: Sigma;
  readonly #scene: Scene;
  readonly #land: Land;
  readonly #letters: Layer;
  readonly #over: Layer;
  readonly #lettering: Lettering;
  /** Of the frame that draws what stands out; 0 where none is asked for. */
  #overFrame = 0;
  #wholeIsDue = false;

  constructor(container: HTMLElement, stage: HTMLElement, sigma: Sigma, scene: Scene) {
    this.#sigma = sigma;
    this.#scene = scene;
    this.#land = new Land(container, stage, scene);
    this.#letters = new Layer(container, 'letters');
    this.#over = new Layer(container, 'over');
    this.#lettering = new Lettering(scene.network, this.#letters.context);
    sigma.getCamera().on('updated', () => {
      this.#wholeIsDue = true;
    });
  }

  /** After fonts have come. */
  forgetWidths(): void {
    this.#lettering.forget();
  }

  /** After another paint or layout. */
  forgetLand(): void {
    this.#land.forget();
  }

  /** All of it, with the next frame. */
  redraw(): void {
    this.#wholeIsDue = true;
    this.#sigma.scheduleRender();
  }

  /** What stands out alone, with the next frame: nothing below it has changed. */
  redrawOver(): void {
    this.#overFrame ||= window.requestAnimationFrame(() => {
      this.#overFrame = 0;
      if (!this.#wholeIsDue) this.#drawOver(this.#projection());
    });
  }

  draw(): void {
    this.#wholeIsDue = false;
    const { width, height } = this.#sigma.getDimensions();
    if (width === 0 || height === 0) return;
    const projection = this.#projection();
    this.#land.place(() => this.#projection());
    this.#drawLetters(this.#letters.clear(width, height), projection);
    this.#drawOver(projection);
  }

  #projection(): Projection {
    return projectionOf(this.#sigma, this.#scene);
  }

  #drawOver(projection: Projection): void {
    window.cancelAnimationFrame(this.#overFrame);
    this.#overFrame = 0;
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
    const projection = this.#projection();
    return pictureOf(this.#space(projection, inside(width, height)), this.#land.picture(projection));
  }

  kill(): void {
    window.cancelAnimationFrame(this.#overFrame);
    this.#land.kill();
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
      const letters = captionOf(text);
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
