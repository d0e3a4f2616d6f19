/** The map as a picture: what stands where, in which colour; drawn as SVG or on a canvas of any sharpness. */
import { outlineOf } from '../map/shapes.ts';

export interface PictureLine {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly color: string;
  readonly opacity: number;
}

export interface PictureNode {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
  /** Number of its label in the schema. */
  readonly label: number;
}

export interface PictureText {
  readonly text: string;
  /** Left end and middle. */
  readonly x: number;
  readonly y: number;
  /** As CSS writes a font. */
  readonly font: string;
  readonly color: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  /** The land, where the map has some, and where it lies. */
  readonly land: {
    readonly image: HTMLCanvasElement;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly lines: readonly PictureLine[];
  readonly nodes: readonly PictureNode[];
  readonly texts: readonly PictureText[];
}

const place = (value: number): string => String(Math.round(value * 100) / 100);

const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/gu, sign => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign]!);

export function toSvg({ width, height, ground, land, lines, nodes, texts }: Picture): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
  ];
  if (land)
    parts.push(
      `<image x="${place(land.x)}" y="${place(land.y)}" width="${place(land.width)}" height="${place(land.height)}" preserveAspectRatio="none" href="${land.image.toDataURL('image/png')}"/>`,
    );
  for (const { from, to, color, opacity } of lines)
    parts.push(
      `<path d="M${place(from[0])} ${place(from[1])}L${place(to[0])} ${place(to[1])}" stroke="${color}" stroke-opacity="${opacity.toFixed(3)}"/>`,
    );
  for (const { x, y, radius, color, label } of nodes)
    parts.push(
      `<path transform="translate(${place(x)} ${place(y)}) scale(${place(radius)})" d="${outlineOf(label)}" fill="${color}" stroke="${ground}" stroke-width="${place(2.4 / radius)}" paint-order="stroke"/>`,
    );
  for (const { text, x, y, font, color } of texts)
    parts.push(
      `<text x="${place(x)}" y="${place(y)}" dominant-baseline="central" fill="${color}" stroke="${ground}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" style="font:${escapeXml(font)}">${escapeXml(text)}</text>`,
    );
  parts.push('</svg>');
  return parts.join('\n');
}

/** @param sharpness pixels of the file for one of the page */
export function toCanvas(picture: Picture, sharpness: number): HTMLCanvasElement {
  const { width, height, ground, land, lines, nodes, texts } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  const context = canvas.getContext('2d')!;
  context.scale(sharpness, sharpness);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  if (land) context.drawImage(land.image, land.x, land.y, land.width, land.height);
  for (const { from, to, color, opacity } of lines) {
    context.globalAlpha = opacity;
    context.strokeStyle = color;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.lineJoin = 'round';
  for (const node of nodes) drawDot(context, node, ground);
  context.textBaseline = 'middle';
  for (const { text, x, y, font, color } of texts) {
    context.font = font;
    context.lineWidth = 3;
    context.strokeStyle = ground;
    context.strokeText(text, x, y);
    context.fillStyle = color;
    context.fillText(text, x, y);
  }
  return canvas;
}

function drawDot(
  context: CanvasRenderingContext2D,
  { x, y, radius, color, label }: PictureNode,
  ground: string,
): void {
  const path = new Path2D(outlineOf(label));
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.lineWidth = 2.4 / radius;
  context.strokeStyle = ground;
  context.stroke(path);
  context.fillStyle = color;
  context.fill(path);
  context.restore();
}
