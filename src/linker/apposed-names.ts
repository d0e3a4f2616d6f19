/** Names beside the words that say what they denote: "a refinement framework (ZoRef)", "ZoRef-15k, our new dataset of scans". */
import type { Candidate } from './candidate.ts';
import type { Definition } from './definitions.ts';
import { labelOfHeadNoun, labelOfPhrase } from './heads.ts';
import { isData } from './label-families.ts';
import { OBJECT_ENDS } from './name-reading.ts';
import { isDistinctive, isGeneric, isNameShaped } from './name-shape.ts';
import { saysNoMethod } from './noun-phrase.ts';
import type { Sentence } from './segment.ts';

const BRACKETED =
  /^((?:an?|the|our|two|three|new|novel)\s(?:[\p{L}\d’'-]+,?\s){1,12})\(([\p{L}\d][\p{L}\d.+-]{1,20})\)/u;
/** Behind these what is in brackets is another thing than what the verb presents. */
const GOES_ON =
  /\b(?:for|to|that|which|with|using|based|built|via|through|by|on|from|as|in|over|and\s(?:an?|the))\s/iu;

/** What a verb of presenting has for its object, from `from` on, where its name stands in brackets behind a head noun. */
export function bracketedAt(
  sentence: Sentence,
  from: number,
  definitions: readonly Definition[],
): Candidate | null {
  const [, phrase = '', name = ''] = BRACKETED.exec(sentence.text.slice(from, from + 200)) ?? [];
  if (!isNameShaped(name) || isGeneric(name) || /^\p{Lu}{2,}s$/u.test(name) || GOES_ON.test(phrase))
    return null;
  const label = labelOfPhrase(phrase);
  if (
    !label ||
    !labelOfHeadNoun(phrase.trimEnd().split(/[\s-]/u).at(-1)!) ||
    (!isData(label) && saysNoMethod(phrase))
  )
    return null;
  const start = sentence.start + from + phrase.length + 1;
  // What is spelt out is told from its kind by the rule of definitions.
  if (definitions.some(({ shortStart }) => shortStart === start)) return null;
  const describedAs = phrase.trimEnd();
  return {
    name,
    start,
    end: start + name.length,
    label,
    introduced: true,
    describedAs,
    rule: 'bracketed',
    confidence: 0.85,
  };
}

const WORD = String.raw`[\p{L}\d][\p{L}\d.+_-]*[\p{L}\d+]`;
const APPOSED = new RegExp(
  String.raw`(?<![\p{L}\d-])((?:\p{Lu}[\p{L}-]*\s){0,2}${WORD})(?:\s\([^()]{2,60}\))?,\s(our|the\sfirst|an?)\s([^.;:()]{3,90})`,
  'gu',
);
const AFTER_PREPOSITION = /\b(?:on|for|in|with|across|using|to|than|over|by|from|and)\s(?:the\s)?$/iu;
/** Behind the head noun of an apposition: "our new dataset of", not "our method leads". */
const BEHIND_HEAD =
  /^(?:$|[,.;:)]|\s(?:of|that|which|for|with|to|where|in|on|from|and|containing|comprising|consisting|covering|spanning|designed|built|based|trained|tailored|annotated|collected)\b)/u;
/** What is made here is new, by whatever verb. */
const MADE =
  /\b(?:construct|build|built|creat|curat|produc|synthesi[sz]|collect|instantiat|compil|releas|develop|propos|introduc|present)(?:s|e|es|ed|ing)?\s$/iu;
const ENDS_IN_SIZE = /[-\s]\d+(?:\.\d+)?[BM]$/iu;
const OURS = /\b(?:we|our|this (?:paper|work|study))\b/i;

/** "X, our new dataset of", "building X, the first corpus of", and "X, a curated dataset that", which need not be new. */
export function fromAppositions({ text, start: from }: Sentence): Candidate[] {
  const found: Candidate[] = [];
  if (!/, (?:our|the first|an?) /.test(text)) return found;
  const byUs = OURS.test(text);
  for (const { 1: name, 2: determiner, 3: says, index } of text.matchAll(APPOSED)) {
    const words = name!.split(/\s/u);
    const last = words.at(-1)!;
    if (!isDistinctive(name!) || !isNameShaped(last) || isGeneric(last)) continue;
    if (ENDS_IN_SIZE.test(name!) || OBJECT_ENDS.test(words[0]!.toLowerCase())) continue;
    const describedAs = says!.split(/,\s/u)[0]!;
    const label = labelOfPhrase(describedAs);
    // "X, a Y, and a Z" lists three things.
    if (!label || (!isData(label) && saysNoMethod(describedAs)) || /,\s(?:and|or)\s/u.test(says!)) continue;
    const isOurs = determiner === 'our';
    // "On X, our framework leads": the phrase in front ends there.
    if (isOurs && (AFTER_PREPOSITION.test(text.slice(0, index)) || !endsInHead(says!))) continue;
    const introduced = isOurs || (byUs && (determiner === 'the first' || MADE.test(text.slice(0, index))));
    const start = from + index;
    const end = start + name!.length;
    found.push({ name: name!, start, end, label, introduced, describedAs, rule: 'apposed', confidence: 0.8 });
  }
  return found;
}

/** Does the noun phrase end in its head noun, with no verb behind it? */
function endsInHead(says: string): boolean {
  for (const { 0: word, index } of says.matchAll(/[\p{L}\d-]+/gu)) {
    const behind = says.slice(index + word.length);
    if (labelOfHeadNoun(word.split('-').at(-1)!) && !/^\s[\p{L}-]+\b/u.test(behind)) return true;
    if (labelOfHeadNoun(word) && BEHIND_HEAD.test(behind)) return true;
  }
  return false;
}

const PART =
  /\b(?:an?|the|our|its)\s(?:(?:novel|new|proposed|designed|dedicated|lightweight)\s){0,2}((?:\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*\s(?:and\s(?=\p{Lu}))?){2,6})(module|mechanism|strategy|loss|block|scheme)\b/gu;
const OF_OTHERS =
  /\b(?:existing|previous|prior|conventional|traditional|standard|popular|widely|well-known|vanilla|original|inspired)\b/i;
/** Without one of these words the patterns need not be tried. */
const HAS_PART = /\b(?:module|mechanism|strategy|loss|block|scheme)\b/;

/** "It has an Uncertainty-Aware Target Alignment module": several words with capitals before a part of a system are what the part is called. */
export function fromParts({ text, start: from, inTitle }: Sentence): Candidate[] {
  if (inTitle || !HAS_PART.test(text) || OF_OTHERS.test(text)) return [];
  return [...text.matchAll(PART)].flatMap(({ 0: all, 1: words, 2: head, index }) => {
    const name = words!.trimEnd();
    if (name.split(/\s/u).every(word => isGeneric(word))) return [];
    const start = from + index + all.length - head!.length - words!.length;
    return [
      {
        name,
        start,
        end: start + name.length,
        label: 'Technique' as const,
        introduced: true,
        describedAs: `${name} ${head}`,
        rule: 'part',
        confidence: 0.75,
      },
    ];
  });
}
