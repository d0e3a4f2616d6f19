/** The map: Sigma draws dots and lines, our own layers the land, the letters and what stands out. */
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { Network } from '../data/network.ts';
import type { Camera } from '../state/view.ts';
import type { Visible } from '../state/visible.ts';
import type { Focus } from './focus.ts';
import { drawFocus, edgeAt } from './focus-layer.ts';
import { createGlyphProgram } from './glyph-program.ts';
import { type Box, type LabelWish, Occupied, placeLabels } from './labels.ts';
import { Layer } from './layer.ts';
import type { Arrangement } from './layouts.ts';
import { drawLetters, Lettering } from './lettering.ts';
import type { MapLook } from './look.ts';
import { mix, rgb } from './paint.ts';
import { shapeNumber } from './shapes.ts';
import { drawTerrain, type Extent, extentOf, type Places } from './terrain.ts';

export interface MapEvents {
  hoverNode(node: number | null): void;
  clickNode(node: number, more: boolean): void;
  openNode(node: number): void;
  clickEdge(edge: number): void;
  clickGround(): void;
  moveCamera(camera: Camera): void;
}

export interface MapStart {
  readonly places: Arrangement;
  readonly hasLand: boolean;
  readonly look: MapLook;
  readonly visible: Visible;
  readonly camera: Camera | null;
}

/** Pixels of the stage that panels cover. */
export interface Covered {
  readonly right: number;
  readonly bottom: number;
}

/** With more lines than this, they are left out while the map moves. */
const MANY_EDGES = 12_000;
const CAMERA_SETTLES = 250;
const CAPTION = '500 15px "Source Serif 4 Variable", Georgia, serif';
/** Milliseconds of a change of layout; with more nodes than these it is made at once. */
const MOVE = 500;
const MANY_NODES = 3_000;
/** Least ratio that bringing nodes into sight zooms to: neighbours stay in sight. */
const CLOSEST = 0.22;

export class MapCanvas {
  readonly #container: HTMLElement;
  readonly #network: Network;
  readonly #events: MapEvents;
  readonly #sigma: Sigma;
  readonly #land: Layer;
  readonly #letters: Layer;
  readonly #over: Layer;
  readonly #lettering: Lettering;
  readonly #still: boolean;
  #landImage: HTMLCanvasElement | null = null;
  #extent: Extent;
  #places: Arrangement;
  #look: MapLook;
  #visible: Visible;
  #focus: Focus | null = null;
  #chosenEdge: number | null = null;
  #covered: Covered = { right: 0, bottom: 0 };
  /** Nodes are smaller on a small stage. */
  #scale: number;
  #settling = 0;
  #moving = 0;
  #hasLand: boolean;

  constructor(container: HTMLElement, network: Network, start: MapStart, events: MapEvents) {
    this.#container = container;
    this.#network = network;
    this.#events = events;
    this.#places = start.places;
    this.#look = start.look;
    this.#visible = start.visible;
    this.#still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#extent = extentOf(start.places, network.nodeCount);
    this.#hasLand = start.hasLand;
    this.#scale = scaleOf(container);
    this.#land = new Layer(container, 'land');
    const stage = document.createElement('div');
    stage.className = 'map-stage';
    container.append(stage);
    this.#letters = new Layer(container, 'letters');
    this.#over = new Layer(container, 'over');
    this.#lettering = new Lettering(network, this.#letters.context);
    this.#sigma = this.#createSigma(stage);
    if (start.camera) this.#sigma.getCamera().setState(start.camera);
    else this.fit(null, 0);
    this.#listen();
    performance.mark('map drawn');
    void document.fonts.ready.then(() => {
      this.#lettering.forget();
      this.#sigma.scheduleRender();
    });
  }

  #createSigma(stage: HTMLElement): Sigma {
    const { left, top, width, height } = this.#extent;
    const sigma = new Sigma(this.#createGraph(), stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      renderEdgeLabels: false,
      hideEdgesOnMove: this.#network.edgeCount > MANY_EDGES,
      defaultEdgeType: 'line',
      defaultNodeType: 'glyph',
      nodeProgramClasses: { glyph: createGlyphProgram(() => this.#rim()) as never },
      nodeHoverProgramClasses: { glyph: createGlyphProgram(() => this.#rim()) as never },
      edgeProgramClasses: { line: EdgeLineProgram },
      defaultDrawNodeHover: () => undefined,
      nodeReducer: key => this.#drawnNode(Number(key)),
      edgeReducer: key => this.#drawnEdge(Number(key)),
      stagePadding: 0,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      zoomingRatio: 1.4,
    });
    sigma.setCustomBBox({ x: [left, left + width], y: [top, top + height] });
    sigma.refresh();
    return sigma;
  }

  /** Sigma wants a Graphology graph: keys are the network's numbers, so that looks are read from columns. */
  #createGraph(): MultiDirectedGraph {
    const { columns, nodeCount, edgeCount, byDegree } = this.#network;
    const graph = new MultiDirectedGraph();
    // The greatest last: they lie on top.
    for (let rank = nodeCount - 1; rank >= 0; rank--) {
      const node = byDegree[rank]!;
      graph.addNode(String(node), { x: this.#places.x[node]!, y: this.#places.y[node]! });
    }
    const { source, target } = columns.edges;
    for (let edge = 0; edge < edgeCount; edge++)
      graph.addDirectedEdgeWithKey(String(edge), String(source[edge]), String(target[edge]));
    return graph;
  }

  #drawnNode(node: number): Record<string, unknown> {
    return {
      x: this.#places.x[node]!,
      y: this.#places.y[node]!,
      size: this.#look.sizes[node]! * this.#scale,
      color: this.#look.colors[node]!,
      shape: shapeNumber(this.#network.labelOf[node]!),
      hidden: this.#visible.nodes[node] === 0,
    };
  }

  #drawnEdge(edge: number): Record<string, unknown> {
    return { color: this.#edgeColor(edge), size: 1, hidden: this.#visible.edges[edge] === 0 };
  }

  /** A breath of the far end's colour. Sigma blends colours that are multiplied by their opacity already. */
  #edgeColor(edge: number): string {
    const { paint, colors } = this.#look;
    const opacity = (paint.name === 'dark' ? 0.34 : 0.3) / (1 + this.#network.edgeCount / 2_500) + 0.01;
    const tint = mix(colors[this.#network.columns.edges.target[edge]!]!, paint.faintInk, 0.45);
    const [r, g, b] = rgb(tint).map(part => Math.round(part * opacity));
    return `rgba(${r},${g},${b},${opacity.toFixed(3)})`;
  }

  #rim(): readonly [number, number, number, number] {
    const [r, g, b] = rgb(this.#look.paint.ground);
    return [r / 255, g / 255, b / 255, 1];
  }

  #listen(): void {
    const { clickNode, openNode, hoverNode, clickGround, clickEdge, moveCamera } = this.#events;
    this.#sigma.on('enterNode', ({ node }) => hoverNode(Number(node)));
    this.#sigma.on('leaveNode', () => hoverNode(null));
    this.#sigma.on('clickNode', ({ node, event }) => {
      const { shiftKey, ctrlKey, metaKey } = event.original as MouseEvent;
      clickNode(Number(node), shiftKey || ctrlKey || metaKey);
    });
    this.#sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      openNode(Number(node));
    });
    this.#sigma.on('clickStage', ({ event }) => {
      const edge = this.#focus ? edgeAt(event, this.#focus, this.#network, node => this.pixelOf(node)) : null;
      if (edge === null) clickGround();
      else clickEdge(edge);
    });
    this.#sigma.on('afterRender', () => this.#drawLayers());
    this.#sigma.getCamera().on('updated', ({ x, y, ratio }) => {
      window.clearTimeout(this.#settling);
      this.#settling = window.setTimeout(() => moveCamera({ x, y, ratio }), CAMERA_SETTLES);
    });
  }

  setLook(look: MapLook): void {
    if (look.paint !== this.#look.paint) this.#landImage = null;
    this.#look = look;
    this.#sigma.refresh({ skipIndexation: false });
  }

  /** Nodes go to their new places; the ground has land only where communities were settled. */
  setPlaces(places: Arrangement, hasLand: boolean): void {
    const from = this.#places;
    this.#hasLand = hasLand;
    this.#landImage = null;
    this.#extent = extentOf(places, this.#network.nodeCount);
    const { left, top, width, height } = this.#extent;
    window.cancelAnimationFrame(this.#moving);
    this.#sigma.setCustomBBox({ x: [left, left + width], y: [top, top + height] });
    if (this.#still || this.#network.nodeCount > MANY_NODES) {
      this.#places = places;
      this.#sigma.refresh();
      this.fit(null, 0);
      return;
    }
    const began = performance.now();
    const move = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - began) / MOVE));
      this.#places =
        share < 1 ? between(from, places, 1 - (1 - share) ** 3, this.#network.nodeCount) : places;
      this.#sigma.refresh();
      if (share < 1) this.#moving = window.requestAnimationFrame(move);
      else this.fit(null);
    };
    this.#moving = window.requestAnimationFrame(move);
  }

  setVisible(visible: Visible): void {
    this.#visible = visible;
    this.#sigma.refresh({ skipIndexation: false });
  }

  setFocus(focus: Focus | null, chosenEdge: number | null): void {
    this.#focus = focus;
    this.#chosenEdge = chosenEdge;
    this.#container.dataset.focus = focus ? 'on' : 'off';
    this.#drawLayers();
  }

  setCovered(covered: Covered): void {
    this.#covered = covered;
  }

  resize(): void {
    this.#sigma.resize();
    const scale = scaleOf(this.#container);
    if (Math.abs(scale - this.#scale) < 0.02) this.#sigma.scheduleRender();
    else {
      this.#scale = scale;
      this.#sigma.refresh();
    }
  }

  /** Moves the map just so far that the node is not behind a panel. */
  reveal(node: number): void {
    const { x, y } = this.pixelOf(node);
    const { width, height } = this.#sigma.getDimensions();
    const [wide, high] = [width - this.#covered.right, height - this.#covered.bottom];
    if (x > 20 && y > 20 && x < wide - 20 && y < high - 20) return;
    const camera = this.#sigma.getCamera();
    const from = this.#sigma.viewportToFramedGraph({ x, y });
    const to = this.#sigma.viewportToFramedGraph({ x: wide / 2, y: high / 2 });
    const moved = { x: camera.x + from.x - to.x, y: camera.y + from.y - to.y };
    this.#moveTo(moved, 350);
  }

  kill(): void {
    window.clearTimeout(this.#settling);
    window.cancelAnimationFrame(this.#moving);
    this.#sigma.kill();
    this.#container.replaceChildren();
  }

  /** The node's place and radius on the stage. */
  pixelOf(node: number): { readonly x: number; readonly y: number; readonly radius: number } {
    const place = this.#sigma.graphToViewport({ x: this.#places.x[node]!, y: this.#places.y[node]! });
    return { ...place, radius: this.#radius(node) };
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    const ratio = Math.min(3, Math.max(0.02, camera.ratio * factor));
    this.#moveTo({ ratio }, 180);
  }

  /** Brings all these nodes into the free part of the stage; without nodes, the whole map. */
  fit(nodes: readonly number[] | null, duration = 450): void {
    const all = nodes ?? Array.from(this.#network.byDegree).filter(node => this.#visible.nodes[node] === 1);
    const placed = all.flatMap(node => this.#sigma.getNodeDisplayData(String(node)) ?? []);
    const xs = placed.map(({ x }) => x);
    const ys = placed.map(({ y }) => y);
    const weights = all.map(node => this.#network.degree[node]!);
    if (placed.length === 0) return;
    const whole = nodes !== null || !this.#hasLand;
    const [left, right] = whole ? [min(xs), max(xs)] : middle(xs, weights);
    const [top, bottom] = whole ? [min(ys), max(ys)] : middle(ys, weights);
    const { width, height } = this.#sigma.getDimensions();
    const camera = this.#sigma.getCamera();
    const unit = this.#pixelsPerUnit() * camera.ratio;
    const [freeWide, freeHigh] = [
      Math.max(120, width - this.#covered.right - Math.min(160, width * 0.2)),
      Math.max(120, height - this.#covered.bottom - Math.min(90, height * 0.15)),
    ];
    const ratio = Math.max(CLOSEST, ((right - left) * unit) / freeWide, ((bottom - top) * unit) / freeHigh);
    const shift = ratio / unit / 2;
    this.#moveTo(
      {
        x: (left + right) / 2 + this.#covered.right * shift,
        y: (top + bottom) / 2 - this.#covered.bottom * shift,
        ratio,
      },
      duration,
    );
  }

  /** At once where motion is not wanted: an animation of no time would still come a frame later. */
  #moveTo(to: Partial<Camera>, duration: number): void {
    const camera = this.#sigma.getCamera();
    if (this.#still || duration === 0) camera.setState(to);
    else void camera.animate(to, { duration, easing: 'cubicInOut' });
  }

  #pixelsPerUnit(): number {
    const zero = this.#sigma.framedGraphToViewport({ x: 0, y: 0 });
    const one = this.#sigma.framedGraphToViewport({ x: 1, y: 0 });
    return Math.hypot(one.x - zero.x, one.y - zero.y);
  }

  #drawLayers(): void {
    const { width, height } = this.#sigma.getDimensions();
    if (width === 0 || height === 0) return;
    const bounds = {
      left: 4,
      top: 4,
      right: width - this.#covered.right - 4,
      bottom: height - this.#covered.bottom - 4,
    };
    this.#drawLand(this.#land.clear(width, height));
    this.#drawLabels(this.#letters.clear(width, height), bounds);
    const over = this.#over.clear(width, height);
    if (!this.#focus) return;
    drawFocus(over, {
      focus: this.#focus,
      chosenEdge: this.#chosenEdge,
      network: this.#network,
      look: this.#look,
      lettering: this.#lettering,
      pixelOf: node => this.pixelOf(node),
      bounds,
    });
  }

  #drawLand(context: CanvasRenderingContext2D): void {
    if (this.#network.nodeCount === 0 || !this.#hasLand) return;
    const { left, top, width, height } = this.#extent;
    this.#landImage ??= this.#makeLand();
    const from = this.#sigma.graphToViewport({ x: left, y: top + height });
    const to = this.#sigma.graphToViewport({ x: left + width, y: top });
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.#landImage, from.x, from.y, to.x - from.x, to.y - from.y);
  }

  #makeLand(): HTMLCanvasElement {
    const image = drawTerrain(this.#network, this.#places, this.#extent, this.#look.paint);
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')!.putImageData(image, 0, 0);
    return canvas;
  }

  /** The words of a layout, such as years over columns; no label covers them. */
  #drawCaptions(context: CanvasRenderingContext2D, taken: Occupied): void {
    const { paint } = this.#look;
    for (const { text, x, y } of this.#places.captions) {
      const at = this.#sigma.graphToViewport({ x, y });
      const letters = { text, font: CAPTION, size: 15 };
      const width = this.#lettering.widthOf(letters);
      const box = { left: at.x - width / 2, top: at.y - 10, right: at.x + width / 2, bottom: at.y + 10 };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      drawLetters(context, letters, box.left, at.y, paint, paint.faintInk);
    }
  }

  #drawLabels(context: CanvasRenderingContext2D, bounds: Box): void {
    const taken = new Occupied();
    this.#drawCaptions(context, taken);
    const most = Math.round(((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / 11_000);
    const wishes = this.#labelWishes(bounds, taken);
    for (const { node, x, y } of placeLabels(wishes, bounds, taken, most)) {
      const letters = this.#lettering.of(node, this.#radius(node));
      const title = this.#network.labelOf[node] === 0;
      const { paint } = this.#look;
      drawLetters(context, letters, x, y, paint, title ? paint.faintInk : paint.ink);
    }
  }

  #radius(node: number): number {
    return this.#sigma.scaleSize(this.#look.sizes[node]! * this.#scale);
  }

  /** Greatest first. Titles are long: they come when the map is near. */
  *#labelWishes(bounds: Box, taken: Occupied): Generator<LabelWish> {
    const { byDegree, labelOf } = this.#network;
    const few = this.#visible.nodeCount <= 60;
    const near = this.#sigma.getCamera().ratio < 0.5 || few;
    const inside: { node: number; x: number; y: number; radius: number }[] = [];
    for (const node of byDegree) {
      if (this.#visible.nodes[node] === 0) continue;
      const radius = this.#radius(node);
      if (radius < 2.5 && !near) break;
      const place = this.pixelOf(node);
      if (place.x < bounds.left || place.x > bounds.right || place.y < bounds.top || place.y > bounds.bottom)
        continue;
      inside.push({ node, ...place });
      if (inside.length >= 1_200) break;
    }
    // Only nodes about as great or greater are in the way: a hub's name may cover a small neighbour.
    const obstacles = [...inside].sort((a, b) => b.radius - a.radius);
    let next = 0;
    const clearFor = (radius: number): void => {
      for (; next < obstacles.length && obstacles[next]!.radius >= radius * 0.6; next++) {
        const { x, y, radius: r } = obstacles[next]!;
        taken.add({ left: x - r, top: y - r, right: x + r, bottom: y + r });
      }
    };
    // Names before titles, each by rank.
    for (const titles of near ? [false, true] : [false])
      for (const { node, x, y, radius } of inside) {
        if ((labelOf[node] === 0) !== titles) continue;
        clearFor(radius);
        const letters = this.#lettering.of(node, radius);
        yield { node, x, y, radius, width: this.#lettering.widthOf(letters), height: letters.size * 1.2 };
      }
  }
}

/** Places on the way from one layout to another. */
function between(a: Places, b: Arrangement, share: number, count: number): Arrangement {
  const along = (from: ArrayLike<number>, to: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: count }, (_, node) => from[node]! + (to[node]! - from[node]!) * share);
  return { x: along(a.x, b.x), y: along(a.y, b.y), captions: b.captions };
}

/** 1 on a usual stage, down to a half on a phone. */
const scaleOf = ({ clientWidth, clientHeight }: HTMLElement): number =>
  Math.min(1, Math.max(0.5, Math.min(clientWidth, clientHeight) / 760));

const min = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** Where all but the outermost lines end: far islands do not shrink the map. */
function middle(values: readonly number[], weights: readonly number[]): readonly [number, number] {
  const order = values.map((value, index) => ({ value, weight: weights[index]! + 0.01 }));
  order.sort((a, b) => a.value - b.value);
  const whole = order.reduce((sum, { weight }) => sum + weight, 0);
  const at = (share: number): number => {
    let left = share * whole;
    for (const { value, weight } of order) {
      left -= weight;
      if (left <= 0) return value;
    }
    return 0.5;
  };
  return [at(0.015), at(0.985)];
}
