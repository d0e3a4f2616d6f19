/** The words of texts and names: one object for one key, so that what becomes known of a word is known wherever it stands. */
import { wordHash } from './hash.ts';

export interface Word {
  /** Lower-case letters without accents, or digits. */
  readonly key: string;
  readonly hash: number;
  /** The word without the ending of a plural; null where it has none. */
  readonly singular: Word | null;
  /** Among the words of names, from 1; 0 while no name has it. Tries are walked with it, since small integers hash fast. */
  number: number;
}

const words = new Map<string, Word>();
let numbered = 0;

export function wordOf(key: string): Word {
  const known = words.get(key);
  if (known) return known;
  const isPlural = key.length > 3 && key.endsWith('s') && !key.endsWith('ss');
  const singular = isPlural ? wordOf(key.slice(0, -1)) : null;
  const word = { key, hash: wordHash(key), singular, number: 0 };
  words.set(key, word);
  return word;
}

/** The number of a word that a name has. */
export function numberOf(word: Word): number {
  if (word.number === 0) word.number = ++numbered;
  return word.number;
}

/** How many words are held that no name has. */
export const idleWords = (): number => words.size - numbered;

/** Lets go what no name has, so that the words of a large corpus do not gather without end. Who holds a word from before must let go of it too. */
export function forgetIdleWords(): void {
  const kept = [...words.values()].filter(({ number }) => number > 0);
  words.clear();
  for (const word of kept) {
    words.set(word.key, word);
    if (word.singular) words.set(word.singular.key, word.singular);
  }
}
