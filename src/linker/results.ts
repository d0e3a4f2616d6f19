/** Stated scores: "53% and 55% on HumanEval and MBPP, respectively", "from 32.5% to 65.1%", "PopQA (55.3%)". */
import { toHundredths } from './confidence.ts';
import { type DataList, listData } from './data-lists.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import type { Relation, Score } from './reading.ts';
import { type Pairing, pairUp } from './score-pairing.ts';
import { type Cast, castOf, subjectOf } from './score-subjects.ts';
import { type Sentence, spansIn } from './segment.ts';
import { findValues } from './value-lists.ts';

export function findScores(draft: Draft, found: readonly Found[], relations: readonly Relation[]): Score[] {
  const scores: Score[] = [];
  const cast = castOf(found, relations);
  const trained = new Set(relations.filter(({ type }) => type === 'TRAINS_ON').map(({ start }) => start));
  let before: DataList | null = null;
  for (const sentence of draft.sentences) {
    if (sentence.inTitle) continue;
    const inside = spansIn(sentence, found);
    const data = listData(
      sentence,
      inside.filter(mention => !trained.has(mention.start)),
    );
    const values = data.length > 0 || before ? findValues(sentence, inside) : [];
    if (values.length > 0) {
      const pairings = pairUp(sentence, values, data, inside, before);
      for (const pairing of pairings) scores.push(...scoresOf(pairing, sentence, inside, cast));
    }
    before = data.length === 1 ? data[0]! : data.length > 1 ? null : before;
  }
  return scores;
}

function scoresOf(
  { values, on, rule, confidence }: Pairing,
  sentence: Sentence,
  inside: readonly Found[],
  cast: Cast,
): Score[] {
  const subject = subjectOf(values, sentence, inside, cast);
  const sure =
    values.metric === null && values.members.every(value => value.unit === '')
      ? confidence - 0.1
      : confidence;
  // What it was before is another's score: "raises the accuracy from A to B".
  const isOwn = subject === null || cast.introduced.has(subject);
  const first = values.isRange && isOwn ? values.members.length - 1 : 0;
  return values.members.slice(first).map((value, at) => ({
    subject,
    on: on[at]!.entity.id,
    metric: value.metric ?? values.metric,
    value: value.text,
    number: value.number,
    unit: value.unit,
    sentence: sentence.text,
    start: on[at]!.start,
    end: on[at]!.end,
    rule,
    confidence: toHundredths(sure * on[at]!.confidence),
  }));
}
