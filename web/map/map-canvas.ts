/** The map on one page: what is told to it, what it tells, and who draws it. */
import type Sigma from 'sigma';
import type { Network } from '../data/network.ts';
import type { Camera } from '../state/view.ts';
import type { Visible } from '../state/visible.ts';
import type { Picture } from '../take/picture.ts';
import { drawsPart } from './drawn-edges.ts';
import type { Focus } from './focus.ts';
import { edgeAt } from './focus-layer.ts';
import { type Arrangement, between } from './layouts.ts';
import type { MapLook } from './look.ts';
import { MapCamera } from './map-camera.ts';
import { MapLayers } from './map-layers.ts';
import { type Covered, type Pixel, type Scene, scaleOf } from './scene.ts';
import { createStage, fill, frame, pixelOf } from './sigma-stage.ts';
import { extentOf } from './terrain.ts';

export interface MapEvents {
  hoverNode(node: number | null): void;
  /** `more`: with a key that adds to what is marked. */
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
      this.#sigma.scheduleRender();
    });
  }

  #listen({ hoverNode, clickNode, openNode, clickEdge, clickGround, moveCamera }: MapEvents): void {
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
      const { focus, network } = this.#scene;
      const edge = focus ? edgeAt(event, focus, network, node => this.pixelOf(node)) : null;
      if (edge === null) clickGround();
      else clickEdge(edge);
    });
    this.#sigma.on('afterRender', () => this.#layers.draw());
    this.#sigma.getCamera().on('updated', ({ x, y, ratio }) => {
      window.clearTimeout(this.#settling);
      this.#settling = window.setTimeout(() => moveCamera({ x, y, ratio }), CAMERA_SETTLES);
    });
  }

  setLook(look: MapLook): void {
    if (look.paint !== this.#scene.look.paint) this.#layers.forgetLand();
    this.#scene.look = look;
    this.#sigma.refresh();
  }

  setVisible(visible: Visible): void {
    this.#scene.visible = visible;
    // Where only a part of the lines is drawn, other visible lines mean another part.
    if (drawsPart(this.#scene.network)) fill(this.#sigma, this.#scene);
    else this.#sigma.refresh();
  }

  setFocus(focus: Focus | null, chosenEdge: number | null): void {
    this.#scene.focus = focus;
    this.#scene.chosenEdge = chosenEdge;
    this.#container.dataset.focus = focus ? 'on' : 'off';
    this.#layers.draw();
  }

  /** Marked nodes bear a ring, whatever stands out. */
  setMarked(marked: readonly number[]): void {
    this.#scene.marked = marked;
    this.#layers.draw();
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
    const scale = scaleOf(this.#container);
    if (Math.abs(scale - this.#scene.scale) < 0.02) this.#sigma.scheduleRender();
    else {
      this.#scene.scale = scale;
      this.#sigma.refresh();
    }
  }

  picture(): Picture {
    return this.#layers.picture();
  }

  kill(): void {
    window.clearTimeout(this.#settling);
    window.cancelAnimationFrame(this.#moving);
    this.#sigma.kill();
    this.#container.replaceChildren();
  }

  /** The node's place and radius on the stage. */
  pixelOf(node: number): Pixel {
    return pixelOf(this.#sigma, this.#scene, node);
  }
}
