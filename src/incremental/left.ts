/** What linking left of the papers of a graph: one table as the graph was built, and one more behind it for each change. */
import type { PaperRows, Run } from '../linking/paper-rows.ts';
import { arrange, type Traces } from '../linking/traces.ts';
import { arrangeMarks, type Marks } from './marks.ts';

export interface LeftTable {
  readonly traces: Traces;
  readonly marks: Marks;
}

export interface Left {
  readonly tables: readonly LeftTable[];
  /** By paper, in the order of their ids as the rows of the graph are: its row, counted through all tables. */
  readonly places: Uint32Array;
  /** `linkerMark` of what linked them. */
  readonly linker: string;
}

/** Papers that come and go. */
export interface LeftChange {
  /** Of those that come, in the order of their ids. */
  readonly table: LeftTable;
  /** By row of the table: the number of the old paper before which it stands. */
  readonly at: Uint32Array;
  /** Numbers, ascending, of the old papers that go. */
  readonly gone: Uint32Array;
}

export function leftOf(table: LeftTable, linker: string): Left {
  const places = Uint32Array.from({ length: table.marks.papers }, (_, row) => row);
  return { tables: [table], places, linker };
}

export function leftAfter({ tables, places, linker }: Left, { table, at, gone }: LeftChange): Left {
  const first = rowsIn(tables);
  const after = new Uint32Array(places.length - gone.length + at.length);
  let [to, coming, going] = [0, 0, 0];
  for (let paper = 0; paper <= places.length; paper++) {
    while (at[coming] === paper) after[to++] = first + coming++;
    if (gone[going] === paper) going += 1;
    else if (paper < places.length) after[to++] = places[paper]!;
  }
  return { tables: [...tables, table], places: after, linker };
}

/** By table and row: the number of its paper; -1 where it is none any more. */
export function numbersOf({ tables, places }: Left): readonly Int32Array[] {
  const all = new Int32Array(rowsIn(tables)).fill(-1);
  for (let paper = 0; paper < places.length; paper++) all[places[paper]!] = paper;
  let end = 0;
  return tables.map(({ marks }) => {
    end += marks.papers;
    return all.subarray(end - marks.papers, end);
  });
}

/** Changes are put behind until so many rows in a hundred have come or gone by them, or there are so many of them. */
const MOST_IN_HUNDRED = 20;
const MOST_CHANGES = 100;

export function isScattered({ tables, places }: Left): boolean {
  const all = rowsIn(tables);
  const [come, gone] = [all - tables[0]!.marks.papers, all - places.length];
  return tables.length > MOST_CHANGES || (come + gone) * 100 > places.length * MOST_IN_HUNDRED;
}

/** The same in one table. */
export function gathered(left: Left): Left {
  const traces = arrange(runsOf(left, table => table.traces));
  return leftOf({ traces, marks: marksIn(left) }, left.linker);
}

/** The marks of all papers, in the order of these. */
export function marksIn(left: Left): Marks {
  return left.tables.length === 1 ? left.tables[0]!.marks : arrangeMarks(runsOf(left, table => table.marks));
}

/** Rows of papers that follow one another, in one table each. */
function runsOf<Table extends PaperRows>(
  { tables, places }: Left,
  part: (table: LeftTable) => Table,
): Run<Table>[] {
  const firsts = tables.map((_, at) => rowsIn(tables.slice(0, at)));
  const runs: Run<Table>[] = [];
  for (let from = 0, to = 0; from < places.length; from = to) {
    const table = firsts.findLastIndex(first => first <= places[from]!);
    const end = firsts[table + 1] ?? Number.POSITIVE_INFINITY;
    for (to = from + 1; places[to] === places[to - 1]! + 1 && places[to]! < end; ) to += 1;
    const row = places[from]! - firsts[table]!;
    runs.push({ of: part(tables[table]!), from: row, to: row + to - from });
  }
  return runs;
}

const rowsIn = (tables: readonly LeftTable[]): number =>
  tables.reduce((sum, { marks }) => sum + marks.papers, 0);
