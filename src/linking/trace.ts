/** What linking a paper leaves for later: its words, and what it says of names. With it, papers can change without reading all others anew. */
import { hashOf, wordHash } from '../catalog/hash.ts';
import { behindSize } from '../catalog/name-trie.ts';
import { nameKey, spellingsOf } from '../catalog/spelling.ts';
import { hashOfWord, singularOf, type Word } from '../catalog/words.ts';
import { type Draft, type Linker, newTally } from '../linker/index.ts';
import { labelOfShape } from '../linker/name-shape.ts';
import { type OwnView, viewOf } from '../linker/name-tally.ts';
import { withTokens } from '../linker/segment.ts';
import { tagLabels } from '../linker/tagger/crf.ts';

/** What the tagger sees of a name in the paper, or does not. */
export interface View extends OwnView {
  readonly key: number;
  /** 0: other papers have no say in what it is taken for; 1: its shape says nothing; from 2: the label that it says. */
  readonly shape: number;
  /** `viewUses`, summed. */
  readonly uses: number;
}

/** What a view is of use for. */
export const viewUses = {
  /** It counts for other papers. */
  counted: 1,
  /** With theirs it decides whether the name is one, and how surely. */
  taggable: 2,
  /** With theirs it decides what kind of thing the paper presents under the name. */
  presented: 4,
} as const;

/** Names that the paper introduces add to the shares of labels. */
export interface Claim {
  readonly key: number;
  readonly shares: readonly number[];
}

/** Names that the paper introduces to others. */
export interface Presenting {
  readonly key: number;
  readonly labels: readonly number[];
  readonly name: string;
  readonly count: number;
  /** Hashes of the words with which the name's spellings begin. */
  readonly firsts: readonly number[];
}

export interface PaperTrace {
  /** Hashes of the words of its text and, behind a sign, of the names that it has an opinion on. Ascending. */
  readonly words: Uint32Array;
  /** `pairHash` of the words that follow one another as a name's may. Ascending. */
  readonly pairs: Uint16Array;
  readonly views: readonly View[];
  readonly claims: readonly Claim[];
  readonly presented: readonly Presenting[];
}

/** Spellings begin with at most so many different words. */
export const MOST_FIRSTS = 5;

export function tracePaper(draft: Draft, linker: Linker): PaperTrace {
  const tally = newTally();
  linker.count({ ...draft, names: new Map() }, tally);
  return {
    words: wordsOf(draft),
    pairs: pairsOf(draft),
    views: viewsOf(draft, linker),
    claims: Array.from(tally.seen, ([key, { shares }]) => ({ key: hashOf(key), shares })),
    presented: Array.from(tally.presented, ([key, { labels, spellings }]) =>
      Array.from(spellings, ([name, count], at) => ({
        key: hashOf(key),
        // What is counted once stands with one of the spellings.
        labels: at === 0 ? labels : labels.map(() => 0),
        name,
        count,
        firsts: firstWords(name),
      })),
    ).flat(),
  };
}

function viewsOf(draft: Draft, linker: Linker): View[] {
  const open = linker.openNames(draft);
  return Array.from(new Set([...draft.names.keys(), ...open.keys()]), name => {
    const spans = draft.names.get(name);
    const { isTaggable = false, isPresented = false } = open.get(name) ?? {};
    return {
      ...viewOf(spans ?? []),
      key: hashOf(nameKey(name)),
      shape: open.has(name) ? shapeOf(name) : 0,
      uses:
        (spans ? viewUses.counted : 0) +
        (isTaggable ? viewUses.taggable : 0) +
        (isPresented ? viewUses.presented : 0),
    };
  });
}

function shapeOf(name: string): number {
  const label = labelOfShape(name);
  return label === null ? 1 : 2 + tagLabels.indexOf(label);
}

function firstWords(name: string): readonly number[] {
  const first = spellingsOf(name).map(words => hashOfWord(words[0]!));
  const distinct = [...new Set(first)].slice(0, MOST_FIRSTS);
  return [...distinct, ...new Array<number>(MOST_FIRSTS - distinct.length).fill(distinct[0] ?? 0)];
}

/** Under which a name's key stands among the words. */
export function keyWord(key: string): number {
  return wordHash(`=${key}`);
}

/** Hashes of words and their singulars, as names are met in them; a word that comes again comes again. */
export function textWords(draft: Draft): number[] {
  const hashes: number[] = [];
  for (const word of withTokens(draft).tokens.words) {
    hashes.push(hashOfWord(word));
    const singular = singularOf(word);
    if (singular >= 0) hashes.push(hashOfWord(singular));
  }
  return hashes;
}

/** Of a word and the one behind it, by their hashes. */
export function pairHash(first: number, second: number): number {
  return Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) >>> 16;
}

function pairsOf(draft: Draft): Uint16Array {
  const { tokens } = withTokens(draft);
  const pairs: number[] = [];
  const { words } = tokens;
  for (let at = 0; at < words.length; at++)
    for (let next = at + 1; tokens.joins[next]; next = behindSize(tokens, next))
      addPairs(words[at]!, words[next]!, pairs);
  return distinct(Uint16Array.from(pairs));
}

/** Each of the two may be met in the singular. */
function addPairs(first: Word, second: Word, pairs: number[]): void {
  for (let before = first; before >= 0; before = singularOf(before))
    for (let behind = second; behind >= 0; behind = singularOf(behind))
      pairs.push(pairHash(hashOfWord(before), hashOfWord(behind)));
}

function wordsOf(draft: Draft): Uint32Array {
  const hashes = textWords(draft);
  for (const { name } of draft.candidates) hashes.push(keyWord(nameKey(name)));
  for (const name of draft.names.keys()) hashes.push(keyWord(nameKey(name)));
  return distinct(Uint32Array.from(hashes));
}

/** Sorted, what is equal is neighbours: that takes less time than a set. */
function distinct<Hashes extends Uint16Array | Uint32Array>(hashes: Hashes): Hashes {
  hashes.sort();
  let count = 0;
  for (const hash of hashes) if (count === 0 || hash !== hashes[count - 1]) hashes[count++] = hash;
  return hashes.slice(0, count) as Hashes;
}
