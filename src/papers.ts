/** The papers that a build is asked for: where they are, how they are read, and the catalog that they are read with. */
import type { Readable } from 'node:stream';
import { type Catalog, loadCatalog } from './catalog/catalog.ts';
import { papersOfGraph } from './graph-file/papers.ts';
import type { NameTally } from './linker/index.ts';
import { RecordShelf } from './record-shelf.ts';
import { type FieldMap, type ReadOptions, type RecordProblem, readRecords } from './records/index.ts';
import { JoinedPapers } from './records/joined-papers.ts';
import type { PaperRecord } from './records/record.ts';
import { isOf, type Shard } from './shard.ts';

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
  /** How many threads link; without it as many as there are processors, where the papers are many. The result is the same. */
  readonly workers?: number;
  onProgress?: Progress;
  /** The folder for what does not fit in memory; without it the system's for such files. */
  readonly scratch?: string;
  /** Only these of the papers: the others are read to know which are the same. */
  readonly shard?: Shard;
  /** What the whole corpus says of names, where the papers are a part of it. */
  readonly names?: NameTally;
}

export interface TakenPapers {
  /** In their order. */
  readonly papers: AsyncIterable<PaperRecord>;
  /** What turned out of them while they were read, by their place among them; null: one that was read before. */
  changes(): ReadonlyMap<number, PaperRecord | null>;
  /** How many records told of a paper that was read before. */
  joined(): number;
}

/** The papers of the sources, or those of a shard. */
export function takePapers(options: PapersOptions): TakenPapers {
  const all = new RecordShelf(options.scratch);
  const taken: number[] = [];
  const joined = new JoinedPapers(paper => all.at(paper));
  const records = readRecords(options.sources, {
    ...recordOptions(options),
    onSame: (record, papers) => joined.join(record, papers),
  });
  const { shard = { part: 1, parts: 1 } } = options;
  return {
    papers: takeShard(records, shard, { all, taken }),
    changes: () => {
      const changes = joined.changes();
      return new Map(
        taken.flatMap((paper, at) => {
          const changed = changes.get(paper);
          return changed === undefined ? [] : [[at, changed] as const];
        }),
      );
    },
    joined: () => joined.records,
  };
}

/** Notes every paper, and the numbers of those of the shard, which it gives. */
async function* takeShard(
  papers: AsyncIterable<PaperRecord>,
  shard: Shard,
  { all, taken }: { readonly all: RecordShelf; readonly taken: number[] },
): AsyncGenerator<PaperRecord> {
  try {
    for await (const paper of papers) {
      const number = all.put(paper);
      if (!isOf(shard, number)) continue;
      taken.push(number);
      yield paper;
    }
  } finally {
    // No more records come that could be of one of them.
    all.close();
  }
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

/** The options, and how many problems have been told of with them. */
export function countProblems<Options extends PapersOptions>(
  options: Options,
): { readonly options: Options; problems(): number } {
  let problems = 0;
  const onProblem = (problem: RecordProblem): void => {
    problems += 1;
    options.onProblem?.(problem);
  };
  return { options: { ...options, onProblem }, problems: () => problems };
}
