/** What can be said of a paper on its own, before the corpus is known. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Noted, notePapers } from './noted.ts';
import { segment } from './segment.ts';
import { agreeInLists } from './span-lists.ts';
import { groupSpans } from './span-names.ts';
import { viewSentences } from './tagger/background.ts';
import { tagLabels } from './tagger/crf.ts';
import { type TaggedSpan, tagSentence, type Weights } from './tagger/tagger.ts';
import { type Topic, weighTopic } from './topic.ts';

export interface Draft extends Noted, Topic {
  /** Where the tagger sees names. */
  readonly spans: readonly TaggedSpan[];
  /** The same by the name in them; what can be none is left out. */
  readonly names: ReadonlyMap<string, readonly TaggedSpan[]>;
}

/** What is kept of a draft until all papers are read: the rest is made again sooner than it is kept. */
export interface KeptDraft
  extends Pick<Draft, 'record' | 'definitions' | 'candidates' | 'topic' | 'ownWords'> {
  /** The spans, seven numbers each. */
  readonly spans: readonly number[];
}

const SPAN = 3 + tagLabels.length;

export function keepDraft({ record, definitions, candidates, topic, ownWords, spans }: Draft): KeptDraft {
  const numbers = spans.flatMap(({ start, end, probability, shares }) => [
    start,
    end,
    probability,
    ...shares,
  ]);
  return { record, definitions, candidates, topic, ownWords, spans: numbers };
}

export function openDraft({ spans: numbers, ...kept }: KeptDraft): Draft {
  const spans: TaggedSpan[] = [];
  for (let at = 0; at < numbers.length; at += SPAN) {
    const [start, end, probability, ...shares] = numbers.slice(at, at + SPAN) as [number, number, number];
    // From among fractions whole numbers come as fractions too; `| 0` makes small integers of them again. Else V8 keeps `start` and `end`
    // in boxes wherever an object has them, tokens too: 225,000 were moved over in 1,000 papers, and mentions took twice the time (333 and 167 µs).
    spans.push({ start: start | 0, end: end | 0, probability, shares });
  }
  const noted = { ...segment(kept.record), ...kept };
  return { ...noted, spans, names: groupSpans(noted, spans) };
}

export function draftPapers(
  records: readonly PaperRecord[],
  catalog: Catalog,
  weights: Weights | null,
): Draft[] {
  const noted = notePapers(records);
  const views = noted.map(one => (weights ? viewSentences(one, catalog) : []));
  const tagged = views.map(of => of.flatMap(view => tagSentence(view, weights!)));
  const spans = tagged.map((of, at) => agreeInLists(of, noted[at]!.text, catalog));
  const names = noted.map((one, at) => groupSpans(one, spans[at]!));
  const topics = noted.map(({ text }) => weighTopic(text, catalog));
  return noted.map((one, at) => ({ ...one, spans: spans[at]!, names: names[at]!, ...topics[at]! }));
}
