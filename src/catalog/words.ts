/** The words of texts and names by number: what is known of a word stands in columns, so that all of it that texts use again and again lies close together. */
import { wordHash } from './hash.ts';

/** The number of a word: lower-case letters without accents, or digits. */
export type Word = number;

const NONE = -1;
const words = new Map<string, Word>();
const keys: string[] = [];
const hashes: number[] = [];
const singulars: Word[] = [];
/** Is it a name's, which is held for good? */
const kept: boolean[] = [];
let keptCount = 0;
/** Numbers of words that were let go. */
const free: Word[] = [];

export function wordOf(key: string): Word {
  const known = words.get(key);
  if (known !== undefined) return known;
  const isPlural = key.length > 3 && key.endsWith('s') && !key.endsWith('ss');
  const singular = isPlural ? wordOf(key.slice(0, -1)) : NONE;
  const word = free.pop() ?? keys.length;
  words.set(key, word);
  keys[word] = key;
  hashes[word] = wordHash(key);
  singulars[word] = singular;
  kept[word] = false;
  return word;
}

export const keyOf = (word: Word): string => keys[word]!;
export const hashOfWord = (word: Word): number => hashes[word]!;
/** The word without the ending of a plural; negative where it has none. */
export const singularOf = (word: Word): Word => singulars[word]!;

/** Holds a word that a name has. */
export function keepWord(word: Word): void {
  if (kept[word]) return;
  kept[word] = true;
  keptCount += 1;
}

/** Held so many that no name has, words are let go. */
const MOST_IDLE = 1 << 16;
const holders: (() => void)[] = [];

/** Who has words from one text to the next tells here how to let go of them. */
export function whenForgotten(letGo: () => void): void {
  holders.push(letGo);
}

/**
 * Lets go what no name has, once there is much of it, so that the words of a large corpus do not gather without end. Called between texts:
 * the numbers of a text that is being read must stay what they are.
 */
export function forgetIdleWords(): void {
  if (words.size - keptCount <= MOST_IDLE) return;
  const needed = new Set(singulars.filter((_, word) => kept[word]));
  for (const [key, word] of words)
    if (!kept[word] && !needed.has(word)) {
      words.delete(key);
      free.push(word);
    }
  // The smallest are taken first.
  free.sort((a, b) => b - a);
  for (const letGo of holders) letGo();
}
