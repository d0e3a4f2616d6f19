/** A trie over words: all names that begin at a token, longest first, in one walk. */
import { PairMap } from './pair-map.ts';
import { spellingsOf, type Tokens } from './spelling.ts';
import { keepWord, keyOf, singularOf, type Word } from './words.ts';

/** An entry under one of its names, as the catalog writes it. */
export interface Named<Entry> {
  readonly entry: Entry;
  readonly alias: string;
}

export interface NameMatch<Entry> {
  /** Indexes of the first token and of the token behind the last. */
  readonly from: number;
  readonly to: number;
  readonly named: readonly Named<Entry>[];
}

/** At most tokens no name begins, and at most nodes none ends. */
const NONE: readonly never[] = [];

/** Nodes are numbers; 0 is none. */
const ROOT = 1;
const FIRSTS = (1 << 15) - 1;

export class NameTrie<Entry> {
  /** From a node and the number of a word to the next node. */
  readonly #next = new PairMap();
  /** A bit for each word with which a name begins; words far apart share one. */
  readonly #firsts = new Int32Array((FIRSTS + 1) >> 5);
  /** The entries at each node. */
  readonly #named: (readonly Named<Entry>[])[] = [NONE, NONE];

  add(entry: Entry, alias: string): void {
    for (const words of spellingsOf(alias)) {
      let node = ROOT;
      if (words.length > 0) this.#begins(words[0]!);
      for (const word of words) {
        keepWord(word);
        node = this.#follow(node, word);
      }
      const named = this.#named[node]!;
      if (!named.some(other => other.entry === entry)) this.#named[node] = [...named, { entry, alias }];
    }
  }

  /** Names that begin at token `from`, longest first. */
  matchesAt(tokens: Tokens, from: number): readonly NameMatch<Entry>[] {
    if (!this.mayBegin(tokens.words[from]!)) return NONE;
    const first = this.#behind(ROOT, tokens.words[from]!);
    if (first === 0) return NONE;
    const matches: NameMatch<Entry>[] = [];
    const named = this.#named[first]!;
    if (named.length > 0) matches.push({ from, to: from + 1, named });
    this.#walk(first, tokens, from, from + 1, matches);
    return matches.length > 1 ? matches.sort((a, b) => b.to - a.to) : matches;
  }

  /** The entries under exactly this name. */
  named(name: string): readonly Named<Entry>[] {
    for (const words of spellingsOf(name)) {
      let node = ROOT;
      for (const word of words) node = this.#behind(node, word);
      if (this.#named[node]!.length > 0) return this.#named[node]!;
    }
    return NONE;
  }

  /** The node behind a word, which is made where there is none. */
  #follow(node: number, word: Word): number {
    const known = this.#next.get(node, word);
    if (known > 0) return known;
    const made = this.#named.push(NONE) - 1;
    this.#next.set(node, word, made);
    return made;
  }

  /** The node behind a word, or behind its singular; 0 where there is none. */
  #behind(node: number, word: Word): number {
    const next = this.#next.get(node, word);
    if (next > 0) return next;
    const singular = singularOf(word);
    return singular < 0 ? 0 : this.#next.get(node, singular);
  }

  #begins(word: Word): void {
    this.#firsts[(word & FIRSTS) >> 5]! |= 1 << (word & 31);
  }

  /** Might a name begin with the word? A bit tells, with no more than a look, that none does. */
  mayBegin(word: Word): boolean {
    if (this.#hasFirst(word)) return true;
    const singular = singularOf(word);
    return singular >= 0 && this.#hasFirst(singular);
  }

  #hasFirst(word: Word): boolean {
    return (this.#firsts[(word & FIRSTS) >> 5]! & (1 << (word & 31))) !== 0;
  }

  #walk(start: number, tokens: Tokens, from: number, first: number, matches: NameMatch<Entry>[]): void {
    let node = start;
    for (let at = first; at < tokens.words.length; at++) {
      if (!tokens.joins[at]) return;
      // "Llama 2 13B Chat" is Llama 2 Chat: a size may stand inside a name.
      if (isSize(tokens, at)) this.#walk(node, tokens, from, at + 2, matches);
      node = this.#behind(node, tokens.words[at]!);
      if (node === 0) return;
      const named = this.#named[node]!;
      if (named.length > 0) matches.push({ from, to: at + 1, named });
    }
  }
}

/** Where a name may go on behind the size that begins at `at`; behind all tokens where none does. */
export const behindSize = (tokens: Tokens, at: number): number =>
  isSize(tokens, at) ? at + 2 : tokens.words.length;

/** Do the two tokens from `at` read like "13B"? */
function isSize({ words, starts, ends }: Tokens, at: number): boolean {
  return (
    at + 1 < words.length &&
    ends[at] === starts[at + 1] &&
    /^[bmk]$/.test(keyOf(words[at + 1]!)) &&
    /^\d/.test(keyOf(words[at]!))
  );
}
