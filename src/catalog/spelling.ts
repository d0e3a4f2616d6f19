/** Spelling by rule: text and names become the same token keys, however hyphenated, joined, accented or cased. */
import { remembered } from './remembered.ts';
import { Units, WordPool } from './word-pool.ts';
import { keyOf, singularOf, type Word, whenForgotten, wordOf } from './words.ts';

/** The tokens of a text in columns: they are many, and an object each takes its time. */
export interface Tokens {
  readonly words: readonly Word[];
  /** Offsets in the text, UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** May the token continue a name that the one before it began? */
  readonly joins: readonly boolean[];
}

/** The word of each spelling, by the number of the spelling. */
const spelled: Word[] = [];
const pool = new WordPool((written, number) => {
  spelled[number] = wordOf(plainOf(written));
});
const scratch = new Units();

/** Letters with their accents (also in TeX: `T\"ULU`), numbers with points, and the signs that tell names apart. */
/** `&nbsp;`, `&#160;`: a gap between words. */
const ENTITY = /&(?:[a-z]+\d?|#\d+|#x[\da-f]+);/gi;
const TOKEN = /(?:[\p{L}\p{M}]|\\["'`^~=.]\s?\{?\p{L}\}?)+|[\d\p{No}]+(?:\.\d+)*|[+#*∞]/uy;
const TEX_ACCENT = /\\["'`^~=.]\s?\{?(\p{L})\}?/gu;
const JOINT = /^ ?[-‐-―_/&'’.]{0,2} ?$/u;
const SENTENCE_BREAK = /^[.'’] $/u;
const SMALL_S_ENDING = /is(e|ed|es|ing|er|ers|ation|ations)$/;

/** British words in -our; of others, as "tour" or "source", nobody writes -or. */
const OUR = /^((?:mis)?(?:behavi|neighb|col|fav|flav|lab|hum|tum|harb|endeav|rum|vap|arm))our/;
/** British words that double the l before an ending. */
const DOUBLED_L =
  /^((?:un|mis|re|pre|dis)?(?:model|label|cancel|travel|channel|signal|level|total|fuel|tunnel))l(ed|ing|er|ers)$/;

/** British -ise as -ize, -our as -or, -lling as -ling. */
function asAmerican(word: string): string {
  if (word.length < 6) return word;
  if (word.includes('is', word.length - 8))
    return word.length > 6 ? word.replace(SMALL_S_ENDING, 'iz$1') : word;
  if (word.includes('our')) return word.replace(OUR, '$1or');
  return word.includes('ll') ? word.replace(DOUBLED_L, '$1$2') : word;
}

/** The key of one word: NFKD, no accents, lower case, spelt as in America. */
function plainOf(word: string): string {
  // ASCII is the common case and needs no normalisation.
  const plain = /^[\w+#*.]+$/.test(word)
    ? word
    : word.replace(TEX_ACCENT, '$1').normalize('NFKD').replace(/\p{M}/gu, '');
  return asAmerican(plain.toLowerCase());
}

export function tokenize(text: string): Tokens {
  const units = scratch.of(text);
  const words: Word[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const joins: boolean[] = [];
  let last = -1;
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, units, at);
    if (end === at) {
      at = endOfGap(text, units, at);
      continue;
    }
    words.push(spelled[pool.at(units, at, end)]!);
    starts.push(at);
    ends.push(end);
    joins.push(last >= 0 && isJoint(text, units, last, at));
    last = end;
    at = end;
  }
  return { words, starts, ends, joins };
}

const [LETTER, DIGIT, SIGN] = [1, 2, 3];
/** What each sign of ASCII is, by its code. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[a-z]/i.test(sign) ? LETTER : /\d/.test(sign) ? DIGIT : /[+#*]/.test(sign) ? SIGN : 0;
});
const POINT = 46;
const BACKSLASH = 92;

/** Behind the letters, the number with its points, or the sign that stand here; what is ASCII is scanned, which is faster than the pattern. */
function endOfToken(text: string, units: Uint16Array, from: number): number {
  const kind = kinds[units[from]!];
  let at = from;
  if (kind === LETTER) while (kinds[units[at]!] === LETTER) at++;
  else if (kind === DIGIT)
    while (kinds[units[at]!] === DIGIT || (units[at] === POINT && kinds[units[at + 1]!] === DIGIT)) at++;
  else if (kind === SIGN) return from + 1;
  const next = units[at]!;
  if (next < 128 && next !== BACKSLASH) return at;
  // Other letters, or an accent in TeX: only the pattern knows how far they go.
  TOKEN.lastIndex = from;
  return TOKEN.test(text) ? TOKEN.lastIndex : from;
}

const AMPERSAND = 38;
const SEMICOLON = 59;
const LONGEST_ENTITY = 34;

/** Behind a sign that is no token; an entity goes as a whole, and so does what takes two units. */
function endOfGap(text: string, units: Uint16Array, at: number): number {
  const unit = units[at]!;
  if (unit === AMPERSAND) {
    const entity = /^&(?:[a-z]+\d?|#\d+|#x[\da-f]+);/i.exec(text.slice(at, at + LONGEST_ENTITY));
    return at + (entity?.[0].length ?? 1);
  }
  return at + (unit >= 0xd800 && text.codePointAt(at)! > 0xffff ? 2 : 1);
}

const [BLANK, APOSTROPHE, QUOTE] = [32, 39, 0x2019];
const isDash = (unit: number): boolean => unit === 45 || (unit >= 0x2010 && unit <= 0x2015);
const endsName = (unit: number): boolean => unit === POINT || unit === APOSTROPHE || unit === QUOTE;
const isJoining = (unit: number): boolean =>
  isDash(unit) || endsName(unit) || unit === 47 || unit === 95 || unit === AMPERSAND;

/** Nothing, or up to two of the signs that join the parts of names, with or without a blank on each side; "A. B" and "A' B" are two. */
export function isJoint(text: string, units: Uint16Array, from: number, to: number): boolean {
  if (to >= from + 4 && (units[from] === AMPERSAND || units[to - 1] === SEMICOLON)) {
    const gap = text.slice(from, to).replace(ENTITY, ' ');
    return JOINT.test(gap) && !SENTENCE_BREAK.test(gap);
  }
  let at = units[from] === BLANK ? from + 1 : from;
  const signs = at;
  while (at < to && at < signs + 2 && isJoining(units[at]!)) at++;
  if (at < to && units[at] === BLANK) at++;
  return at === to && !(to === from + 2 && endsName(units[from]!) && units[from + 1] === BLANK);
}

/** One comparable string for a name: "Llama-2", "LLaMA 2" and "llama2" share it. */
export const nameKey: (name: string) => string = remembered(name => tokenize(name).words.map(keyOf).join(''));

/** Inflected forms that a phrase ending in the word is also met in. */
const inflections: ReadonlyMap<string, readonly string[]> = new Map([
  ['tuning', ['tuned', 'tune']],
  ['finetuning', ['finetuned', 'finetune']],
  ['distillation', ['distilled', 'distilling', 'distill']],
  ['quantization', ['quantized', 'quantizing']],
  ['pruning', ['pruned']],
  ['augmentation', ['augmented']],
]);

const MOST_SPELT = 20_000;
const spelt = new Map<string, readonly (readonly Word[])[]>();

/** Every sequence of words under which a name is met: as written, camel case split, joined at hyphens, joined throughout. */
export function spellingsOf(name: string): readonly (readonly Word[])[] {
  const known = spelt.get(name);
  if (known) return known;
  const spellings = spell(name);
  if (spelt.size >= MOST_SPELT) spelt.clear();
  spelt.set(name, spellings);
  return spellings;
}

whenForgotten(() => {
  pool.clear();
  spelt.clear();
});

/** "language agents" are of the same kind as a "language agent"; "Speech Commands" is a name. */
function inSingular(word: Word, name: string): string[] {
  const singular = singularOf(word);
  const isKind =
    singular >= 0 && /\p{Ll}s$/u.test(name) && !/\p{Lu}/u.test(name) && !/(?:is|us|cs)$/.test(keyOf(word));
  return isKind ? [keyOf(singular)] : [];
}

function spell(name: string): (readonly Word[])[] {
  const spellings = new Map<string, readonly Word[]>();
  const met = new Set<string>();
  const add = (spelling: string): void => {
    if (met.has(spelling)) return;
    met.add(spelling);
    const { words } = tokenize(spelling);
    if (words.length > 0) spellings.set(words.map(keyOf).join(' '), words);
  };
  add(name);
  add(name.replace(/(\p{Ll}{2})(\p{Lu})/gu, '$1 $2'));
  add(name.replace(/(\p{Lu}{2})(\p{Lu}\p{Ll})/gu, '$1 $2'));
  add(name.replace(/[-‐-―]/gu, ''));
  add(name.replace(/[-‐-―\s_]/gu, ''));
  for (const words of [...spellings.values()]) {
    const keys = words.map(keyOf);
    const last = words.at(-1)!;
    const forms = keys.length > 1 ? [...(inflections.get(keyOf(last)) ?? []), ...inSingular(last, name)] : [];
    for (const form of forms) add([...keys.slice(0, -1), form].join(' '));
  }
  return [...spellings.values()];
}
