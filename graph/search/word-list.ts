/** All words of an index, sorted: what begins so is a range of them, and what is spelt nearly so is found by one walk. */
import { lowerBound } from '../columnar/lower-bound.ts';

export class WordList {
  readonly words: readonly string[];
  /** For each word how many of its first letters it shares with the word before it. */
  readonly #shared: Uint32Array;

  /** @param words in the order of their UTF-16 units, each once */
  constructor(words: readonly string[]) {
    this.words = words;
    this.#shared = Uint32Array.from(words, (word, at) => sharedLength(words[at - 1] ?? '', word));
  }

  /** The words that begin so: from the first to before the second number. */
  beginning(text: string): readonly [number, number] {
    const { words } = this;
    const first = lowerBound(0, words.length, at => words[at]! < text);
    return [first, lowerBound(first, words.length, at => words[at]!.startsWith(text))];
  }

  /**
   * Visits the words that at most so many letters put in, left out or changed make of the text. Levenshtein's table is kept by rows, one a letter:
   * words that begin alike share their first rows, and all that begin in a way that is too far already are passed over.
   */
  near(text: string, most: number, visit: (word: number, distance: number) => void): void {
    const rows = [Uint8Array.from({ length: text.length + 1 }, (_, column) => Math.min(column, most + 1))];
    let known = 0;
    let word = 0;
    while (word < this.words.length) {
      const letters = this.words[word]!;
      known = Math.min(known, this.#shared[word]!);
      let isNear = true;
      while (isNear && known < letters.length) {
        rows[known + 1] ??= new Uint8Array(text.length + 1);
        isNear = fillRow(rows[known + 1]!, rows[known]!, text, letters.charCodeAt(known), known + 1, most);
        known += 1;
      }
      const isAsLong = Math.abs(letters.length - text.length) <= most;
      if (isNear && isAsLong && rows[known]![text.length]! <= most) visit(word, rows[known]![text.length]!);
      word += 1;
      if (!isNear) while (this.#shared[word]! >= known) word += 1;
    }
  }
}

/**
 * Only the columns near the diagonal are filled, for the others are too far; beside them stands that they are. Says whether any is within reach.
 */
function fillRow(
  row: Uint8Array,
  above: Uint8Array,
  text: string,
  letter: number,
  depth: number,
  most: number,
): boolean {
  const first = Math.max(1, depth - most);
  const last = Math.min(text.length, depth + most);
  row[first - 1] = Math.min(depth, most + 1);
  let least = first === 1 ? row[0]! : most + 1;
  for (let column = first; column <= last; column++) {
    const changed = above[column - 1]! + (text.charCodeAt(column - 1) === letter ? 0 : 1);
    const put = Math.min(above[column]!, row[column - 1]!) + 1;
    const distance = Math.min(changed, put, most + 1);
    row[column] = distance;
    if (distance < least) least = distance;
  }
  if (last < text.length) row[last + 1] = most + 1;
  return least <= most;
}

function sharedLength(before: string, word: string): number {
  let length = 0;
  while (length < before.length && before[length] === word[length]) length += 1;
  return length;
}
