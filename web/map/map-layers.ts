/** The map's own layers: the land below, the letters, and what stands out above. */
import type Sigma from 'sigma';
import type { Picture } from '../take/picture.ts';
import { drawFocus } from './focus-layer.ts';
import { type Box, type LabelWish, Occupied, type PlacedLabel, placeLabels } from './labels.ts';
import { Layer } from './layer.ts';
import { drawLetters, Lettering } from './lettering.ts';
import { isTitled } from './look.ts';
import type { Pixel, Scene } from './scene.ts';
import { edgeOpacity, edgeTint, pixelOf, radiusOf } from './sigma-stage.ts';
import { drawTerrain } from './terrain.ts';

const CAPTION = '500 15px "Source Serif 4 Variable", Georgia, serif';
/** Pixels of the stage for each label. */
const LABEL_SPACE = 11_000;
/** Nodes in sight that are thought of for labels. */
const MOST_WISHES = 1_200;
/** Titles are long: they come when the map is this near, or shows few nodes. */
const NEAR = 0.5;
const FEW = 60;

export class MapLayers {
  readonly #sigma: Sigma;
  readonly #scene: Scene;
  readonly #land: Layer;
  readonly #letters: Layer;
  readonly #over: Layer;
  readonly #lettering: Lettering;
  #landImage: HTMLCanvasElement | null = null;

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
    const { covered, focus } = this.#scene;
    const bounds = inside(width - covered.right, height - covered.bottom);
    this.#drawLand(this.#land.clear(width, height));
    this.#drawLetters(this.#letters.clear(width, height), bounds);
    const over = this.#over.clear(width, height);
    this.#drawRings(over);
    if (!focus) return;
    const { chosenEdge, network, look } = this.#scene;
    const scene = { focus, chosenEdge, network, look, lettering: this.#lettering, bounds };
    drawFocus(over, { ...scene, pixelOf: node => this.#pixel(node) });
  }

  #drawRings(context: CanvasRenderingContext2D): void {
    const { marked, visible, look } = this.#scene;
    context.strokeStyle = look.paint.accent;
    context.lineWidth = 2;
    for (const node of marked) {
      if (visible.nodes[node] === 0) continue;
      const { x, y, radius } = this.#pixel(node);
      context.beginPath();
      context.arc(x, y, Math.max(4, radius) + 4, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  /** What the stage shows now, as values. */
  picture(): Picture {
    const { width, height } = this.#sigma.getDimensions();
    const { network, visible, look } = this.#scene;
    const { paint, colors } = look;
    const { source, target } = network.columns.edges;
    const shown = [...network.byDegree].filter(node => visible.nodes[node] === 1);
    const pixels = new Map(shown.map(node => [node, this.#pixel(node)]));
    const opacity = edgeOpacity(this.#scene);
    const lines = source.flatMap((from, edge) => {
      if (visible.edges[edge] === 0) return [];
      const [a, b] = [pixels.get(from)!, pixels.get(target[edge]!)!];
      return [
        { from: [a.x, a.y] as const, to: [b.x, b.y] as const, color: edgeTint(this.#scene, edge), opacity },
      ];
    });
    const nodes = shown
      .toReversed()
      .map(node => ({ ...pixels.get(node)!, color: colors[node]!, label: network.labelOf[node]! }));
    const texts = this.#placeLabels(inside(width, height), new Occupied()).map(({ node, x, y }) => ({
      ...this.#lettersOf(node),
      x,
      y,
      color: this.#inkOf(node),
    }));
    return { width, height, ground: paint.ground, land: this.#placedLand(), lines, nodes, texts };
  }

  #drawLand(context: CanvasRenderingContext2D): void {
    const land = this.#placedLand();
    if (!land) return;
    context.imageSmoothingQuality = 'high';
    context.drawImage(land.image, land.x, land.y, land.width, land.height);
  }

  #placedLand(): Picture['land'] {
    const { network, hasLand, extent, places, look } = this.#scene;
    if (network.nodeCount === 0 || !hasLand) return null;
    const { left, top, width, height } = extent;
    this.#landImage ??= canvasOf(drawTerrain(network, places, extent, look.paint));
    const from = this.#sigma.graphToViewport({ x: left, y: top + height });
    const to = this.#sigma.graphToViewport({ x: left + width, y: top });
    return { image: this.#landImage, x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  }

  #drawLetters(context: CanvasRenderingContext2D, bounds: Box): void {
    const taken = new Occupied();
    const { paint } = this.#scene.look;
    this.#drawCaptions(context, taken);
    for (const { node, x, y } of this.#placeLabels(bounds, taken))
      drawLetters(context, this.#lettersOf(node), x, y, paint, this.#inkOf(node));
  }

  /** The words of a layout, such as years over columns; no label covers them. */
  #drawCaptions(context: CanvasRenderingContext2D, taken: Occupied): void {
    const { look, places } = this.#scene;
    for (const { text, x, y } of places.captions) {
      const at = this.#sigma.graphToViewport({ x, y });
      const letters = { text, font: CAPTION, size: 15 };
      const width = this.#lettering.widthOf(letters);
      const box = { left: at.x - width / 2, top: at.y - 10, right: at.x + width / 2, bottom: at.y + 10 };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      drawLetters(context, letters, box.left, at.y, look.paint, look.paint.faintInk);
    }
  }

  #placeLabels(bounds: Box, taken: Occupied): readonly PlacedLabel[] {
    const most = Math.round(((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / LABEL_SPACE);
    return placeLabels(this.#wishes(bounds, taken), bounds, taken, most);
  }

  /** Names before titles, each by rank. */
  *#wishes(bounds: Box, taken: Occupied): Generator<LabelWish> {
    const { network, visible } = this.#scene;
    const near = this.#sigma.getCamera().ratio < NEAR || visible.nodeCount <= FEW;
    const candidates = this.#inSight(bounds, near);
    const clearFor = obstaclesOf(candidates, taken);
    for (const titles of near ? [false, true] : [false])
      for (const { node, x, y, radius } of candidates) {
        if (isTitled(network.labelOf[node]!) !== titles) continue;
        clearFor(radius);
        const letters = this.#lettersOf(node);
        yield { node, x, y, radius, width: this.#lettering.widthOf(letters), height: letters.size * 1.2 };
      }
  }

  /** Greatest first. */
  #inSight(bounds: Box, near: boolean): readonly Candidate[] {
    const { network, visible } = this.#scene;
    const found: Candidate[] = [];
    for (const node of network.byDegree) {
      if (visible.nodes[node] === 0) continue;
      const pixel = this.#pixel(node);
      if (pixel.radius < 2.5 && !near) break;
      if (pixel.x < bounds.left || pixel.x > bounds.right || pixel.y < bounds.top || pixel.y > bounds.bottom)
        continue;
      found.push({ node, ...pixel });
      if (found.length >= MOST_WISHES) break;
    }
    return found;
  }

  #pixel(node: number): Pixel {
    return pixelOf(this.#sigma, this.#scene, node);
  }

  #lettersOf(node: number) {
    return this.#lettering.of(node, radiusOf(this.#sigma, this.#scene, node));
  }

  #inkOf(node: number): string {
    const { network, look } = this.#scene;
    return isTitled(network.labelOf[node]!) ? look.paint.faintInk : look.paint.ink;
  }
}

interface Candidate extends Pixel {
  readonly node: number;
}

/** Only nodes about as great or greater are in the way: a hub's name may cover a small neighbour. */
function obstaclesOf(candidates: readonly Candidate[], taken: Occupied): (radius: number) => void {
  const order = [...candidates].sort((a, b) => b.radius - a.radius);
  let next = 0;
  return radius => {
    for (; next < order.length && order[next]!.radius >= radius * 0.6; next++) {
      const { x, y, radius: r } = order[next]!;
      taken.add({ left: x - r, top: y - r, right: x + r, bottom: y + r });
    }
  };
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
