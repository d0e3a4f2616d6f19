/** Bytes to lines: files and standard input, gzip or plain, read as UTF-8 with broken bytes reported. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RecordError, type RecordProblem } from './problem.ts';

export interface Line {
  /** 1-based */
  readonly number: number;
  readonly text: string;
}

export interface Input {
  readonly file: string;
  readonly lines: AsyncIterable<Line>;
  /** Size on disk; 0 where it is not known. */
  readonly bytes: number;
}

export interface Reading {
  readonly stdin: Readable;
  onProblem(problem: RecordProblem): void;
  onBytes(bytes: number): void;
}

/** Longer lines are no papers: memory stays bounded whatever the file holds. */
const LONGEST_LINE = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** @throws RecordError where the source is missing, a folder, empty, binary or broken gzip */
export async function openSource(source: string, reading: Reading): Promise<Input> {
  const file = source === '-' ? 'standard input' : source;
  const bytes = source === '-' ? 0 : await sizeOf(source);
  const raw = source === '-' ? reading.stdin : createReadStream(source);
  return { file, bytes, lines: linesOf(file, unzipped(file, counted(file, raw, reading)), reading) };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) =>
    fail(
      file,
      'a file of papers',
      error.code === 'ENOENT' ? 'no such file' : error.message,
      'Check the path.',
    ),
  );
  if (found.isDirectory())
    fail(
      file,
      'a file of papers',
      'a folder',
      `Name its files, for example ${file.replace(/\/+$/u, '')}/*.jsonl.`,
    );
  return found.size;
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

/** Gzip is known by its first two bytes, whatever the file is called. */
async function* unzipped(file: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await chunks.next();
  if (first.done) return;
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield first.value;
    yield* chunks;
    return;
  }
  // The iteration below sees every error of the pipeline, so its callback has nothing left to say.
  const plain = pipeline(Readable.from(chain(first.value, chunks)), createGunzip(), () => {});
  try {
    yield* plain as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof RecordError) throw error;
    fail(file, 'whole gzip data', messageOf(error), 'Download or compress the file again.');
  }
}

async function* chain(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* linesOf(file: string, chunks: AsyncIterable<Buffer>, reading: Reading): AsyncGenerator<Line> {
  let pending: Buffer[] = [];
  let held = 0;
  let number = 0;
  let empty = true;
  for await (const chunk of chunks) {
    empty &&= chunk.length === 0;
    if (chunk.includes(0))
      fail(
        file,
        'UTF-8 text',
        'binary data',
        'Give a text or JSON lines file of titles and abstracts.',
        number + 1,
      );
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      pending.push(chunk.subarray(from, to));
      yield toLine(file, ++number, Buffer.concat(pending), reading);
      pending = [];
      held = 0;
      from = to + 1;
    }
    pending.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > LONGEST_LINE)
      fail(
        file,
        'lines of at most 64 MB',
        'a longer one',
        'Check that this is a file of papers.',
        number + 1,
      );
  }
  if (empty) fail(file, 'papers', 'an empty file', 'Check that the file was written to the end.');
  if (held > 0) yield toLine(file, ++number, Buffer.concat(pending), reading);
}

function toLine(file: string, number: number, bytes: Buffer, reading: Reading): Line {
  if (!isUtf8(bytes))
    reading.onProblem({
      file,
      line: number,
      expected: 'UTF-8',
      got: 'bytes that are not UTF-8',
      todo: 'They were read as "\ufffd"; save the file as UTF-8.',
    });
  const text = bytes.toString('utf8').replace(/\r$/u, '');
  return { number, text: number === 1 ? text.replace(/^\ufeff/u, '') : text };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
