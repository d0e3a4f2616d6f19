/** Names that a head noun beside them types, though nobody presents them here: "methods such as ZoRef and OrbNet", "the ZoRef approach". */
import { bareName } from './bare-name.ts';
import type { Candidate } from './candidate.ts';
import { labelOfHeadNoun } from './heads.ts';
import { isDistinctive, isGeneric, isNameShaped, labelOfShape } from './name-shape.ts';
import type { Sentence } from './segment.ts';

const HEADS =
  'methods|approaches|algorithms|techniques|frameworks|architectures|optimizers|samplers|models|networks|backbones|LLMs|MLLMs|VLMs|LVLMs|chatbots';
const PART = String.raw`[\p{L}\d.+_’'-]*[\p{L}\d+*]`;
const MEMBER = String.raw`\p{Lu}(?:${PART})?(?: (?:\p{Lu}|\d)(?:${PART})?){0,2}|\p{Ll}+[\p{Lu}\d](?:${PART})?`;
const ASIDE = String.raw`(?: \([^()]{1,30}\))?`;
const MEMBERS = `(?:${MEMBER})${ASIDE}(?:, (?:${MEMBER})${ASIDE}){0,8}(?:,? (?:and|or|&) (?:${MEMBER})${ASIDE})?`;
const OPENS = new RegExp(
  String.raw`\b(${HEADS})(?:,? (?:such as|like|including|namely)|,? \(?e\.g\.,?| \() ?(${MEMBERS})(?=[.;:),]|$| \p{Ll})`,
  'gu',
);
const EACH = new RegExp(String.raw`(?<![\p{L}\d-])(${MEMBER})${ASIDE}(?:,? (?:and|or|&) |, |$)`, 'gu');
const AHEAD = new RegExp(String.raw`\b(?:${HEADS})\b`, 'u');

const ONE_HEADS = 'method|approach|algorithm|framework|architecture|optimizer|model|dataset|corpus|benchmark';
/** One word of mixed case between an article and a head noun. */
const ONE = new RegExp(
  String.raw`\b(?:[Tt]he|[Oo]n|[Uu]sing|[Ff]rom|[Ww]ith)\s(?:(?:public|popular|recent|standard|original|challenging|large-scale|well-known|widely used|established|open|open-source|recently proposed)\s){0,2}([\p{L}][\p{L}\d.+-]*)\s(${ONE_HEADS})s?\b`,
  'gu',
);

export function findHeaded(sentence: Sentence): Candidate[] {
  if (sentence.inTitle) return [];
  const inOneLine = { ...sentence, text: sentence.text.replace(/\s/gu, ' ') };
  return [...(AHEAD.test(inOneLine.text) ? fromExamples(inOneLine) : []), ...fromOneHead(inOneLine)];
}

/** Each of them looks like a name. */
function fromExamples(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: all, 1: head, 2: list, index } of sentence.text.matchAll(OPENS)) {
    const items = [...list!.matchAll(EACH)];
    // "Neural networks (ZON)" spells a short form out.
    const least = all.endsWith(` (${list}`) ? 2 : 1;
    if (items.length < least || !items.every(([, name]) => canBeExample(name!))) continue;
    const from = index + all.length - list!.length;
    for (const { 1: name, index: at } of items) found.push(headed(sentence, name!, from + at, head!));
  }
  return found;
}

const canBeExample = (name: string): boolean =>
  name.split(' ').some(word => isNameShaped(word) && !isGeneric(word)) && !/\p{Lu}s$|-\p{Ll}+ed$/u.test(name);

function fromOneHead(sentence: Sentence): Candidate[] {
  return [...sentence.text.matchAll(ONE)].flatMap(({ 0: all, 1: name, 2: head, index }) =>
    isDistinctive(name!) && /\p{Ll}\p{Lu}|\p{Lu}\p{Ll}*\d/u.test(name!)
      ? [headed(sentence, name!, index + all.lastIndexOf(name!), head!)]
      : [],
  );
}

/** Without the size, which is of the mention; a name that looks like a model is one, though it is called a method. */
function headed(sentence: Sentence, surface: string, at: number, head: string): Candidate {
  const name = bareName(surface);
  const start = sentence.start + at + surface.indexOf(name);
  const [end, introduced, rule] = [start + name.length, false, 'in-list'];
  const label = labelOfHeadNoun(head) ?? labelOfHeadNoun(head.replace(/s$/u, ''));
  return {
    name,
    start,
    end,
    label: label === 'Technique' && labelOfShape(name) === 'Model' ? 'Model' : label,
    introduced,
    describedAs: head.replace(/s$/u, ''),
    rule,
    confidence: 0.8,
  };
}
