/** Bytes to lines: files and standard input, gzip or plain, decoded as UTF-8 with broken bytes reported. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type RecordProblem, RecordError } from './problem.ts';

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

/** @throws RecordError where the source is missing, a folder, empty, binary or broken gzip */
export async function openSource(source: string, reading: Reading): Promise<Input> {
  const file = source === '-' ? 'standard input' : source;
  const bytes = source === '-' ? 0 : await sizeOf(source);
  const raw = source === '-' ? reading.stdin : createReadStream(source);
  return { file, bytes, lines: linesOf(file, counted(raw, reading), reading) };
}

async function sizeOf(file: string): Promise<number> {
  const fail = (got: string, todo: string): never => {
    throw new RecordError({ file, line: 0, expected: 'a file of papers', got, todo });
  };
  const found = await stat(file).catch((error: NodeJS.ErrnoException) =>
    fail(error.code === 'ENOENT' ? 'no such file' : error.message, 'Check the path.'),
  );
  if (found.isDirectory()) return fail('a folder', `Name its files, for example ${file}/*.jsonl.`);
  return found.size;
}

async function* counted(stream: Readable, reading: Reading): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    reading.onBytes(buffer.length);
    yield buffer;
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
  const source = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const gunzip = createGunzip();
  void feed(source, first.value, chunks);
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new RecordError({ file, line: 0, expected: 'whole gzip data', got, todo: 'Download or compress the file again.' });
  }
}

async function feed(into: Transform, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<void> {
  into.write(first);
  for await (const chunk of rest) if (!into.write(chunk)) await new Promise(resolve => into.once('drain', resolve));
  into.end();
}

async function* linesOf(file: string, chunks: AsyncGenerator<Buffer>, reading: Reading): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8');
  const pending: string[] = [];
  let number = 0;
  let seen = 0;
  const finish = (text: string): Line => {
    number += 1;
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line.includes('\u0000'))
      throw new RecordError({ file, line: number, expected: 'text', got: 'binary data', todo: 'Give a text or JSONL file of titles and abstracts.' });
    if (line.includes('\ufffd'))
      reading.onProblem({ file, line: number, expected: 'UTF-8', got: 'bytes that are not UTF-8', todo: 'They were read as "\ufffd"; save the file as UTF-8.' });
    return { number, text: line };
  };
  for await (const chunk of unzipped(file, chunks)) {
    seen += chunk.length;
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (let at = 0; at < parts.length - 1; at++) {
      pending.push(parts[at]!);
      yield finish(pending.join(''));
      pending.length = 0;
    }
    pending.push(parts.at(-1)!);
  }
  pending.push(decoder.decode());
  const last = pending.join('');
  if (last !== '') yield finish(last);
  if (seen === 0)
    throw new RecordError({ file, line: 0, expected: 'papers', got: 'an empty file', todo: 'Check that the file was written to the end.' });
}
