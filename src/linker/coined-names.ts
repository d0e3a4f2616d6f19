/** Names that a paper coins in small letters: "we propose budget guidance, a simple method for steering", "a zero-initialized attention mechanism is proposed". */
import { type Candidate, coinedTechnique } from './candidate.ts';
import { labelOfPhrase } from './heads.ts';
import {
  isMereHead,
  isTelling,
  type NounPhrase,
  nameWords,
  nounPhraseAt,
  saysNoMethod,
} from './noun-phrase.ts';
import type { EntityLabel } from './reading.ts';
import type { Segmented, Sentence } from './segment.ts';

/** Parts of a model and steps of a method, which their names tell apart. */
const PART =
  /^(?:modules?|mechanisms?|strateg(?:y|ies)|attention|loss|layers?|blocks?|units?|encoders?|decoders?|adapters?|gating|routing|pooling|fusion|distillation|regulari[sz](?:er|ation)|prompting|decoding|masking|augmentation|normali[sz]ation|scheduling|networks?|tokenizers?|calibration|training|tuning)$/u;
const APPOSED =
  /^(?:\s\((\p{Lu}[\p{L}\d-]{1,11})\))?(?:,|:| --?| [–—])\s(?:which is |i\.e\.,? )?(?:an?|our)\s([^.;:()]{3,90})(.{0,60})/u;

/** What the words behind a phrase say that it is: "..., a training-free framework that". */
function apposed(behind: string): { label: EntityLabel; short: string | undefined } | null {
  const [, short, says, rest] = APPOSED.exec(behind) ?? [];
  // "X, a Y, and a Z" lists three things.
  if (!says || /, and (?:an?|the|\p{Ll}+) /u.test(says + rest)) return null;
  const phrase = says.split(/[,\s]+(?:that|which|for|to|of|where|with|in|designed|based)\b/u)[0]!;
  const label = saysNoMethod(phrase) ? null : labelOfPhrase(says);
  return label === 'Technique' || label === 'Model' ? { label, short } : null;
}

const OTHERWISE_NAMED = /^(?:\s\(\p{Lu}|,? ["“]|,? (?:called|named|termed|dubbed)\b|,? \p{Lu}{2})/u;

/** Does another sentence take it up again by "the", word for word? */
function isResumed({ words }: NounPhrase, { sentences }: Segmented, sentence: Sentence): boolean {
  const again = `he ${words.join(' ')}`;
  return sentences.some(other => {
    if (other === sentence || other.inTitle) return false;
    const text = other.text.replace(/\s+/gu, ' ').replaceAll(' proposed ', ' ');
    const at = text.indexOf(again);
    return at > 0 && /[Tt]/u.test(text[at - 1]!) && !/^[\p{L}-]/u.test(text.slice(at + again.length));
  });
}

/** What a verb of presenting has for its object, from `from` on. */
export function coinedAt(segmented: Segmented, sentence: Sentence, from: number): Candidate | null {
  const phrase = nounPhraseAt(sentence, from);
  if (
    !phrase ||
    !isTelling(phrase) ||
    /\b(?:recently|previously) proposed\s$/u.test(sentence.text.slice(0, from))
  )
    return null;
  const behind = sentence.text.slice(phrase.end);
  const said = apposed(behind);
  if (said?.short) return shortOf(phrase, sentence, said.short, said.label);
  if (said) return coined(phrase, sentence, 0.85);
  // What has a short form or another name bears that, and other rules find it.
  if (!PART.test(phrase.words.at(-1)!) || OTHERWISE_NAMED.test(behind)) return null;
  const isOne = phrase.isDefinite && phrase.words.length > 2 && !/^\s(?:of|for)\b/u.test(behind);
  return isOne || isResumed(phrase, segmented, sentence) ? coined(phrase, sentence, 0.75) : null;
}

const IS_PROPOSED =
  /\b[Aa]n?\s(?=(?:[\p{Ll}-]+,?\s){2,7}(?:with\s[^,.;]{1,40}\s)?(?:is|are)\s(?:\p{Ll}+ly |also |further |then )?(?:proposed|introduced|presented|devised|developed|designed)\b)/gu;
const PASSIVE = /\s(?:is|are)\s(?:\w+\s)?(?:proposed|introduced|presented|devised|developed|designed)\b/;
const PROPOSED = /\b([Aa]|[Tt]he|[Oo]ur)\s(?:newly |novel )?proposed\s/g;
/** What is made for the work, by whatever verb: "we adopt a learnable bind network". */
const MADE = /\ban?\s(?:novel|new|learnable|trainable|dedicated|customized|tailored)\s/g;

/** "A zero-initialized attention mechanism is proposed", "by a proposed visual cache model". */
export function fromCoining(segmented: Segmented, sentence: Sentence): Candidate[] {
  const { text } = sentence;
  const places: number[] = [];
  if (PASSIVE.test(text))
    for (const { 0: all, index } of text.matchAll(IS_PROPOSED)) places.push(index + all.length);
  for (const { 0: all, index } of text.matchAll(MADE)) places.push(index + all.length);
  const found = places.flatMap(from => coinedAt(segmented, sentence, from) ?? []);
  if (!text.includes('proposed')) return found;
  for (const { 0: all, 1: determiner, index } of text.matchAll(PROPOSED)) {
    const phrase = nounPhraseAt(sentence, index + all.length);
    if (!phrase || phrase.words.length < 3 || isMereHead(phrase.words[0]!) || !isTelling(phrase)) continue;
    // "The proposed joint model" may be called otherwise; "a proposed visual cache model" is named here.
    const head = phrase.words.at(-1)!;
    const isOne = PART.test(head) || (/^a$/iu.test(determiner!) && /^(?:models?|algorithm)$/u.test(head));
    if (isOne && !OTHERWISE_NAMED.test(text.slice(phrase.end))) found.push(coined(phrase, sentence, 0.75));
  }
  return found;
}

function coined(phrase: NounPhrase, sentence: Sentence, confidence: number): Candidate {
  const describedAs = phrase.words.join(' ');
  return coinedTechnique(sentence, phrase.start, nameWords(phrase).join(' '), {
    describedAs,
    rule: 'coined',
    confidence,
  });
}

function shortOf(phrase: NounPhrase, sentence: Sentence, short: string, label: EntityLabel): Candidate {
  const start = sentence.start + sentence.text.indexOf(short, phrase.end);
  return {
    ...coined(phrase, sentence, 0.85),
    name: short,
    start,
    end: start + short.length,
    label,
  };
}

const ITEM = String.raw`(?:\(?(?:\d|i+|iv|[a-d])\)|\b\d\.)\s`;
const FIRST_ITEM = /(?:\(?(?:1|i|a)\)|(?<!\d)1\.)\s/;
const ITEMS = new RegExp(
  String.raw`${ITEM}(?!(?:an?|the|our)\s)(?=[\p{L}-]+(?:\s[\p{L}-]+){0,4}(?::\s|,\s(?:which|where|an?|i\.e)\b))`,
  'gu',
);
const OF_METHODS =
  /\b(?:methods|techniques|strategies|modules|components|mechanisms|innovations|designs|stages|approaches|algorithms|losses|agents|blocks|variants|steps|phases|ways|contributions)\b[^.;]{0,40}$/iu;
const OF_OTHERS =
  /\b(?:challenges|problems|issues|limitations|findings|reasons|results|existing|previous|prior|tasks|questions|review|compare)\b/iu;
/** "We propose two methods: 1) deep fusion: ..., 2) ...": what stands before the colon of an item is its name. */
export function fromEnumeration(sentence: Sentence): Candidate[] {
  const { text } = sentence;
  const first = FIRST_ITEM.exec(text);
  if (!first) return [];
  const before = text.slice(0, first.index);
  if (!OF_METHODS.test(before) || OF_OTHERS.test(before)) return [];
  return [...text.matchAll(ITEMS)].flatMap(({ 0: all, index }) => {
    const phrase = nounPhraseAt(sentence, index + all.length);
    const isWhole = phrase && /^(?::|,)/u.test(text.slice(phrase.end));
    return isWhole && isTelling(phrase) ? [coined(phrase, sentence, 0.75)] : [];
  });
}
