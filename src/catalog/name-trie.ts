/** A trie over words: all names that begin at a token, longest first, in one walk. */
import { PairMap } from './pair-map.ts';
import { spellingsOf, type Token } from './spelling.ts';
import { numberOf, type Word } from './words.ts';

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

export class NameTrie<Entry> {
  /** From a node and the number of a word to the next node. */
  readonly #next = new PairMap();
  /** The entries at each node. */
  readonly #named: (readonly Named<Entry>[])[] = [NONE, NONE];

  add(entry: Entry, alias: string): void {
    for (const words of spellingsOf(alias)) {
      let node = ROOT;
      for (const word of words) node = this.#follow(node, numberOf(word));
      const named = this.#named[node]!;
      if (!named.some(other => other.entry === entry)) this.#named[node] = [...named, { entry, alias }];
    }
  }

  /** Names that begin at token `from`, longest first. */
  matchesAt(tokens: readonly Token[], from: number): readonly NameMatch<Entry>[] {
    const first = this.#behind(ROOT, tokens[from]!.word);
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
  #follow(node: number, word: number): number {
    const known = this.#next.get(node, word);
    if (known > 0) return known;
    const made = this.#named.push(NONE) - 1;
    this.#next.set(node, word, made);
    return made;
  }

  /** The node behind a word, or behind its singular; 0 where there is none. */
  #behind(node: number, { number, singular }: Word): number {
    const next = number > 0 ? this.#next.get(node, number) : 0;
    return next > 0 || !singular || singular.number === 0 ? next : this.#next.get(node, singular.number);
  }

  #walk(
    start: number,
    tokens: readonly Token[],
    from: number,
    first: number,
    matches: NameMatch<Entry>[],
  ): void {
    let node = start;
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (!token.joins) return;
      // "Llama 2 13B Chat" is Llama 2 Chat: a size may stand inside a name.
      if (isSize(tokens, at)) this.#walk(node, tokens, from, at + 2, matches);
      node = this.#behind(node, token.word);
      if (node === 0) return;
      const named = this.#named[node]!;
      if (named.length > 0) matches.push({ from, to: at + 1, named });
    }
  }
}

/** Tokens with which a name that has the one before `at` may go on: the next, or what stands behind a size. */
export function* continuations(tokens: readonly Token[], at: number): Generator<number> {
  for (let next = at; tokens[next]?.joins; next += 2) {
    yield next;
    if (!isSize(tokens, next)) return;
  }
}

/** Do the two tokens from `at` read like "13B"? */
function isSize(tokens: readonly Token[], at: number): boolean {
  const unit = tokens[at + 1];
  return (
    unit !== undefined &&
    tokens[at]!.end === unit.start &&
    /^[bmk]$/.test(unit.word.key) &&
    /^\d/.test(tokens[at]!.word.key)
  );
}
