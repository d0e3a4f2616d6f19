/** What papers have, several of a kind each, in columns of numbers: a run of papers can be copied without looking into it. */

export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type Kind = 'u8' | 'u16' | 'u32' | 'f64';

/** What a paper has several of, and the columns that these are in: each so many numbers wide. */
export type Groups = Readonly<Record<string, Readonly<Record<string, readonly [Kind, number]>>>>;

/** Plain data: it travels between threads, and into a file. */
export interface PaperRows<Group extends string = string> {
  readonly papers: number;
  /** By group: where the rows of each paper end. */
  readonly ends: Readonly<Record<Group, Uint32Array>>;
  readonly columns: Readonly<Record<string, Column>>;
}

const makers: Readonly<Record<Kind, (length: number) => Column>> = {
  u8: length => new Uint8Array(length),
  u16: length => new Uint16Array(length),
  u32: length => new Uint32Array(length),
  f64: length => new Float64Array(length),
};

/** What is read of each paper: how many rows it has in a group, and the numbers of a column. */
export interface RowReader<Paper, Group extends string> {
  readonly rows: Readonly<Record<Group, (paper: Paper) => number>>;
  readonly values: Readonly<Record<string, (paper: Paper) => ArrayLike<number>>>;
}

export function rowsOf<Paper, Table extends Groups>(
  groups: Table,
  papers: readonly Paper[],
  { rows, values }: RowReader<Paper, keyof Table & string>,
): PaperRows<keyof Table & string> {
  const ends = eachGroup(groups, group => {
    let end = 0;
    return Uint32Array.from(papers, paper => {
      end += rows[group](paper);
      return end;
    });
  });
  const columns = eachColumn(groups, (name, kind, width, group) =>
    joined(papers.map(values[name]!), makers[kind]((ends[group]!.at(-1) ?? 0) * width)),
  );
  return { papers: papers.length, ends, columns };
}

/** Papers `[from, to)` of a table. */
export interface Run<Table extends PaperRows = PaperRows> {
  readonly of: Table;
  readonly from: number;
  readonly to: number;
}

/** One table of the runs, one behind the other. */
export function joinRuns<Table extends Groups>(
  groups: Table,
  runs: readonly Run<PaperRows<keyof Table & string>>[],
): PaperRows<keyof Table & string> {
  const papers = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  const rows = eachGroup(groups, group => rowsOfRuns(runs, group));
  const ends = eachGroup(groups, group => {
    const all = new Uint32Array(papers);
    let [at, end] = [0, 0];
    for (const [run, { of, from, to }] of runs.entries()) {
      const shift = end - rows[group].firsts[run]!;
      const own = of.ends[group];
      for (let paper = from; paper < to; paper++) all[at++] = own[paper]! + shift;
      end = all[at - 1] ?? 0;
    }
    return all;
  });
  const columns = eachColumn(groups, (name, kind, width, group) => {
    const all = makers[kind]((ends[group]!.at(-1) ?? 0) * width);
    const { firsts, lasts } = rows[group]!;
    let at = 0;
    // There may be a run for each paper: what each takes is taken a million times.
    for (let run = 0; run < runs.length; run++) {
      if (firsts[run] === lasts[run]) continue;
      const own = runs[run]!.of.columns[name]!.subarray(firsts[run]! * width, lasts[run]! * width);
      all.set(own, at);
      at += own.length;
    }
    return all;
  });
  return { papers, ends, columns };
}

/** By run: its first row in a group, and the one behind its last. */
function rowsOfRuns<Group extends string>(
  runs: readonly Run<PaperRows<Group>>[],
  group: Group,
): { readonly firsts: Uint32Array; readonly lasts: Uint32Array } {
  return {
    firsts: Uint32Array.from(runs, ({ of, from }) => startOf(of, group, from)),
    lasts: Uint32Array.from(runs, ({ of, to }) => startOf(of, group, to)),
  };
}

/** The first row of a paper in a group. */
export function startOf<Group extends string>(
  { ends }: PaperRows<Group>,
  group: Group,
  paper: number,
): number {
  return paper === 0 ? 0 : ends[group][paper - 1]!;
}

function eachGroup<Table extends Groups, Value>(
  groups: Table,
  make: (group: keyof Table & string) => Value,
): Record<keyof Table & string, Value> {
  const made = Object.keys(groups).map(group => [group, make(group)]);
  return Object.fromEntries(made) as Record<keyof Table & string, Value>;
}

function eachColumn(
  groups: Groups,
  make: (name: string, kind: Kind, width: number, group: string) => Column,
): Record<string, Column> {
  const columns: Record<string, Column> = {};
  for (const [group, own] of Object.entries(groups))
    for (const [name, [kind, width]] of Object.entries(own)) columns[name] = make(name, kind, width, group);
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
