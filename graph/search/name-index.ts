/** The nodes of a graph by name: those that bear all words, the closest spelling first. */
import { compareText } from '../facts.ts';
import type { Work } from '../in-turns.ts';
import { nameAt } from '../node-name.ts';
import type { GraphRows } from '../rows.ts';
import { indexWords } from './word-index.ts';
import { WordSearch } from './word-search.ts';
import { foldText, wordsOf } from './words.ts';

export interface NameHit {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly year: number | null;
  /** The spelling that was found, where it is not the name itself. */
  readonly alias: string | null;
  /** Edges of the node. */
  readonly degree: number;
}

export interface NameIndex {
  /** Best first; nothing for an empty text. `labels` keeps to nodes that bear one of them. */
  find(text: string, limit: number, labels?: readonly string[]): readonly NameHit[];
}

/** How all names are written: folded. */
interface Spellings {
  readonly names: readonly string[];
  /** Nodes by alias. */
  readonly called: ReadonlyMap<string, readonly number[]>;
}

interface Found {
  readonly row: number;
  /** 3: is the name; 2: is an alias; 1: begins the name; 0: fits otherwise. */
  readonly closeness: number;
  readonly weight: number;
}

const NAME_BOOST = 2;

export function* indexNamedRows(rows: GraphRows, degrees: ArrayLike<number>): Work<NameIndex> {
  const names: string[] = [];
  const called = new Map<string, number[]>();
  const wordsOfName = (row: number): readonly string[] => {
    names[row] = foldText(nameAt(rows, row));
    return wordsOf(names[row]);
  };
  const wordsOfAliases = (row: number): readonly string[] =>
    aliasesAt(rows, row).flatMap(alias => {
      const folded = foldText(alias);
      called.set(folded, [...(called.get(folded) ?? []), row]);
      return wordsOf(folded);
    });
  const index = yield* indexWords(
    [
      { boost: NAME_BOOST, wordsAt: wordsOfName },
      { boost: 1, wordsAt: wordsOfAliases },
    ],
    rows.nodeCount,
    // Of two that fit alike, the one with more edges is the likelier one.
    row => 1 + Math.log2(1 + degrees[row]!) / 4,
  );
  return new NamedRows(rows, degrees, new WordSearch(index, rows.nodeCount), { names, called });
}

class NamedRows implements NameIndex {
  readonly #rows: GraphRows;
  readonly #degrees: ArrayLike<number>;
  readonly #words: WordSearch;
  readonly #spellings: Spellings;

  constructor(rows: GraphRows, degrees: ArrayLike<number>, words: WordSearch, spellings: Spellings) {
    this.#rows = rows;
    this.#degrees = degrees;
    this.#words = words;
    this.#spellings = spellings;
  }

  find(text: string, limit: number, labels?: readonly string[]): readonly NameHit[] {
    const wanted = foldText(text);
    const typed = wordsOf(wanted);
    const called = new Set(this.#spellings.called.get(wanted));
    const best: Found[] = [];
    this.#words.visit(typed, (row, weight) => {
      if (labels && !this.#rows.labels(row).some(label => labels.includes(label))) return;
      this.#keep(best, { row, closeness: this.#closeness(row, wanted, called), weight }, limit);
    });
    return best.map(({ row }) => this.#hit(row, wanted, typed));
  }

  #closeness(row: number, wanted: string, called: ReadonlySet<number>): number {
    const name = this.#spellings.names[row]!;
    if (name === wanted) return 3;
    if (called.has(row)) return 2;
    return name.startsWith(wanted) ? 1 : 0;
  }

  /** In its place among the best so far, where it belongs to them. */
  #keep(best: Found[], found: Found, limit: number): void {
    if (best.length === limit && this.#compare(best[limit - 1]!, found) <= 0) return;
    let place = best.length;
    while (place > 0 && this.#compare(best[place - 1]!, found) > 0) place -= 1;
    best.splice(place, 0, found);
    if (best.length > limit) best.pop();
  }

  #compare(a: Found, b: Found): number {
    return (
      b.closeness - a.closeness ||
      b.weight - a.weight ||
      compareText(this.#rows.nodeId(a.row), this.#rows.nodeId(b.row))
    );
  }

  #hit(row: number, wanted: string, typed: readonly string[]): NameHit {
    const year = this.#rows.nodeProperty(row, 'year');
    const inName = wordsOf(this.#spellings.names[row]!).some(word =>
      typed.some(part => word.startsWith(part)),
    );
    const spelt = (alias: string): boolean => foldText(alias).includes(wanted);
    return {
      id: this.#rows.nodeId(row),
      labels: this.#rows.labels(row),
      name: nameAt(this.#rows, row),
      year: typeof year === 'number' ? year : null,
      alias: inName ? null : (aliasesAt(this.#rows, row).find(spelt) ?? null),
      degree: this.#degrees[row]!,
    };
  }
}

function aliasesAt(rows: GraphRows, row: number): readonly string[] {
  const aliases = rows.nodeProperty(row, 'aliases');
  return Array.isArray(aliases) ? aliases.map(String) : [];
}
