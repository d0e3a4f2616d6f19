/** The map on one page: what is told to it, what it tells, and who draws it. */
import type Sigma from 'sigma';
import type { Network } from '../data/network.ts';
import type { Camera } from '../state/view.ts';
import type { Visible } from '../state/visible.ts';
import type { Picture } from '../take/picture.ts';
import type { Focus } from './focus.ts';
import { edgeAt } from './focus-layer.ts';
import type { Point } from './gather.ts';
import { type Arrangement, between } from './layouts.ts';
import type { MapLook } from './look.ts';
import { MapCamera } from './map-camera.ts';
import { MapLayers } from './map-layers.ts';
import { nodeAt, type Projection, projectionOf } from './projection.ts';
import { type Covered, type Scene, scaleOf } from './scene.ts';
import { createStage, frame } from './sigma-stage.ts';
import { extentOf } from './terrain.ts';

export interface MapEvents {
  hoverNode(node: number | null): void;
  /** `more`: with a key that adds to what is marked. */
  clickNode(node: number, more: boolean): void;
  openNode(node: number): void;
  clickEdge(edge: number): void;
  clickGround(): void;
  moveCamera(camera: Camera): void;
  /** The graphics processor took all it held back, as after sleep: the map must be made anew. */
  loseDrawing(): void;
}

export interface MapStart {
  readonly places: Arrangement;
  readonly hasLand: boolean;
  readonly look: MapLook;
  readonly visible: Visible;
  readonly camera: Camera | null;
}

/** Milliseconds after which a moved camera is told of. */
const CAMERA_SETTLES = 250;
/** Milliseconds of a change of layout; with more nodes than these it is made at once. */
const MOVE = 500;
const MANY_NODES = 3_000;

export class MapCanvas {
  readonly #container: HTMLElement;
  readonly #scene: Scene;
  readonly #sigma: Sigma;
  readonly #layers: MapLayers;
  readonly #still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly camera: MapCamera;
  #isAlive = true;
  #settling = 0;
  #moving = 0;

  constructor(container: HTMLElement, network: Network, start: MapStart, events: MapEvents) {
    const { places, hasLand, look, visible } = start;
    const extent = extentOf(places, network.nodeCount);
    const rest = { marked: [], focus: null, chosenEdge: null, covered: { right: 0, bottom: 0 } };
    this.#container = container;
    this.#scene = { network, places, hasLand, look, visible, extent, scale: scaleOf(container), ...rest };
    const stage = document.createElement('div');
    stage.className = 'map-stage';
    stage.setAttribute('aria-hidden', 'true');
    container.append(stage);
    this.#sigma = createStage(stage, this.#scene);
    this.#layers = new MapLayers(container, stage, this.#sigma, this.#scene);
    this.camera = new MapCamera(this.#sigma, this.#scene, this.#still);
    if (start.camera) this.#sigma.getCamera().setState(start.camera);
    else this.camera.fit(null, 0);
    this.#listen(events);
    performance.mark('map drawn');
    void document.fonts.ready.then(() => {
      this.#layers.forgetWidths();
      this.#layers.redraw();
    });
  }

  #listen(events: MapEvents): void {
    const { hoverNode, moveCamera, loseDrawing } = events;
    const [mouse, touch] = [this.#sigma.getMouseCaptor(), this.#sigma.getTouchCaptor()];
    let hovered: number | null = null;
    const hover = (node: number | null): void => {
      if (node !== hovered) hoverNode(node);
      hovered = node;
    };
    mouse.on('mousemove', point => {
      // While the map is dragged, what passes below the pointer is not pointed at.
      if (!mouse.isMouseDown) hover(this.#nodeAt(point));
    });
    mouse.on('mouseleave', () => hover(null));
    mouse.on('click', point => this.#click(point, point.original, events));
    mouse.on('doubleClick', point => this.#open(point, events, () => point.preventSigmaDefault()));
    touch.on('tap', ({ touches: [point], original }) => {
      if (point) this.#click(point, original, events);
    });
    touch.on('doubletap', ({ touches: [point], preventSigmaDefault }) => {
      if (point) this.#open(point, events, preventSigmaDefault);
    });
    // Sigma lets go of it too when it is killed: that is no loss.
    this.#sigma.getCanvases().nodes!.addEventListener('webglcontextlost', () => {
      if (this.#isAlive) loseDrawing();
    });
    this.#sigma.on('afterRender', () => this.#layers.draw());
    this.#sigma.getCamera().on('updated', ({ x, y, ratio }) => {
      window.clearTimeout(this.#settling);
      this.#settling = window.setTimeout(() => moveCamera({ x, y, ratio }), CAMERA_SETTLES);
    });
  }

  #click(point: Point, original: MouseEvent | TouchEvent, events: MapEvents): void {
    const node = this.#nodeAt(point);
    const { shiftKey, ctrlKey, metaKey } = original;
    const { focus, network } = this.#scene;
    const edge = focus ? edgeAt(point, focus, network, this.projection().node) : null;
    if (node !== null) events.clickNode(node, shiftKey || ctrlKey || metaKey);
    else if (edge !== null) events.clickEdge(edge);
    else events.clickGround();
  }

  #open(point: Point, { openNode }: MapEvents, preventZoom: () => void): void {
    const node = this.#nodeAt(point);
    if (node === null) return;
    preventZoom();
    openNode(node);
  }

  #nodeAt(point: Point): number | null {
    return nodeAt(this.#scene, this.projection(), point);
  }

  setLook(look: MapLook): void {
    if (look.paint !== this.#scene.look.paint) this.#layers.forgetLand();
    this.#scene.look = look;
    this.#layers.redraw();
  }

  setVisible(visible: Visible): void {
    this.#scene.visible = visible;
    this.#layers.redraw();
  }

  setFocus(focus: Focus | null, chosenEdge: number | null): void {
    this.#scene.focus = focus;
    this.#scene.chosenEdge = chosenEdge;
    this.#container.dataset.focus = focus ? 'on' : 'off';
    this.#layers.redrawOver();
  }

  /** Marked nodes bear a ring, whatever stands out. */
  setMarked(marked: readonly number[]): void {
    this.#scene.marked = marked;
    this.#layers.redrawOver();
  }

  setCovered(covered: Covered): void {
    this.#scene.covered = covered;
  }

  /** Nodes go to their new places, and all of them come into sight. */
  setPlaces(places: Arrangement, hasLand: boolean): void {
    const { places: from, network } = this.#scene;
    window.cancelAnimationFrame(this.#moving);
    this.#scene.hasLand = hasLand;
    this.#scene.extent = extentOf(places, network.nodeCount);
    this.#layers.forgetLand();
    frame(this.#sigma, this.#scene);
    const began = performance.now();
    const atOnce = this.#still || network.nodeCount > MANY_NODES;
    const move = (now: number): void => {
      const share = atOnce ? 1 : Math.min(1, Math.max(0, (now - began) / MOVE));
      this.#scene.places = share < 1 ? between(from, places, 1 - (1 - share) ** 3) : places;
      this.#sigma.refresh();
      if (share < 1) this.#moving = window.requestAnimationFrame(move);
      else this.camera.fit(null);
    };
    move(began);
  }

  resize(): void {
    this.#sigma.resize();
    this.#scene.scale = scaleOf(this.#container);
    this.#layers.redraw();
  }

  picture(): Picture {
    return this.#layers.picture();
  }

  kill(): void {
    this.#isAlive = false;
    window.clearTimeout(this.#settling);
    window.cancelAnimationFrame(this.#moving);
    this.#layers.kill();
    this.#sigma.kill();
    this.#container.replaceChildren();
  }

  /** From the graph to the stage, as the camera stands now. */
  projection(): Projection {
    return projectionOf(this.#sigma, this.#scene);
  }
}
