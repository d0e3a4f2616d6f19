/** Papers in, graph out: the stages of a build in their order. */
import type { Readable } from 'node:stream';
import { correctFacts, type Entry, type Outcome } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import { type Catalog, loadCatalog } from './catalog/catalog.ts';
import { papersOfGraph } from './graph-file/papers.ts';
import type { Reading } from './linker/reading.ts';
import { linkRecords } from './linking/index.ts';
import { type FieldMap, type RecordProblem, readRecords } from './records/index.ts';
import { mergeRecords, type PaperRecord } from './records/record.ts';
import { toFacts } from './to-facts.ts';

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
}

export interface BuildOptions extends PapersOptions {
  /** The same papers and seed give the same graph, places included. */
  readonly seed?: number;
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
  const { onProgress } = options;
  let problems = 0;
  let joined = 0;
  const counting: PapersOptions = {
    ...options,
    onProblem(problem) {
      problems += 1;
      options.onProblem?.(problem);
    },
    onJoined() {
      joined += 1;
      options.onJoined?.();
    },
  };
  const catalog = catalogOf(counting);
  const readings = await linkAll(counting, catalog);
  if (readings.length === 0)
    throw new NoPapersError(
      `Expected at least one paper with a title and an abstract in ${options.sources.join(', ')}, got none. No graph was built.`,
    );
  const { length: papers } = readings;
  const bare = toFacts(eachOnce(readings), catalog);
  const corrected = correctFacts(bare, options.corrections ?? []);
  const facts = placeNodes(corrected.facts, {
    seed: options.seed ?? 1,
    onProgress: (done, total) => onProgress?.('Placing nodes', done, total),
  });
  const counts = { papers, joined, problems, nodes: facts.nodes.length, edges: facts.edges.length };
  return { facts, counts, outcomes: corrected.outcomes };
}

/**
 * Links the papers of the sources, all together: a name that one paper introduces is found in the others.
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 */
export async function linkPapers(options: PapersOptions): Promise<Reading[]> {
  return linkAll(options, catalogOf(options));
}

async function linkAll(options: PapersOptions, catalog: Catalog): Promise<Reading[]> {
  const { sources, strict = false, format, fields, except, stdin, workers, onProgress } = options;
  const papers: PaperRecord[] = [];
  /** Papers that turned out to be one read before, or to have more ids and fields. */
  const changes = new Map<number, PaperRecord | null>();
  const records = readRecords(sources, {
    strict,
    ...(format === undefined ? {} : { format }),
    ...(fields === undefined ? {} : { fields }),
    ...(except === undefined ? {} : { except }),
    ...(stdin === undefined ? {} : { stdin }),
    binary: papersOfGraph,
    onProblem: problem => options.onProblem?.(problem),
    onFormat: (file, format) => options.onFormat?.(file, format),
    leaveOut: record => options.leaveOut?.(record) ?? false,
    onSame(record, [first = 0, ...later]) {
      options.onJoined?.();
      const now = (paper: number): PaperRecord | null =>
        changes.has(paper) ? changes.get(paper)! : papers[paper]!;
      const others = [...later.flatMap(paper => now(paper) ?? []), record];
      for (const paper of later) changes.set(paper, null);
      changes.set(first, others.reduce(mergeRecords, now(first)!));
    },
    onProgress: (done, total) => onProgress?.('Reading papers', done, total),
  });
  return linkRecords(keep(records, papers), {
    catalog,
    own: options.catalog ?? [],
    ...(workers === undefined ? {} : { workers }),
    changes,
    onProgress: (done, total) => onProgress?.('Linking papers', done, total),
  });
}

/** Lets each go once it is taken: readings are many, and facts take their place. */
function* eachOnce<Value>(values: Value[]): Generator<Value> {
  values.reverse();
  while (values.length > 0) yield values.pop()!;
}

async function* keep<Value>(values: AsyncIterable<Value>, kept: Value[]): AsyncGenerator<Value> {
  for await (const value of values) {
    kept.push(value);
    yield value;
  }
}

/** The bundled names and the user's own; a name that two claim is a problem, and stays with one. */
function catalogOf({ catalog = [], onProblem }: PapersOptions): Catalog {
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
