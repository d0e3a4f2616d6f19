/** From typed words to the nodes that bear them all, each with what it weighs: whole words, beginnings, and words spelt nearly so. */
import type { WordIndex } from './word-index.ts';

/** A slip in every fifth letter is forgiven, but none in words of three, and no more than six. */
const SLIPS = 0.2;
const MOST_SLIPS = 6;
const LEAST_SLIP_LENGTH = 4;

/** What a word that begins so, or is spelt nearly so, weighs against the word itself. */
const BEGINNING = 0.375;
const BEGINNING_LOSS = 0.3;
const NEAR = 0.45;

/** Words of the index that a typed word may mean. */
interface Meant {
  /** Range of those that begin so. */
  readonly first: number;
  readonly end: number;
  readonly near: readonly { readonly word: number; readonly weight: number }[];
  /** Entries of all of them. */
  readonly entries: number;
}

export class WordSearch {
  readonly #index: WordIndex;
  /** Scratch of one search, of which only what it has touched is wiped: what each node weighs, and how many words it bore so far. */
  readonly #weights: Float64Array;
  readonly #borne: Uint16Array;

  constructor(index: WordIndex, nodeCount: number) {
    this.#index = index;
    this.#weights = new Float64Array(nodeCount);
    this.#borne = new Uint16Array(nodeCount);
  }

  /** Visits the nodes that bear every word, in no order. */
  visit(typed: readonly string[], visit: (row: number, weight: number) => void): void {
    // The rarest first: only what bears it can bear all.
    const meant = [...new Set(typed)]
      .map(word => ({ word, ...this.#meant(word) }))
      .sort((a, b) => a.entries - b.entries);
    const touched: number[] = [];
    for (const [turn, { word, first, end, near }] of meant.entries()) {
      for (let one = first; one < end; one++)
        this.#add(one, weightOfBeginning(word.length, this.#lengthOf(one)), turn, touched);
      for (const { word: one, weight } of near) this.#add(one, weight, turn, touched);
    }
    for (const row of touched) {
      if (this.#borne[row] === meant.length) visit(row, this.#weights[row]!);
      this.#weights[row] = 0;
      this.#borne[row] = 0;
    }
  }

  #lengthOf(word: number): number {
    return this.#index.list.words[word]!.length;
  }

  #add(word: number, share: number, turn: number, touched: number[]): void {
    const { ends, rows, weights } = this.#index;
    for (let entry = ends[word - 1] ?? 0; entry < ends[word]!; entry++) {
      const row = rows[entry]!;
      const borne = this.#borne[row]!;
      if (borne === turn) {
        this.#borne[row] = turn + 1;
        if (turn === 0) touched.push(row);
      } else if (borne !== turn + 1) continue;
      this.#weights[row]! += share * weights[entry]!;
    }
  }

  #meant(typed: string): Meant {
    const { list, ends } = this.#index;
    const [first, end] = list.beginning(typed);
    const near: { word: number; weight: number }[] = [];
    let entries = (ends[end - 1] ?? 0) - (ends[first - 1] ?? 0);
    const slips =
      typed.length < LEAST_SLIP_LENGTH ? 0 : Math.min(MOST_SLIPS, Math.round(typed.length * SLIPS));
    if (slips > 0)
      list.near(typed, slips, (word, distance) => {
        if (word >= first && word < end) return;
        const length = this.#lengthOf(word);
        near.push({ word, weight: (NEAR * length) / (length + distance) });
        entries += ends[word]! - (ends[word - 1] ?? 0);
      });
    return { first, end, near, entries };
  }
}

/** The word itself weighs all; the longer a word goes on, the less. */
function weightOfBeginning(typed: number, length: number): number {
  return length === typed ? 1 : (BEGINNING * length) / (length + BEGINNING_LOSS * (length - typed));
}
