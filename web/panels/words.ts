/** Rules and confidences in words, and headings for relations. */
import { edgeTypes } from '#graph/schema';

/** What the rules of the linker mean to a reader, by the rules' names; one that is not here is told by its name. */
const ruleWords: Readonly<Record<string, readonly string[]>> = {
  'known from the catalog': ['catalog'],
  'known from this paper': ['local'],
  'known from another paper': ['corpus', 'shared'],
  'read as a name from how it is written': ['tagged'],
  'named in the title': ['title', 'title-only', 'title-defined', 'head-name', 'subject'],
  'said to be introduced': [
    'introduces',
    'presented',
    'resulting',
    'our-name',
    'released-as',
    'student',
    'part',
    'bracketed',
    'apposed',
  ],
  'given its name here': ['defined', 'named', 'called', 'coined', 'in-brackets'],
  'said to be one of its kind': ['is-a', 'modifier', 'governing', 'listed', 'in-list'],
  'said of the paper’s own work': ['own-work', 'own-benchmark', 'trait-of'],
  'said to be based on it': ['based-on', 'starts-from', 'built', 'part-of', 'extended'],
  'said to be made by it': ['made-by', 'judged-by', 'measured-by'],
  'said to be tuned': ['tuned', 'is-tuned', 'tuned-form'],
  'said to be improved': ['improved'],
  'said to be applied': ['applied', 'used', 'with'],
  'said to be trained on': ['trained-on', 'training-set', 'for-training', 'gathered-from'],
  'said to be evaluated on': [
    'evaluated-on',
    'on',
    'trials-on',
    'trials-of',
    'trial',
    'items',
    'results',
    'unseen',
  ],
  'put to the test': ['studied', 'tested', 'asks', 'acts', 'attacked', 'scored'],
  'compared with': [
    'compared-with',
    'compared',
    'against',
    'versus',
    'beaten',
    'better-than',
    'gain-over',
    'baseline',
    'surpassed',
  ],
  'said not to be used': ['without', 'avoided', 'denied', 'replaced'],
  'said to be done by others': ['done-by-others', 'inspired-by', 'faulted'],
  'stated as a result': ['stated', 'respectively', 'sentence-before'],
  'named as a variant': ['variant'],
  'named as background': ['background', 'example', 'surveyed', 'task', 'field', 'related-to', 'likened'],
};

const wordsByRule = new Map(
  Object.entries(ruleWords).flatMap(([words, rules]) => rules.map(rule => [rule, words])),
);

export function wordsOfRule(rule: string): string {
  const own = rule.replace(/^(?:lineage|descends)-/u, '');
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
