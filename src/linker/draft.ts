/** What can be said of a paper on its own, before the corpus is known. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { type Candidate, findIntroductions } from './introductions.ts';
import { type Segmented, segment } from './segment.ts';
import { groupSpans } from './span-names.ts';
import { viewSentences } from './tagger/background.ts';
import { type TaggedSpan, tagSentence, type Weights } from './tagger/tagger.ts';
import { weighTopic } from './topic.ts';

/** A paper with the names that its own words give away. */
export interface Noted extends Segmented {
  readonly definitions: readonly Definition[];
  readonly candidates: readonly Candidate[];
}

export interface Draft extends Noted {
  /** Where the tagger sees names. */
  readonly spans: readonly TaggedSpan[];
  /** The same by the name in them; what can be none is left out. */
  readonly names: ReadonlyMap<string, readonly TaggedSpan[]>;
  /** See `weighTopic`. */
  readonly topic: number;
}

export function notePaper(record: PaperRecord): Noted {
  const segmented = segment(record);
  const definitions = findDefinitions(segmented);
  return { ...segmented, definitions, candidates: findIntroductions(segmented, definitions) };
}

export function draftPaper(record: PaperRecord, catalog: Catalog, weights: Weights | null): Draft {
  const noted = notePaper(record);
  const spans = weights ? viewSentences(noted, catalog).flatMap(view => tagSentence(view, weights)) : [];
  return { ...noted, spans, names: groupSpans(noted, spans), topic: weighTopic(noted.text, catalog) };
}
