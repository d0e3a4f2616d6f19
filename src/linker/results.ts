/** Stated scores: "53% and 55% on HumanEval and MBPP, respectively", "from 32.5% to 65.1%", "PopQA (55.3%)". */
import type { Draft } from './draft.ts';
import type { Found } from './mentions.ts';
import type { Relation, Score } from './reading.ts';
import { findValues, type ValueList } from './score-values.ts';
import type { Sentence } from './segment.ts';

/** Names of data that one "and" or comma joins. */
interface DataList {
  readonly members: readonly Found[];
  readonly start: number;
  readonly end: number;
}

/** Values and the data that they were reached on, as many of either. */
interface Pairing {
  readonly values: ValueList;
  readonly on: readonly Found[];
  readonly rule: string;
  readonly confidence: number;
}

export function findScores(draft: Draft, found: readonly Found[], relations: readonly Relation[]): Score[] {
  const scores: Score[] = [];
  const cast = castOf(found, relations);
  const trained = new Set(relations.filter(({ type }) => type === 'TRAINS_ON').map(({ start }) => start));
  let before: DataList | null = null;
  for (const sentence of draft.sentences) {
    if (sentence.inTitle) continue;
    const inside = found.filter(mention => mention.start >= sentence.start && mention.end <= sentence.end);
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

const BETWEEN_DATA =
  /^(?:\s\([^()\d]{1,30}\))?(?:[- ][\w-]+)?(?:\s(?:datasets?|benchmarks?|test ?sets?))?(?:\s?[,/&]\s?|\s)(?:(?:and|or|as well as)\s)?(?:the\s)?$/u;

function listData(sentence: Sentence, inside: readonly Found[]): DataList[] {
  const lists: { members: Found[]; start: number; end: number }[] = [];
  for (const mention of inside) {
    const { label } = mention.entity;
    if (label !== 'Benchmark' && label !== 'Dataset') continue;
    const last = lists.at(-1);
    const between = last
      ? sentence.text.slice(last.end - sentence.start, mention.start - sentence.start)
      : '';
    // A short form in brackets repeats the name before it.
    if (last && /^\s\($/u.test(between)) last.end = mention.end;
    else if (last && /[,/&]|\band\b/u.test(between) && BETWEEN_DATA.test(between)) {
      last.members.push(mention);
      last.end = mention.end;
    } else lists.push({ members: [mention], start: mention.start, end: mention.end });
  }
  return lists;
}

/** Behind a list of values: " on the challenging", " accuracy on", " (AUC) for the". */
const LEADS_ON =
  /^[\s,]*(?:\([^()]{0,40}\)[\s,]*)?(?:(?:(?!\b(?:gains?|improv\w+|outperform\w+|surpass\w+|across|such as)\b)[^.;()]){0,120}?\s)?(?:on|for|in|across)\s(?:(?:(?!\busing\b)[^.;,()\d]){0,60}\s)?$/u;
/** From data to the value in brackets behind it: " (", " (F1: ", " dataset (accuracy of ". */
const IN_BRACKETS = /^(?:\s(?:datasets?|benchmarks?|test set))?\s?\((?:[^()\d]{0,30}[\s:=])?$/u;
/** "On X, ..." opens what is said of X. */
const GOVERNS = /(?:\b(?:[Oo]n|[Ii]n|[Ff]or|[Uu]sing|[Aa]cross|[Oo]ver)\s(?:[^.;,()\d]{0,60}\s)?)$/u;

function pairUp(
  sentence: Sentence,
  values: readonly ValueList[],
  data: readonly DataList[],
  inside: readonly Found[],
  before: DataList | null,
): Pairing[] {
  const pairings: Pairing[] = [];
  let following: Pairing | null = null;
  for (let at = values.length - 1; at >= 0; at--) {
    const place: Place = {
      sentence,
      list: values[at]!,
      previous: values[at - 1],
      next: values[at + 1],
      data,
      inside,
      before,
      following,
    };
    following = null;
    for (const { rule, confidence, find } of waysToData) {
      const members = find(place);
      if (!members) continue;
      following = pairing(place.list, members, rule, confidence);
      if (following) pairings.unshift(following);
      break;
    }
  }
  return pairings;
}

/** A list of values among its neighbours. */
interface Place {
  readonly sentence: Sentence;
  readonly list: ValueList;
  readonly previous: ValueList | undefined;
  readonly next: ValueList | undefined;
  readonly data: readonly DataList[];
  readonly inside: readonly Found[];
  /** The one list of data that a sentence before names. */
  readonly before: DataList | null;
  /** What the next list of values was paired with. */
  readonly following: Pairing | null;
}

const textIn = ({ text, start }: Sentence, from: number, to: number): string =>
  text.slice(from - start, to - start);

/** The first that finds data is taken. */
const waysToData: readonly {
  readonly rule: string;
  readonly confidence: number;
  find(place: Place): readonly Found[] | undefined;
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
      /\b(?:improv|boost|rais|increas)\w+ its\b/iu.test(sentence.text)
        ? before.members
        : undefined,
  },
];

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

const SHARES = /\b(?:and|as well as|along with|with)\s/u;
/** What comes behind is no longer said of the data named before. */
const BREAKS =
  /;|\b(?:improvements?|gains?|reductions?|increases?|speed-?ups?)\b(?!.*\bto\s$)|\bon\s(?:the\s)?\p{Lu}/u;
/** A name that was not found is what the value was reached on. */
const ON_UNKNOWN =
  /^\s?(?:\\?%|percent)?[^.;,()]{0,50}?\b(?:on|for|in)\s(?:the\s)?(?:(?!setting|test)\p{Ll}[\p{Ll}-]*\s){0,2}\p{Lu}[\p{L}\d-]+/u;

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
  return values.members.map((value, at) => ({
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
    confidence: Math.round(sure * on[at]!.confidence * 100) / 100,
  }));
}

/** The parts that the systems of a paper play. */
interface Cast {
  /** Node ids of what it presents. */
  readonly introduced: ReadonlySet<string>;
  /** Where it speaks of what it is compared with. */
  readonly compared: ReadonlySet<number>;
  /** The node id of the one thing that it presents, if that is a model or a technique. */
  readonly only: string | null;
}

function castOf(found: readonly Found[], relations: readonly Relation[]): Cast {
  const introduced = new Set(relations.filter(({ type }) => type === 'INTRODUCES').map(({ node }) => node));
  const compared = new Set(
    relations.filter(({ type }) => type === 'COMPARES_WITH').map(({ start }) => start),
  );
  const one = introduced.size === 1 ? found.find(({ entity }) => introduced.has(entity.id)) : undefined;
  return { introduced, compared, only: one && isSystem(one) ? one.entity.id : null };
}

const isSystem = ({ entity }: Found): boolean => entity.label === 'Model' || entity.label === 'Technique';

/** Whose score it is: the name right before the value in brackets, what is said to have it, what the sentence says it was reached with, what "our method" stands for. */
function subjectOf(
  values: ValueList,
  sentence: Sentence,
  inside: readonly Found[],
  cast: Cast,
): string | null {
  const named = namedSubject(values, sentence, inside, cast);
  if (named !== undefined) return named?.entity.id ?? null;
  return BY_AUTHORS.test(textIn(sentence, sentence.start, values.start)) ? cast.only : null;
}

/** null: what is named has another's score; undefined: nothing is named. */
function namedSubject(
  values: ValueList,
  sentence: Sentence,
  inside: readonly Found[],
  { introduced, compared }: Cast,
): Found | null | undefined {
  const systems = inside.filter(isSystem);
  const bracketed = systems.find(
    one => one.end <= values.start && IN_BRACKETS.test(textIn(sentence, one.end, values.start)),
  );
  if (bracketed) return bracketed;
  const models = systems.filter(({ entity }) => entity.label === 'Model' || introduced.has(entity.id));
  const before = models.filter(one => one.end <= values.start);
  const own = before.findLast(one => introduced.has(one.entity.id)) ?? null;
  // "it improves X from 32% to 65%": X has the scores.
  if (values.isRange)
    return (
      before.findLast(one => one.entity.label === 'Model' && !introduced.has(one.entity.id)) ??
      own ??
      undefined
    );
  if (own) return own;
  const acting = before.findLast(
    one =>
      !compared.has(one.start) &&
      !HELD_AGAINST.test(textIn(sentence, sentence.start, one.start)) &&
      !/\b(?:we|our)\b/iu.test(textIn(sentence, one.end, values.start)),
  );
  if (acting) return acting;
  const using = models.find(
    one => one.start >= values.end && USED.test(textIn(sentence, values.end, one.start)),
  );
  if (using) return compared.has(using.start) ? null : using;
  return models.some(one => one.end <= values.start) ? null : undefined;
}

/** Speaks of the paper's own system without its name. */
const BY_AUTHORS =
  /\b(?:[Ww]e|[Oo]urs?|[Oo]ur (?:[\w-]+ ){0,3}(?:method|approach|model|framework|system|network|algorithm|architecture)|[Tt]he proposed (?:[\w-]+ ){0,3}\w+|[Tt]his (?:method|approach|model|framework|system|architecture))\b/u;

const HELD_AGAINST = /\b(?:over|than|against|versus|vs\.?)\s(?:[\p{Ll}-]+\s){0,2}$/u;
/** "..., respectively, using fine-tuned" between the values and what reached them. */
const USED = /^(?:(?!\bcompared\b)(?:[^.;]|\.\d)){0,90}?\b(?:using|with|by)\s(?:[^\s,;.]+\s){0,4}$/u;
