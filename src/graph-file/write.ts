/** Graph files as they are written: JSON lines where the name says so, else columns. */
import { ColumnarGraph } from '#graph/columnar/graph';
import { type Tables, type WriteOptions, writeTables } from '#graph/columnar/tables';
import { rowLines } from '#graph/formats/jsonl';
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
export function graphFileParts(
  graph: Tables,
  name: string,
  options: WriteOptions = { packs: true },
): Iterable<string | Uint8Array> {
  if (isJsonLines(name)) return rowLines(new ColumnarGraph(graph, nodeCodec));
  return writeTables(graph, nodeCodec, options);
}
