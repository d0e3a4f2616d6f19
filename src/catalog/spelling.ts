/** Spelling by rule: text and names become the same token keys, however hyphenated, joined, accented or cased. */

export interface Token {
  /** Offsets in the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Lower-case letters without accents, or digits. */
  readonly key: string;
  /** May this token continue a name that the token before it began? */
  readonly joins: boolean;
  /** Number of the key, and of its singular, among the words of all names so far; 0 where no name has it. */
  readonly word: number;
  readonly singular: number;
}

/** The words of names by number: tries are walked with them, since small integers hash fast. They are as many as the names have, not the texts. */
const vocabulary = new Map<string, number>();

/** The number of a word that a name has. */
export function wordNumber(key: string): number {
  const known = vocabulary.get(key);
  if (known !== undefined) return known;
  vocabulary.set(key, vocabulary.size + 1);
  return vocabulary.size;
}

function tokenOf(start: number, end: number, key: string, joins: boolean): Token {
  const isPlural = key.length > 3 && key.endsWith('s') && !key.endsWith('ss');
  const singular = isPlural ? (vocabulary.get(key.slice(0, -1)) ?? 0) : 0;
  return { start, end, key, joins, word: vocabulary.get(key) ?? 0, singular };
}

/** Letters with their accents (also in TeX: `T\"ULU`), numbers with points, and the signs that tell names apart. */
/** `&nbsp;`, `&#160;`: a gap between words. */
const ENTITY = /&(?:[a-z]+\d?|#\d+|#x[\da-f]+);/giu;
const TOKEN = /(?:[\p{L}\p{M}]|\\["'`^~=.]\s?\{?\p{L}\}?)+|[\d\p{No}]+(?:\.\d+)*|[+#*∞]/gu;
const TEX_ACCENT = /\\["'`^~=.]\s?\{?(\p{L})\}?/gu;
const JOINT = /^ ?[-‐-―_/&'’.]{0,2} ?$/u;
const SENTENCE_BREAK = /^[.'’] $/u;
const SMALL_S_ENDING = /is(e|ed|es|ing|er|ers|ation|ations)$/;

/** British -ise as -ize. */
function asAmerican(word: string): string {
  return word.length > 6 && word.includes('is', word.length - 8)
    ? word.replace(SMALL_S_ENDING, 'iz$1')
    : word;
}

const keys = new Map<string, string>();
const nameKeys = new Map<string, string>();
const MOST_KEYS = 50_000;

/** The key of one word: NFKD, no accents, lower case, British -ise as -ize. Words come again: their keys are kept. */
export function keyOf(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  // ASCII is the common case and needs no normalisation.
  const plain = /^[\w+#*.]+$/.test(word)
    ? word
    : word.replace(TEX_ACCENT, '$1').normalize('NFKD').replace(/\p{M}/gu, '');
  const key = asAmerican(plain.toLowerCase());
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(word, key);
  return key;
}

export function tokenize(text: string): Token[] {
  // TeX accents and other scripts need the full pattern; plain ASCII is scanned.
  return /^[\x20-\x5b\x5d-\x7e\n]*$/.test(text) ? scanAscii(text) : matchTokens(text);
}

function matchTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  // Entities stay as many characters, so that offsets hold.
  const plain = text.includes('&') ? text.replace(ENTITY, entity => ' '.repeat(entity.length)) : text;
  for (const match of plain.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    tokens.push(tokenOf(start, end, keyOf(match[0]), last >= 0 && isJoint(text, last, start)));
    last = end;
  }
  return tokens;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The same tokens as the pattern's, ten times as fast. */
function scanAscii(text: string): Token[] {
  const lower = text.toLowerCase();
  const tokens: Token[] = [];
  let last = -1;
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    if (end === at) {
      at = text.charCodeAt(at) === AMPERSAND ? endOfEntity(text, at) : at + 1;
      continue;
    }
    tokens.push(tokenOf(at, end, asAmerican(lower.slice(at, end)), last >= 0 && isJoint(text, last, at)));
    last = end;
    at = end;
  }
  return tokens;
}

const AMPERSAND = 38;
const SEMICOLON = 59;

function endOfEntity(text: string, at: number): number {
  return at + (/^&(?:[a-z]+\d?|#\d+|#x[\da-f]+);/iu.exec(text.slice(at, at + 12))?.[0].length ?? 1);
}

/** Behind the letters, the number with its points, or the sign that stand here. */
function endOfToken(text: string, from: number): number {
  const code = text.charCodeAt(from);
  let at = from;
  if (isLetter(code)) while (isLetter(text.charCodeAt(at))) at++;
  else if (isDigit(code)) {
    while (isDigit(text.charCodeAt(at)) || (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))))
      at++;
  } else if (code === 43 || code === 35 || code === 42) at++;
  return at;
}

function isJoint(text: string, from: number, to: number): boolean {
  if (to === from) return true;
  if (to === from + 1 && text.charCodeAt(from) === 32) return true;
  if (to > from + 4 && text.charCodeAt(from) !== AMPERSAND && text.charCodeAt(to - 1) !== SEMICOLON)
    return false;
  const gap = text.slice(from, to).replace(ENTITY, ' ');
  return JOINT.test(gap) && !SENTENCE_BREAK.test(gap);
}

/** One comparable string for a name: "Llama-2", "LLaMA 2" and "llama2" share it. */
export function nameKey(name: string): string {
  const known = nameKeys.get(name);
  if (known !== undefined) return known;
  const key = tokenize(name)
    .map(token => token.key)
    .join('');
  if (nameKeys.size >= MOST_KEYS) nameKeys.clear();
  nameKeys.set(name, key);
  return key;
}

/** Inflected forms that a phrase ending in the word is also met in. */
const inflections: ReadonlyMap<string, readonly string[]> = new Map([
  ['tuning', ['tuned', 'tune']],
  ['finetuning', ['finetuned', 'finetune']],
  ['distillation', ['distilled', 'distilling', 'distill']],
  ['quantization', ['quantized', 'quantizing']],
  ['pruning', ['pruned']],
  ['augmentation', ['augmented']],
]);

/** Every token sequence under which a name is met: as written, camel case split, joined at hyphens, joined throughout. */
export function spellingsOf(name: string): Token[][] {
  const spellings = new Map<string, Token[]>();
  const met = new Set<string>();
  const add = (spelling: string): void => {
    if (met.has(spelling)) return;
    met.add(spelling);
    const tokens = tokenize(spelling);
    if (tokens.length > 0) spellings.set(tokens.map(({ key }) => key).join(' '), tokens);
  };
  add(name);
  add(name.replace(/(\p{Ll}{2})(\p{Lu})/gu, '$1 $2'));
  add(name.replace(/(\p{Lu}{2})(\p{Lu}\p{Ll})/gu, '$1 $2'));
  add(name.replace(/[-‐-―]/gu, ''));
  add(name.replace(/[-‐-―\s_]/gu, ''));
  for (const tokens of [...spellings.values()]) {
    const keys = tokens.map(({ key }) => key);
    const forms = keys.length > 1 ? inflections.get(keys.at(-1)!) : undefined;
    for (const form of forms ?? []) add([...keys.slice(0, -1), form].join(' '));
  }
  return [...spellings.values()];
}
