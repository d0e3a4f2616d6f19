/** A paper with the names that its own words give away. */
import type { PaperRecord } from '../records/record.ts';
import type { Candidate } from './candidate.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { findIntroductions } from './introductions.ts';
import { findListed } from './lists.ts';
import { type Segmented, segment } from './segment.ts';

export interface Noted extends Segmented {
  readonly definitions: readonly Definition[];
  readonly candidates: readonly Candidate[];
}

export function notePaper(record: PaperRecord): Noted {
  const segmented = segment(record);
  const definitions = findDefinitions(segmented);
  const listed = segmented.sentences.flatMap(findListed);
  const candidates = [...findIntroductions(segmented, definitions), ...listed];
  return { ...segmented, definitions, candidates };
}
