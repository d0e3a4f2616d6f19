/** The traces of many papers in columns: a row of papers can be copied without looking into it. */
import { tagLabels } from '../linker/tagger/crf.ts';
import { MOST_FIRSTS, type PaperTrace } from './trace.ts';

type Column = Uint8Array | Uint32Array | Float64Array;
type Kind = 'u8' | 'u32' | 'f64';

const LABELS = tagLabels.length;

/** What a paper has several of, and the columns that these are in: each so many numbers wide. */
const groups = {
  titles: { titles: ['u32', 3] },
  words: { words: ['u32', 1] },
  views: { viewKeys: ['f64', 1], viewShapes: ['u8', 1], viewValues: ['f64', 1 + LABELS] },
  claims: { claimKeys: ['f64', 1], claimShares: ['f64', LABELS] },
  presented: {
    presentedKeys: ['f64', 1],
    presentedLabels: ['f64', LABELS],
    presentedCounts: ['u32', 1],
    presentedNames: ['u32', 1],
    presentedFirsts: ['u32', MOST_FIRSTS],
  },
} as const satisfies Record<string, Record<string, readonly [Kind, number]>>;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];

/** Plain data: it travels between threads, and into a file. */
export interface Traces {
  readonly papers: number;
  /** By group: where the rows of each paper end. */
  readonly ends: Readonly<Record<Group, Uint32Array>>;
  readonly columns: Readonly<Record<string, Column>>;
  /** The names that `presentedNames` counts in. */
  readonly names: readonly string[];
}

const makers: Readonly<Record<Kind, (length: number) => Column>> = {
  u8: length => new Uint8Array(length),
  u32: length => new Uint32Array(length),
  f64: length => new Float64Array(length),
};

export function tracesOf(papers: readonly PaperTrace[]): Traces {
  const names: string[] = [];
  const rows: Readonly<Record<Group, (paper: PaperTrace) => number>> = {
    titles: () => 1,
    words: paper => paper.words.length,
    views: paper => paper.views.length,
    claims: paper => paper.claims.length,
    presented: paper => paper.presented.length,
  };
  const values: Record<string, (paper: PaperTrace) => ArrayLike<number>> = {
    titles: paper => paper.title,
    words: paper => paper.words,
    viewKeys: paper => paper.views.map(view => view.key),
    viewShapes: paper => paper.views.map(view => view.shape),
    viewValues: paper => paper.views.flatMap(view => [view.probability, ...view.shares]),
    claimKeys: paper => paper.claims.map(claim => claim.key),
    claimShares: paper => paper.claims.flatMap(claim => claim.shares),
    presentedKeys: paper => paper.presented.map(one => one.key),
    presentedLabels: paper => paper.presented.flatMap(one => one.labels),
    presentedCounts: paper => paper.presented.map(one => one.count),
    presentedNames: paper => paper.presented.map(one => names.push(one.name) - 1),
    presentedFirsts: paper => paper.presented.flatMap(one => one.firsts),
  };
  const ends = eachGroup(group => {
    let end = 0;
    return Uint32Array.from(papers, paper => {
      end += rows[group](paper);
      return end;
    });
  });
  const columns = eachColumn((name, kind, width, group) =>
    joined(papers.map(values[name]!), makers[kind]((ends[group].at(-1) ?? 0) * width)),
  );
  return { papers: papers.length, ends, columns, names };
}

/** Papers `[from, to)` of a table. */
export interface Run {
  readonly of: Traces;
  readonly from: number;
  readonly to: number;
}

/** One table of the runs, one behind the other. */
export function arrange(runs: readonly Run[]): Traces {
  const papers = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  const ends = eachGroup(group => {
    const all = new Uint32Array(papers);
    let [at, end] = [0, 0];
    for (const { of, from, to } of runs) {
      const shift = end - startOf(of, group, from);
      for (let paper = from; paper < to; paper++) all[at++] = of.ends[group][paper]! + shift;
      end = all[at - 1] ?? 0;
    }
    return all;
  });
  const sources = [...new Set(runs.map(({ of }) => of))];
  const bases = new Map<Traces, number>();
  const names: string[] = [];
  for (const source of sources) {
    bases.set(source, names.length);
    for (const name of source.names) names.push(name);
  }
  const columns = eachColumn((name, kind, width, group) => {
    const parts = runs.map(({ of, from, to }) => {
      const part = of.columns[name]!.subarray(
        startOf(of, group, from) * width,
        startOf(of, group, to) * width,
      );
      return name === 'presentedNames' ? part.map(number => number + bases.get(of)!) : part;
    });
    return joined(parts, makers[kind]((ends[group].at(-1) ?? 0) * width));
  });
  return { papers, ends, columns, names };
}

/** The first row of a paper in a group. */
export function startOf({ ends }: Traces, group: Group, paper: number): number {
  return paper === 0 ? 0 : ends[group][paper - 1]!;
}

/** `PaperTrace.title` of a paper. */
export function titleAt({ columns }: Traces, paper: number): PaperTrace['title'] {
  const [first, second, title] = columns.titles!.subarray(paper * 3, (paper + 1) * 3);
  return [first!, second!, title!];
}

export function columnNames(): readonly string[] {
  return groupNames.flatMap(group => Object.keys(groups[group]));
}

function eachGroup<Value>(make: (group: Group) => Value): Record<Group, Value> {
  return Object.fromEntries(groupNames.map(group => [group, make(group)])) as Record<Group, Value>;
}

function eachColumn(
  make: (name: string, kind: Kind, width: number, group: Group) => Column,
): Record<string, Column> {
  const columns: Record<string, Column> = {};
  for (const group of groupNames)
    for (const [name, [kind, width]] of Object.entries(groups[group]) as [string, readonly [Kind, number]][])
      columns[name] = make(name, kind, width, group);
  return columns;
}

function joined(parts: readonly ArrayLike<number>[], all: Column): Column {
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
