/** Changes the papers of a graph file: which are others now, who reads otherwise because of them, and what the graph is then. */
import type { Tables } from '#graph/columnar/tables';
import { type BuildCounts, type BuildOptions, type BuiltGraph, buildGraph, NoPapersError } from '../build.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { keepsTraces } from '../graph-file/write.ts';
import { createLinker, type Linker } from '../linker/index.ts';
import { catalogOf, countProblems, type TakenPapers, takePapers } from '../papers.ts';
import { changePapers } from './change.ts';
import type { Left } from './left.ts';
import { type OldPapers, openTraced, readOldPapers, type TracedGraph } from './old-papers.ts';
import { type FoundChanges, papersAfter, type WayToChange, waysToChange } from './paper-changes.ts';
import { settle } from './settle.ts';
import type { AddedLeft } from './trace-file.ts';

export type { WayToChange } from './paper-changes.ts';

export interface ChangedGraph extends Pick<BuiltGraph, 'counts' | 'outcomes'> {
  /** Null: the file is as it should be. */
  readonly graph: Tables | null;
  /** Whether no more than what changed was touched. */
  readonly isQuick: boolean;
  /** Null where it is not kept. */
  readonly left: Left | AddedLeft | null;
  /** What was to be taken out and is not there. */
  readonly unmet: readonly string[];
  /** How many papers were linked. */
  readonly linked: number;
}

/**
 * Gives the graph that a build of its papers as they are then would give, in time that follows what changes where what linking left is at hand.
 * @throws RecordError where a source or the graph cannot be read, and with `strict` at the first problem
 * @throws NoPapersError where no paper would be left
 */
export async function changeGraph(
  file: string,
  way: WayToChange,
  given: BuildOptions,
): Promise<ChangedGraph> {
  const { options, problems } = countProblems(given);
  // What a correction has changed can only be told from the papers.
  const isQuick = keepsTraces(file) && (options.corrections ?? []).length === 0;
  const own = options.catalog ?? [];
  const opening = isQuick ? openTraced(file, own) : null;
  // The files are read meanwhile. What is to be told of the user's own names is told when they are wanted.
  const early = isQuick && own.length === 0 ? linkingOf(options) : null;
  const traced = await opening;
  // What is there says nothing of what is to be there.
  if (!traced && way === 'match') return { ...(await rebuild(options)), unmet: [] };
  const old = traced ?? (await readOldPapers(file, options));
  const found = await waysToChange[way](old, options);
  refuseNone(old, found, options);
  const changed = traced
    ? relink(traced, found, options, early)
    : await rebuild(options, () => takenAfter(old, found));
  const counts = { ...changed.counts, joined: found.joined, problems: problems() };
  return { ...changed, unmet: found.unmet, counts };
}

type Made = Omit<ChangedGraph, 'unmet'>;

interface Linking {
  readonly catalog: Catalog;
  readonly linker: Linker;
}

function linkingOf(options: BuildOptions): Linking {
  const catalog = catalogOf(options);
  return { catalog, linker: createLinker(catalog) };
}

function relink(old: TracedGraph, found: FoundChanges, options: BuildOptions, early: Linking | null): Made {
  const sizes = ({ nodes, edges }: Tables, papers: number): BuildCounts => ({
    papers,
    joined: 0,
    problems: 0,
    nodes: nodes.ids.length,
    edges: edges.starts.length,
  });
  if (found.renewed.size + found.added.length === 0)
    return {
      graph: null,
      left: old.left,
      counts: sizes(old.graph.tables, old.rows.length),
      outcomes: [],
      isQuick: true,
      linked: 0,
    };
  const { linker, catalog } = early ?? linkingOf(options);
  const { tables, left, edit, linked } = changePapers(old, found, linker, catalog);
  const arrived = [...edit.nodes.keys()].filter(id => old.graph.nodeRow(id) === undefined).length;
  const graph = settle(tables, arrived, {
    seed: options.seed ?? 1,
    onProgress: (done, total) => options.onProgress?.('Placing nodes', done, total),
  });
  return { graph, left, counts: sizes(graph, left.places.length), outcomes: [], isQuick: true, linked };
}

/** The long way: all papers are linked again. */
async function rebuild(options: BuildOptions, take = takePapers): Promise<Made> {
  const { graph, left, counts, outcomes } = await buildGraph(options, take);
  return { graph, left, counts, outcomes, isQuick: false, linked: counts.papers };
}

function takenAfter(old: OldPapers, found: FoundChanges): TakenPapers {
  return { papers: toAsync(papersAfter(old, found)), changes: () => new Map(), joined: () => found.joined };
}

function refuseNone({ marks }: OldPapers, { renewed, added }: FoundChanges, { sources }: BuildOptions): void {
  const gone = [...renewed.values()].filter(record => record === null).length;
  if (marks.papers - gone + added.length === 0)
    throw new NoPapersError(
      `Expected at least one paper to be left in the graph, got none with ${sources.join(', ')}. The graph stays as it was.`,
    );
}

async function* toAsync<Value>(values: Iterable<Value>): AsyncGenerator<Value> {
  yield* values;
}
