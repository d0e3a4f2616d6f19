/** Which of the records read are the same paper: an index of all ids, as small as it can be kept. */
import { type IdHash, IdIndex, isSameHash } from './id-index.ts';
import { titleId } from './identity.ts';
import type { PaperRecord } from './record.ts';

/** By what a paper is known again. */
export interface PaperMark {
  /** The first names it. */
  readonly ids: readonly IdHash[];
  /** Of the id that its title and year give. */
  readonly title: IdHash;
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

  /** Takes a paper in that was met in an earlier run, under the next number. */
  admit({ ids, title }: PaperMark): void {
    const paper = this.#count++;
    for (const id of ids) this.#byId.setHashed(id, paper);
    if (this.#byTitle.getHashed(title) === undefined) this.#byTitle.setHashed(title, paper);
    if (isSameHash(ids[0]!, title)) this.#bare.add(paper);
  }

  #first(paper: number): number {
    let first = paper;
    for (let next = this.#joined.get(first); next !== undefined; next = this.#joined.get(first)) first = next;
    return first;
  }
}
