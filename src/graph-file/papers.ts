/** The papers of a graph file in columns, as a source to build from. */
import { open, readFile } from 'node:fs/promises';
import { isGraphFile, MAGIC } from '#graph/columnar/container';
import { ColumnarGraph } from '#graph/columnar/graph';
import { readTables } from '#graph/columnar/tables';
import type { Properties } from '#graph/facts';
import { type RawRecord, rawRecord } from '../records/format.ts';
import type { PaperRecord } from '../records/record.ts';
import { nodeCodec } from './node-codec.ts';

/** Null where the file is no graph in columns. @throws GraphFileError where it is a damaged one */
export async function papersOfGraph(file: string): Promise<Iterable<RawRecord> | null> {
  if (!(await beginsAsGraph(file))) return null;
  return papersIn(new ColumnarGraph(readTables(await readFile(file), nodeCodec), nodeCodec));
}

async function beginsAsGraph(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return isGraphFile(buffer);
  } catch {
    // A folder: what reads it says so.
    return false;
  } finally {
    await handle.close();
  }
}

/** The record of a row of a graph. */
export function recordAt(graph: ColumnarGraph, row: number, file: string): PaperRecord {
  const { id, properties } = graph.node(row);
  return { id, ...fieldsOf(properties), source: { file, line: row + 1 } };
}

/** Ascending. */
export function* paperRows(graph: ColumnarGraph): Generator<number> {
  for (let row = 0; row < graph.nodeCount; row++) if (graph.labels(row)[0] === 'Paper') yield row;
}

function* papersIn(graph: ColumnarGraph): Generator<RawRecord> {
  for (const row of paperRows(graph)) {
    const { id, properties } = graph.node(row);
    yield rawRecord({ line: row + 1, id, ...fieldsOf(properties) });
  }
}

function fieldsOf({
  title,
  abstract,
  year,
  authors,
  url,
  venue,
  otherIds,
}: Properties): Omit<RawRecord, 'line' | 'id' | 'ids'> {
  return {
    title: String(title ?? ''),
    abstract: String(abstract ?? ''),
    year: typeof year === 'number' ? year : null,
    authors: (authors ?? []) as readonly string[],
    url: url === undefined ? null : String(url),
    venue: venue === undefined ? null : String(venue),
    otherIds: (otherIds ?? []) as readonly string[],
  };
}
