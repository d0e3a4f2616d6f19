/** Papers in, graph out: the stages of a build in their order. */
import { correctFacts, type Entry, type Outcome } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import type { Catalog } from './catalog/catalog.ts';
import { KeptMarks, type Left } from './incremental/trace-file.ts';
import type { NameTally } from './linker/index.ts';
import type { Reading } from './linker/reading.ts';
import { countNames, type LinkingOptions, linkRecords, type TakeReading } from './linking/index.ts';
import type { Traces } from './linking/traces.ts';
import { catalogOf, countProblems, type PapersOptions, type TakenPapers, takePapers } from './papers.ts';
import { completeFacts, StatedFacts } from './to-facts.ts';

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
 */
export async function buildGraph(
  options: BuildOptions,
  take: (options: PapersOptions) => TakenPapers = takePapers,
): Promise<BuiltGraph> {
  const stated = new StatedFacts();
  const marks = options.traces ? new KeptMarks() : null;
  const takeReading = (reading: Reading): void => {
    stated.add(reading);
    marks?.add(reading.record);
  };
  const { traces, catalog, told } = await readPapers(options, takeReading, take);
  const { facts, outcomes } = finishGraph(stated.whole(catalog), options);
  return {
    facts,
    left: marks && traces && marks.leftOf(traces, options.catalog ?? []),
    counts: { ...told, ...sizeOf(facts) },
    outcomes,
  };
}

/** A part of a graph: what the papers of one shard state. @throws as `buildGraph` */
export async function buildPart(options: PapersOptions): Promise<Pick<BuiltGraph, 'facts' | 'counts'>> {
  const stated = new StatedFacts();
  const { told } = await readPapers(options, reading => stated.add(reading));
  const facts = stated.part();
  return { facts, counts: { ...told, ...sizeOf(facts) } };
}

type FinishOptions = Pick<BuildOptions, 'catalog' | 'corrections' | 'seed' | 'onProgress'>;

/** The graph of all parts: that of a build of all their papers at once. */
export function assembleGraph(
  parts: Iterable<Facts>,
  options: FinishOptions,
): Pick<BuiltGraph, 'facts' | 'outcomes'> {
  return finishGraph(completeFacts(parts, catalogOf(options)), options);
}

function finishGraph(bare: Facts, options: FinishOptions): Pick<BuiltGraph, 'facts' | 'outcomes'> {
  const { facts, outcomes } = correctFacts(bare, options.corrections ?? []);
  const placed = placeNodes(facts, {
    seed: options.seed ?? 1,
    onProgress: (done, total) => options.onProgress?.('Placing nodes', done, total),
  });
  return { facts: placed, outcomes };
}

interface ReadPapers {
  /** Null where none are wanted. */
  readonly traces: Traces | null;
  readonly catalog: Catalog;
  readonly told: Pick<BuildCounts, 'papers' | 'joined' | 'problems'>;
}

async function readPapers(
  given: PapersOptions & Pick<BuildOptions, 'traces'>,
  takeReading: TakeReading,
  take = takePapers,
): Promise<ReadPapers> {
  const { options, problems } = countProblems(given);
  const taken = take(options);
  const linking = linkingOf(options, taken);
  let papers = 0;
  const counted: TakeReading = reading => {
    papers += 1;
    takeReading(reading);
  };
  const traces = await linkRecords(taken.papers, linking, counted, options.names ?? null);
  if (papers === 0)
    throw new NoPapersError(
      `Expected at least one paper with a title and an abstract in ${options.sources.join(', ')}, got none. No graph was built.`,
    );
  const told = { papers, joined: taken.joined(), problems: problems() };
  return { traces, catalog: linking.catalog, told };
}

/**
 * Links the papers of the sources, all together: a name that one paper introduces is found in the others.
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 */
export async function linkPapers(options: PapersOptions): Promise<Reading[]> {
  const taken = takePapers(options);
  const readings: Reading[] = [];
  const take: TakeReading = reading => void readings.push(reading);
  await linkRecords(taken.papers, linkingOf(options, taken), take, options.names ?? null);
  return readings;
}

/** What the papers say of names that no catalog knows: added up over the shards of a corpus, it lets each be linked as among all. */
export async function tallyNames(options: PapersOptions): Promise<NameTally> {
  const taken = takePapers(options);
  return countNames(taken.papers, linkingOf(options, taken));
}

function linkingOf(
  options: PapersOptions & Pick<BuildOptions, 'traces'>,
  { changes }: TakenPapers,
): LinkingOptions {
  const { catalog: own = [], workers, traces = false, onProgress } = options;
  return {
    catalog: catalogOf(options),
    own,
    ...(workers === undefined ? {} : { workers }),
    traces,
    changes,
    onProgress: (done, total) => onProgress?.('Linking papers', done, total),
  };
}

function sizeOf({ nodes, edges }: Facts): Pick<BuildCounts, 'nodes' | 'edges'> {
  return { nodes: nodes.length, edges: edges.length };
}
