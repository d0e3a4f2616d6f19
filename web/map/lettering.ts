/** The letters on the map: which font a node's name is set in, how wide it is, and how it is drawn. */
import type { Network } from '../data/network.ts';
import { isTitled } from './look.ts';
import type { Paint } from './paint.ts';

const SANS = '"Inter Variable", system-ui, sans-serif';
const SERIF = '"Source Serif 4 Variable", Georgia, serif';

/** Longest title on the map, in characters. */
const MOST_CHARACTERS = 44;

export interface Letters {
  readonly text: string;
  readonly font: string;
  readonly size: number;
}

/** Papers' titles are set as titles are; names of things as names. */
export class Lettering {
  readonly #network: Network;
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();

  constructor(network: Network, context: CanvasRenderingContext2D) {
    this.#network = network;
    this.#context = context;
  }

  /** After fonts have come: what was measured with others does not hold. */
  forget(): void {
    this.#widths.clear();
  }

  of(node: number, radius: number, strong = false): Letters {
    const title = isTitled(this.#network.labelOf[node]!);
    const size = Math.round(2 * Math.min(title ? 14 : 19, (title ? 11.5 : 11) + radius * 0.32)) / 2;
    const weight = strong ? 650 : title ? 400 : radius > 8 ? 600 : 500;
    const font = `${title ? 'italic ' : ''}${weight} ${size}px ${title ? SERIF : SANS}`;
    return { text: shorten(this.#network.columns.nodes.name[node] ?? ''), font, size };
  }

  widthOf({ text, font }: Letters): number {
    const key = `${font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#context.font = font;
      width = this.#context.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }
}

export function shorten(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const cut = text.slice(0, MOST_CHARACTERS);
  const space = cut.lastIndexOf(' ');
  return `${(space > MOST_CHARACTERS / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** A rim in the ground's colour keeps letters off the lines behind them. */
export function drawLetters(
  context: CanvasRenderingContext2D,
  { text, font }: Letters,
  x: number,
  y: number,
  paint: Paint,
  color: string,
): void {
  context.font = font;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = paint.ground;
  context.globalAlpha = 0.88;
  context.strokeText(text, x, y);
  context.globalAlpha = 1;
  context.fillStyle = color;
  context.fillText(text, x, y);
}
