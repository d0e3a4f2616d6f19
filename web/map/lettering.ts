/** The letters on the map: which font a node's name is set in, how wide it is, and how it is drawn. */
import type { Network } from '../data/network.ts';
import { isTitled } from './look.ts';
import type { Paint } from './paint.ts';

const SANS = '"Inter Variable", system-ui, sans-serif';
const SERIF = '"Source Serif 4 Variable", Georgia, serif';

/** A cut of the type, whatever its size. */
interface Face {
  readonly style: string;
  readonly family: string;
}

const faces = {
  title: { style: 'italic 400', family: SERIF },
  strongTitle: { style: 'italic 650', family: SERIF },
  name: { style: '500', family: SANS },
  greatName: { style: '600', family: SANS },
  strongName: { style: '650', family: SANS },
  caption: { style: '500', family: SERIF },
} as const;

/** Longest title on the map, in characters. */
const MOST_CHARACTERS = 44;

export interface Letters {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** Face and size, as CSS writes them. */
  readonly font: string;
}

const lettersIn = (face: Face, size: number, text: string): Letters => ({
  text,
  face,
  size,
  font: fontOf(face, size),
});

const fontOf = ({ style, family }: Face, size: number): string => `${style} ${size}px ${family}`;

/** The words of a layout. */
export const captionOf = (text: string): Letters => lettersIn(faces.caption, 15, text);

/** Pixels of the size at which letters are measured. */
const MEASURED = 100;

/** Papers' titles are set as titles are; names of things as names. */
export class Lettering {
  readonly #network: Network;
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<Face, Map<string, number>>();

  constructor(network: Network, context: CanvasRenderingContext2D) {
    this.#network = network;
    this.#context = context;
  }

  /** After fonts have come: what was measured with others does not hold. */
  forget(): void {
    this.#widths.clear();
  }

  of(node: number, radius: number, strong = false): Letters {
    const text = shorten(this.#network.columns.nodes.name[node] ?? '');
    if (isTitled(this.#network.labelOf[node]!))
      return lettersIn(faces[strong ? 'strongTitle' : 'title'], sized(11.5, 14, radius), text);
    const face = strong ? faces.strongName : radius > 8 ? faces.greatName : faces.name;
    return lettersIn(face, sized(11, 19, radius), text);
  }

  /** The sum of its letters, each measured once: far fewer than names, and hardly wider than with kerning. */
  widthOf({ text, face, size }: Letters): number {
    let widths = this.#widths.get(face);
    if (!widths) {
      widths = new Map();
      this.#widths.set(face, widths);
    }
    let sum = 0;
    for (const letter of text) {
      let width = widths.get(letter);
      if (width === undefined) {
        this.#context.font = fontOf(face, MEASURED);
        width = this.#context.measureText(letter).width;
        widths.set(letter, width);
      }
      sum += width;
    }
    return (sum * size) / MEASURED;
  }
}

/** In steps of half a pixel. */
const sized = (least: number, most: number, radius: number): number =>
  Math.round(2 * Math.min(most, least + radius * 0.32)) / 2;

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
