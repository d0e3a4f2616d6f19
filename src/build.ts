/** Papers in, graph out: the stages of a build in their order. */
import { tablesOf } from '#graph/columnar/from-facts';
import { tablesFrom } from '#graph/columnar/from-nodes';
import { ColumnarGraph } from '#graph/columnar/graph';
import type { NodeSource } from '#graph/columnar/node-source';
import { placeTables } from '#graph/columnar/placing';
import type { Tables } from '#graph/columnar/tables';
import { correctFacts, type Entry, type Outcome } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import type { Catalog } from './catalog/catalog.ts';
import { nodeCodec } from './graph-file/node-codec.ts';
import type { Left } from './incremental/left.ts';
import { KeptPapers } from './incremental/trace-file.ts';
import type { NameTally } from './linker/index.ts';
import type { Reading } from './linker/reading.ts';
import { countNames, type LinkingOptions, linkRecords, type StatedPapers } from './linking/index.ts';
import { catalogOf, countProblems, type PapersOptions, type TakenPapers, takePapers } from './papers.ts';
import { ScratchFile } from './scratch/scratch-file.ts';
import { StatedGraph } from './stated-graph.ts';
import { catalogEdges } from './to-facts.ts';

export interface BuildOptions extends PapersOptions {
  /** The same papers and seed give the same graph, places included. */
  readonly seed?: number;
  /** Whether papers leave their traces, with which they can change later. */
  readonly traces?: boolean;
  /** What readers put right, in order. */
  readonly corrections?: readonly Entry[];
}

export interface BuildCounts {
  readonly papers: number;
  /** Records of papers that were read before, from another source or the same. */
  readonly joined: number;
  readonly problems: number;
  readonly nodes: number;
  readonly edges: number;
}

export interface BuiltGraph {
  readonly graph: Tables;
  /** The same as facts, made when they are asked for. */
  readonly facts: Facts;
  /** What linking the papers left; null unless it was wanted. */
  readonly left: Left | null;
  readonly counts: BuildCounts;
  /** What became of each correction. */
  readonly outcomes: readonly Outcome[];
}

/** Papers were asked for and none could be read. */
export class NoPapersError extends Error {
  override readonly name = 'NoPapersError';
}

/**
 * Reads the sources, links every paper and lays the graph out.
 * @param take where the papers come from; without it, from the sources
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 * @throws NoPapersError where no paper was found
 * @throws ScratchError where what does not fit in memory finds no room on disk
 */
export async function buildGraph(
  options: BuildOptions,
  take: (options: PapersOptions) => TakenPapers = takePapers,
): Promise<BuiltGraph> {
  return inScratch(options, async stated => {
    const { kept, catalog, told } = await readPapers(options, stated, take);
    const { graph, outcomes } = finishGraph(stated, catalog, options);
    const left = options.traces ? kept.left(options.catalog ?? []) : null;
    return {
      graph,
      get facts() {
        return factsIn(graph);
      },
      left,
      counts: { ...told, ...sizeOf(graph) },
      outcomes,
    };
  });
}

/** A part of a graph: what the papers of one shard state. @throws as `buildGraph` */
export async function buildPart(options: PapersOptions): Promise<Pick<BuiltGraph, 'graph' | 'counts'>> {
  return inScratch(options, async stated => {
    const { told } = await readPapers(options, stated);
    const graph = tablesFrom(stated.source({ labelsBases: false }), nodeCodec);
    return { graph, counts: { ...told, ...sizeOf(graph) } };
  });
}

type FinishOptions = Pick<
  BuildOptions,
  'catalog' | 'corrections' | 'seed' | 'onProgress' | 'onProblem' | 'scratch'
>;

/** The graph of all parts: that of a build of all their papers at once. @throws ScratchError */
export async function assembleGraph(
  parts: AsyncIterable<NodeSource>,
  options: FinishOptions,
): Promise<Pick<BuiltGraph, 'graph' | 'outcomes'>> {
  return inScratch(options, async stated => {
    for await (const part of parts)
      for (let row = 0; row < part.ids.length; row++)
        stated.add({ nodes: [part.node(row)], edges: part.leaving(row) });
    return finishGraph(stated, catalogOf(options), options);
  });
}

async function inScratch<Made>(
  { scratch }: Pick<PapersOptions, 'scratch'>,
  work: (stated: StatedGraph) => Promise<Made>,
): Promise<Made> {
  const file = new ScratchFile(scratch);
  try {
    return await work(new StatedGraph(file));
  } finally {
    file.close();
  }
}

function finishGraph(
  stated: StatedGraph,
  catalog: Catalog,
  { corrections = [], seed = 1, onProgress }: FinishOptions,
): Pick<BuiltGraph, 'graph' | 'outcomes'> {
  stated.add({ nodes: [], edges: catalogEdges(stated, catalog) });
  const bare = tablesFrom(stated.source({ labelsBases: true }), nodeCodec);
  const { tables, outcomes } = correct(bare, corrections);
  const graph = placeTables(tables, nodeCodec, {
    seed,
    onProgress: (done, total) => onProgress?.('Placing nodes', done, total),
  });
  return { graph, outcomes };
}

/** Corrections may touch whatever they name: for them the whole graph is made. */
function correct(
  tables: Tables,
  entries: readonly Entry[],
): { readonly tables: Tables; readonly outcomes: readonly Outcome[] } {
  if (entries.length === 0) return { tables, outcomes: [] };
  const { facts, outcomes } = correctFacts(factsIn(tables), entries);
  return { tables: tablesOf(facts, nodeCodec), outcomes };
}

interface ReadPapers {
  /** What linking left, where that was wanted. */
  readonly kept: KeptPapers;
  readonly catalog: Catalog;
  readonly told: Pick<BuildCounts, 'papers' | 'joined' | 'problems'>;
}

async function readPapers(
  given: PapersOptions & Pick<BuildOptions, 'traces'>,
  stated: StatedGraph,
  take = takePapers,
): Promise<ReadPapers> {
  const { options, problems } = countProblems(given);
  const taken = take(options);
  const linking = linkingOf(options, taken);
  const kept = new KeptPapers();
  let papers = 0;
  const takeStated = ({ statements, left }: StatedPapers): void => {
    papers += statements.papers.length;
    stated.take(statements);
    if (left) kept.add(left);
  };
  const makes = options.traces ? 'statementsAndLeft' : 'statements';
  await linkRecords(taken.papers, linking, makes, takeStated, options.names ?? null);
  if (papers === 0)
    throw new NoPapersError(
      `Expected at least one paper with a title and an abstract in ${options.sources.join(', ')}, got none. No graph was built.`,
    );
  const told = { papers, joined: taken.joined(), problems: problems() };
  return { kept, catalog: linking.catalog, told };
}

/**
 * Links the papers of the sources, all together: a name that one paper introduces is found in the others.
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 */
export async function linkPapers(options: PapersOptions): Promise<Reading[]> {
  const taken = takePapers(options);
  const readings: Reading[] = [];
  const take = (more: readonly Reading[]): void => void readings.push(...more);
  await linkRecords(taken.papers, linkingOf(options, taken), 'readings', take, options.names ?? null);
  return readings;
}

/** What the papers say of names that no catalog knows: added up over the shards of a corpus, it lets each be linked as among all. */
export async function tallyNames(options: PapersOptions): Promise<NameTally> {
  const taken = takePapers(options);
  return countNames(taken.papers, linkingOf(options, taken));
}

function linkingOf(options: PapersOptions, { changes }: TakenPapers): LinkingOptions {
  const { catalog: own = [], workers, scratch, onProgress } = options;
  return {
    catalog: catalogOf(options),
    own,
    ...(workers === undefined ? {} : { workers }),
    ...(scratch === undefined ? {} : { scratch }),
    changes,
    onProgress: (done, total) => onProgress?.('Linking papers', done, total),
  };
}

function factsIn(tables: Tables): Facts {
  return new ColumnarGraph(tables, nodeCodec).facts();
}

function sizeOf({ nodes, edges }: Tables): Pick<BuildCounts, 'nodes' | 'edges'> {
  return { nodes: nodes.ids.length, edges: edges.starts.length };
}
