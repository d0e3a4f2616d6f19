/** What the first reading of a paper finds: a name, and what the words around it say of it. */
import type { EntityLabel } from './reading.ts';
import type { Sentence } from './segment.ts';

export interface Candidate {
  readonly name: string;
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
  /** What the words around it, or its own shape, say it is. */
  readonly label: EntityLabel | null;
  /** Does the paper present it? */
  readonly introduced: boolean;
  /** The phrase that says what it is, for telling homonyms apart. */
  readonly describedAs: string;
  readonly rule: string;
  readonly confidence: number;
}

/** A technique that the paper presents by plain words. @param from where they begin, in the sentence */
export function coinedTechnique(
  sentence: Sentence,
  from: number,
  name: string,
  said: Pick<Candidate, 'describedAs' | 'rule' | 'confidence'>,
): Candidate {
  const start = sentence.start + from;
  return { name, start, end: start + name.length, label: 'Technique', introduced: true, ...said };
}
