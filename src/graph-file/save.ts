/** Saves a graph as a file: written beside the target, then renamed over it. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Facts } from '#graph/facts';
import { graphFileParts } from './write.ts';

/** A name in `.gz` is compressed. @throws the system's error where it cannot be written; the file stays as it was */
export async function saveGraph(facts: Facts, file: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const parts = Readable.from(graphFileParts(facts, file), { objectMode: true });
    const target = createWriteStream(temporary);
    await (file.endsWith('.gz') ? pipeline(parts, createGzip(), target) : pipeline(parts, target));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
