/** A trie over token keys: all names that begin at a token, longest first, in one walk. */
import { spellingsOf, type Token, wordNumber } from './spelling.ts';

interface TrieNode<Entry> {
  /** By the number of the next word; null where no name goes on. */
  next: Map<number, TrieNode<Entry>> | null;
  readonly entries: Named<Entry>[];
}

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

const makeNode = <Entry>(): TrieNode<Entry> => ({ next: null, entries: [] });

/** At most tokens no name begins. */
const NO_MATCHES: readonly NameMatch<never>[] = [];

export class NameTrie<Entry> {
  readonly #root: TrieNode<Entry> = makeNode();
  /** Does a name begin with a word of this number, or with one that differs from it by a multiple of the length? A yes may be wrong, a no is not. */
  #opens = new Uint8Array(64);

  add(entry: Entry, alias: string): void {
    for (const tokens of spellingsOf(alias)) {
      let node = this.#root;
      for (const { key } of tokens) {
        const word = wordNumber(key);
        node.next ??= new Map();
        let child = node.next.get(word);
        if (!child) {
          child = makeNode();
          node.next.set(word, child);
          if (node === this.#root) this.#open(word, node.next);
        }
        node = child;
      }
      if (!node.entries.some(named => named.entry === entry)) node.entries.push({ entry, alias });
    }
  }

  /** Names that begin at token `from`, longest first; of names whose words were added before the tokens were made. */
  matchesAt(tokens: readonly Token[], from: number): readonly NameMatch<Entry>[] {
    const { word, singular } = tokens[from]!;
    const mask = this.#opens.length - 1;
    if (this.#opens[word & mask] === 0 && this.#opens[singular & mask] === 0) return NO_MATCHES;
    const first = childOf(this.#root, tokens[from]!);
    if (!first) return NO_MATCHES;
    const matches: NameMatch<Entry>[] = [];
    if (first.entries.length > 0) matches.push({ from, to: from + 1, named: first.entries });
    this.#walk(first, tokens, from, from + 1, matches);
    return matches.length > 1 ? matches.sort((a, b) => b.to - a.to) : matches;
  }

  #open(word: number, openers: ReadonlyMap<number, unknown>): void {
    if (8 * openers.size > this.#opens.length) {
      this.#opens = new Uint8Array(4 * this.#opens.length);
      for (const other of openers.keys()) this.#opens[other & (this.#opens.length - 1)] = 1;
    }
    this.#opens[word & (this.#opens.length - 1)] = 1;
  }

  #walk(
    start: TrieNode<Entry>,
    tokens: readonly Token[],
    from: number,
    first: number,
    matches: NameMatch<Entry>[],
  ): void {
    let node = start;
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (!token.joins || !node.next) return;
      // "Llama 2 13B Chat" is Llama 2 Chat: a size may stand inside a name.
      if (isSize(tokens, at)) this.#walk(node, tokens, from, at + 2, matches);
      const next = childOf(node, token);
      if (!next) return;
      node = next;
      if (node.entries.length > 0) matches.push({ from, to: at + 1, named: node.entries });
    }
  }

  /** The entries under exactly this name. */
  named(name: string): readonly Named<Entry>[] {
    for (const tokens of spellingsOf(name)) {
      let node: TrieNode<Entry> | undefined = this.#root;
      for (const token of tokens) node = node && childOf(node, token);
      if (node && node.entries.length > 0) return node.entries;
    }
    return [];
  }
}

/** Do the two tokens from `at` read like "13B"? */
function isSize(tokens: readonly Token[], at: number): boolean {
  const unit = tokens[at + 1];
  return (
    unit !== undefined &&
    /^\d/.test(tokens[at]!.key) &&
    /^[bmk]$/.test(unit.key) &&
    tokens[at]!.end === unit.start
  );
}

/** The child for a word, or for its singular. */
function childOf<Entry>(
  { next }: TrieNode<Entry>,
  { word, singular }: Pick<Token, 'word' | 'singular'>,
): TrieNode<Entry> | undefined {
  if (!next) return undefined;
  return (word > 0 ? next.get(word) : undefined) ?? (singular > 0 ? next.get(singular) : undefined);
}
