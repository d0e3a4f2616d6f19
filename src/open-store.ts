/** From the name of a graph to its store: a file, a Neo4j address, or the papers that come with the program. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isNeo4jAddress, withoutCredentials } from '#graph/neo4j/address';
import type { GraphStore } from '#graph/store';
import { StoreError } from '#graph/store-error';
import { isAddress } from './address.ts';
import { type CorrectableGraph, correctable, correctedStore } from './correctable-graph.ts';
import { type CorrectionLog, correctionsOf, openCorrections } from './corrections-log.ts';
import { buildOfFile } from './file-build.ts';
import { GraphError } from './graph-file/graph-error.ts';
import { DEFAULT_GRAPH, type GraphFile, graphFileOf, openGraphFile } from './graph-file/read.ts';
import { readCredentials } from './neo4j-credentials.ts';
import { packageRoot } from './package-root.ts';
import type { Progress } from './papers.ts';
import type { RecordProblem } from './records/index.ts';
import type { GraphOrigin } from './server/graph-origin.ts';

/** The graphs that a folder's own papers were built into: the first that is there is meant. */
const OWN_GRAPHS = [DEFAULT_GRAPH, 'herdbook.jsonl'];

/** The papers that come with the program. */
export const sampleSource = join(packageRoot, 'src', 'sample', 'papers.jsonl');

export interface OpenOptions {
  /** Where `graph.herdbook` is looked for when no graph is named; else the working folder. */
  readonly cwd?: string;
  /** Where a server's user name and password are; else the environment of the program. */
  readonly env?: Environment;
  /** The file of corrections; else the usual one beside the graph. */
  readonly corrections?: string;
  /** Lines of that file that are no corrections. */
  onProblem?(problem: RecordProblem): void;
  onProgress?: Progress;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenGraph {
  readonly store: GraphStore;
  readonly corrections: CorrectionLog;
  /** The graph before what the log puts right; null where the store is a server's, which has it from a build. */
  readonly uncorrected: (() => Promise<CorrectableGraph>) | null;
  /** The file that the graph was read from; null where the store is a server's, or nothing was read. */
  readonly file: string | null;
  /** How that file is read anew. */
  readonly origin: GraphOrigin | null;
  /** What was opened, in words. */
  readonly says: string;
}

interface StoreKind {
  opens(where: string): boolean;
  /** @throws GraphError where nothing is there to be read @throws StoreError where a server does not answer as needed */
  read(where: string, env: Environment): Promise<GraphStore | GraphFile>;
  /** A store that a build may replace; null where that is a file. */
  write(where: string, env: Environment): Promise<GraphStore | null>;
}

/** The first that knows the address opens it. */
const storeKinds: readonly StoreKind[] = [
  { opens: isNeo4jAddress, read: readNeo4j, write: openNeo4j },
  { opens: isAddress, read: refuseAddress, write: refuseAddress },
  { opens: () => true, read: openGraphFile, write: async () => null },
];

const kindOf = (where: string): StoreKind => storeKinds.find(kind => kind.opens(where))!;

async function refuseAddress(where: string): Promise<never> {
  throw new GraphError(
    `Expected a graph file or a Neo4j address such as neo4j://localhost:7687/neo4j, got the address ${withoutCredentials(where)}.`,
  );
}

/** The driver is loaded where it is needed, for it takes its time. */
async function openNeo4j(where: string, env: Environment): Promise<GraphStore> {
  const { openNeo4jStore } = await import('#graph/neo4j-store');
  return openNeo4jStore(where, { ...(await readCredentials(env)), newBuildId: randomUUID });
}

async function readNeo4j(where: string, env: Environment): Promise<GraphStore> {
  const store = await openNeo4j(where, env);
  const { nodes } = await store.state();
  if (nodes > 0) return store;
  await store.close();
  throw new GraphError(`${where} holds no graph yet. Build one: herdbook build papers.jsonl -o ${where}`);
}

/**
 * The store that a build is to fill; null where the name is a file's.
 * @throws StoreError where the server does not answer as needed @throws GraphError where the address is none of a store
 */
export function openTargetStore(where: string, env: Environment = process.env): Promise<GraphStore | null> {
  return kindOf(where).write(where, env);
}

/**
 * Opens the graph of that name; without a name `graph.herdbook` of the folder, else the papers that come with the program.
 * @throws GraphError where it is missing or holds no graph
 * @throws StoreError where a server does not answer as needed
 */
export async function openGraph(where: string | undefined, options: OpenOptions = {}): Promise<OpenGraph> {
  const cwd = options.cwd ?? process.cwd();
  const named = where ?? OWN_GRAPHS.map(name => join(cwd, name)).find(file => existsSync(file));
  const corrections = openCorrections(options.corrections ?? correctionsOf(named, cwd));
  const read = (): Promise<GraphStore | GraphFile> =>
    named === undefined
      ? buildSample(options.onProgress)
      : kindOf(named).read(named, options.env ?? process.env);
  const build = named === undefined ? null : await buildOfFile(named);
  const opened = await read();
  const says = named ?? 'the sample papers';
  if (!isFile(opened))
    return { store: opened, corrections, uncorrected: null, origin: null, file: null, says };
  const { entries, problems } = await corrections.read();
  for (const problem of problems) options.onProblem?.(problem);
  return {
    store: correctedStore(opened, entries),
    corrections,
    uncorrected: uncorrectedOf(opened, named, build, read),
    file: named ?? null,
    origin: named === undefined ? null : originOf(named, build, corrections),
    says,
  };
}

function originOf(file: string, opened: string | null, corrections: CorrectionLog): GraphOrigin {
  return {
    opened,
    build: () => buildOfFile(file),
    async open() {
      const read = await openGraphFile(file).catch(error => {
        throw error instanceof GraphError ? new StoreError(error.message) : error;
      });
      return correctedStore(read, (await corrections.read()).entries);
    },
  };
}

/** Made of the file that was opened, and anew where another build is there. */
function uncorrectedOf(
  opened: GraphFile,
  file: string | undefined,
  build: string | null,
  read: () => Promise<GraphStore | GraphFile>,
): () => Promise<CorrectableGraph> {
  let [kept, of]: [Promise<CorrectableGraph> | null, string | null] = [null, build];
  return async () => {
    const now = file === undefined ? null : await buildOfFile(file);
    if (kept && now === of) return kept;
    kept =
      now === build
        ? Promise.resolve(correctable(opened))
        : read().then(one => correctable(one as GraphFile));
    of = now;
    return kept;
  };
}

function isFile(opened: GraphStore | GraphFile): opened is GraphFile {
  return 'columns' in opened;
}

async function buildSample(onProgress: Progress | undefined): Promise<GraphFile> {
  if (!existsSync(sampleSource))
    throw new GraphError(
      `Expected a graph, got none: there is no ${DEFAULT_GRAPH} here and no sample in this installation. Name a graph file.`,
    );
  // Reading papers takes much to load, which most graphs do not need.
  const { buildGraph } = await import('./build.ts');
  const { graph } = await buildGraph({ sources: [sampleSource], ...(onProgress ? { onProgress } : {}) });
  return graphFileOf(graph);
}
