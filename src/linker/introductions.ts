/** Names that a paper gives to what it presents, and names that their head noun gives away. */
import { bracketedAt, fromAppositions, fromParts } from './apposed-names.ts';
import { fromNaming, lastPhrase } from './called-names.ts';
import type { Candidate } from './candidate.ts';
import { coinedAt, fromCoining, fromEnumeration } from './coined-names.ts';
import type { Definition } from './definitions.ts';
import { labelOfHeadNoun, labelOfPhrase } from './heads.ts';
import { headBehind, nameAt, OBJECT_ENDS, SIZE, shapedNameAt } from './name-reading.ts';
import { isDistinctive, isGeneric, isNameShaped } from './name-shape.ts';
import { variantsOf } from './own-variants.ts';
import { isShouted, type Segmented, type Sentence, sentenceAt, textIn } from './segment.ts';
import { fromTitle } from './title-names.ts';

const PRESENTS =
  '(?:present|introduc|propos|releas|develop|describ|design|creat|build|built|publish|construct|contribut|curat|collect|(?<=\\b(?:we|and|to|will|also|further)\\s)open-sourc|offer|devis|unveil|announc|establish|compil|assembl|provid|report|formulat|advocat)(?:s|es|ed|e|ing|ting|t)?';
const BY_US = String.raw`\b(?:we|(?:this|the|our|present) (?:paper|work|article|study|report|research|survey|letter|thesis)|authors|here|i)\b`;

// Without `u` where no letters but English ones are meant: a test of capitals and small letters alike takes a quarter of the time.
const introducing = new RegExp(`${BY_US}(?:[^.;]{0,60}?)\\b(${PRESENTS})\\s+`, 'gi');
const BY_US_HERE = new RegExp(BY_US, 'i');
const andIntroducing = new RegExp(`\\band (?:then |further |also |finally )?(${PRESENTS})\\s+`, 'gi');
const byIntroducing = /\bby (?:introducing|proposing|presenting|developing)\s+/gi;
/** Between the verb and what it presents stand determiners and adjectives only. */
const PRESENTED_BEFORE = new RegExp(
  String.raw`\b${PRESENTS}\s+(?:(?:an?|the|our|two|three|novel|new|first|simple|efficient|effective|general|unified|robust|scalable|lightweight|[\p{Ll}-]+(?:ed|ive|al|able|ing|less|free|based|aware)),?\s+){0,4}$`,
  'iu',
);
/** "an approach, called left-right networks (LRN)" */
const NAMED_BEFORE = /\b(?:called|named|dubbed|termed|coined|namely),? (?:the )?["“]?$/iu;
const OUR_NAME =
  /\b(?:[Oo]ur (?:proposed |new |novel |designed )?|[Tt]he (?:(?:newly )?proposed|resulting|new|novel|newly (?:created|collected|built|released)) )(?:(?:model|method|framework|approach|algorithm|architecture|network|pipeline|system|dataset|benchmark|corpus),? )?/gu;
/** "The student, X, runs at 40 FPS": a teacher has others before it, a student is made. */
const STUDENT = /\b[Tt]he (?:\p{Ll}+ )?student(?: model| network)?, (?=\S+, (?!an? |which |the ))/gu;
/** "The best encoder is released as X" */
const RELEASED_AS =
  /\b(?:(\p{Ll}+) (?:is|are|was|were) )?(?:released|published|open-sourced|made (?:publicly |freely )?available|distributed|shared)(?: \w+ly)? (?:as|under the name(?: of)?) /gu;
/** Without one of these words the pattern, which may begin at any word, need not be tried. */
const IS_RELEASED = /\b(?:released|published|open-sourced|available|distributed|shared) /;
/** "a large multimodal model LLaMA-X", "a new dataset, X": the head stands before the name. */
const HEAD_NAME =
  /\b(?:[Aa]n?|our|new|novel) (?:(?!previous|prior|existing|earlier|recent|traditional|conventional|standard|popular)[\p{L}\d-]+ ){0,5}?(?:model|framework|dataset|benchmark|corpus|method|approach|system|toolkit|algorithm|chatbot|LLM|(?:test|diagnostic|evaluation|challenge|data) (?:set|suite))(?:,| \(| -| –)? /gu;
const COUNT = '(?:two|three|four|five|six|several)';
const LISTED_HEAD = String.raw`(tasks|datasets|benchmarks|corpora|models|methods|test sets|variants|techniques|algorithms)(?:,? (?:namely|called|named|including|i\.e\.,?|dubbed)\s+|:\s+| \(| — ?| – ?)(?:the )?`;
/** "three new tasks (A, B and C)", "we release two benchmarks: A and B"; not "we test on four benchmarks: A, ...". */
const LIST_OPENS = new RegExp(
  String.raw`(?:\b(?:new|novel) |\b${PRESENTS} (?:${COUNT} ))(?:[\p{L}-]+ ){0,4}?${LISTED_HEAD}`,
  'giu',
);
const LISTED_AHEAD = new RegExp(LISTED_HEAD, 'i');
/** "This results in X, an open model": what the work comes to. */
const RESULTING =
  /\b(?:result(?:s|ed|ing)? in|yield(?:s|ed|ing)|culminat\w+ in|lead(?:s|ing)? to|giv(?:es|ing) rise to|obtain(?:ing)?|arrive at|resulting (?:\w+ )?(?:model|system|method|dataset|benchmark|corpus),)\s+(?=\S+, (?:an?|our|the|which)\b)/gi;
/** Without such an apposition the pattern above, which begins anywhere, need not be tried. */
const APPOSED = /, (?:an?|our|the|which)\b/i;
const IS_PRESENTED =
  /^[^.;]{0,60}?\b(?:is|are) (?:presented|introduced|proposed|released|a (?:novel|new)|an? (?:novel|new|open)\b)/u;

export function findIntroductions(segmented: Segmented, definitions: readonly Definition[]): Candidate[] {
  const found: Candidate[] = fromDefinitions(segmented, definitions);
  const inTitle = (name: string): boolean => segmented.record.title.includes(name);
  for (const sentence of segmented.sentences) {
    if (isShouted(sentence.text)) continue;
    if (sentence.inTitle) found.push(...fromTitle(segmented, sentence));
    else
      found.push(
        ...withListed(sentence, [
          ...fromVerbs(segmented, sentence, definitions),
          ...fromNaming(sentence),
          ...fromCoining(segmented, sentence),
          ...fromEnumeration(sentence),
          ...fromHeads(sentence, inTitle),
          ...fromSubject(sentence),
          ...fromAppositions(sentence),
          ...fromParts(sentence),
        ]),
      );
  }
  const spelt = found.map(candidate => spellOut(candidate, definitions, segmented.text));
  return [...spelt, ...variantsOf(spelt, segmented)];
}

/** "We propose Refinement via Regeneration (RvR)": the name is not its first word, but the short form, or the long one where that is hardly a name. */
function spellOut(candidate: Candidate, definitions: readonly Definition[], text: string): Candidate {
  const whole = definitions.find(
    ({ longStart, longEnd }) => candidate.start === longStart && candidate.end < longEnd,
  );
  if (!whole) return candidate;
  const { short, shortStart, longStart } = whole;
  const long = text.slice(longStart, whole.longEnd).replace(/[^\p{L}\p{N})]+$/u, '');
  return isDistinctive(short)
    ? { ...candidate, name: short, start: shortStart, end: shortStart + short.length }
    : { ...candidate, name: long, end: longStart + long.length };
}

/** "We propose a click sequence model (CSM)": the short form is the name, the long form says what it is. */
function fromDefinitions(segmented: Segmented, definitions: readonly Definition[]): Candidate[] {
  const found: Candidate[] = [];
  const title = segmented.record.title.toLowerCase();
  const titleHas = (long: string): boolean =>
    /\s/u.test(long) && !FIELD.test(long) && title.includes(long.toLowerCase());
  for (const { short, long, shortStart, longStart, longEnd } of definitions) {
    const sentence = sentenceAt(segmented, longStart);
    if (sentence.inTitle || shortStart < longStart || isGeneric(short)) continue;
    const before = textIn(sentence, sentence.start, longStart);
    const isNamed = NAMED_BEFORE.test(before);
    const isPresented = (isNamed || PRESENTED_BEFORE.test(before)) && BY_US_HERE.test(before);
    if (!isPresented && !(isMixed(short) && titleHas(long) && BY_US_HERE.test(sentence.text))) continue;
    const behind = sentence.text.slice(shortStart - sentence.start + short.length).replace(/^s?\)/u, '');
    const said =
      headBehind(behind) ?? (isNamed ? labelOfPhrase(lastPhrase(before)) : null) ?? labelOfPhrase(long);
    // What the title spells out and the paper has a name for is what it is about.
    const label = said ?? (isPresented ? null : 'Technique');
    if (!label) continue;
    const [start, end] = [shortStart, shortStart + short.length];
    const describedAs = segmented.text.slice(longStart, longEnd);
    found.push({
      name: short,
      start,
      end,
      label,
      introduced: true,
      describedAs,
      rule: isPresented ? 'defined' : 'title-defined',
      confidence: isPresented ? 0.9 : 0.75,
    });
  }
  return found;
}

/** What is done, not by what. */
const FIELD =
  /(?:processing|learning|understanding|answering|reasoning|planning|editing|captioning|parsing|tracking|forecasting|imaging|MRI|tions?|sis|inference|language|task|problem|games?|models?)$/iu;

/** "TetGS", "ZoRef": no acronym that others may have. */
const isMixed = (short: string): boolean => /^\p{Lu}\p{L}*\p{Ll}\p{Lu}/u.test(short);

/** "We present a lightweight method, X", "we present X, a lightweight method", "we introduce the X dataset". */
function fromVerbs(
  segmented: Segmented,
  sentence: Sentence,
  definitions: readonly Definition[],
): Candidate[] {
  const found: Candidate[] = [];
  const byUs = BY_US_HERE.test(sentence.text);
  const first = [
    ...(byUs ? sentence.text.matchAll(introducing) : []),
    ...sentence.text.matchAll(byIntroducing),
  ];
  const ours = first.length > 0 || byUs;
  const all = ours ? [...first, ...sentence.text.matchAll(andIntroducing)] : first;
  for (const match of all) {
    // "Tricky Edits of Collected and Curated Images": a title's words present nothing.
    if (/^\p{Lu}/u.test(match[1] ?? '') && match.index > 0) continue;
    const from = match.index + match[0].length;
    const candidate =
      bracketedAt(sentence, from, definitions) ??
      objectAt(sentence, from, 'introduces') ??
      coinedAt(segmented, sentence, from);
    if (candidate) found.push(candidate);
  }
  return found;
}

const OWN = /\b(?:we|our|this (?:paper|work|study)|introduc\w+|propos\w+|present\w*|releas\w+)\b/i;

/** "our new X", "the proposed X", "a multimodal model X", "three new tasks (X, Y and Z)". */
function fromHeads(sentence: Sentence, inTitle: (name: string) => boolean): Candidate[] {
  const found: Candidate[] = [];
  const take = (from: number, before: string | null, rule: string): void => {
    const candidate = shapedNameAt(sentence, from, before, rule);
    if (candidate) found.push(candidate);
  };
  if (APPOSED.test(sentence.text))
    for (const match of sentence.text.matchAll(RESULTING))
      take(match.index + match[0].length, null, 'resulting');
  for (const match of sentence.text.matchAll(OUR_NAME)) {
    const head = /\s(\p{Ll}+),? $/u.exec(match[0])?.[1] ?? null;
    const candidate = shapedNameAt(sentence, match.index + match[0].length, head, 'our-name');
    // "our SRL model" is one of a kind.
    if (!candidate || !(isDistinctive(candidate.name) || inTitle(candidate.name))) continue;
    // "Our algorithm, X, beats language models": what is said before the name goes before what follows it.
    found.push({ ...candidate, label: labelOfHeadNoun(head ?? '') ?? candidate.label });
  }
  if (IS_RELEASED.test(sentence.text))
    for (const match of sentence.text.matchAll(RELEASED_AS))
      take(match.index + match[0].length, asHead(match[1] ?? ''), 'released-as');
  for (const match of sentence.text.matchAll(STUDENT))
    take(match.index + match[0].length, 'model', 'student');
  if (!OWN.test(sentence.text)) return found;
  for (const match of sentence.text.matchAll(HEAD_NAME))
    take(match.index + match[0].length, match[0].replace(/[,(\s–-]+$/u, ''), 'head-name');
  if (!LISTED_AHEAD.test(sentence.text)) return found;
  for (const match of sentence.text.matchAll(LIST_OPENS)) {
    const head = /^(?:tasks|test sets)$/u.test(match[1]!) ? 'benchmark' : match[1]!;
    take(match.index + match[0].length, head, 'listed');
  }
  return found;
}

/** A student or an encoder is a model by the part that it plays. */
const asHead = (noun: string): string => (/^(?:students?|encoders?|weights)$/u.test(noun) ? 'model' : noun);

const NEXT_IN_LIST = /^(?:\s\([^()]{1,30}\))?(?:,? and |, (?:and )?)(?:the )?(?=[\p{Lu}\d])/u;

/** What is joined to an introduced name by commas and "and" is introduced with it. */
function withListed(sentence: Sentence, candidates: readonly Candidate[]): Candidate[] {
  const all = [...candidates];
  for (const candidate of candidates) {
    let last = candidate;
    for (let count = 0; count < 6; count++) {
      const at = last.end - sentence.start;
      const joint = NEXT_IN_LIST.exec(sentence.text.slice(at));
      const next = joint && shapedNameAt(sentence, at + joint[0].length, null, 'listed');
      if (!next || all.some(other => other.start === next.start)) break;
      last = { ...next, label: next.label ?? candidate.label };
      all.push(last);
    }
  }
  return all;
}

/** Walks from a verb over determiners and adjectives to the first name-like word of its object. */
function objectAt(sentence: Sentence, from: number, rule: string): Candidate | null {
  const phrase = /^[^.;:()]{0,140}/u.exec(sentence.text.slice(from))?.[0] ?? '';
  let at = 0;
  let before = '';
  for (const word of phrase.split(/(?<=\s)/u)) {
    const bare = word
      .trim()
      .replace(/^["“]/u, '')
      .replace(/[,"”]+$/u, '');
    // "We propose enriching X" presents no X.
    if (OBJECT_ENDS.test(bare) || (before === '' && /^\p{Ll}{2,}ing$/u.test(bare))) return null;
    if (saysWhatOf(bare, before)) return null;
    const named = looksNamed(bare, before)
      ? nameAt(sentence, from + at + word.indexOf(bare), before, rule, 0.9)
      : null;
    if (named) return asOneOfKind(named, sentence, before);
    before += word;
    // "a new method, X," goes on behind the comma; "methods, results and" does not.
    if (/,\s*$/u.test(word) && !labelOfHeadNoun(bare)) return null;
    at += word.length;
  }
  return null;
}

/** "a framework leveraging X", "a methodology built upon X": behind the head noun a participle begins what else there is. */
function saysWhatOf(word: string, before: string): boolean {
  if (!/^(?:\p{Ll}+(?:ed|ing)|built|upon|driven|over)$/u.test(word) || labelOfHeadNoun(word)) return false;
  if (/^(?:named|called|dubbed|termed|coined|entitled)$/u.test(word)) return false;
  return before.split(/[\s-]+/u).some(head => labelOfHeadNoun(head) !== null);
}

/** "A two-step PEFT framework" presents a framework, not PEFT; "an Adaptive Feature Distillation framework" presents that. */
function asOneOfKind(named: Candidate, sentence: Sentence, before: string): Candidate | null {
  const behind = sentence.text.slice(named.end - sentence.start);
  const last = before.trimEnd().slice(before.trimEnd().lastIndexOf(' ') + 1);
  if (!/\ban?\s/i.test(before) || labelOfHeadNoun(last)) return named;
  const next = /^ (\p{Ll}[\p{L}-]*)/u.exec(behind)?.[1];
  // "a web-based UI that" is one of many, "an RNN-attentive image matcher" is no RNN.
  if (next !== undefined && !/\p{Ll}{2}/u.test(named.name)) return null;
  const isKind = next !== undefined && !OBJECT_ENDS.test(next) && !/(?:ed|ing|ly)$/u.test(next);
  if (isKind && /-\p{Ll}+$/u.test(named.name)) return null;
  return headBehind(behind) ? { ...named, rule: 'modifier', confidence: 0.6 } : named;
}

function looksNamed(word: string, before: string): boolean {
  if (word === '' || SIZE.test(word)) return false;
  if (isNameShaped(word)) return true;
  // A capital alone says little: only straight behind the verb, a determiner or an adjective of praise.
  return (
    /^\p{Lu}\p{Ll}+/u.test(word) &&
    /^(?:(?:the|a|an|our|its|novel|new|first|and)\s+)*(?:[\p{Ll}-]+\s+){0,2}$/u.test(before)
  );
}

/** "X is a novel framework", "X (long form) is proposed", at the start of a sentence. */
function fromSubject(sentence: Sentence): Candidate[] {
  const first = sentence.text.split(/\s/u)[0] ?? '';
  if (!isNameShaped(first) || isGeneric(first.replace(/[,:]$/u, '')) || !IS_PRESENTED.test(sentence.text))
    return [];
  const candidate = nameAt(sentence, 0, null, 'subject', 0.7);
  return candidate ? [candidate] : [];
}
