/** What can be said of a paper on its own, before the corpus is known. */
import { type Definition, findDefinitions } from './definitions.ts';
import { type Candidate, findIntroductions } from './introductions.ts';
import { type Segmented, segment } from './segment.ts';
import { weighTopic } from './topic.ts';
import type { PaperRecord } from '../records/record.ts';

export interface Draft extends Segmented {
  readonly definitions: readonly Definition[];
  readonly candidates: readonly Candidate[];
  /** See `weighTopic`. */
  readonly topic: number;
}

export function draftPaper(record: PaperRecord): Draft {
  const segmented = segment(record);
  return {
    ...segmented,
    definitions: findDefinitions(segmented),
    candidates: findIntroductions(segmented),
    topic: weighTopic(segmented.text),
  };
}
