/** Which data a list of values was reached on: the ways in which a sentence joins the two, in the order of their strength. */
import type { DataList } from './data-lists.ts';
import type { Found } from './found.ts';
import { type Sentence, textIn } from './segment.ts';
import type { ValueList } from './value-lists.ts';

/** Values and the data that they were reached on, as many of either. */
export interface Pairing {
  readonly values: ValueList;
  readonly on: readonly Found[];
  readonly rule: string;
  readonly confidence: number;
}

/** A list of values in its sentence, among its neighbours. */
interface Setting {
  readonly sentence: Sentence;
  readonly list: ValueList;
  readonly next: ValueList | undefined;
  readonly data: readonly DataList[];
  readonly inside: readonly Found[];
  /** The one list of data that a sentence before names. */
  readonly before: DataList | null;
  /** What the next list of values was paired with. */
  readonly following: Pairing | null;
}

export function pairUp(
  sentence: Sentence,
  values: readonly ValueList[],
  data: readonly DataList[],
  inside: readonly Found[],
  before: DataList | null,
): Pairing[] {
  const pairings: Pairing[] = [];
  let following: Pairing | null = null;
  for (let at = values.length - 1; at >= 0; at--) {
    const setting: Setting = {
      sentence,
      list: values[at]!,
      next: values[at + 1],
      data,
      inside,
      before,
      following,
    };
    following = null;
    for (const { rule, confidence, find } of waysToData) {
      const members = find(setting);
      if (!members) continue;
      following = pairing(setting.list, members, rule, confidence);
      if (following) pairings.unshift(following);
      break;
    }
  }
  return pairings;
}

/** The first that finds data is taken. */
const waysToData: readonly {
  readonly rule: string;
  readonly confidence: number;
  find(setting: Setting): readonly Found[] | undefined;
}[] = [
  {
    rule: 'in-brackets',
    confidence: 0.88,
    find: ({ sentence, list, data }) =>
      data
        .find(one => one.end <= list.start && IN_BRACKETS.test(textIn(sentence, one.end, list.start)))
        ?.members.slice(-1),
  },
  {
    rule: 'on',
    confidence: 0.88,
    find: ({ sentence, list, next, data }) =>
      data.find(
        one =>
          one.start >= list.end &&
          (!next || one.start < next.start) &&
          LEADS_ON.test(textIn(sentence, list.end, one.start)) &&
          !(next && IN_BRACKETS.test(textIn(sentence, one.end, next.start))),
      )?.members,
  },
  {
    rule: 'shared',
    confidence: 0.82,
    find: ({ sentence, list, next, data, following }) =>
      next &&
      following &&
      list.members.length > 1 &&
      following.values.members.length === list.members.length &&
      !data.some(one => one.start >= list.end && one.end <= next.start) &&
      SHARES.test(textIn(sentence, list.end, next.start))
        ? following.on
        : undefined,
  },
  {
    rule: 'governing',
    confidence: 0.8,
    find({ sentence, list, data, inside }) {
      const last = data.findLast(one => one.end <= list.start);
      if (!last || !GOVERNS.test(textIn(sentence, sentence.start, last.start))) return undefined;
      const between = textIn(sentence, last.end, list.start);
      if (BREAKS.test(between) || ON_UNKNOWN.test(textIn(sentence, list.end, sentence.end))) return undefined;
      return isOfUnknown(between, list, sentence, inside) ? undefined : last.members;
    },
  },
  {
    rule: 'sentence-before',
    confidence: 0.7,
    find: ({ sentence, list, data, before }) =>
      list.isRange &&
      data.length === 0 &&
      before?.members.length === 1 &&
      /\b(?:improv|boost|rais|increas)\w+ its\b/i.test(sentence.text)
        ? before.members
        : undefined,
  },
];

/** Behind a list of values: " on the challenging", " accuracy on", " (AUC) for the". */
const LEADS_ON =
  /^[\s,]*(?:\([^()]{0,40}\)[\s,]*)?(?:(?:(?!\b(?:gains?|improv\w+|outperform\w+|surpass\w+|across|such as)\b)[^.;()]){0,120}?\s)?(?:on|for|in|across)\s(?:(?:(?!\busing\b)[^.;,()\d]){0,60}\s)?$/u;
/** "On X, ..." opens what is said of X. */
const GOVERNS = /(?:\b(?:[Oo]n|[Ii]n|[Ff]or|[Uu]sing|[Aa]cross|[Oo]ver)\s(?:[^.;,()\d]{0,60}\s)?)$/u;
/** From data to the value in brackets behind it: " (", " (F1: ", " dataset (accuracy of ". */
export const IN_BRACKETS = /^(?:\s(?:datasets?|benchmarks?|test set))?\s?\((?:[^()\d]{0,30}[\s:=])?$/u;
const SHARES = /\b(?:and|as well as|along with|with)\s/u;
/** What comes behind is no longer said of the data named before. */
const BREAKS =
  /;|\b(?:improvements?|gains?|reductions?|increases?|speed-?ups?)\b(?!.*\bto\s$)|\bon\s(?:the\s)?\p{Lu}/u;
/** A name that was not found is what the value was reached on. */
const ON_UNKNOWN =
  /^\s?(?:\\?%|percent)?[^.;,()]{0,50}?\b(?:on|for|in)\s(?:the\s)?(?:(?!setting|test)\p{Ll}[\p{Ll}-]*\s){0,2}\p{Lu}[\p{L}\d-]+/u;

/** "MLP (49.6%)", "SciFact 0.61": the score of a name that was not found. */
function isOfUnknown(
  between: string,
  list: ValueList,
  sentence: Sentence,
  inside: readonly Found[],
): boolean {
  const isBeside =
    /[\p{L}\d]\s\($|\p{Lu}[\p{L}\d-]+\s$/u.test(between) && list.members[0]!.from === list.start;
  return isBeside && !inside.some(one => IN_BRACKETS.test(textIn(sentence, one.end, list.start)));
}

/** As many data as values, or one for values of several measures; where the numbers do not fit the lists were not understood. */
function pairing(
  values: ValueList,
  members: readonly Found[],
  rule: string,
  confidence: number,
): Pairing | null {
  const { members: found, isRange } = values;
  const isForOne = found.length === 1 || isRange || found.every(value => value.metric !== null);
  if (members.length === 1)
    return isForOne ? { values, on: found.map(() => members[0]!), rule, confidence } : null;
  if (isRange || found.length !== members.length) return null;
  return { values, on: members, rule: 'respectively', confidence };
}
