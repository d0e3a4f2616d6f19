/** Which of the records read are the same paper: an index of all ids, as small as it can be kept. */
import { IdIndex } from './id-index.ts';
import { titleId } from './identity.ts';
import type { PaperRecord } from './record.ts';

/** By what papers are known again, in columns: a hash is two numbers. */
export interface PaperMarks {
  readonly papers: number;
  /** Of all ids of the papers; the first of a paper names it. */
  readonly ids: ArrayLike<number>;
  /** By paper: how many ids it and those before it have. */
  readonly idEnds: ArrayLike<number>;
  /** Of the id that title and year give. */
  readonly titles: ArrayLike<number>;
}

export class SamePapers {
  readonly #byId = new IdIndex();
  readonly #byTitle = new IdIndex();
  /** Papers that nothing but title and year names. */
  readonly #bare = new Set<number>();
  /** For a paper that was found to be an earlier one, the earlier one. */
  readonly #joined = new Map<number, number>();
  #count = 0;

  /** The numbers, ascending from 0, of the papers taken in that the record is the same as. */
  find(record: PaperRecord): readonly number[] {
    const title = titleId(record);
    const found = [record.id, ...record.otherIds].flatMap(id => this.#byId.get(id) ?? []);
    const namesake = this.#byTitle.get(title);
    // Two papers with ids of their own may share a title; one that has none is its namesake.
    if (namesake !== undefined && (record.id === title || this.#bare.has(this.#first(namesake))))
      found.push(namesake);
    return [...new Set(found.map(paper => this.#first(paper)))].sort((a, b) => a - b);
  }

  /** Takes a record in, under the number of the first that `find` finds, else under the next one. */
  add(record: PaperRecord, same: readonly number[]): void {
    const title = titleId(record);
    const bare = record.id === title;
    const [paper = this.#count++, ...later] = same;
    for (const other of later) this.#joined.set(other, paper);
    for (const id of [record.id, ...record.otherIds]) this.#byId.set(id, paper);
    if (this.#byTitle.get(title) === undefined) this.#byTitle.set(title, paper);
    if (!bare) this.#bare.delete(paper);
    else if (same.length === 0) this.#bare.add(paper);
  }

  /** Takes papers in that were met in an earlier run, under the next numbers. */
  admit({ papers, ids, idEnds, titles }: PaperMarks): void {
    let at = 0;
    for (let row = 0; row < papers; row++) {
      const paper = this.#count++;
      const [high, low] = [titles[2 * row]!, titles[2 * row + 1]!];
      if (ids[2 * at] === high && ids[2 * at + 1] === low) this.#bare.add(paper);
      for (; at < idEnds[row]!; at++) this.#byId.setHashed(ids[2 * at]!, ids[2 * at + 1]!, paper);
      if (this.#byTitle.getHashed(high, low) === undefined) this.#byTitle.setHashed(high, low, paper);
    }
  }

  #first(paper: number): number {
    let first = paper;
    for (let next = this.#joined.get(first); next !== undefined; next = this.#joined.get(first)) first = next;
    return first;
  }
}
