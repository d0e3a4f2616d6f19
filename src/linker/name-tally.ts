/** What papers say of names that no catalog knows, summed up. The sums are of whole numbers: neither the order of papers nor how they are shared out changes them. */
import type { Catalog } from '../catalog/catalog.ts';
import { nameKey } from '../catalog/spelling.ts';
import type { Draft } from './draft.ts';
import { isCommon } from './ordinary.ts';
import { tagLabels } from './tagger/crf.ts';
import type { TaggedSpan } from './tagger/tagger.ts';
import { ML_TOPIC } from './topic.ts';

/** How papers present a name. */
export interface Presented {
  /** Confidence in each label, in the order of `tagLabels`, in parts. */
  readonly labels: number[];
  /** How often each spelling is met. */
  readonly spellings: Map<string, number>;
}

/** What is seen of a name wherever it stands. */
export interface Seen {
  papers: number;
  /** That it is one, summed over the papers, in parts. */
  probability: number;
  /** Share of each label, in the order of `tagLabels`, in parts. */
  readonly shares: number[];
}

/** By `nameKey`. Plain data: it travels between threads. */
export interface NameTally {
  readonly presented: Map<string, Presented>;
  readonly seen: Map<string, Seen>;
}

/** Probabilities and shares are counted in so many parts of one. */
export const PARTS = 1_000_000;
const inParts = (share: number): number => Math.round(share * PARTS);

/** An introduction that says what the name denotes outweighs this many tagged mentions. */
const INTRODUCED_WEIGHT = 3;

export const newTally = (): NameTally => ({ presented: new Map(), seen: new Map() });

/** Counts what one paper says. */
export function addToTally({ presented, seen }: NameTally, draft: Draft, catalog: Catalog): void {
  for (const [name, spans] of draft.names) addView(seenOf(nameKey(name), seen), viewOf(spans));
  for (const { name, label, introduced, confidence, rule } of draft.candidates) {
    // What only a title's capitals make a name is none in other papers.
    if (!introduced || rule === 'title-only') continue;
    const at = label ? tagLabels.indexOf(label) : -1;
    if (at >= 0) seenOf(nameKey(name), seen).shares[at]! += inParts(INTRODUCED_WEIGHT * confidence);
    if (draft.topic < ML_TOPIC || catalog.trie.named(name).length > 0 || isCommon(name, catalog)) continue;
    const one = presentedOf(nameKey(name), presented);
    if (at >= 0) one.labels[at]! += inParts(confidence);
    one.spellings.set(name, (one.spellings.get(name) ?? 0) + 1);
  }
}

/** A paper's own view of a name. */
export interface OwnView {
  /** 0 to 1 */
  readonly probability: number;
  /** Share of each label, in the order of `tagLabels`. */
  readonly shares: readonly number[];
}

export function viewOf(spans: readonly TaggedSpan[]): OwnView {
  return { probability: Math.max(0, ...spans.map(span => span.probability)), shares: sumShares(spans) };
}

/** Counts the view of one paper. */
export function addView(one: Seen, { probability, shares }: OwnView): void {
  one.papers += 1;
  one.probability += inParts(probability);
  for (const [at, share] of shares.entries()) one.shares[at]! += inParts(share);
}

/** Adds the second to the first. */
export function mergeTally(into: NameTally, other: NameTally): void {
  for (const [key, { papers, probability, shares }] of other.seen) {
    const one = seenOf(key, into.seen);
    one.papers += papers;
    one.probability += probability;
    addEach(one.shares, shares);
  }
  for (const [key, { labels, spellings }] of other.presented) {
    const one = presentedOf(key, into.presented);
    addEach(one.labels, labels);
    for (const [name, count] of spellings) one.spellings.set(name, (one.spellings.get(name) ?? 0) + count);
  }
}

/** Takes the second, which is a part of the first, out of it. */
export function uncount(from: NameTally, part: NameTally): void {
  for (const [key, { papers, probability, shares }] of part.seen) {
    const one = from.seen.get(key)!;
    one.papers -= papers;
    one.probability -= probability;
    addEach(
      one.shares,
      shares.map(share => -share),
    );
    if (one.papers === 0 && one.shares.every(share => share === 0)) from.seen.delete(key);
  }
  for (const [key, { labels, spellings }] of part.presented) {
    const one = from.presented.get(key)!;
    addEach(
      one.labels,
      labels.map(label => -label),
    );
    for (const [name, count] of spellings) {
      const left = one.spellings.get(name)! - count;
      if (left === 0) one.spellings.delete(name);
      else one.spellings.set(name, left);
    }
    if (one.spellings.size === 0) from.presented.delete(key);
  }
}

/** What spans say of labels, each as far as it is sure of a name. */
function sumShares(spans: readonly TaggedSpan[]): number[] {
  return tagLabels.map((_, at) => spans.reduce((sum, span) => sum + span.probability * span.shares[at]!, 0));
}

export function addEach(sums: number[], others: readonly number[]): void {
  for (const [at, other] of others.entries()) sums[at]! += other;
}

export function seenOf(key: string, seen: Map<string, Seen>): Seen {
  const known = seen.get(key);
  if (known) return known;
  const made = { papers: 0, probability: 0, shares: tagLabels.map(() => 0) };
  seen.set(key, made);
  return made;
}

export function presentedOf(key: string, presented: Map<string, Presented>): Presented {
  const known = presented.get(key);
  if (known) return known;
  const made = { labels: tagLabels.map(() => 0), spellings: new Map<string, number>() };
  presented.set(key, made);
  return made;
}
