/** Names of data that one "and" or comma joins: "on A, B and C". */
import type { Found } from './found.ts';
import { isData } from './label-families.ts';
import { type Sentence, textIn } from './segment.ts';

export interface DataList {
  readonly members: readonly Found[];
  readonly start: number;
  readonly end: number;
}

const BETWEEN_DATA =
  /^(?:\s\([^()\d]{1,30}\))?(?:[- ][\w-]+)?(?:\s(?:datasets?|benchmarks?|test ?sets?))?(?:\s?[,/&]\s?|\s)(?:(?:and|or|as well as)\s)?(?:the\s)?$/u;

export function listData(sentence: Sentence, inside: readonly Found[]): DataList[] {
  const lists: { members: Found[]; start: number; end: number }[] = [];
  for (const mention of inside) {
    if (!isData(mention.entity.label)) continue;
    const last = lists.at(-1);
    const between = last ? textIn(sentence, last.end, mention.start) : '';
    // A short form in brackets repeats the name before it.
    if (last && /^\s\($/u.test(between)) last.end = mention.end;
    else if (last && /[,/&]|\band\b/u.test(between) && BETWEEN_DATA.test(between)) {
      last.members.push(mention);
      last.end = mention.end;
    } else lists.push({ members: [mention], start: mention.start, end: mention.end });
  }
  return lists;
}
