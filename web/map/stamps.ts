/** Nodes that stand out, drawn once for each shape, colour and size, and then copied: thousands of them take no longer than a few. */
import type { Pixel } from './scene.ts';
import { outlineOf } from './shapes.ts';

export interface Ink {
  readonly label: number;
  readonly color: string;
  /** Colour of the rim that keeps it off the lines. */
  readonly ground: string;
}

/** Pixels of the rim. */
const RIM = 1.5;

interface Stamp {
  readonly image: HTMLCanvasElement;
  /** From its middle to its edge, in pixels of the page. */
  readonly reach: number;
}

const stamps = new Map<string, Stamp>();

export function stampNode(context: CanvasRenderingContext2D, { x, y, radius }: Pixel, ink: Ink): void {
  const { image, reach } = stampOf(Math.round(radius * 4) / 4, ink);
  context.drawImage(image, x - reach, y - reach, 2 * reach, 2 * reach);
}

function stampOf(radius: number, ink: Ink): Stamp {
  const sharpness = window.devicePixelRatio || 1;
  const key = `${ink.label} ${radius} ${ink.color} ${ink.ground} ${sharpness}`;
  let stamp = stamps.get(key);
  if (!stamp) {
    const side = Math.ceil((radius * 1.4 + RIM + 1) * sharpness);
    const image = document.createElement('canvas');
    image.width = 2 * side;
    image.height = 2 * side;
    const context = image.getContext('2d')!;
    context.translate(side, side);
    context.scale(sharpness, sharpness);
    drawShape(context, radius, ink, RIM);
    stamp = { image, reach: side / sharpness };
    stamps.set(key, stamp);
  }
  return stamp;
}

const paths = new Map<string, Path2D>();

/** The shape around 0, 0. @param rim its width in pixels */
export function drawShape(
  context: CanvasRenderingContext2D,
  radius: number,
  { label, color, ground }: Ink,
  rim: number,
): void {
  const outline = outlineOf(label);
  const path = paths.get(outline) ?? new Path2D(outline);
  paths.set(outline, path);
  context.save();
  context.scale(radius, radius);
  context.lineJoin = 'round';
  context.lineWidth = (2 * rim) / radius;
  context.strokeStyle = ground;
  context.stroke(path);
  context.fillStyle = color;
  context.fill(path);
  context.restore();
}
