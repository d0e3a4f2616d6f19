/** Names that only their look and company give away: a small learned tagger, its weights a data file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFolder } from '../../catalog/catalog.ts';
import type { EntityLabel } from '../reading.ts';
import { type Form, FormNotes } from '../text-words.ts';
import {
  attributeNames,
  BEYOND,
  eachPlaceAttribute,
  looksOf,
  type Template,
  templates,
} from './attributes.ts';
import type { TaggedSentence } from './background.ts';
import { Lattice, sumPaths, TAGS, tagLabels } from './crf.ts';

export interface TaggedSpan {
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
  /** Probability that a name stands here, 0 to 1. */
  readonly probability: number;
  /** Share of each label in it, in the order of `tagLabels`. */
  readonly shares: readonly number[];
}

/** Weights laid out for speed: values by number, rows of tag weights by those numbers. */
export interface Weights {
  /** For each attribute, the number of each value that has a weight. */
  readonly numbers: readonly Map<string, number>[];
  /** For each template of one value: where the row of the value begins in `weights`, by number; -1 where there is none. */
  readonly single: readonly (Int32Array | null)[];
  /** The same for templates of two values together. */
  readonly pairs: readonly PairTable[];
  readonly weights: Float32Array;
  /** Exponents of the transitions, `TAGS` rows and the start. */
  readonly moves: Float64Array;
  /** Numbers of the looks of words. */
  readonly looks: FormNotes<Int32Array>;
}

/** Two numbers as one small integer, which maps hash fast. */
const PAIR = 1 << 14;

/** Reads the data file: a line is template, value, then `tag:weight` pairs; transitions are template `move`, value the tag before. */
function parseWeights(text: string): Weights {
  const numbers = attributeNames.map(() => new Map<string, number>());
  const rows = templates.map(() => new Map<number, number>());
  const weights: number[] = [];
  const byName = new Map(templates.map(({ name }, index) => [name, index]));
  const moves = new Float64Array((TAGS + 1) * TAGS);
  for (const line of text.split('\n')) {
    const [name, value, ...pairs] = line.split('\t');
    if (value === undefined) continue;
    const row = new Float32Array(TAGS);
    for (const pair of pairs) {
      const [tag, weight] = pair.split(':');
      row[Number(tag)] = Number(weight) / 100;
    }
    const template = byName.get(name!);
    if (name === 'move')
      for (let to = 0; to < TAGS; to++)
        moves[Number(value) * TAGS + to] = row[to] === -100 ? 0 : Math.exp(row[to]!);
    else if (template !== undefined) {
      rows[template]!.set(numberOf(templates[template]!, value, numbers), weights.length);
      weights.push(...row);
    }
  }
  const single = templates.map(({ parts }, template) => {
    if (parts.length > 1) return null;
    const byNumber = new Int32Array(numbers[parts[0]!.attribute]!.size + 1).fill(-1);
    for (const [number, row] of rows[template]!) byNumber[number] = row;
    return byNumber;
  });
  return {
    numbers,
    single,
    pairs: rows.map(makePairTable),
    weights: Float32Array.from(weights),
    moves,
    looks: new FormNotes(form =>
      Int32Array.from(looksOf(form), (value, index) => numbers[index]!.get(value) ?? 0),
    ),
  };
}

/** A hash table of small integers with open addressing: a key, then its value; 0 is no key. */
type PairTable = Int32Array;

function makePairTable(rows: ReadonlyMap<number, number>): PairTable {
  const slots = 2 ** Math.ceil(Math.log2(2 * rows.size + 1));
  const table = new Int32Array(2 * slots);
  for (const [key, row] of rows) {
    let slot = slotOf(key, slots - 1);
    while (table[2 * slot] !== 0) slot = (slot + 1) & (slots - 1);
    table.set([key, row], 2 * slot);
  }
  return table;
}

/** Fibonacci hashing: the golden ratio spreads neighbours (Knuth, TAOCP 3, section 6.4). */
const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 8) & mask;

function rowOfPair(table: PairTable, key: number): number {
  const mask = table.length / 2 - 1;
  for (let slot = slotOf(key, mask); table[2 * slot] !== 0; slot = (slot + 1) & mask)
    if (table[2 * slot] === key) return table[2 * slot + 1]!;
  return -1;
}

function numberOf({ parts }: Template, value: string, numbers: readonly Map<string, number>[]): number {
  const values = parts.length === 1 ? [value] : value.split(' ');
  const found = parts.map(({ attribute }, at) => {
    const known = numbers[attribute]!;
    const number = known.get(values[at]!) ?? known.size + 1;
    known.set(values[at]!, number);
    return number;
  });
  return found.length === 1 ? found[0]! : found[0]! * PAIR + found[1]!;
}

export function loadWeights(file: string = join(bundledFolder, 'tagger.tsv')): Weights {
  return parseWeights(readFileSync(file, 'utf8'));
}

/** Spans from this probability on are reported; what is made of them is decided over the whole corpus. */
const LEAST = 0.15;
/** Words further than this from any that might be part of a name are outside. */
const REACH = 2;
/** No template looks further than this. */
const FURTHEST = Math.max(...templates.flatMap(({ parts }) => parts.map(({ offset }) => Math.abs(offset))));

export function tagSentence(view: TaggedSentence, weights: Weights): TaggedSpan[] {
  const { words, starts } = view;
  const near = stretches(words);
  const codes = encode(view, near, weights);
  return near.flatMap(([from, to]) => {
    const scores = scoreStretch(codes, from, to, weights);
    if (to - from > lattice.room) lattice = new Lattice(2 * (to - from));
    const { marginals } = sumPaths(scores, weights.moves, to - from, from === 0 ? TAGS : 0, lattice);
    return readSpans(marginals, to - from).map(run => ({
      start: starts[from + run.from]!,
      end: starts[from + run.to - 1]! + words[from + run.to - 1]!.text.length,
      probability: run.probability,
      shares: run.shares,
    }));
  });
}

/** Stretches of words that might hold a name. */
function stretches(words: readonly Form[]): [number, number][] {
  const found: [number, number][] = [];
  words.forEach(({ named }, at) => {
    if (!named) return;
    const [from, to] = [Math.max(0, at - REACH), Math.min(words.length, at + REACH + 1)];
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else found.push([from, to]);
  });
  return found;
}

const WIDTH = attributeNames.length;

/** What one sentence needs, the next needs too: to make such arrays takes as long as to fill them. */
let lattice = new Lattice(64);
let codeRoom = new Int32Array(0);
let scoreRoom = new Float64Array(0);

/**
 * The number of each attribute's value at each word in or next to a stretch, 0 where it has no weight; `FURTHEST` words stand before and
 * behind the sentence, so that no template need ask for its ends.
 */
function encode(
  { words, background }: TaggedSentence,
  near: readonly [number, number][],
  { numbers, looks }: Weights,
): Int32Array {
  const size = (words.length + 2 * FURTHEST) * WIDTH;
  if (size > codeRoom.length) codeRoom = new Int32Array(2 * size);
  const codes = codeRoom.fill(0, 0, size);
  const beyond = numbers[0]!.get(BEYOND) ?? 0;
  for (let place = 0; place < FURTHEST; place++) {
    codes[place * WIDTH] = beyond;
    codes[(words.length + FURTHEST + place) * WIDTH] = beyond;
  }
  let at = 0;
  const put = (attribute: number, value: string): void => {
    codes[(at + FURTHEST) * WIDTH + attribute] = numbers[attribute]!.get(value) ?? 0;
  };
  for (const [from, to] of near)
    for (at = Math.max(at, from - FURTHEST); at < Math.min(words.length, to + FURTHEST); at++) {
      const own = looks.of(words[at]!);
      for (let look = 0; look < own.length; look++) codes[(at + FURTHEST) * WIDTH + look] = own[look]!;
      eachPlaceAttribute(words, at, background, put);
    }
  return codes;
}

/** Where the numbers of a template's first and last part stand, counted from those of a word. */
const placeOf = ({ attribute, offset }: Template['parts'][number]): number =>
  (offset + FURTHEST) * WIDTH + attribute;
const firstPlaces = Int32Array.from(templates, ({ parts }) => placeOf(parts[0]!));
const lastPlaces = Int32Array.from(templates, ({ parts }) => placeOf(parts.at(-1)!));

function scoreStretch(
  codes: Int32Array,
  from: number,
  to: number,
  { single, pairs, weights }: Weights,
): Float64Array {
  const size = (to - from) * TAGS;
  if (size > scoreRoom.length) scoreRoom = new Float64Array(2 * size);
  const scores = scoreRoom.fill(0, 0, size);
  for (let template = 0; template < templates.length; template++) {
    const byNumber = single[template];
    const byPair = pairs[template]!;
    const first = firstPlaces[template]!;
    const last = lastPlaces[template]!;
    for (let at = from; at < to; at++) {
      const code = codes[at * WIDTH + first]!;
      if (code === 0) continue;
      const other = codes[at * WIDTH + last]!;
      if (other === 0) continue;
      const row = byNumber ? byNumber[code]! : rowOfPair(byPair, code * PAIR + other);
      if (row < 0) continue;
      const base = (at - from) * TAGS;
      for (let tag = 0; tag < TAGS; tag++) scores[base + tag]! += weights[row + tag]!;
    }
  }
  for (let index = 0; index < size; index++) scores[index] = Math.exp(scores[index]!);
  return scores;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly shares: readonly number[];
}

/** A span begins where a name is likely, and goes on where an inside tag is likelier than a new beginning or the outside. */
function readSpans(marginals: Float64Array, length: number): Run[] {
  const runs: Run[] = [];
  const begins = (at: number): number => sumTags(marginals, at, 1);
  const inside = (at: number): number => sumTags(marginals, at, 2);
  for (let from = 0; from < length; ) {
    if (begins(from) < LEAST || begins(from) < inside(from)) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < length && inside(to) > 0.5 * (1 - marginals[(to - 1) * TAGS]!) && inside(to) > begins(to))
      to++;
    let probability = 1;
    for (let at = from; at < to; at++) probability = Math.min(probability, 1 - marginals[at * TAGS]!);
    runs.push({ from, to, probability, shares: sharesOf(marginals, from, to) });
    from = to;
  }
  return runs;
}

function sumTags(marginals: Float64Array, at: number, first: 1 | 2): number {
  let sum = 0;
  for (let tag = first; tag < TAGS; tag += 2) sum += marginals[at * TAGS + tag]!;
  return sum;
}

function sharesOf(marginals: Float64Array, from: number, to: number): number[] {
  const sums = tagLabels.map((_, label) => {
    let sum = 0;
    for (let at = from; at < to; at++)
      sum += marginals[at * TAGS + 1 + 2 * label]! + marginals[at * TAGS + 2 + 2 * label]!;
    return sum;
  });
  const total = sums.reduce((a, b) => a + b, 0);
  return sums.map(sum => sum / total);
}

export function likeliest({ shares }: Pick<TaggedSpan, 'shares'>): EntityLabel {
  return tagLabels[shares.indexOf(Math.max(...shares))]!;
}
