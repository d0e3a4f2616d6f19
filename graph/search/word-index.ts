/** Which nodes bear a word, and what it weighs for each: an inverted index in typed arrays, weighed by BM25+. */
import type { Work } from '../in-turns.ts';
import { WordList } from './word-list.ts';

/** Texts of nodes that weigh alike. */
export interface Field {
  readonly boost: number;
  wordsAt(row: number): readonly string[];
}

export interface WordIndex {
  readonly list: WordList;
  /** By word: where its nodes end in `rows`. They begin where those of the word before it end. */
  readonly ends: Uint32Array;
  /** Nodes that bear the word; one that bears it in two fields stands twice. */
  readonly rows: Uint32Array;
  /** What the word weighs for the node at its side. */
  readonly weights: Float32Array;
}

/** A field as it was read: the words of node after node, each once with how often it stands there. */
interface Reading {
  readonly boost: number;
  readonly words: number[];
  readonly rows: number[];
  readonly counts: number[];
  /** Different words of each node. */
  readonly lengths: Uint32Array;
}

/** Lv and Zhai, Lower-bounding term frequency normalization, CIKM 2011. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const FLOOR = 0.5;

/** Nodes, or words of nodes, between two turns of others. */
const STRIDE = 256;

/** @param boostOf how much more all words of a node weigh */
export function* indexWords(
  fields: readonly Field[],
  nodeCount: number,
  boostOf: (row: number) => number,
): Work<WordIndex> {
  const numbers = new Map<string, number>();
  const readings: Reading[] = [];
  for (const field of fields) readings.push(yield* read(field, nodeCount, numbers));
  const words = yield* sortWords([...numbers.keys()]);
  const places = new Uint32Array(words.length);
  for (const [place, word] of words.entries()) places[numbers.get(word)!] = place;
  const list = new WordList(words);
  yield;
  const nodesOf = readings.map(reading => countBy(reading.words, places));
  const ends = runningSums(nodesOf, words.length);
  const next = Uint32Array.from(ends, (_, place) => ends[place - 1] ?? 0);
  const index = {
    list,
    ends,
    rows: new Uint32Array(ends.at(-1) ?? 0),
    weights: new Float32Array(ends.at(-1) ?? 0),
  };
  for (const [at, reading] of readings.entries()) {
    const weightOf = weigh(reading, nodesOf[at]!, nodeCount);
    for (const [entry, row] of reading.rows.entries()) {
      if (entry % STRIDE === 0) yield;
      const word = places[reading.words[entry]!]!;
      const place = next[word]!++;
      index.rows[place] = row;
      index.weights[place] = weightOf(entry, word) * boostOf(row);
    }
  }
  return index;
}

function* read({ boost, wordsAt }: Field, nodeCount: number, numbers: Map<string, number>): Work<Reading> {
  const reading: Reading = { boost, words: [], rows: [], counts: [], lengths: new Uint32Array(nodeCount) };
  for (let row = 0; row < nodeCount; row++) {
    if (row % STRIDE === 0) yield;
    const first = reading.words.length;
    for (const word of wordsAt(row)) {
      const number = numberOf(word, numbers);
      const known = reading.words.indexOf(number, first);
      if (known >= 0) {
        reading.counts[known]! += 1;
        continue;
      }
      reading.words.push(number);
      reading.rows.push(row);
      reading.counts.push(1);
    }
    reading.lengths[row] = reading.words.length - first;
  }
  return reading;
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size);
  return numbers.size - 1;
}

/** By their UTF-16 units, a first letter at a time. */
function* sortWords(words: readonly string[]): Work<string[]> {
  const byLetter = new Map<string, string[]>();
  for (const word of words) {
    const alike = byLetter.get(word[0]!);
    if (alike) alike.push(word);
    else byLetter.set(word[0]!, [word]);
  }
  const sorted: string[] = [];
  for (const letter of [...byLetter.keys()].sort()) {
    yield;
    for (const word of byLetter.get(letter)!.sort()) sorted.push(word);
  }
  return sorted;
}

function countBy(words: readonly number[], places: Uint32Array): Uint32Array {
  const counts = new Uint32Array(places.length);
  for (const word of words) counts[places[word]!]! += 1;
  return counts;
}

function runningSums(counts: readonly Uint32Array[], length: number): Uint32Array {
  const sums = new Uint32Array(length);
  let sum = 0;
  for (let at = 0; at < length; at++) {
    for (const one of counts) sum += one[at]!;
    sums[at] = sum;
  }
  return sums;
}

/** A word weighs more the fewer nodes bear it, the oftener it stands, and the shorter the text. */
function weigh(
  reading: Reading,
  nodesOf: Uint32Array,
  nodeCount: number,
): (entry: number, word: number) => number {
  const { boost, rows, counts, lengths } = reading;
  const usualLength = rows.length / nodeCount;
  return (entry, word) => {
    const rarity = Math.log(1 + (nodeCount - nodesOf[word]! + 0.5) / (nodesOf[word]! + 0.5));
    const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * lengths[rows[entry]!]!) / usualLength;
    const count = counts[entry]!;
    return boost * rarity * (FLOOR + (count * (SATURATION + 1)) / (count + SATURATION * length));
  };
}
