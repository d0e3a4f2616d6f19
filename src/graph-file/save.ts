/** Saves a graph as a file: written beside the target, then renamed over it. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Facts } from '#graph/facts';
import { graphFileParts } from './write.ts';

/** @throws the system's error where it cannot be written; the file stays as it was */
export async function saveGraph(facts: Facts, file: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await writeFile(temporary, graphFileParts(facts, file));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
