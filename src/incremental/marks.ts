/** By what papers are known again, and told from what they were: hashes of their ids, of their titles and of all that is known of them. */
import { joinRuns, type PaperRows, type Run, rowsOf, startOf } from '../linking/paper-rows.ts';
import { hashOfId, type IdHash, isSameHash } from '../records/id-index.ts';
import { titleId } from '../records/identity.ts';
import { titleHash } from '../records/known-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import type { PaperMarks } from '../records/same-paper.ts';

const groups = {
  papers: { titleIds: ['u32', 2], titles: ['u32', 1], prints: ['u32', 2] },
  ids: { ids: ['u32', 2] },
} as const;

export type Marks = PaperRows<keyof typeof groups>;

export function marksOf(records: readonly PaperRecord[]): Marks {
  return rowsOf(groups, records, {
    rows: { papers: () => 1, ids: record => 1 + record.otherIds.length },
    values: {
      titleIds: record => hashOfId(titleId(record)),
      titles: record => [titleHash(record.title)],
      prints: printOf,
      ids: record => [record.id, ...record.otherIds].flatMap(hashOfId),
    },
  });
}

/** The marks of the runs, one behind the other. */
export function arrangeMarks(runs: readonly Run<Marks>[]): Marks {
  return joinRuns(groups, runs);
}

/** By what the papers are known again, in their order. */
export function knownBy({ papers, ends, columns }: Marks): PaperMarks {
  return { papers, ids: columns.ids!, idEnds: ends.ids, titles: columns.titleIds! };
}

/** The hash of the id that names the paper. */
export function idHashAt(marks: Marks, paper: number): IdHash {
  return pairAt(marks, 'ids', startOf(marks, 'ids', paper));
}

/** `titleHash` of the paper's title. */
export function titleAt({ columns }: Marks, paper: number): number {
  return columns.titles![paper]!;
}

/** Whether the paper is as the record says, wherever that was read. */
export function isAsMarked(marks: Marks, paper: number, record: PaperRecord): boolean {
  return isSameHash(pairAt(marks, 'prints', paper), printOf(record));
}

function printOf(record: PaperRecord): IdHash {
  const { id, otherIds, title, abstract, year, authors, url, venue } = record;
  return hashOfId(JSON.stringify([id, otherIds, title, abstract, year, authors, url, venue]));
}

function pairAt({ columns }: Marks, column: string, row: number): IdHash {
  return [columns[column]![2 * row]!, columns[column]![2 * row + 1]!];
}
