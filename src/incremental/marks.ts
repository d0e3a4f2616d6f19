/** By what papers are known again, and told from what they were: hashes of their ids, of their titles and of all that is known of them. */
import { joinRuns, type PaperRows, type Run, rowsOf, startOf } from '../linking/paper-rows.ts';
import { hashOfId, type IdHash, isSameHash } from '../records/id-index.ts';
import { titleId } from '../records/identity.ts';
import { titleHash } from '../records/known-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import type { PaperMark } from '../records/same-paper.ts';

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

/** The marks of papers by their numbers, wherever they stand. */
export class PaperMarks {
  readonly #tables: readonly Marks[];
  readonly #places: Uint32Array;

  /** @param places by paper, its row counted through all tables */
  constructor(tables: readonly Marks[], places: Uint32Array) {
    this.#tables = tables;
    this.#places = places;
  }

  get papers(): number {
    return this.#places.length;
  }

  at(paper: number): PaperMark {
    const [marks, row] = this.#find(paper);
    const ids: IdHash[] = [];
    for (let at = startOf(marks, 'ids', row); at < marks.ends.ids[row]!; at++)
      ids.push(pairAt(marks, 'ids', at));
    return { ids, title: pairAt(marks, 'titleIds', row) };
  }

  /** `titleHash` of the paper's title. */
  titleAt(paper: number): number {
    const [marks, row] = this.#find(paper);
    return marks.columns.titles![row]!;
  }

  /** Whether the paper is as the record says, wherever that was read. */
  isAs(paper: number, record: PaperRecord): boolean {
    const [marks, row] = this.#find(paper);
    return isSameHash(pairAt(marks, 'prints', row), printOf(record));
  }

  #find(paper: number): [Marks, number] {
    let row = this.#places[paper]!;
    for (const marks of this.#tables) {
      if (row < marks.papers) return [marks, row];
      row -= marks.papers;
    }
    throw new RangeError(`Expected a paper below ${this.papers}, got ${paper}.`);
  }
}

function printOf(record: PaperRecord): IdHash {
  const { id, otherIds, title, abstract, year, authors, url, venue } = record;
  return hashOfId(JSON.stringify([id, otherIds, title, abstract, year, authors, url, venue]));
}

function pairAt({ columns }: Marks, column: string, row: number): IdHash {
  return [columns[column]![2 * row]!, columns[column]![2 * row + 1]!];
}
