/** Bytes to lines: files and standard input, compressed or plain, read as UTF-8 with broken bytes reported. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { compressionOf } from './compression.ts';
import { RecordError, type RecordProblem } from './problem.ts';

export interface Line {
  /** 1-based */
  readonly number: number;
  readonly text: string;
}

export interface Input {
  readonly file: string;
  readonly lines: AsyncIterable<Line>;
}

export interface Reading {
  readonly stdin: Readable;
  onProblem(problem: RecordProblem): void;
  onBytes(bytes: number): void;
}

/** Longer lines are no papers: memory stays bounded whatever the file holds. */
const LONGEST_LINE = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** @throws RecordError where the source is missing, a folder, empty, binary or cannot be unpacked */
export async function openSource(source: string, reading: Reading): Promise<Input> {
  const file = source === '-' ? 'standard input' : source;
  if (source !== '-') await refuseMissing(source);
  const raw = source === '-' ? reading.stdin : createReadStream(source);
  return { file, lines: linesOf(file, unpacked(file, counted(file, raw, reading)), reading) };
}

async function refuseMissing(file: string): Promise<void> {
  await stat(file).catch((error: NodeJS.ErrnoException) =>
    fail(
      file,
      'a file of papers',
      error.code === 'ENOENT' ? 'no such file' : error.message,
      'Check the path.',
    ),
  );
}

function fail(file: string, expected: string, got: string, todo: string, line = 0): never {
  throw new RecordError({ file, line, expected, got, todo });
}

async function* counted(file: string, stream: Readable, reading: Reading): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
      reading.onBytes(buffer.length);
      yield buffer;
    }
  } catch (error) {
    fail(file, 'a readable file', messageOf(error), 'Check its permissions and the disk.');
  }
}

/** What broke while unpacking; the lines before it are good. */
class BrokenPacking extends Error {
  readonly packing: string;

  constructor(packing: string, reason: string) {
    super(reason);
    this.packing = packing;
  }
}

/** The longest of the first bytes that tell how a source is compressed. */
const MAGIC = 5;

async function* unpacked(file: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let start = Buffer.alloc(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    start = Buffer.concat([start, next.value]);
    if (start.length >= MAGIC) break;
  }
  if (start.length === 0) return;
  const found = compressionOf(start);
  if (!found) {
    yield* chain(start, chunks);
    return;
  }
  const { name, unpack } = found;
  if (!unpack) fail(file, 'plain, gzip or zstd text', `a ${name} file`, 'Unpack it first.');
  try {
    yield* unpack(chain(start, chunks));
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw new BrokenPacking(name, messageOf(error));
  }
}

async function* chain(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* linesOf(file: string, chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Line> {
  const cutter = new LineCutter();
  const told = (cut: Cut): Line[] => lineOf(file, cut, reading);
  try {
    for await (const chunk of chunks) for (const cut of cutter.push(chunk)) yield* told(cut);
  } catch (error) {
    if (!(error instanceof BrokenPacking)) throw error;
    reportBroken(file, error, cutter.count, reading);
    return;
  }
  if (cutter.empty) fail(file, 'papers', 'an empty file', 'Check that the file was written to the end.');
  for (const cut of cutter.rest()) yield* told(cut);
}

function reportBroken(
  file: string,
  { packing, message }: BrokenPacking,
  lines: number,
  reading: Reading,
): void {
  const again = 'download or compress the file again.';
  if (lines === 0) fail(file, `whole ${packing} data`, message, again[0]!.toUpperCase() + again.slice(1));
  reading.onProblem({
    file,
    line: lines + 1,
    expected: `whole ${packing} data`,
    got: message,
    todo: `The ${lines.toLocaleString('en')} lines before it were read; ${again}`,
  });
}

/** A line as bytes; `tooLong`: its end was not kept. */
interface Cut {
  readonly number: number;
  readonly bytes: Buffer;
  readonly tooLong: boolean;
}

/** Cuts chunks at line feeds and lets go of what is too long for a line. */
class LineCutter {
  count = 0;
  empty = true;
  #pending: Buffer[] = [];
  #held = 0;
  #tooLong = false;

  *push(chunk: Buffer): Generator<Cut> {
    this.empty &&= chunk.length === 0;
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      this.#hold(chunk.subarray(from, to));
      yield this.#cut();
      from = to + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  *rest(): Generator<Cut> {
    if (this.#held > 0 || this.#tooLong) yield this.#cut();
  }

  #hold(bytes: Buffer): void {
    this.#held += bytes.length;
    if (this.#held > LONGEST_LINE) {
      this.#tooLong = true;
      this.#pending = [];
      this.#held = 0;
    } else if (!this.#tooLong) this.#pending.push(bytes);
  }

  #cut(): Cut {
    const cut = { number: ++this.count, bytes: Buffer.concat(this.#pending), tooLong: this.#tooLong };
    this.#pending = [];
    this.#held = 0;
    this.#tooLong = false;
    return cut;
  }
}

/** No line where it cannot be one of a paper. */
function lineOf(file: string, { number, bytes, tooLong }: Cut, reading: Reading): Line[] {
  const left = (expected: string, got: string, todo: string): Line[] => {
    reading.onProblem({ file, line: number, expected, got, todo });
    return [];
  };
  if (tooLong)
    return left('lines of at most 64 MB', 'a longer one', 'It was left out; write one record on a line.');
  if (bytes.includes(0)) {
    // At the top of a file it tells what the file is; further down a disk or a copy went wrong.
    if (number === 1)
      fail(file, 'UTF-8 text', 'binary data', 'Give a file of papers in one of the known formats.', 1);
    return left('UTF-8 text', 'a line with binary data', 'It was left out; check the file.');
  }
  if (!isUtf8(bytes))
    reading.onProblem({
      file,
      line: number,
      expected: 'UTF-8',
      got: 'bytes that are not UTF-8',
      todo: 'They were read as "\ufffd"; save the file as UTF-8.',
    });
  const text = bytes.toString('utf8').replace(/\r$/u, '');
  return [{ number, text: number === 1 ? text.replace(/^\ufeff/u, '') : text }];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
