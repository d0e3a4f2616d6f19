/** What can be said of a paper on its own, before the corpus is known. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Noted, notePaper } from './noted.ts';
import { groupSpans } from './span-names.ts';
import { viewSentences } from './tagger/background.ts';
import { type TaggedSpan, tagSentence, type Weights } from './tagger/tagger.ts';
import { type Topic, weighTopic } from './topic.ts';

export interface Draft extends Noted, Topic {
  /** Where the tagger sees names. */
  readonly spans: readonly TaggedSpan[];
  /** The same by the name in them; what can be none is left out. */
  readonly names: ReadonlyMap<string, readonly TaggedSpan[]>;
}

export function draftPaper(record: PaperRecord, catalog: Catalog, weights: Weights | null): Draft {
  const noted = notePaper(record);
  const spans = weights ? viewSentences(noted, catalog).flatMap(view => tagSentence(view, weights)) : [];
  return { ...noted, spans, names: groupSpans(noted, spans), ...weighTopic(noted.text, catalog) };
}
