/** Papers in, graph out: the stages of a build in their order. */
import type { Readable } from 'node:stream';
import { correctFacts, type Entry, type Outcome } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import { type Catalog, loadCatalog } from './catalog/catalog.ts';
import { papersOfGraph } from './graph-file/papers.ts';
import { inOrder } from './incremental/trace-file.ts';
import type { NameTally } from './linker/index.ts';
import type { Reading } from './linker/reading.ts';
import { countNames, type LinkingOptions, linkRecords } from './linking/index.ts';
import type { Traces } from './linking/traces.ts';
import { type FieldMap, type ReadOptions, type RecordProblem, readRecords } from './records/index.ts';
import { mergeRecords, type PaperRecord } from './records/record.ts';
import { isOf, type Shard } from './shard.ts';
import { completeFacts, statedFacts, toFacts } from './to-facts.ts';

/** `total` is 0 where it is not known. */
export type Progress = (stage: string, done: number, total: number) => void;

export interface PapersOptions {
  /** Files, folders and patterns in order; `-` is standard input. */
  readonly sources: readonly string[];
  /** Stop at the first problem. */
  readonly strict?: boolean;
  /** Name of a source format; without it the content tells. */
  readonly format?: string;
  /** Where fields are found, for the formats that let themselves be told. */
  readonly fields?: FieldMap;
  readonly stdin?: Readable;
  /** Files with names of the user's own. */
  readonly catalog?: readonly string[];
  onProblem?(problem: RecordProblem): void;
  /** Files that are left out where a folder or a pattern holds them. */
  readonly except?: readonly string[];
  /** Records that are left out without a word. */
  leaveOut?(record: PaperRecord): boolean;
  /** What each file turned out to be. */
  onFormat?(file: string, format: { readonly name: string; readonly says: string }): void;
  /** A record told of a paper that was read before, and went into it. */
  onJoined?(): void;
  /** How many threads link; without it as many as there are processors, where the papers are many. The result is the same. */
  readonly workers?: number;
  onProgress?: Progress;
  /** Only these of the papers: the others are read to know which are the same. */
  readonly shard?: Shard;
  /** What the whole corpus says of names, where the papers are a part of it. */
  readonly names?: NameTally;
}

export interface BuildOptions extends PapersOptions {
  /** The same papers and seed give the same graph, places included. */
  readonly seed?: number;
  /** Whether papers leave their traces, with which others can be added later. */
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
  /** What linking the papers left, in the order of their ids; null unless it was wanted. */
  readonly traces: Traces | null;
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
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 * @throws NoPapersError where no paper was found
 */
export async function buildGraph(options: BuildOptions): Promise<BuiltGraph> {
  let left: Traces | null = null;
  const onTraces = (found: Traces): void => {
    left = found;
  };
  const read = await readPapers(options.traces ? { ...options, onTraces } : options);
  const { readings, catalog, problems, joined } = read;
  const { length: papers } = readings;
  const records = readings.map(({ record }) => record);
  const traces = left === null ? null : inOrder(left, records);
  const bare = toFacts(eachOnce(readings), catalog);
  const { facts, outcomes } = finishGraph(bare, options);
  const counts = { papers, joined, problems, nodes: facts.nodes.length, edges: facts.edges.length };
  return { facts, traces, counts, outcomes };
}

/** A part of a graph: what the papers of one shard state. @throws as `buildGraph` */
export async function buildPart(options: PapersOptions): Promise<Pick<BuiltGraph, 'facts' | 'counts'>> {
  const { readings, problems, joined } = await readPapers(options);
  const { length: papers } = readings;
  const facts = statedFacts(eachOnce(readings));
  const counts = { papers, joined, problems, nodes: facts.nodes.length, edges: facts.edges.length };
  return { facts, counts };
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

type TracedPapers = PapersOptions & Pick<LinkingOptions, 'onTraces'>;

async function readPapers(options: TracedPapers): Promise<{
  readonly readings: Reading[];
  readonly catalog: Catalog;
  readonly problems: number;
  readonly joined: number;
}> {
  let problems = 0;
  let joined = 0;
  const { papers, linking } = takePapers({
    ...options,
    onProblem(problem) {
      problems += 1;
      options.onProblem?.(problem);
    },
    onJoined() {
      joined += 1;
      options.onJoined?.();
    },
  });
  const readings = await linkRecords(papers, linking, options.names ?? null);
  if (readings.length > 0) return { readings, catalog: linking.catalog, problems, joined };
  throw new NoPapersError(
    `Expected at least one paper with a title and an abstract in ${options.sources.join(', ')}, got none. No graph was built.`,
  );
}

/**
 * Links the papers of the sources, all together: a name that one paper introduces is found in the others.
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 */
export async function linkPapers(options: PapersOptions): Promise<Reading[]> {
  const { papers, linking } = takePapers(options);
  return linkRecords(papers, linking, options.names ?? null);
}

/** What the papers say of names that no catalog knows: added up over the shards of a corpus, it lets each be linked as among all. */
export async function tallyNames(options: PapersOptions): Promise<NameTally> {
  const { papers, linking } = takePapers(options);
  return countNames(papers, linking);
}

/** The papers of the sources in their order, or those of a shard; and what turns out of them while they are read. */
function takePapers(options: TracedPapers): {
  readonly papers: AsyncIterable<PaperRecord>;
  readonly linking: LinkingOptions;
} {
  const { sources, workers, shard, onProgress } = options;
  const all: PaperRecord[] = [];
  /** Papers that turned out to be one read before, or to have more ids and fields. */
  const changes = new Map<number, PaperRecord | null>();
  const records = readRecords(sources, {
    ...recordOptions(options),
    onSame(record, [first = 0, ...later]) {
      options.onJoined?.();
      const now = (paper: number): PaperRecord | null =>
        changes.has(paper) ? changes.get(paper)! : all[paper]!;
      const others = [...later.flatMap(paper => now(paper) ?? []), record];
      for (const paper of later) changes.set(paper, null);
      changes.set(first, others.reduce(mergeRecords, now(first)!));
    },
  });
  const taken: number[] = [];
  const changesOfTaken = (): ReadonlyMap<number, PaperRecord | null> =>
    new Map(taken.flatMap((paper, at) => (changes.has(paper) ? [[at, changes.get(paper)!] as const] : [])));
  return {
    papers: takeShard(records, shard ?? { part: 1, parts: 1 }, { all, taken }),
    linking: {
      catalog: catalogOf(options),
      own: options.catalog ?? [],
      ...(workers === undefined ? {} : { workers }),
      changes: changesOfTaken,
      ...(options.onTraces ? { onTraces: options.onTraces } : {}),
      onProgress: (done, total) => onProgress?.('Linking papers', done, total),
    },
  };
}

/** How the sources are read. */
export function recordOptions(options: PapersOptions): ReadOptions {
  const { strict = false, format, fields, except, stdin, onProgress } = options;
  return {
    strict,
    ...(format === undefined ? {} : { format }),
    ...(fields === undefined ? {} : { fields }),
    ...(except === undefined ? {} : { except }),
    ...(stdin === undefined ? {} : { stdin }),
    binary: papersOfGraph,
    onProblem: problem => options.onProblem?.(problem),
    onFormat: (file, found) => options.onFormat?.(file, found),
    leaveOut: record => options.leaveOut?.(record) ?? false,
    onProgress: (done, total) => onProgress?.('Reading papers', done, total),
  };
}

/** Lets each go once it is taken: readings are many, and facts take their place. */
function* eachOnce<Value>(values: Value[]): Generator<Value> {
  values.reverse();
  while (values.length > 0) yield values.pop()!;
}

/** Notes every paper, and the numbers of those of the shard, which it gives. */
async function* takeShard(
  papers: AsyncIterable<PaperRecord>,
  shard: Shard,
  { all, taken }: { readonly all: PaperRecord[]; readonly taken: number[] },
): AsyncGenerator<PaperRecord> {
  for await (const paper of papers) {
    const number = all.push(paper) - 1;
    if (!isOf(shard, number)) continue;
    taken.push(number);
    yield paper;
  }
}

/** The bundled names and the user's own; a name that two claim is a problem, and stays with one. */
export function catalogOf({
  catalog = [],
  onProblem,
}: Pick<PapersOptions, 'catalog' | 'onProblem'>): Catalog {
  return loadCatalog({
    own: catalog,
    onConflict: ({ file, line, claimed, owner, other }) =>
      onProblem?.({
        file,
        line,
        expected: 'a name that one entry bears',
        got: `${JSON.stringify(claimed)} for both ${owner} and ${other}`,
        todo: `It stays with ${owner}.`,
      }),
  });
}
