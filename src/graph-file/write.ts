/** Graph files as they are written: JSON lines where the name says so, else columns. */
import { tablesOf } from '#graph/columnar/from-facts';
import { writeTables } from '#graph/columnar/tables';
import type { Facts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import { nodeCodec } from './node-codec.ts';

/** Whether a file of this name is written in JSON lines. */
export function isJsonLines(name: string): boolean {
  return /\.(?:jsonl?|ndjson)(?:\.gz)?$/iu.test(name);
}

/** Whether what linking left is kept beside a file of this name. */
export function keepsTraces(name: string): boolean {
  return !isJsonLines(name) && !name.endsWith('.gz');
}

/** The parts of a file of this name. */
export function graphFileParts(facts: Facts, name: string): Iterable<string | Uint8Array> {
  if (isJsonLines(name)) return jsonl.write(facts);
  return writeTables(tablesOf(facts, nodeCodec), nodeCodec, { packs: true });
}
