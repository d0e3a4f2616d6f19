/** What all papers together say of a name that no catalog knows: is it one, and of what kind? */
import { nameKey } from '../catalog/spelling.ts';
import type { Draft } from './draft.ts';
import { isDistinctive, labelOfShape } from './name-shape.ts';
import type { EntityLabel } from './reading.ts';
import { tagLabels } from './tagger/crf.ts';
import { likeliest, type TaggedSpan } from './tagger/tagger.ts';

interface NameVerdict {
  readonly label: EntityLabel;
  /** Probability that the name stands for a thing of the schema, 0 to 1. */
  readonly confidence: number;
}

export interface NameVotes {
  /** Weighs a paper's own spans of one name together with those of the other papers. */
  judge(name: string, spans: readonly TaggedSpan[]): NameVerdict;
}

interface Count {
  papers: number;
  probability: number;
  readonly shares: number[];
}

/** The paper's own view counts as much as this many others. */
const OWN_WEIGHT = 3;
/** An introduction that says what the name denotes outweighs this many tagged mentions. */
const INTRODUCED_WEIGHT = 3;
/** So does an ending such as "Bench" or "-LLaMA" this share of one. */
const SHAPE_WEIGHT = 0.5;

/** Sums over all papers do not depend on their order, but for rounding: so they are taken in the order of ids. */
export function countVotes(drafts: readonly Draft[]): NameVotes {
  const counts = new Map<string, Count>();
  for (const draft of [...drafts].sort((a, b) => (a.record.id < b.record.id ? -1 : 1)))
    countDraft(draft, counts);
  return {
    judge(name, spans) {
      const own = {
        probability: Math.max(0, ...spans.map(span => span.probability)),
        shares: sumShares(spans),
      };
      const others = isDistinctive(name) ? counts.get(nameKey(name)) : undefined;
      const shape = labelOfShape(name);
      const shares = own.shares.map(
        (share, at) => share + (others?.shares[at] ?? 0) + (tagLabels[at] === shape ? SHAPE_WEIGHT : 0),
      );
      const label = likeliest({ shares });
      if (!others) return { label, confidence: own.probability };
      const confidence = (own.probability * OWN_WEIGHT + others.probability) / (OWN_WEIGHT + others.papers);
      return { label, confidence };
    },
  };
}

function countDraft(draft: Draft, counts: Map<string, Count>): void {
  for (const [name, spans] of draft.names) {
    const count = countOf(name, counts);
    count.papers += 1;
    count.probability += Math.max(...spans.map(span => span.probability));
    sumShares(spans).forEach((share, at) => {
      count.shares[at]! += share;
    });
  }
  for (const { name, label, introduced, confidence } of draft.candidates) {
    if (!introduced || !label) continue;
    countOf(name, counts).shares[tagLabels.indexOf(label)]! += INTRODUCED_WEIGHT * confidence;
  }
}

function countOf(name: string, counts: Map<string, Count>): Count {
  const key = nameKey(name);
  const count = counts.get(key) ?? { papers: 0, probability: 0, shares: tagLabels.map(() => 0) };
  counts.set(key, count);
  return count;
}

function sumShares(spans: readonly TaggedSpan[]): number[] {
  return tagLabels.map((_, at) => spans.reduce((sum, span) => sum + span.probability * span.shares[at]!, 0));
}
