/** Rules and confidences in words, and headings for relations. */
import { edgeTypes } from '#graph/schema';

/** What the rules of the linker mean to a reader, by the rules' names; one that is not here is told by its name. */
const ruleWords: Readonly<Record<string, readonly string[]>> = {
  'known from the catalog': ['catalog'],
  'named in the title': ['title', 'title-only', 'head-name'],
  'said to be introduced': ['introduces', 'presented', 'defined', 'named', 'called', 'resulting'],
  'said of the paper’s own work': ['own-work', 'own-benchmark', 'trait-of'],
  'said to be based on it': ['based-on', 'starts-from', 'built'],
  'said to be tuned': ['tuned', 'is-tuned', 'tuned-form'],
  'said to be improved': ['improved'],
  'said to be applied': ['applied', 'used', 'with', 'on'],
  'said to be trained on': ['trained-on', 'gathered-from'],
  'said to be evaluated on': ['evaluated-on', 'trials-on', 'trial'],
  'put to the test': ['studied', 'asks', 'acts'],
  'compared with': ['compared-with', 'beaten', 'better-than', 'gain-over', 'baseline', 'without'],
  'stated as a result': ['stated'],
  'named as a variant': ['variant'],
  'named as background': ['background', 'example'],
};

const wordsByRule = new Map(
  Object.entries(ruleWords).flatMap(([words, rules]) => rules.map(rule => [rule, words])),
);

export function wordsOfRule(rule: string): string {
  const own = rule.replace(/^lineage-/u, '');
  return wordsByRule.get(own) ?? `read by the rule “${own.replaceAll('-', ' ')}”`;
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
