/** Names that a list types: "on IN22 (general), flores200-dev and newstest2019 test sets", "the datasets A, B and C". */
import type { Candidate } from './candidate.ts';
import { labelOfHeadNoun } from './heads.ts';
import { isGeneric, isNameShaped } from './name-shape.ts';
import type { Sentence } from './segment.ts';

const NAME = String.raw`[\p{L}\d][\p{L}\d.+_’'-]{0,40}[\p{L}\d+]`;
const ITEM = String.raw`${NAME}(?: \([^()]{1,30}\))?`;
const JOINT = `(?:,? (?:and|or|&) |, )`;
const HEADS = 'datasets|data sets|benchmarks|corpora|test ?sets|leaderboards|treebanks';
/** Two or more names, and behind them what all of them are. */
const LISTED = new RegExp(
  String.raw`(?<![\p{L}\d-])(${ITEM}(?:${JOINT}${ITEM}){1,15}) (?:benchmark )?(${HEADS})\b`,
  'gu',
);
const HEAD = new RegExp(` (?:${HEADS})\\b`, 'u');
const EACH = new RegExp(String.raw`(${NAME})(?: \([^()]{1,30}\))?(?:${JOINT}|$)`, 'gu');

/** Every name of such lists, where each looks like one; none is presented. */
export function findListed(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  if (!HEAD.test(sentence.text)) return found;
  for (const { 1: list, 2: head, index } of sentence.text.matchAll(LISTED)) {
    const items = [...list!.matchAll(EACH)];
    if (!items.every(([, name]) => isNameShaped(name!) && !isGeneric(name!))) continue;
    const label = /^test/u.test(head!)
      ? 'Benchmark'
      : labelOfHeadNoun(head!.replace('data sets', 'datasets'));
    for (const { 1: name, index: at } of items) {
      const start = sentence.start + index + at;
      const [end, introduced, describedAs, rule] = [start + name!.length, false, head!, 'in-list'];
      found.push({ name: name!, start, end, label, introduced, describedAs, rule, confidence: 0.8 });
    }
  }
  return found;
}
