/** The outer form of a graph file: a magic, a version, a directory in JSON, and sections of numbers or bytes with their checksums. */
import type { Codec } from './codec.ts';

/** A byte that no text begins with, the name, and the line ends that a broken transfer would change. */
export const MAGIC = Uint8Array.of(0x89, 0x48, 0x45, 0x52, 0x44, 0x0d, 0x0a, 0x1a);
export const VERSION = 1;

/** Magic, version, length and checksum of the directory. */
const HEAD = MAGIC.length + 12;
/** Sections begin at multiples of this, so that columns can be read where they lie. */
const ALIGNMENT = 8;

/** A file that is not what it should be; the text says what was expected and what was found. */
export class GraphFileError extends Error {
  override readonly name = 'GraphFileError';
}

export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** By name: what a section's bytes are. Numbers are little-endian, as every machine of today has them. */
const kinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f64: Float64Array,
} as const;

interface Section {
  readonly kind: keyof typeof kinds;
  /** From the end of the directory. */
  readonly offset: number;
  readonly bytes: number;
  /** Of the bytes as they lie. */
  readonly crc32: number;
  /** Bytes when unpacked, where the section is compressed. */
  readonly unpacked?: number;
}

/** What the directory holds: the sections, and what they are of. */
interface Directory<Contents> {
  readonly sections: readonly Section[];
  readonly contents: Contents;
}

/** Smaller sections are not compressed, nor those that lose less than a third. */
const WORTH_PACKING = 4_096;
const LEAST_GAIN = 2 / 3;

export class SectionWriter {
  readonly #codec: Codec;
  readonly #packs: boolean;
  readonly #sections: Section[] = [];
  readonly #parts: Uint8Array[] = [];
  #end = 0;

  /** @param packs whether sections are compressed: smaller, and slower to write */
  constructor(codec: Codec, packs: boolean) {
    this.#codec = codec;
    this.#packs = packs;
  }

  /** Takes a section in; gives its number. @param packs whether it may be compressed; what is so already gains nothing */
  add(numbers: Numbers, packs = this.#packs): number {
    const plain = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    const packed = packs && plain.length >= WORTH_PACKING ? this.#codec.deflate(plain) : plain;
    const isPacked = packed.length < plain.length * LEAST_GAIN;
    const bytes = isPacked ? packed : plain;
    this.#sections.push({
      kind: kindOf(numbers),
      offset: this.#end,
      bytes: bytes.length,
      crc32: this.#codec.crc32(bytes),
      ...(isPacked ? { unpacked: plain.length } : {}),
    });
    const padding = paddingBehind(bytes.length);
    this.#parts.push(bytes, new Uint8Array(padding));
    this.#end += bytes.length + padding;
    return this.#sections.length - 1;
  }

  /** The whole file in parts. `contents` names sections by their numbers. */
  finish(contents: unknown): readonly Uint8Array[] {
    const directory: Directory<unknown> = { sections: this.#sections, contents };
    const text = new TextEncoder().encode(JSON.stringify(directory));
    const padded = new Uint8Array(text.length + paddingBehind(HEAD + text.length)).fill(0x20);
    padded.set(text);
    const head = new Uint8Array(HEAD);
    head.set(MAGIC);
    const view = new DataView(head.buffer);
    view.setUint32(8, VERSION, true);
    view.setUint32(12, padded.length, true);
    view.setUint32(16, this.#codec.crc32(padded), true);
    return [head, padded, ...this.#parts];
  }
}

export interface Opened<Contents> {
  readonly contents: Contents;
  /** Where another file may begin behind it. */
  readonly end: number;
  section(number: number): Numbers;
}

export function isGraphFile(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/**
 * Checks the whole file; sections stay where they lie.
 * @throws GraphFileError where it is none, of a newer version, cut off or damaged
 */
export function openContainer<Contents>(file: Uint8Array, codec: Codec): Opened<Contents> {
  if (!isGraphFile(file)) throw new GraphFileError('expected the first bytes of a graph file, got others');
  // Columns are read in place, which needs a start that they can be counted from.
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD) throw cutOff(HEAD, bytes.length);
  const version = view.getUint32(8, true);
  if (version > VERSION)
    throw new GraphFileError(
      `expected version ${VERSION} of the graph file or an earlier one, got version ${version}: a newer Herdbook wrote it`,
    );
  const start = HEAD + view.getUint32(12, true);
  if (bytes.length < start) throw cutOff(start, bytes.length);
  const text = bytes.subarray(HEAD, start);
  if (codec.crc32(text) !== view.getUint32(16, true)) throw damaged('directory');
  const { sections, contents } = JSON.parse(new TextDecoder().decode(text)) as Directory<Contents>;
  const end = Math.max(start, ...sections.map(({ offset, bytes: length }) => start + offset + length));
  if (bytes.length < end) throw cutOff(end, bytes.length);
  for (const [number, { offset, bytes: length, crc32 }] of sections.entries())
    if (codec.crc32(bytes.subarray(start + offset, start + offset + length)) !== crc32)
      throw damaged(`section ${number}`);
  return {
    contents,
    end: end + paddingBehind(end),
    section(number) {
      const { kind, offset, bytes: length, unpacked } = sections[number]!;
      const Kind = kinds[kind];
      if (unpacked !== undefined) {
        const plain = new Uint8Array(unpacked);
        plain.set(codec.inflate(bytes.subarray(start + offset, start + offset + length)));
        return new Kind(plain.buffer);
      }
      return new Kind(
        bytes.buffer as ArrayBuffer,
        bytes.byteOffset + start + offset,
        length / Kind.BYTES_PER_ELEMENT,
      );
    },
  };
}

function cutOff(expected: number, got: number): GraphFileError {
  return new GraphFileError(
    `expected ${expected.toLocaleString('en')} bytes or more, got ${got.toLocaleString('en')}: the file was cut off`,
  );
}

function damaged(part: string): GraphFileError {
  return new GraphFileError(`expected the checksum of its ${part}, got another: the file is damaged`);
}

function kindOf(numbers: Numbers): Section['kind'] {
  return (Object.keys(kinds) as Section['kind'][]).find(kind => numbers instanceof kinds[kind])!;
}

function paddingBehind(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}
