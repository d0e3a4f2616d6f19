/** From the name of a graph to its store: a file, a Neo4j address, or the papers that come with the program. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Facts } from '#graph/facts';
import { formatNamed } from '#graph/formats/index';
import { openMemoryStore } from '#graph/memory-store';
import type { GraphStore } from '#graph/store';
import { buildGraph, type Progress } from './build.ts';
import { packageRoot } from './package-root.ts';

/** The graph that a folder's own papers were built into. */
export const DEFAULT_GRAPH = 'herdbook.jsonl';

/** The papers that come with the program. */
export const sampleSource = join(packageRoot, 'src', 'sample', 'papers.jsonl');

/** A graph that cannot be opened; the text says what was expected and what to do. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

export interface OpenOptions {
  /** Where `herdbook.jsonl` is looked for when no graph is named; else the working folder. */
  readonly cwd?: string;
  onProgress?: Progress;
}

export interface OpenGraph {
  readonly store: GraphStore;
  /** What was opened, in words. */
  readonly says: string;
}

interface StoreKind {
  opens(where: string): boolean;
  open(where: string): Promise<GraphStore>;
}

/** The first that knows the address opens it. */
const storeKinds: readonly StoreKind[] = [
  {
    opens: where => /^[a-z][a-z\d+.-]+:\/\//iu.test(where),
    async open(where) {
      throw new GraphError(
        `Expected a graph file, got the address ${where}. Name a file that "herdbook build" wrote.`,
      );
    },
  },
  { opens: () => true, open: async where => openMemoryStore(await readGraphFile(where)) },
];

/**
 * Opens the graph of that name; without a name `herdbook.jsonl` of the folder, else the papers that come with the program.
 * @throws GraphError where the file is missing or holds no graph
 */
export async function openGraph(where: string | undefined, options: OpenOptions = {}): Promise<OpenGraph> {
  const own = join(options.cwd ?? process.cwd(), DEFAULT_GRAPH);
  const named = where ?? (existsSync(own) ? own : undefined);
  if (named !== undefined)
    return { store: await storeKinds.find(kind => kind.opens(named))!.open(named), says: named };
  return { store: openMemoryStore(await buildSample(options.onProgress)), says: 'the sample papers' };
}

async function buildSample(onProgress: Progress | undefined): Promise<Facts> {
  if (!existsSync(sampleSource))
    throw new GraphError(
      `Expected a graph, got none: there is no ${DEFAULT_GRAPH} here and no sample in this installation. Name a graph file.`,
    );
  const { facts } = await buildGraph({ sources: [sampleSource], ...(onProgress ? { onProgress } : {}) });
  return facts;
}

/**
 * Reads a graph file, plain or gzip.
 * @throws GraphError where it is missing or holds no graph
 */
export async function readGraphFile(file: string): Promise<Facts> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const got =
      error.code === 'ENOENT' ? 'no such file' : error.code === 'EISDIR' ? 'a folder' : error.message;
    throw new GraphError(
      `${file}: expected a graph file, got ${got}. Build one: herdbook build papers.jsonl -o ${DEFAULT_GRAPH}`,
    );
  });
  try {
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? await promisify(gunzip)(bytes) : bytes;
    const facts = formatNamed('jsonl')!.read!(text.toString('utf8'));
    if (facts.nodes.length > 0) return facts;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new GraphError(`${file}: expected a graph file as "herdbook build" writes it, got: ${got}`);
  }
  throw new GraphError(
    `${file}: expected a graph file as "herdbook build" writes it, got no nodes. Build it again.`,
  );
}
