/** The scores of a sentence in the lists that they form: "53% and 55%", "from 32.5% to 65.1%", "BLEU of 13.4 and chrF of 44.0". */
import type { Found } from './found.ts';
import { lastMetric } from './metrics.ts';
import { JOINED, readValues, type Value } from './score-values.ts';
import { type Sentence, textIn } from './segment.ts';

export interface ValueList {
  readonly members: readonly Value[];
  readonly start: number;
  readonly end: number;
  /** "from A to B" */
  readonly isRange: boolean;
  /** The measure named before the list. */
  readonly metric: string | null;
}

export function findValues(sentence: Sentence, inside: readonly Found[]): ValueList[] {
  return listValues(sentence, readValues(sentence, inside));
}

const RANGE = /^\s?(?:\\?%|percent)?\s?(?:\([^()]{1,40}\)\s)?to\s(?:an? )?$/u;

function listValues(sentence: Sentence, values: readonly Value[]): ValueList[] {
  const lists: { members: Value[]; isRange: boolean }[] = [];
  const text = (from: number, to: number): string => textIn(sentence, from, to);
  for (const value of values) {
    const last = lists.at(-1);
    const tail = last?.members.at(-1);
    const between = tail ? text(tail.end, value.start) : '';
    if (last && tail && RANGE.test(between) && opensRange(text(sentence.start, tail.start), lists.at(-2))) {
      // "A, B from C to D": only C and D are the range.
      if (last.members.length > 1) lists.push({ members: [last.members.pop()!, value], isRange: true });
      else {
        last.members.push(value);
        last.isRange = true;
      }
    } else if (last && !last.isRange && JOINED.test(between)) last.members.push(value);
    else if (
      last &&
      tail &&
      !last.isRange &&
      isOfMeasures([...last.members, value]) &&
      NEXT_MEASURE.test(text(tail.to, value.from))
    )
      last.members.push(value);
    else lists.push({ members: [value], isRange: false });
  }
  return nameMeasures(lists, sentence);
}

/** "from A to B", and the next of such: "from A to B on X and C to D on Y". */
const opensRange = (before: string, previous: { readonly isRange: boolean } | undefined): boolean =>
  /\bfrom\s(?:an? )?$|\($/u.test(before) || (previous?.isRange === true && /(?:,|\band)\s$/u.test(before));

/** Has each its own measure: "BLEU of 13.4 and chrF of 44.0"? */
const isOfMeasures = (members: readonly Value[]): boolean => members.every(({ metric }) => metric !== null);
const NEXT_MEASURE =
  /^\)?\s?(?:,|,? and|,? as well as|,? along with|,? with|\/|&)\s?(?:and\s)?(?:an?\s|the\s)?(?:[\p{L}\d-]+\s){0,5}\(?$/u;
/** Behind a value and before the next of a series: " on A, ", " on A and ". */
const NEXT_IN_SERIES = /^\)?\s(?:on|for|in)\s[^;.]{1,60}?(?:,|,?\sand)\s$/u;

const ON_DATA = /^\)?\s(?:on|for|in)\s/u;

function nameMeasures(
  lists: readonly { readonly members: Value[]; readonly isRange: boolean }[],
  sentence: Sentence,
): ValueList[] {
  const named: ValueList[] = [];
  for (const { members, isRange } of lists) {
    const start = members[0]!.start;
    const end = members.at(-1)!.end;
    const before = named.at(-1);
    const stretch = textIn(sentence, before ? before.members.at(-1)!.to : sentence.start, start);
    const metric = lastMetric(stretch, 60) ?? members.find(value => value.metric)?.metric ?? null;
    const list = { members, isRange, start, end, metric };
    const isNext =
      metric === null &&
      ON_DATA.test(textIn(sentence, end, end + 8)) &&
      before?.members.length === members.length &&
      NEXT_IN_SERIES.test(stretch);
    named.push(isNext ? measuredAs(before, list) : list);
  }
  return named;
}

/** "an accuracy of 60.7 on A and 60.5 on B" */
const measuredAs = (before: ValueList, list: ValueList): ValueList =>
  before.members.some(({ unit }, at) => unit !== list.members[at]!.unit)
    ? list
    : {
        ...list,
        metric: before.metric,
        members: list.members.map((value, at) => ({ ...value, metric: before.members[at]!.metric })),
      };
