/** Every text of a graph, once, in compressed blocks: a block is unpacked when a text in it is first read. */
import type { Codec } from './codec.ts';
import { lowerBound } from './lower-bound.ts';
import { append } from './numbers.ts';

/** The texts as they lie in a file. */
export interface StringSections {
  /** Blocks of UTF-8, each compressed by itself, one behind the other. */
  readonly packed: Uint8Array;
  /** By block: where it ends in `packed`, and the number of its first text. */
  readonly blockEnds: Uint32Array;
  readonly blockFirsts: Uint32Array;
  /** By text: where it ends in its unpacked block, in UTF-16 units. */
  readonly ends: Uint32Array;
  /** Numbers, ascending, of texts that are no well-formed Unicode: they stand as JSON. */
  readonly escaped: Uint32Array;
}

/** UTF-16 units from which on a block is closed: larger ones pack better, smaller ones are read sooner. */
const BLOCK = 128 * 1_024;

export const NO_STRINGS: StringSections = {
  packed: new Uint8Array(0),
  blockEnds: new Uint32Array(0),
  blockFirsts: new Uint32Array(0),
  ends: new Uint32Array(0),
  escaped: new Uint32Array(0),
};

export class StringTable {
  readonly sections: StringSections;
  readonly #codec: Codec;
  readonly #blocks: (string | undefined)[];
  readonly #escaped: ReadonlySet<number>;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** The block that was read last: the next text is mostly in it. */
  #block = 0;

  constructor(sections: StringSections, codec: Codec) {
    this.sections = sections;
    this.#codec = codec;
    this.#blocks = new Array(sections.blockEnds.length);
    this.#escaped = new Set(sections.escaped);
  }

  get size(): number {
    return this.sections.ends.length;
  }

  at(number: number): string {
    const { blockFirsts, ends } = this.sections;
    const block = this.#blockOf(number);
    const start = number === blockFirsts[block] ? 0 : ends[number - 1]!;
    this.#blocks[block] ??= this.#unpack(block);
    const text = this.#blocks[block].slice(start, ends[number]!);
    return this.#escaped.has(number) ? (JSON.parse(text) as string) : text;
  }

  #blockOf(number: number): number {
    const { blockFirsts } = this.sections;
    const isIn = (block: number): boolean =>
      number >= blockFirsts[block]! && number < (blockFirsts[block + 1] ?? Number.POSITIVE_INFINITY);
    if (isIn(this.#block)) return this.#block;
    this.#block = lowerBound(1, blockFirsts.length, block => blockFirsts[block]! <= number) - 1;
    return this.#block;
  }

  #unpack(block: number): string {
    const { packed, blockEnds } = this.sections;
    const bytes = this.#codec.inflate(packed.subarray(blockEnds[block - 1] ?? 0, blockEnds[block]!));
    return this.#decoder.decode(bytes);
  }
}

/** Gives texts their numbers; behind a table that is there, or from 0. */
export class StringPool {
  readonly #codec: Codec;
  readonly #base: StringSections;
  readonly #numbers = new Map<string, number>();
  readonly #ends: number[] = [];
  readonly #escaped: number[] = [];
  readonly #blockEnds: number[] = [];
  readonly #blockFirsts: number[] = [];
  readonly #packed: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();
  #open: string[] = [];
  #openUnits = 0;
  #packedBytes: number;

  constructor(codec: Codec, base: StringSections = NO_STRINGS) {
    this.#codec = codec;
    this.#base = base;
    this.#packedBytes = base.packed.length;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#base.ends.length + this.#ends.length;
    const isWellFormed = text.isWellFormed();
    if (!isWellFormed) this.#escaped.push(number);
    const written = isWellFormed ? text : JSON.stringify(text);
    if (this.#open.length === 0) this.#blockFirsts.push(number);
    this.#open.push(written);
    this.#openUnits += written.length;
    this.#ends.push(this.#openUnits);
    this.#numbers.set(text, number);
    if (this.#openUnits >= BLOCK) this.#close();
    return number;
  }

  /** Ends a block here: what follows is read for another purpose. */
  startBlock(): void {
    if (this.#open.length > 0) this.#close();
  }

  finish(): StringSections {
    this.startBlock();
    const { packed, blockEnds, blockFirsts, ends, escaped } = this.#base;
    return {
      packed: joinBytes([packed, ...this.#packed]),
      blockEnds: append(blockEnds, this.#blockEnds),
      blockFirsts: append(blockFirsts, this.#blockFirsts),
      ends: append(ends, this.#ends),
      escaped: append(escaped, this.#escaped),
    };
  }

  #close(): void {
    const packed = this.#codec.deflate(this.#encoder.encode(this.#open.join('')));
    this.#packed.push(packed);
    this.#packedBytes += packed.length;
    this.#blockEnds.push(this.#packedBytes);
    this.#open = [];
    this.#openUnits = 0;
  }
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
