/** Draws what stands out: bent lines with arrowheads, the nodes at their ends, and their names. */
import { edgeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';
import type { Focus } from './focus.ts';
import { type Box, type LabelWish, Occupied, placeLabels } from './labels.ts';
import { drawLetters, type Lettering } from './lettering.ts';
import type { MapLook } from './look.ts';
import { fade } from './paint.ts';
import type { Pixel } from './scene.ts';
import { drawShape, stampNode } from './stamps.ts';

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
  drawLines(context, lines, scene);
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

function drawLines(context: CanvasRenderingContext2D, lines: readonly Line[], scene: FocusScene): void {
  const { chosenEdge, look, focus } = scene;
  const byColor = new Map<string, Line[]>();
  for (const line of lines) {
    if (line.edge === chosenEdge) continue;
    const color = colorOf(line.edge, scene);
    const alike = byColor.get(color);
    if (alike) alike.push(line);
    else byColor.set(color, [line]);
  }
  const withHeads = lines.length <= MOST_HEADS;
  context.lineWidth = lines.length > CROWD ? HAIR : 1.3;
  for (const [color, alike] of byColor) strokeLines(context, alike, color, withHeads);
  const chosen = lines.filter(({ edge }) => edge === chosenEdge);
  context.lineWidth = 2.4;
  if (chosen.length > 0) strokeLines(context, chosen, look.paint.accent, focus.edges.length <= MOST_HEADS);
}

/** More arrowheads than this only hide what they point at. */
const MOST_HEADS = 400;
/** Of more lines than this each is paler, and as thin as can be. */
const CROWD = 120;
/** A line of one pixel is drawn without filling an outline: in software that is ten times as fast. */
const HAIR = 1;
/** Shades of certainty. */
const SHADES = 4;

/** The far end's, the surer the stronger. */
function colorOf(edge: number, { network, look, focus }: FocusScene): string {
  const { source, target, confidence } = network.columns.edges;
  const far = focus.centre === target[edge] ? source[edge]! : target[edge]!;
  const crowd = focus.edges.length > CROWD ? 0.6 : 1;
  const shade = Math.round(confidence[edge]! * SHADES) / SHADES;
  return fade(look.colors[far]!, crowd * (0.35 + 0.5 * shade));
}

function strokeLines(
  context: CanvasRenderingContext2D,
  lines: readonly Line[],
  color: string,
  withHeads: boolean,
): void {
  context.strokeStyle = color;
  context.fillStyle = color;
  const ends = lines.map(({ to, handle }) => towards(to, handle, to.radius + 3));
  context.beginPath();
  for (const [index, { from, handle }] of lines.entries()) {
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(handle.x, handle.y, ends[index]!.x, ends[index]!.y);
  }
  context.stroke();
  if (withHeads) for (const [index, { handle }] of lines.entries()) drawHead(context, handle, ends[index]!);
}

function drawHead(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  end: { x: number; y: number },
): void {
  const angle = Math.atan2(end.y - from.y, end.x - from.x);
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

function drawNode(
  context: CanvasRenderingContext2D,
  node: number,
  pixel: Pixel,
  { look, network, focus }: FocusScene,
): void {
  const ink = { label: network.labelOf[node]!, color: look.colors[node]!, ground: look.paint.ground };
  if (node !== focus.centre) {
    stampNode(context, pixel, ink);
    return;
  }
  context.save();
  context.translate(pixel.x, pixel.y);
  drawShape(context, pixel.radius, { ...ink, ground: look.paint.accent }, 5.5);
  drawShape(context, pixel.radius, ink, 3);
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
