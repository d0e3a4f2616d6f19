/** What all papers together say of a name that no catalog knows: is it one, and of what kind? */
import { nameKey } from '../catalog/spelling.ts';
import { toHundredths } from './confidence.ts';
import { isDistinctive, labelOfShape } from './name-shape.ts';
import { type NameTally, type OwnView, PARTS, type Seen, viewOf } from './name-tally.ts';
import type { EntityLabel } from './reading.ts';
import { tagLabels } from './tagger/crf.ts';
import { likeliest, type TaggedSpan } from './tagger/tagger.ts';

export interface NameVerdict {
  readonly label: EntityLabel;
  /** Probability that the name stands for a thing of the schema, 0 to 1. */
  readonly confidence: number;
  /** Do several papers have it? */
  readonly isShared: boolean;
}

export interface NameVotes {
  /** Weighs a paper's own spans of one name together with those of the other papers. */
  judge(name: string, spans: readonly TaggedSpan[]): NameVerdict;
}

/** The paper's own view counts as much as this many others. */
const OWN_WEIGHT = 3;
/** What so many papers have is no single one's. */
const SHARED = 3;
/** An ending such as "Bench" or "-LLaMA" counts as much as this share of a sure mention. */
const SHAPE_WEIGHT = 0.5;

/** In hundredths, so that what one paper more says seldom changes a verdict. `others`: all papers, this one too. */
export function verdictOf(own: OwnView, others: Seen | undefined, shape: EntityLabel | null): NameVerdict {
  const shares = own.shares.map(
    (share, at) => share + (others?.shares[at] ?? 0) / PARTS + (tagLabels[at] === shape ? SHAPE_WEIGHT : 0),
  );
  const label = likeliest({ shares });
  if (!others) return { label, confidence: toHundredths(own.probability), isShared: false };
  const sum = own.probability * OWN_WEIGHT + others.probability / PARTS;
  const confidence = toHundredths(sum / (OWN_WEIGHT + others.papers));
  return { label, confidence, isShared: others.papers >= SHARED };
}

export function countVotes({ seen }: Pick<NameTally, 'seen'>): NameVotes {
  return {
    judge: (name, spans) =>
      verdictOf(viewOf(spans), isDistinctive(name) ? seen.get(nameKey(name)) : undefined, labelOfShape(name)),
  };
}
