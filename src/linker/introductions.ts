/** Names that a paper gives to what it presents, and names that their head noun gives away. */
import type { Definition } from './definitions.ts';
import { labelOfHeadNoun, labelOfPhrase } from './heads.ts';
import { isCapitalized, isGeneric, isNameShaped, labelOfShape } from './name-shape.ts';
import type { EntityLabel } from './reading.ts';
import { isShouted, type Segmented, type Sentence } from './segment.ts';

/** A name found by the words around it. */
export interface Candidate {
  readonly name: string;
  /** Offsets in the paper's text. */
  readonly start: number;
  readonly end: number;
  /** What the words around it, or its own shape, say it is. */
  readonly label: EntityLabel | null;
  /** Does the paper present it? */
  readonly introduced: boolean;
  /** The phrase that says what it is, for telling homonyms apart. */
  readonly describedAs: string;
  readonly rule: string;
  readonly confidence: number;
}

const WORD = String.raw`[\p{L}\d$][\p{L}\p{M}\d.+*/'’$^_{}\\-]*[\p{L}\d+*}]|[\p{Lu}\d]`;
const NAME_WORDS = new RegExp(`^(?:${WORD})(?:(?: |: | - | -- )(?:${WORD}))*`, 'u');
const PRESENTS =
  '(?:present|introduc|propos|releas|develop|describ|design|creat|build|built|publish|construct|contribut|curat|collect|open-sourc|offer|devis|unveil|announc|establish|compil|assembl|provid|report|formulat|advocat)(?:s|es|ed|e|ing|ting|t)?';
const BY_US = String.raw`\b(?:we|(?:this|the|our|present) (?:paper|work|article|study|report|research|survey|letter|thesis)|authors|here|i)\b`;

const introducing = new RegExp(`${BY_US}(?:[^.;]{0,60}?)\\b(${PRESENTS})\\s+`, 'giu');
const BY_US_HERE = new RegExp(BY_US, 'iu');
const andIntroducing = new RegExp(`\\band (?:then |further |also |finally )?(${PRESENTS})\\s+`, 'giu');
const byIntroducing = /\bby (?:introducing|proposing|presenting|developing)\s+/giu;
/** Between the verb and what it presents stand determiners and adjectives only. */
const PRESENTED_BEFORE = new RegExp(
  String.raw`\b${PRESENTS}\s+(?:(?:an?|the|our|two|three|novel|new|first|simple|efficient|effective|general|unified|robust|scalable|lightweight|[\p{Ll}-]+(?:ed|ive|al|able|ing|less|free|based|aware)),?\s+){0,4}$`,
  'iu',
);
const NAMING =
  /\b(?:called|named(?! entit)|dubbed|termed|coined|denoted(?: as| by)?|referred to as|refer to as|(?:that|which) we (?:call|name|term|dub|coin)|we (?:call|name|term|dub)(?: (?:it|this|our|the)(?: [\p{L}-]+){0,3})?|namely|abbreviated as)\s+(?:as )?(?:the )?["“‘']?/giu;
const OUR_NAME =
  /\b(?:[Oo]ur (?:proposed |new |novel |designed )?|[Tt]he (?:newly )?proposed )(?:(?:model|method|framework|approach|system|dataset|benchmark|corpus),? )?/gu;
/** "a large multimodal model LLaMA-X", "a new dataset, X": the head stands before the name. */
const HEAD_NAME =
  /\b(?:[Aa]n?|our|new|novel) (?:[\p{L}\d-]+ ){0,5}?(?:model|framework|dataset|benchmark|corpus|method|approach|system|toolkit|algorithm|chatbot|LLM)(?:,| \(| -| –)? /gu;
const COUNT = '(?:two|three|four|five|six|several)';
const LISTED_HEAD = String.raw`(tasks|datasets|benchmarks|corpora|models|methods|test sets|variants|techniques|algorithms)(?:,? (?:namely|called|named|including|i\.e\.,?|dubbed)\s+|:\s+| \(| — ?| – ?)`;
/** "three new tasks (A, B and C)", "we release two benchmarks: A and B"; not "we test on four benchmarks: A, ...". */
const LIST_OPENS = new RegExp(
  String.raw`(?:\b(?:new|novel) |\b${PRESENTS} (?:${COUNT} ))(?:[\p{L}-]+ ){0,4}?${LISTED_HEAD}`,
  'giu',
);
/** "This results in X, an open model": what the work comes to. */
const RESULTING =
  /\b(?:result(?:s|ed|ing)? in|yield(?:s|ed|ing)|culminat\w+ in|lead(?:s|ing)? to|giv(?:es|ing) rise to|obtain(?:ing)?|arrive at|resulting (?:\w+ )?(?:model|system|method|dataset|benchmark|corpus),)\s+(?=\S+, (?:an?|our|the|which)\b)/giu;
/** Without such an apposition the pattern above, which begins anywhere, need not be tried. */
const APPOSED = /, (?:an?|our|the|which)\b/iu;
const IS_PRESENTED =
  /^[^.;]{0,60}?\b(?:is|are) (?:presented|introduced|proposed|released|a (?:novel|new)|an? (?:novel|new|open)\b)/u;

export function findIntroductions(segmented: Segmented, definitions: readonly Definition[]): Candidate[] {
  const found: Candidate[] = fromDefinitions(segmented, definitions);
  for (const sentence of segmented.sentences) {
    if (isShouted(sentence.text)) continue;
    if (sentence.inTitle) found.push(...fromTitle(segmented, sentence));
    else
      found.push(
        ...withListed(sentence, [
          ...fromVerbs(sentence),
          ...fromNaming(sentence),
          ...fromHeads(sentence),
          ...fromSubject(sentence),
        ]),
      );
  }
  return found;
}

/** "We propose a click sequence model (CSM)": the short form is the name, the long form says what it is. */
function fromDefinitions(segmented: Segmented, definitions: readonly Definition[]): Candidate[] {
  const found: Candidate[] = [];
  for (const { short, long, shortStart, longStart, longEnd } of definitions) {
    const sentence = segmented.sentences.find(({ start, end }) => longStart >= start && longStart < end);
    if (!sentence || sentence.inTitle || shortStart < longStart || isGeneric(short)) continue;
    const before = sentence.text.slice(0, longStart - sentence.start);
    if (!PRESENTED_BEFORE.test(before) || !BY_US_HERE.test(before)) continue;
    const behind = sentence.text.slice(shortStart - sentence.start + short.length).replace(/^s?\)/u, '');
    const label = headBehind(behind) ?? labelOfPhrase(long);
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
      rule: 'defined',
      confidence: 0.9,
    });
  }
  return found;
}

/** "We present a lightweight method, X", "we present X, a lightweight method", "we introduce the X dataset". */
function fromVerbs(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  const byUs = BY_US_HERE.test(sentence.text);
  const first = [
    ...(byUs ? sentence.text.matchAll(introducing) : []),
    ...(/ing\s/iu.test(sentence.text) ? sentence.text.matchAll(byIntroducing) : []),
  ];
  const ours = first.length > 0 || byUs;
  const all = ours ? [...first, ...sentence.text.matchAll(andIntroducing)] : first;
  for (const match of all) {
    const candidate = objectAt(sentence, match.index + match[0].length, 'introduces');
    if (candidate) found.push(candidate);
  }
  return found;
}

const OWN = /\b(?:we|our|this (?:paper|work|study)|introduc\w+|propos\w+|present\w*|releas\w+)\b/iu;

/** "our new X", "the proposed X", "a multimodal model X", "three new tasks (X, Y and Z)". */
function fromHeads(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  const take = (from: number, before: string | null, rule: string): void => {
    const candidate = shapedNameAt(sentence, from, before, rule);
    if (candidate) found.push(candidate);
  };
  if (APPOSED.test(sentence.text))
    for (const match of sentence.text.matchAll(RESULTING))
      take(match.index + match[0].length, null, 'resulting');
  for (const match of sentence.text.matchAll(OUR_NAME)) take(match.index + match[0].length, null, 'our-name');
  if (!OWN.test(sentence.text)) return found;
  for (const match of sentence.text.matchAll(HEAD_NAME))
    take(match.index + match[0].length, match[0].replace(/[,(\s–-]+$/u, ''), 'head-name');
  for (const match of sentence.text.matchAll(LIST_OPENS)) {
    const head = /^(?:tasks|test sets)$/u.test(match[1]!) ? 'benchmark' : match[1]!;
    take(match.index + match[0].length, head, 'listed');
  }
  return found;
}

/** A name that its look alone tells from ordinary words. */
function shapedNameAt(
  sentence: Sentence,
  from: number,
  before: string | null,
  rule: string,
): Candidate | null {
  const first = /^["“]?([\p{L}\d-]+)/u.exec(sentence.text.slice(from))?.[1] ?? '';
  if (!isNameShaped(first) || isGeneric(first)) return null;
  return nameAt(sentence, from, before, rule, 0.8);
}

const NEXT_IN_LIST = /^(?:\s\([^()]{1,30}\))?(?:,? and |, (?:and )?)(?=[\p{Lu}\d])/u;

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

const SIZE = /^[\d.]+(?:[BMKk]\b.*)?$/u;
const OBJECT_ENDS =
  /^(?:for|to|of|that|which|with|on|from|in|by|as|using|based|via|through|how|where|whether|and|or|is|are)$/u;

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
    if (OBJECT_ENDS.test(bare)) return null;
    const named = looksNamed(bare, before)
      ? nameAt(sentence, from + at + word.indexOf(bare), before, rule, 0.9)
      : null;
    // "a two-step PEFT framework" presents a framework, not what it is made of.
    if (named)
      return /\ban?\s/iu.test(before) && headBehind(sentence.text.slice(named.end - sentence.start))
        ? { ...named, rule: 'modifier', confidence: 0.6 }
        : named;
    before += word;
    // "a new method, X," goes on behind the comma; "methods, results and" does not.
    if (/,\s*$/u.test(word) && !labelOfHeadNoun(bare)) return null;
    at += word.length;
  }
  return null;
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

/** Reads a name at an offset of the sentence, with what the words before and behind say of it. */
function nameAt(
  sentence: Sentence,
  from: number,
  before: string | null,
  rule: string,
  confidence: number,
): Candidate | null {
  const raw = NAME_WORDS.exec(sentence.text.slice(from))?.[0];
  if (!raw) return null;
  const words = takeNameWords(raw);
  if (words.length === 0) return null;
  const { name, head } = splitHead(words);
  if (isGeneric(name) || SIZE.test(name) || !/\p{L}/u.test(name) || name.length < 2) return null;
  const behind = sentence.text.slice(from + raw.indexOf(name) + name.length);
  const says = apposition(behind);
  const label =
    labelOfPhrase(says) ??
    labelOfHolding(behind) ??
    (head ? labelOfHeadNoun(head) : headBehind(behind)) ??
    (before ? labelOfPhrase(before) : null) ??
    labelOfShape(name);
  const start = sentence.start + from + raw.indexOf(name);
  const describedAs = (says || before || head || '').trim();
  return { name, start, end: start + name.length, label, introduced: true, describedAs, rule, confidence };
}

/** The words that belong to a name: capitalised or name-shaped ones; a lower-case word ends it. */
function takeNameWords(raw: string): string[] {
  const words: string[] = [];
  for (const word of raw.split(/(?<= )(?=\S)/u)) {
    const bare = word.trim();
    const joint = /^(?:-|--)$/u.test(bare);
    if (!joint && !isCapitalized(bare) && !isNameShaped(bare) && !/^\d/u.test(bare)) break;
    words.push(bare);
    if (/[:,]$/u.test(bare) || words.length >= 6) break;
  }
  while (/^-+$/u.test(words.at(-1) ?? '')) words.pop();
  return words.map((word, at) => (at === words.length - 1 ? word.replace(/[:,.]+$/u, '') : word));
}

/** "MusicQA Dataset" is MusicQA, a dataset. */
function splitHead(words: readonly string[]): { name: string; head: string | null } {
  const last = words.at(-1)!;
  const spare =
    words.length > 1 && labelOfHeadNoun(last) && !isNameShaped(last) && isNameShaped(words.at(-2)!);
  const kept = spare ? words.slice(0, -1) : words;
  return { name: kept.join(' '), head: spare ? last : null };
}

/** ", a lightweight adaption method ...", " (ABC), which is a ...", ": a heterogeneous framework", " as a tuning framework". */
function apposition(behind: string): string {
  const match =
    /^["”’']?\s*(?:\([^()]{1,40}\))?(?:\s*(?:,|:|—|–| - | -- )\s*(?:which is |i\.e\.,? |consisting of )?|\s+(?:as|is|are) )(?:an?|the|our|one of the)\s+(.{3,140})/u.exec(
      behind,
    );
  if (match) return match[1]!;
  const bare = /^\s*(?:\([^()]{1,40}\))?(?:,|:)\s+((?:[\p{Ll}-]+\s){1,4}.{0,60})/u.exec(behind);
  return bare && labelOfPhrase(bare[1]!) && !/^(?:and|or|which|that|where|while|with)\b/u.test(bare[1]!)
    ? bare[1]!
    : '';
}

const HOLDS =
  /^["”’']?\s?(?:\([^()]{1,40}\))?,? (?:comprising|containing|consisting of|composed of|encompassing|spanning|covering|which (?:contains|comprises|consists of|includes)|with|of) (?:over |more than |nearly |about |around |approximately |a total of )?(?:[\d,.]+[KkM]?\+?|(?:thousands|hundreds|millions) of) (?:[\p{L}-]+ ){0,4}?(questions?|tasks?|problems?|test cases?|prompts|scenarios|samples|images|instances|examples|instructions|pairs|sentences|documents|videos|hours|annotations|utterances|conversations|dialogues|clips|tokens|papers|articles|queries|tweets|posts|texts|recordings|scans)\b/u;

/** "X, comprising 25,005 instructions": what holds so many of something is data, what holds tasks or questions is a benchmark. */
function labelOfHolding(behind: string): EntityLabel | null {
  const held = HOLDS.exec(behind)?.[1];
  if (!held) return null;
  return /^(?:question|task|problem|test case|scenario)/u.test(held) ? 'Benchmark' : 'Dataset';
}

/** "X model", "X, Y and Z datasets": the head right behind the name. */
function headBehind(behind: string): EntityLabel | null {
  const match = /^["”]?\s(?:\([^()]{1,20}\)\s)?((?:[\p{L}-]+\s){0,2}?[\p{L}-]+)/u.exec(behind);
  if (!match) return null;
  for (const word of match[1]!.split(' ').slice(0, 2)) {
    const label = labelOfHeadNoun(word);
    if (label) return label;
    if (!/^\p{Ll}/u.test(word) || OBJECT_ENDS.test(word)) return null;
  }
  return null;
}

/** "a method called X", "named instruction backtranslation", "which we call Giraffe". */
function fromNaming(sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  for (const match of sentence.text.matchAll(NAMING)) {
    const from = match.index + match[0].length;
    const before = sentence.text.slice(0, match.index);
    const label = labelOfPhrase(lastPhrase(before));
    const named = nameAt(sentence, from, null, 'named', 0.9) ?? lowerCaseName(sentence, from, match[0]);
    const ours =
      /\b(?:we|our|this|paper|work|propos|introduc|present|novel|new)\b/iu.test(sentence.text) ||
      label !== null;
    if (named && ours)
      found.push({
        ...named,
        label: named.rule === 'named' && named.describedAs ? (named.label ?? label) : (label ?? named.label),
        introduced:
          !/\b(?:a|an) [\p{L}-]*\s?\S+ $/u.test(before) || /\b(?:we|our|novel|new|propos)/iu.test(before),
      });
  }
  return found;
}

/** "Our approach, named instruction backtranslation, ...": two to four plain words up to a comma or a verb. */
function lowerCaseName(sentence: Sentence, from: number, cue: string): Candidate | null {
  if (!/\b(?:called|named|dubbed|termed|coined|call|name|term|dub)\b/u.test(cue)) return null;
  const match = /^([\p{Ll}][\p{L}-]+(?: [\p{L}-]+){1,3})["”’']?(?=[,.;:(]| \(|$| which| that| to )/u.exec(
    sentence.text.slice(from),
  );
  if (!match) return null;
  const name = match[1]!;
  const start = sentence.start + from;
  return {
    name,
    start,
    end: start + name.length,
    label: 'Technique',
    introduced: true,
    describedAs: '',
    rule: 'named',
    confidence: 0.75,
  };
}

/** The noun phrase that ends a text: what stands behind its last verb or preposition. */
function lastPhrase(before: string): string {
  const tail =
    before
      .replace(/[,\s(]+$/u, '')
      .split(/[,.;:()]/u)
      .at(-1) ?? '';
  const words = tail.split(/\s+/u);
  return words
    .slice(
      Math.max(
        0,
        words.findLastIndex(word => /^(?:an?|the|our|this|two|three|new|novel|is|are)$/iu.test(word)),
      ),
    )
    .join(' ');
}

/** "X is a novel framework", "X (long form) is proposed", at the start of a sentence. */
function fromSubject(sentence: Sentence): Candidate[] {
  const first = sentence.text.split(/\s/u)[0] ?? '';
  if (!isNameShaped(first) || isGeneric(first.replace(/[,:]$/u, '')) || !IS_PRESENTED.test(sentence.text))
    return [];
  const candidate = nameAt(sentence, 0, null, 'subject', 0.7);
  return candidate ? [candidate] : [];
}

const TITLE_NAME = /^(["“]?)(.{2,60}?)\1\s*(?::| [-–—]+ )\s*(.+)$/u;

/** A subtitle of this kind says what the paper is, not what the name before the colon denotes. */
const STUDY =
  /^(?:(?:an?|the|our)\s)?(?:[\p{L}-]+[\s-]){0,3}?(?:stud(?:y|ies)|surveys?|reviews?|analys[ie]s|investigation|perspectives?|tutorial|overview|comparison|assessment|exploration|primer|roadmap|evidence|lessons|reflections|challenges|opportunities)\b/iu;

/** "X: A Method for Y", "X Technical Report". */
function fromTitle(segmented: Segmented, sentence: Sentence): Candidate[] {
  const report = /^(.{2,40}?) (?:Technical|System) Report$/u.exec(sentence.text);
  const parts = TITLE_NAME.exec(sentence.text);
  const raw = report?.[1] ?? parts?.[2]?.replace(/["”]$/u, '');
  if (!raw) return [];
  const words = raw.split(/\s+/u);
  const name = raw.trim();
  const subtitle = report ? 'model' : parts![3]!;
  const rule = isGeneric(name) ? null : ruleOfTitle(name, segmented.record.abstract);
  if (words.length > 5 || !rule || STUDY.test(subtitle)) return [];
  const label = labelOfSubtitle(subtitle) ?? labelOfShape(name);
  const start = sentence.text.indexOf(name);
  return [
    {
      name,
      start,
      end: start + name.length,
      label,
      introduced: true,
      describedAs: subtitle,
      rule,
      confidence: rule === 'title' ? 0.85 : 0.5,
    },
  ];
}

/** A gerund or a question begins no description of the name before the colon. */
function labelOfSubtitle(subtitle: string): EntityLabel | null {
  if (/^(?:\p{L}+ing\b(?! [Mm]odel)|How|Why|What|When|Is|Are|Do|Does|Can|On|Towards?)\b/u.test(subtitle))
    return null;
  return labelOfPhrase(subtitle);
}

/** A title's first part is a name if it looks like one, or if the abstract uses it as one; else only if it is known elsewhere. */
function ruleOfTitle(name: string, abstract: string): 'title' | 'title-only' | null {
  const words = name.split(/\s+/u);
  const shaped = words.some(word => isNameShaped(word) && !isGeneric(word)) && words.length <= 4;
  if (shaped && (abstractUses(name, abstract) || words.length <= 2)) return 'title';
  if (!words.every(isCapitalized)) return null;
  if (abstractUses(name, abstract)) return 'title';
  return words.length <= 3 ? 'title-only' : null;
}

function abstractUses(name: string, abstract: string): boolean {
  const at = abstract.indexOf(name);
  return at >= 0 && !/^\p{L}/u.test(abstract.slice(at + name.length));
}
