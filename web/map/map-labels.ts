/** Which names stand on the map, and where: the greatest in sight first, names before titles. */
import { type Box, type LabelWish, Occupied, type PlacedLabel, placeLabels } from './labels.ts';
import type { Lettering } from './lettering.ts';
import { isTitled } from './look.ts';
import type { Projection } from './projection.ts';
import type { Pixel, Scene } from './scene.ts';

/** Pixels of the stage for each label. */
const LABEL_SPACE = 11_000;
/** Nodes in sight that are thought of for labels. */
const MOST_WISHES = 1_200;
/** Titles are long: they come when the map is this near, or shows few nodes. */
const NEAR = 0.5;
const FEW = 60;
/** Smaller dots than this get no name from afar. */
const LEAST_RADIUS = 2.5;

export interface LabelSpace {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly lettering: Lettering;
  /** How near the camera is: 1 shows all. */
  readonly ratio: number;
  readonly bounds: Box;
  /** What no name may cover, such as the captions of a layout. */
  readonly taken?: Occupied;
}

export function placeNames(space: LabelSpace): readonly PlacedLabel[] {
  const { bounds, taken = new Occupied() } = space;
  const most = Math.round(((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / LABEL_SPACE);
  return placeLabels(wishes(space, taken), bounds, taken, most);
}

function* wishes(space: LabelSpace, taken: Occupied): Generator<LabelWish> {
  const { scene, lettering, ratio } = space;
  const near = ratio < NEAR || scene.visible.nodeCount <= FEW;
  const candidates = inSight(space, near);
  const clearFor = obstaclesOf(candidates, taken);
  for (const titles of near ? [false, true] : [false])
    for (const { node, x, y, radius } of candidates) {
      if (isTitled(scene.network.labelOf[node]!) !== titles) continue;
      clearFor(radius);
      const letters = lettering.of(node, radius);
      yield { node, x, y, radius, width: lettering.widthOf(letters), height: letters.size * 1.2 };
    }
}

interface Candidate extends Pixel {
  readonly node: number;
}

/** Greatest first. */
function inSight({ scene, projection, bounds }: LabelSpace, near: boolean): readonly Candidate[] {
  const { network, visible } = scene;
  const found: Candidate[] = [];
  for (const node of network.byDegree) {
    if (visible.nodes[node] === 0) continue;
    const pixel = projection.node(node);
    if (pixel.radius < LEAST_RADIUS && !near) break;
    if (pixel.x < bounds.left || pixel.x > bounds.right || pixel.y < bounds.top || pixel.y > bounds.bottom)
      continue;
    found.push({ node, ...pixel });
    if (found.length >= MOST_WISHES) break;
  }
  return found;
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
