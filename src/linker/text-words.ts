/** A text as words and signs, found in one scan. What a word is wherever it stands is made out once: how it looks, and how the catalog's names would spell it. */
import { isJoint, type Tokens, tokenize } from '../catalog/spelling.ts';
import { MOST_WORDS, Units, WordPool } from '../catalog/word-pool.ts';
import { forgetIdleWords, type Word, whenForgotten } from '../catalog/words.ts';

/** A word wherever it stands. */
export interface Form {
  /** Small; no two that are held share one. */
  readonly number: number;
  readonly text: string;
  /** Lower case, every digit as 0. */
  readonly key: string;
  /** Might it be part of a name? Capitals, digits among letters. */
  readonly named: boolean;
}

export interface Tokenized {
  readonly text: string;
  readonly tokens: Tokens;
}

export interface TextWords extends Tokenized {
  /** The words, in order. */
  readonly forms: readonly Form[];
  /** Where each begins, UTF-16 units. */
  readonly starts: readonly number[];
}

/** Words with what joins their parts; a slash, a bracket or a suffix such as "-based" parts them. */
const WORD = /[\p{L}\p{M}\d]+(?:(?:[.+*#’'_@$^\\~-]|\{|\})+[\p{L}\p{M}\d]+)*[+*#]*|[^\s\p{L}\p{M}\d]/uy;
const COMPOUND =
  /[-‐-–](?:based|style|like|powered|derived|tuned|trained|aware|free|guided|level|generated|driven|finetuned|enhanced|specific|type|inspired|initialized|family)$/i;
const LOOKS_NAMED = /\p{Lu}|\p{L}\d|\d\p{L}/u;

/** Forms by number. */
const forms = new Array<Form>(MOST_WORDS);
/** Where the suffix of each begins; 0 where it has none. */
const suffixes = new Int32Array(MOST_WORDS);
/** The one token that it is in the spelling of names; `NO_TOKEN`, or `TOKENS` where it has several. */
const tokenOf = new Int32Array(MOST_WORDS);
const [NO_TOKEN, TOKENS] = [-1, -2];
/** These, counted from its own start on. */
const tokensOf = new Array<Tokens | null>(MOST_WORDS);

const pool = new WordPool((text, number) => {
  const key = text.toLowerCase().replace(/\d/gu, '0');
  forms[number] = { number, text, key, named: LOOKS_NAMED.test(text) };
  suffixes[number] = text.length > 5 ? Math.max(0, text.search(COMPOUND)) : 0;
  const tokens = tokenize(text);
  const [word = NO_TOKEN] = tokens.words;
  const isOne = word === NO_TOKEN || tokens.ends[0] === text.length;
  tokenOf[number] = isOne ? word : TOKENS;
  tokensOf[number] = isOne ? null : tokens;
});
whenForgotten(() => pool.clear());

/** What one who reads texts makes of each form, made once. */
export class FormNotes<Note> {
  readonly #make: (form: Form) => Note;
  readonly #forms = new Array<Form | undefined>(MOST_WORDS);
  readonly #notes = new Array<Note>(MOST_WORDS);

  constructor(make: (form: Form) => Note) {
    this.#make = make;
  }

  of(form: Form): Note {
    const { number } = form;
    // A pool that was cleared gives its numbers anew.
    if (this.#forms[number] === form) return this.#notes[number]!;
    const note = this.#make(form);
    this.#forms[number] = form;
    this.#notes[number] = note;
    return note;
  }
}

const scratch = new Units();

export function readWords(text: string): TextWords {
  forgetIdleWords();
  const units = scratch.of(text);
  const found: Form[] = [];
  const starts: number[] = [];
  const tokens = new TokenColumns(text, units);
  for (let at = 0; at < text.length; ) {
    const end = endOfWord(text, units, at);
    if (end > at) {
      const number = pool.at(units, at, end);
      const word = tokenOf[number]!;
      if (word >= 0) tokens.add(word, at, end);
      else if (word === TOKENS) tokens.addAll(tokensOf[number]!, at);
      const suffix = suffixes[number]!;
      if (suffix > 0) {
        found.push(forms[pool.at(units, at, at + suffix)]!, forms[pool.at(units, at + suffix, end)]!);
        starts.push(at, at + suffix);
      } else {
        found.push(forms[number]!);
        starts.push(at);
      }
    }
    at = Math.max(end, at + 1);
  }
  return { text, forms: found, starts, tokens: SPANS_WORDS.test(text) ? tokenize(text) : tokens };
}

/** What is one token and several words: an accent in TeX, an entity, "10²". */
const SPANS_WORDS = /\\["'`^~=.]|&[A-Za-z#]|\p{No}/u;

const BLANK = 32;

class TokenColumns implements Tokens {
  readonly words: Word[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly joins: boolean[] = [];
  readonly #text: string;
  readonly #units: Uint16Array;
  #last = -1;

  constructor(text: string, units: Uint16Array) {
    this.#text = text;
    this.#units = units;
  }

  add(word: Word, start: number, end: number): void {
    this.#push(word, start, end, this.#joinsLast(start));
  }

  /** Tokens that stand `from` there on. */
  addAll({ words, starts, ends, joins }: Tokens, from: number): void {
    for (let at = 0; at < words.length; at++)
      this.#push(
        words[at]!,
        from + starts[at]!,
        from + ends[at]!,
        at > 0 ? joins[at]! : this.#joinsLast(from),
      );
  }

  #push(word: Word, start: number, end: number, joins: boolean): void {
    this.words.push(word);
    this.starts.push(start);
    this.ends.push(end);
    this.joins.push(joins);
    this.#last = end;
  }

  #joinsLast(start: number): boolean {
    const last = this.#last;
    if (last === start - 1)
      return this.#units[last] === BLANK || isJoint(this.#text, this.#units, last, start);
    return last >= 0 && isJoint(this.#text, this.#units, last, start);
  }
}

const [OTHER, GAP, LETTER, JOINT] = [0, 1, 2, 3];
/** What each sign of ASCII is, by its code. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /\s/.test(sign)
    ? GAP
    : /[a-z\d]/i.test(sign)
      ? LETTER
      : /[.+*#'_@$^\\~{}-]/.test(sign)
        ? JOINT
        : OTHER;
});

/** Behind the word or sign that stands here; `from` in a gap. What is ASCII is scanned, which takes a fifth of the time of the pattern. */
function endOfWord(text: string, units: Uint16Array, from: number): number {
  const kind = kinds[units[from]!];
  if (kind === GAP) return from;
  if (kind === OTHER || kind === JOINT) return from + 1;
  let at = from;
  let next = from;
  while (kinds[units[next]!] === LETTER) {
    for (at = next; kinds[units[at]!] === LETTER; ) at++;
    for (next = at; kinds[units[next]!] === JOINT; ) next++;
  }
  if (units[next]! >= 128) {
    // Other letters: only the pattern knows how far they go.
    WORD.lastIndex = from;
    return WORD.test(text) ? WORD.lastIndex : from;
  }
  while (units[at] === PLUS || units[at] === STAR || units[at] === SHARP) at++;
  return at;
}

const [SHARP, STAR, PLUS] = [35, 42, 43];
