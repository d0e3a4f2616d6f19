/** Names that a list types: "on IN22 (general), flores200-dev and newstest2019 test sets", "datasets such as A, B and C". */
import type { Candidate } from './candidate.ts';
import { labelOfHeadNoun } from './heads.ts';
import { isGeneric, isNameShaped } from './name-shape.ts';
import type { Sentence } from './segment.ts';

const NAME = String.raw`[\p{L}\d][\p{L}\d.+_’'-]{0,40}[\p{L}\d+]`;
const ASIDE = String.raw`(?: \([^()]{1,30}\))?`;
const ITEM = `${NAME}${ASIDE}`;
const JOINT = `(?:,? (?:and|or|&) |, )`;
const HEADS = 'datasets|data sets|benchmarks|corpora|databases|test ?sets|leaderboards|treebanks';
/** Two or more names, and behind them what all of them are. */
const LISTED = new RegExp(
  String.raw`(?<![\p{L}\d-])(${ITEM}(?:${JOINT}${ITEM}){1,15}) (?:benchmark )?(${HEADS})\b`,
  'gu',
);
const HEAD = new RegExp(` (?:${HEADS})\\b`, 'u');
const EACH = new RegExp(`(${NAME})${ASIDE}(?:${JOINT}|$)`, 'gu');

const PART = String.raw`[\p{L}\d.+_/’'-]*[\p{L}\d+*]`;
const MEMBER = String.raw`(?:the )?(?:\p{Lu}|\d+-)(?:${PART})?(?: (?:\p{Lu}|\d)(?:${PART})?){0,3}`;
const MEMBERS = `${MEMBER}${ASIDE}(?:, ${MEMBER}${ASIDE}){0,12}(?:,? (?:and|or|&) ${MEMBER}${ASIDE})?`;
const COUNT = String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|\d+)`;
const OPENS = String.raw`(?:,? (?:such as|like|including|namely)|,? e\.g\.,?|:| \()`;
/** What all of them are, and the names behind it: "four face databases, A, B and C, show", "benchmarks like A and B", "datasets (A, B)". */
const HEADED = new RegExp(
  String.raw`\b(?:${COUNT} (?:[\p{Ll}-]+ ){0,4}?(${HEADS}),|(${HEADS})${OPENS}) ?(${MEMBERS})(?=[.;:),]|$| \p{Ll})`,
  'gu',
);
const EACH_MEMBER = new RegExp(`(${MEMBER})${ASIDE}(?:${JOINT}|$)`, 'gu');
const HEADS_AHEAD = new RegExp(`\\b(?:${HEADS})\\b`, 'u');

/** Every name of such lists; none is presented. */
export function findListed(sentence: Sentence): Candidate[] {
  if (!HEADS_AHEAD.test(sentence.text)) return [];
  const inOneLine = { ...sentence, text: sentence.text.replace(/\s/gu, ' ') };
  return [...beforeHead(inOneLine), ...behindHead(inOneLine)];
}

/** Each of them looks like a name. */
function beforeHead(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  if (!HEAD.test(sentence.text)) return found;
  for (const { 1: list, 2: head, index } of sentence.text.matchAll(LISTED)) {
    const items = [...list!.matchAll(EACH)];
    if (!items.every(([, name]) => isNameShaped(name!) && !isGeneric(name!))) continue;
    for (const { 1: name, index: at } of items) found.push(listed(name!, sentence.start + index + at, head!));
  }
  return found;
}

/** Two or more, of which one looks like a name and none is too general to be one. Where literature is searched, databases are no data. */
function behindHead(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  if (/\bsearch(?:ed|ing)\b/.test(sentence.text)) return found;
  for (const { 0: all, 1: counted, 2: bare, 3: list, index } of sentence.text.matchAll(HEADED)) {
    const head = counted ?? bare!;
    const items = [...list!.matchAll(EACH_MEMBER)].map(({ 1: name, index: at }) => {
      const article = /^the /u.exec(name!)?.[0].length ?? 0;
      return { name: name!.slice(article), at: at + article };
    });
    if (
      items.length < 2 ||
      !items.some(({ name }) => isNameShaped(name)) ||
      items.some(({ name }) => isGeneric(name))
    )
      continue;
    const from = sentence.start + index + all.length - list!.length;
    for (const { name, at } of items) found.push(listed(name, from + at, head));
  }
  return found;
}

function listed(name: string, start: number, head: string): Candidate {
  const label = /^test/u.test(head) ? 'Benchmark' : labelOfHeadNoun(head.replace('data sets', 'datasets'));
  const [end, introduced, describedAs, rule] = [start + name.length, false, head, 'in-list'];
  return { name, start, end, label, introduced, describedAs, rule, confidence: 0.8 };
}
