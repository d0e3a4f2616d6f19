/** What linking a paper leaves for later: its words, and what it says of names. With it, papers can change without reading all others anew. */
import { nameKey, spellingsOf } from '../catalog/spelling.ts';
import { type Draft, type Linker, newTally } from '../linker/index.ts';
import { isDistinctive, labelOfShape } from '../linker/name-shape.ts';
import { type OwnView, viewOf } from '../linker/name-tally.ts';
import { withTokens } from '../linker/segment.ts';
import { tagLabels } from '../linker/tagger/crf.ts';
import { hashOf, wordHash } from './hash.ts';

/** A name of which other papers may change what it is taken for. */
export interface View extends OwnView {
  readonly key: number;
  /** 0: other papers have no say, for the name is an ordinary one; 1: its shape says nothing; from 2: the label that it says. */
  readonly shape: number;
}

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
    views: Array.from(draft.names, ([name, spans]) => ({
      ...viewOf(spans),
      key: hashOf(nameKey(name)),
      shape: shapeOf(name),
    })),
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

function shapeOf(name: string): number {
  if (!isDistinctive(name)) return 0;
  const label = labelOfShape(name);
  return label === null ? 1 : 2 + tagLabels.indexOf(label);
}

function firstWords(name: string): readonly number[] {
  const first = spellingsOf(name).map(tokens => wordHash(tokens[0]!.key));
  const distinct = [...new Set(first)].slice(0, MOST_FIRSTS);
  return [...distinct, ...new Array<number>(MOST_FIRSTS - distinct.length).fill(distinct[0] ?? 0)];
}

/** Under which a name's key stands among the words. */
export function keyWord(key: string): number {
  return wordHash(`=${key}`);
}

/** Words and their singulars, as names are met in them. */
export function textWords(draft: Draft): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { key } of withTokens(draft).tokens) {
    words.add(wordHash(key));
    if (key.length > 3 && key.endsWith('s') && !key.endsWith('ss')) words.add(wordHash(key.slice(0, -1)));
  }
  return words;
}

function wordsOf(draft: Draft): Uint32Array {
  const words = new Set(textWords(draft));
  for (const { name } of draft.candidates) words.add(keyWord(nameKey(name)));
  for (const name of draft.names.keys()) words.add(keyWord(nameKey(name)));
  return Uint32Array.from(words).sort();
}
