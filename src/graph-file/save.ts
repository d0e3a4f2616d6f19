/** Saves a graph as a file. */
import { tablesOf } from '#graph/columnar/from-facts';
import type { Facts } from '#graph/facts';
import { writeWhole } from '../whole-file.ts';
import { nodeCodec } from './node-codec.ts';
import { graphFileParts } from './write.ts';

/** A name in `.gz` is compressed. @throws the system's error where it cannot be written; the file stays as it was */
export function saveGraph(facts: Facts, file: string): Promise<void> {
  return writeWhole([[file, graphFileParts(tablesOf(facts, nodeCodec), file)]]);
}
