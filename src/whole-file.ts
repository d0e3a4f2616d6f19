/** Whole files or none: written beside the target, then renamed over it. */
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

type Chunk = string | Uint8Array;
export type Chunks = Iterable<Chunk> | AsyncIterable<Chunk>;

/** Where a target is written first. */
export function partOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.part`);
}

/** The process that writes a part of the target; null: the file is none. */
export function writerOf(name: string, target: string): number | null {
  const start = `.${basename(target)}.`;
  const pid = name.startsWith(start) ? /^(\d+)\.part$/u.exec(name.slice(start.length))?.[1] : undefined;
  return pid === undefined ? null : Number(pid);
}

/**
 * Writes all files, then puts them in place one right after the other; a name in `.gz` is compressed.
 * @throws the system's error where one cannot be written; then each target is as it was, and nothing is left behind
 */
export async function writeWhole(
  files: readonly (readonly [target: string, chunks: Chunks])[],
): Promise<void> {
  try {
    for (const [target, chunks] of files) await writePart(target, chunks);
    for (const [target] of files) await rename(partOf(target), target);
  } catch (error) {
    for (const [target] of files) await rm(partOf(target), { force: true });
    throw error;
  }
}

/**
 * Puts more behind the first `end` bytes of a file, in place of what is there; those stay as they are.
 * @throws the system's error where it cannot be written; then the file ends there
 */
export async function writeBehind(target: string, end: number, chunks: readonly Uint8Array[]): Promise<void> {
  const file = await open(target, 'r+');
  try {
    await file.truncate(end);
    await file.write(Buffer.concat(chunks), 0, undefined, end);
    await file.sync();
  } catch (error) {
    await file.truncate(end);
    throw error;
  } finally {
    await file.close();
  }
}

async function writePart(target: string, chunks: Chunks): Promise<void> {
  const text = Readable.from(chunks, { objectMode: true });
  // What is put in place is on the disk.
  const file = createWriteStream(partOf(target), { flush: true });
  if (target.endsWith('.gz')) await pipeline(text, createGzip(), file);
  else await pipeline(text, file);
}
