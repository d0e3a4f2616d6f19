/** Draws what stands out: bent lines with arrowheads, the nodes at their ends, and their names. */
import { edgeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';
import type { Focus } from './focus.ts';
import { type Box, type LabelWish, Occupied, placeLabels } from './labels.ts';
import { drawLetters, type Lettering } from './lettering.ts';
import type { MapLook } from './look.ts';
import { fade } from './paint.ts';
import type { Pixel } from './scene.ts';
import { outlineOf } from './shapes.ts';

export interface FocusScene {
  readonly focus: Focus;
  readonly chosenEdge: number | null;
  readonly network: Network;
  readonly look: MapLook;
  readonly lettering: Lettering;
  pixelOf(node: number): Pixel;
  readonly bounds: Box;
}

/** Least radius of a node that stands out. */
const LEAST = 4;
/** How far a line bends, as a share of its length; the next one between the same two bends further. */
const BEND = 0.1;

export function drawFocus(context: CanvasRenderingContext2D, scene: FocusScene): void {
  const pixels = new Map(scene.focus.nodes.map(node => [node, grown(scene.pixelOf(node))]));
  const lines = linesOf(scene.focus, scene.network, pixels);
  for (const line of lines) drawLine(context, line, scene);
  for (const node of [...scene.focus.nodes].sort(
    (a, b) => scene.network.degree[a]! - scene.network.degree[b]!,
  ))
    drawNode(context, node, pixels.get(node)!, scene);
  drawNames(context, pixels, scene);
  const chosen = lines.find(line => line.edge === scene.chosenEdge);
  if (chosen) drawPhrase(context, chosen, scene);
}

const grown = ({ x, y, radius }: Pixel): Pixel => ({ x, y, radius: Math.max(LEAST, radius) });

interface Line {
  readonly edge: number;
  readonly from: Pixel;
  readonly to: Pixel;
  /** The middle handle of the curve. */
  readonly handle: { readonly x: number; readonly y: number };
}

function linesOf(focus: Focus, network: Network, pixels: ReadonlyMap<number, Pixel>): readonly Line[] {
  const { source, target } = network.columns.edges;
  const between = new Map<string, number>();
  return focus.edges.map(edge => {
    const [a, b] = [source[edge]!, target[edge]!];
    const pair = a < b ? `${a}-${b}` : `${b}-${a}`;
    const nth = between.get(pair) ?? 0;
    between.set(pair, nth + 1);
    const [from, to] = [pixels.get(a)!, pixels.get(b)!];
    const bend = BEND * (1 + nth) * (nth % 2 === 0 ? 1 : -1);
    const handle = {
      x: (from.x + to.x) / 2 + (to.y - from.y) * bend,
      y: (from.y + to.y) / 2 - (to.x - from.x) * bend,
    };
    return { edge, from, to, handle };
  });
}

function drawLine(
  context: CanvasRenderingContext2D,
  { edge, from, to, handle }: Line,
  scene: FocusScene,
): void {
  const { network, look, focus, chosenEdge } = scene;
  const { source, target, confidence } = network.columns.edges;
  const far = focus.centre === target[edge] ? source[edge]! : target[edge]!;
  const chosen = edge === chosenEdge;
  const crowd = focus.edges.length > 120 ? 0.5 : 1;
  const color = chosen ? look.paint.accent : look.colors[far]!;
  context.strokeStyle = fade(color, chosen ? 1 : crowd * (0.35 + 0.5 * confidence[edge]!));
  context.lineWidth = chosen ? 2.4 : 1.3;
  const end = towards(to, handle, to.radius + 3);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(handle.x, handle.y, end.x, end.y);
  context.stroke();
  if (focus.edges.length <= 400) drawHead(context, handle, end, fade(color, chosen ? 1 : 0.8));
}

function drawHead(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  end: { x: number; y: number },
  color: string,
): void {
  const angle = Math.atan2(end.y - from.y, end.x - from.x);
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(end.x, end.y);
  for (const side of [-0.42, 0.42])
    context.lineTo(end.x - 7 * Math.cos(angle + side), end.y - 7 * Math.sin(angle + side));
  context.fill();
}

function towards(at: Pixel, from: { x: number; y: number }, distance: number): { x: number; y: number } {
  const length = Math.hypot(from.x - at.x, from.y - at.y) || 1;
  const share = Math.min(1, distance / length);
  return { x: at.x + (from.x - at.x) * share, y: at.y + (from.y - at.y) * share };
}

const paths = new Map<string, Path2D>();

function pathOf(label: number): Path2D {
  const outline = outlineOf(label);
  let path = paths.get(outline);
  if (!path) {
    path = new Path2D(outline);
    paths.set(outline, path);
  }
  return path;
}

function drawNode(
  context: CanvasRenderingContext2D,
  node: number,
  { x, y, radius }: Pixel,
  scene: FocusScene,
): void {
  const { look, network, focus } = scene;
  const path = pathOf(network.labelOf[node]!);
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.lineJoin = 'round';
  if (node === focus.centre) {
    context.lineWidth = (2 * 5.5) / radius;
    context.strokeStyle = look.paint.accent;
    context.stroke(path);
  }
  context.lineWidth = (2 * (node === focus.centre ? 3 : 1.5)) / radius;
  context.strokeStyle = look.paint.ground;
  context.stroke(path);
  context.fillStyle = look.colors[node]!;
  context.fill(path);
  context.restore();
}

function drawNames(
  context: CanvasRenderingContext2D,
  pixels: ReadonlyMap<number, Pixel>,
  scene: FocusScene,
): void {
  const { focus, network, lettering, look, bounds } = scene;
  const taken = new Occupied();
  for (const { x, y, radius } of pixels.values())
    taken.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  const order = [...focus.nodes].sort(
    (a, b) =>
      Number(b === focus.centre) - Number(a === focus.centre) || network.degree[b]! - network.degree[a]!,
  );
  const lettersOf = (node: number) => lettering.of(node, pixels.get(node)!.radius, node === focus.centre);
  const wishes: LabelWish[] = order.slice(0, 600).map(node => {
    const letters = lettersOf(node);
    return { node, ...pixels.get(node)!, width: lettering.widthOf(letters), height: letters.size * 1.2 };
  });
  for (const { node, x, y } of placeLabels(wishes, bounds, taken, 160))
    drawLetters(context, lettersOf(node), x, y, look.paint, look.paint.ink);
}

/** The relation's words on the chosen line. */
function drawPhrase(
  context: CanvasRenderingContext2D,
  { edge, from, to, handle }: Line,
  scene: FocusScene,
): void {
  const { network, look } = scene;
  const type = network.columns.edges.type[edge]!;
  const text = edgeTypes.find(entry => entry.type === type)?.phrase ?? type;
  const [x, y] = [(from.x + 2 * handle.x + to.x) / 4, (from.y + 2 * handle.y + to.y) / 4];
  context.font = '600 11.5px "Inter Variable", system-ui, sans-serif';
  const width = context.measureText(text).width + 16;
  context.fillStyle = look.paint.accent;
  context.beginPath();
  context.roundRect(x - width / 2, y - 10, width, 20, 10);
  context.fill();
  context.fillStyle = look.paint.ground;
  context.textBaseline = 'middle';
  context.fillText(text, x - width / 2 + 8, y + 0.5);
}

/** Pixels from a line that still count as on it. */
const NEAR = 6;

/** The line of the focus under the pointer; null where there is none. */
export function edgeAt(
  pointer: { readonly x: number; readonly y: number },
  focus: Focus,
  network: Network,
  pixelOf: (node: number) => Pixel,
): number | null {
  const pixels = new Map(focus.nodes.map(node => [node, pixelOf(node)]));
  let best: number | null = null;
  let least = NEAR;
  for (const { edge, from, to, handle } of linesOf(focus, network, pixels))
    for (let step = 1; step < 24; step++) {
      const t = step / 24;
      const x = (1 - t) ** 2 * from.x + 2 * t * (1 - t) * handle.x + t * t * to.x;
      const y = (1 - t) ** 2 * from.y + 2 * t * (1 - t) * handle.y + t * t * to.y;
      const distance = Math.hypot(pointer.x - x, pointer.y - y);
      if (distance < least) [least, best] = [distance, edge];
    }
  return best;
}
