/** Rules and confidences in words, and headings for relations. */
import { edgeTypes } from '#graph/schema';

/** What each rule of the linker means to a reader; one that is not here is named as it is. */
const ruleWords: Readonly<Record<string, string>> = {
  catalog: 'known from the catalog',
  title: 'stated in the title',
  stated: 'stated as a result',
  subject: 'the subject of the sentence',
};

export function wordsOfRule(rule: string): string {
  return ruleWords[rule] ?? `read by the rule “${rule.replaceAll('-', ' ')}”`;
}

const certainties: readonly (readonly [least: number, words: string])[] = [
  [0.9, 'sure'],
  [0.75, 'fairly sure'],
  [0.6, 'likely'],
  [0, 'uncertain'],
];

export function wordsOfConfidence(confidence: number): string {
  return certainties.find(([least]) => confidence >= least)?.[1] ?? 'uncertain';
}

export function phraseOf(type: string, outgoing: boolean): string {
  const entry = edgeTypes.find(each => each.type === type);
  return entry ? (outgoing ? entry.phrase : entry.inverse) : type.toLowerCase().replaceAll('_', ' ');
}

export const count = (
  number: number,
  { one, many }: { readonly one: string; readonly many: string },
): string => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
