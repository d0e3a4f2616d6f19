/** Graph files as they are read: columns or JSON lines, plain or gzip; the content tells. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isGraphFile } from '#graph/columnar/container';
import { ColumnarGraph } from '#graph/columnar/graph';
import { readTables, type Tables } from '#graph/columnar/tables';
import { openColumnarStore } from '#graph/columnar-store';
import type { Facts } from '#graph/facts';
import { readJsonLines } from '#graph/formats/jsonl';
import { openMemoryStore } from '#graph/memory-store';
import type { GraphStore } from '#graph/store';
import { GraphError } from './graph-error.ts';
import { nodeCodec } from './node-codec.ts';

/** The name of a graph file where none is said. */
export const DEFAULT_GRAPH = 'graph.herdbook';

/** What a file holds: columns are read as they are asked for, facts are there. */
export interface GraphFile {
  readonly columns: ColumnarGraph | null;
  facts(): Facts;
  store(): GraphStore;
}

/** @throws GraphError where it is missing or holds no graph */
export async function openGraphFile(file: string): Promise<GraphFile> {
  const opened = await open(await bytesOf(file)).catch(error => {
    const got = error instanceof Error ? error.message : String(error);
    throw new GraphError(`${file}: expected a graph file as "herdbook build" writes it, got: ${got}`);
  });
  if (opened) return opened;
  throw new GraphError(
    `${file}: expected a graph file as "herdbook build" writes it, got no nodes. Build it again.`,
  );
}

/** All of a graph file. @throws GraphError where it is missing or holds no graph */
export async function readGraphFile(file: string): Promise<Facts> {
  return (await openGraphFile(file)).facts();
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    const got =
      error.code === 'ENOENT' ? 'no such file' : error.code === 'EISDIR' ? 'a folder' : error.message;
    throw new GraphError(
      `${file}: expected a graph file, got ${got}. Build one: herdbook build papers.jsonl -o ${DEFAULT_GRAPH}`,
    );
  });
}

/** Null: there is nothing in it. */
async function open(packed: Buffer): Promise<GraphFile | null> {
  const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? await promisify(gunzip)(packed) : packed;
  if (!isGraphFile(bytes)) {
    const facts = readJsonLines(bytes);
    if (facts.nodes.length === 0) return null;
    return { columns: null, facts: () => facts, store: () => openMemoryStore(facts) };
  }
  const tables = readTables(bytes, nodeCodec);
  return tables.nodes.ids.length === 0 ? null : graphFileOf(tables);
}

export function graphFileOf(tables: Tables): GraphFile {
  const columns = new ColumnarGraph(tables, nodeCodec);
  return { columns, facts: () => columns.facts(), store: () => openColumnarStore(columns) };
}
