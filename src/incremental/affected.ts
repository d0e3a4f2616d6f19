/** Which papers read otherwise once others say something else of names. */
import { lowerBound } from '#graph/columnar/lower-bound';
import { NameTrie } from '../catalog/name-trie.ts';
import { spellingsOf, tokenize } from '../catalog/spelling.ts';
import { hashOfWord } from '../catalog/words.ts';
import type { NameTally } from '../linker/index.ts';
import { entryOf } from '../linker/lexicon.ts';
import { isDistinctive } from '../linker/name-shape.ts';
import { type NameVerdict, verdictOf } from '../linker/name-votes.ts';
import { isEnough } from '../linker/tagged-names.ts';
import { tagLabels } from '../linker/tagger/crf.ts';
import { type Column, startOf } from '../linking/paper-rows.ts';
import { keyWord, pairHash, viewUses } from '../linking/trace.ts';
import type { Traces } from '../linking/traces.ts';
import { eachRow, type Share, viewAt } from './corpus.ts';
import { placesOf } from './hash-filter.ts';

export interface Turn {
  readonly before: NameTally;
  readonly after: NameTally;
  /** Keys of the names of which something else is said, by their hashes. */
  readonly keys: ReadonlyMap<number, string>;
}

/** Papers for which the verdict on a name is another one. */
export function findOutvoted(shares: readonly Share[], { before, after, keys }: Turn): ReadonlySet<number> {
  const papers = new Set<number>();
  for (const share of shares) {
    const { viewShapes, viewUses: uses } = share.traces.columns;
    eachRow(share, 'views', keys, (hash, row, paper) => {
      if (viewShapes![row] === 0) return;
      const key = keys.get(hash)!;
      const shape = tagLabels[viewShapes![row]! - 2] ?? null;
      const own = viewAt(share.traces, row);
      const [was, is] = [before, after].map(({ seen }) => verdictOf(own, seen.get(key), shape));
      if (isTold(was!, is!, uses![row]!)) papers.add(paper);
    });
  }
  return papers;
}

function isTold(was: NameVerdict, is: NameVerdict, uses: number): boolean {
  if (was.isShared !== is.isShared && (uses & (viewUses.presented | viewUses.taggable)) > 0) return true;
  const isOtherKind = was.label !== is.label;
  if (isOtherKind && (uses & viewUses.presented) > 0) return true;
  const isOther = isOtherKind || was.confidence !== is.confidence;
  return isOther && (uses & viewUses.taggable) > 0 && (isEnough(was) || isEnough(is));
}

/** Papers that have, or may have, a name which the corpus introduces otherwise than before. `textOf` gives the text of a paper. */
export function findRenamed(
  shares: readonly Share[],
  turn: Turn,
  textOf: (paper: number) => string,
): ReadonlySet<number> {
  const { names, keys } = changedNames(turn);
  if (keys.length === 0) return new Set();
  const trie = new NameTrie<string>();
  for (const name of names) trie.add(name, name);
  const wanted = [
    ...names.flatMap(spelledAs),
    ...keys.map(key => ({ words: new Set([keyWord(key)]), pairs: [] })),
  ];
  const papers = new Set<number>();
  for (const { traces, numbers } of shares)
    for (const at of findWords(traces, wanted)) {
      const paper = numbers[at]!;
      if (paper < 0) continue;
      const tokens = tokenize(textOf(paper));
      const isNamed = tokens.words.some((_word, from) => trie.matchesAt(tokens, from).length > 0);
      if (isNamed || hasOne(traces, at, keys)) papers.add(paper);
    }
  return papers;
}

/** By their hashes: words, and those of them that follow one another. */
interface Wanted {
  readonly words: ReadonlySet<number>;
  readonly pairs: readonly number[];
}

function spelledAs(name: string): Wanted[] {
  return spellingsOf(name).map(words => ({
    words: new Set(words.map(hashOfWord)),
    pairs: words.slice(1).map((word, at) => pairHash(hashOfWord(words[at]!), hashOfWord(word))),
  }));
}

function changedNames({ before, after }: Turn): { names: readonly string[]; keys: readonly string[] } {
  const names = new Set<string>();
  const keys: string[] = [];
  for (const key of new Set([...before.presented.keys(), ...after.presented.keys()])) {
    const [was, is] = [before.presented.get(key), after.presented.get(key)].map(one => one && entryOf(one));
    if (was?.name === is?.name && was?.label === is?.label) continue;
    keys.push(key);
    // Others are not looked for in texts.
    for (const one of [was, is]) if (one && isDistinctive(one.name)) names.add(one.name);
  }
  return { names: [...names], keys };
}

/** Rows of papers that have all words and pairs of one that is wanted. */
function* findWords(traces: Traces, wanted: readonly Wanted[]): Generator<number> {
  const words = traces.columns.words!;
  const rarest = rarestIn(words, wanted);
  const byRarest = new Map<number, Wanted[]>();
  for (const one of wanted) {
    const word = rarest(one);
    byRarest.set(word, [...(byRarest.get(word) ?? []), one]);
  }
  let [row, last] = [0, -1];
  for (const at of placesOf(byRarest, words)) {
    while (at >= traces.ends.words[row]!) row += 1;
    if (row === last) continue;
    const own = words.subarray(startOf(traces, 'words', row), traces.ends.words[row]!);
    const has = (one: Wanted): boolean =>
      [...one.words].every(word => isIn(own, word)) && hasPairs(traces, row, one.pairs);
    if (!byRarest.get(words[at]!)!.some(has)) continue;
    last = row;
    yield row;
  }
}

/** So many words tell which are rare. */
const SAMPLE = 1 << 17;

/** Of what is wanted, the word that the fewest papers have. */
function rarestIn(words: Column, wanted: readonly Wanted[]): (one: Wanted) => number {
  const counts = new Map<number, number>(
    wanted.flatMap(one => Array.from(one.words, word => [word, 0] as const)),
  );
  for (const at of placesOf(counts, words.subarray(0, SAMPLE)))
    counts.set(words[at]!, counts.get(words[at]!)! + 1);
  return one =>
    [...one.words].reduce((rarest, word) => (counts.get(word)! < counts.get(rarest)! ? word : rarest));
}

/** @param words ascending */
function isIn(words: Column, word: number): boolean {
  return words[lowerBound(0, words.length, at => words[at]! < word)] === word;
}

function hasPairs(traces: Traces, paper: number, pairs: readonly number[]): boolean {
  const own = traces.columns.pairs!.subarray(startOf(traces, 'pairs', paper), traces.ends.pairs[paper]!);
  return pairs.every(pair => own.includes(pair));
}

function hasOne(traces: Traces, paper: number, keys: readonly string[]): boolean {
  const wanted = new Set(keys.map(keyWord));
  const words = traces.columns.words!.subarray(startOf(traces, 'words', paper), traces.ends.words[paper]!);
  return words.some(word => wanted.has(word));
}
