/** A paper with the names that its own words give away. */
import type { PaperRecord } from '../records/record.ts';
import type { Candidate } from './candidate.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { findHeaded } from './headed-names.ts';
import { findIntroductions } from './introductions.ts';
import { findListed } from './lists.ts';
import { type Segmented, segment } from './segment.ts';

export interface Noted extends Segmented {
  readonly definitions: readonly Definition[];
  readonly candidates: readonly Candidate[];
}

export function notePapers(records: readonly PaperRecord[]): Noted[] {
  const segmented = records.map(segment);
  const definitions = segmented.map(findDefinitions);
  const introduced = segmented.map((one, at) => findIntroductions(one, definitions[at]!));
  const listed = segmented.map(({ sentences }) =>
    sentences.flatMap(one => [...findListed(one), ...findHeaded(one)]),
  );
  return segmented.map((one, at) => ({
    ...one,
    definitions: definitions[at]!,
    candidates: [...introduced[at]!, ...listed[at]!],
  }));
}
