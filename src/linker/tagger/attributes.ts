/** What the tagger knows of each word: its look, its neighbours, what governs it, and what is known of it elsewhere. */
import { labelOfHeadNoun } from '../heads.ts';
import type { Form } from '../text-words.ts';

/** What the paper and the catalog say of single words, beyond the sentence. */
export interface Background {
  /** The catalog's label of a known name at each word: `B-Model`, `I-Model`; empty where none is known. */
  readonly known: readonly string[];
  /** What the paper says of a name elsewhere: the label of a head noun behind it, of its definition or introduction. */
  says(text: string): string;
  /** Is it an ordinary word but for its capitals? */
  isPlain(text: string): boolean;
  /** The last word of the long form that the paper defines for it. */
  means(text: string): string;
}

/** One list of values a word; where a value is empty the attribute does not hold. In the order of `attributeNames`. */
export type Attributes = readonly (readonly string[])[];

const JOINS = new Set([
  ',',
  'and',
  'or',
  '&',
  '/',
  '(',
  ')',
  'the',
  '"',
  '“',
  '”',
  "'",
  'a',
  'an',
  'both',
  '+',
  '-',
]);

/** The first words on one side that are no part of a list of names, to the end of the clause. */
function governors(words: readonly Form[], from: number, step: 1 | -1): [string, string] {
  const found: string[] = [];
  for (let at = from + step, seen = 0; at >= 0 && at < words.length && seen < 14; at += step, seen++) {
    const word = words[at]!;
    if (JOINS.has(word.key) || (word.named && at > 0) || /^\d+$/u.test(word.text)) continue;
    if (/^[.;:?!]$/u.test(word.text)) {
      found.push(word.text);
      break;
    }
    found.push(word.key);
    if (found.length === 2) break;
  }
  return [found[0] ?? '^', found[1] ?? '^'];
}

/** The known label nearest in the same list of names. */
function companion(words: readonly Form[], known: readonly string[], from: number): string {
  for (let distance = 1; distance < 10; distance++)
    for (const step of [-distance, distance] as const) {
      const at = from + step;
      if (!known[at] || known[at] === known[from]) continue;
      const [low, high] = step < 0 ? [at, from] : [from, at];
      const between = words.slice(low + 1, high);
      if (between.some(word => !word.named && !JOINS.has(word.key) && !/^\d/u.test(word.text))) continue;
      if (between.some(word => JOINS.has(word.key))) return known[at]!.slice(2);
    }
  return '';
}

/** "LLaMA-7B" is `XxX-0X`: runs of one kind of sign as one. */
function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}+/gu, match => (match.length > 1 ? 'XX' : 'X'))
    .replace(/[\p{Ll}\p{Lo}\p{M}]+/gu, 'x')
    .replace(/\d+/gu, '0')
    .slice(0, 12);
}

/** Attributes of a word's own look: the same wherever it stands. */
const looks: Readonly<Record<string, (word: Form) => string>> = {
  word: ({ key }) => key,
  shape: ({ text }) => shapeOf(text),
  prefix: ({ named, key }) => (named ? key.slice(0, 3) : ''),
  suffix: ({ named, key }) => (named ? key.slice(-3) : ''),
  front: ({ named, text }) =>
    named ? (/^(?:\p{Lu}+(?![\p{Ll}])|\p{Lu}?\p{Ll}+)/u.exec(text)?.[0] ?? '') : '',
  tail: ({ named, text }) =>
    named ? (/(?:\p{Lu}+|\p{Lu}\p{Ll}+|(?<=[^\p{L}])\p{Ll}+)(?=s?[\d.]*$)/u.exec(text)?.[0] ?? '') : '',
  ending: ({ named, key }) => (named ? (key.split(/[-_]/u).at(-1) ?? '') : ''),
};

/** Attributes of its place: for words that might belong to a name, but for what the catalog knows. */
function placeAttributes(
  words: readonly Form[],
  at: number,
  { known, isPlain, says, means }: Background,
): string[] {
  const word = words[at]!;
  if (!word.named) return [known[at]!, '', '', '', '', '', '', '', '', placeOf(words, at), ''];
  const [left, left2] = governors(words, at, -1);
  const [right, right2] = governors(words, at, 1);
  const head = labelOfHeadNoun(right) ?? labelOfHeadNoun(right2) ?? '';
  const near = companion(words, known, at);
  return [
    known[at]!,
    near,
    says(word.text),
    means(word.text),
    left,
    left2,
    right,
    right2,
    head,
    placeOf(words, at),
    isPlain(word.text) ? 'plain' : 'odd',
  ];
}

const placeNames = [
  'known',
  'companion',
  'says',
  'means',
  'left',
  'left2',
  'right',
  'right2',
  'head',
  'place',
  'plain',
];

function placeOf(words: readonly Form[], at: number): string {
  return at === 0 ? 'first' : words[at + 1]?.text === ':' && at < 4 ? 'colon' : '';
}

export const attributeNames: readonly string[] = [...Object.keys(looks), ...placeNames];
const LOOKS = Object.keys(looks).length;
const [KNOWN, PLACE] = [LOOKS + placeNames.indexOf('known'), LOOKS + placeNames.indexOf('place')];
const lookFunctions = Object.values(looks);

export const looksOf = (word: Form): string[] => lookFunctions.map(look => look(word));

/** What stands beyond the sentence. */
export const BEYOND = '^';

/** Calls `visit` with each value of the attributes of the word's place, by number. */
export function eachPlaceAttribute(
  words: readonly Form[],
  at: number,
  background: Background,
  visit: (attribute: number, value: string) => void,
): void {
  if (!words[at]!.named) {
    if (background.known[at] !== '') visit(KNOWN, background.known[at]!);
    const place = placeOf(words, at);
    if (place !== '') visit(PLACE, place);
    return;
  }
  const values = placeAttributes(words, at, background);
  for (let index = 0; index < values.length; index++)
    if (values[index] !== '') visit(LOOKS + index, values[index]!);
}

export function attributesOf(words: readonly Form[], background: Background): Attributes {
  return words.map((word, at) => [...looksOf(word), ...placeAttributes(words, at, background)]);
}

/** An attribute of the word itself or of one some places away; or two of them together. */
export interface Template {
  readonly name: string;
  readonly parts: readonly { readonly attribute: number; readonly offset: number }[];
}

const single: Readonly<Record<string, readonly number[]>> = {
  word: [-2, -1, 0, 1, 2],
  shape: [-1, 0, 1],
  prefix: [0],
  suffix: [0],
  front: [0],
  tail: [0],
  ending: [0],
  known: [-1, 0, 1],
  companion: [0],
  says: [0],
  means: [0],
  left: [0],
  left2: [0],
  right: [0],
  right2: [0],
  head: [0],
  place: [0],
  plain: [-1, 0, 1],
};
const pairs: readonly (readonly [string, number, string, number])[] = [
  ['word', -1, 'shape', 0],
  ['shape', 0, 'word', 1],
  ['shape', -1, 'shape', 0],
  ['shape', 0, 'shape', 1],
  ['shape', 0, 'left', 0],
  ['shape', 0, 'right', 0],
  ['left', 0, 'left2', 0],
  ['left', 0, 'right', 0],
  ['known', 0, 'head', 0],
  ['plain', 0, 'shape', 0],
  ['plain', 0, 'left', 0],
  ['plain', 0, 'head', 0],
];

const part = (attribute: string, offset: number) => ({
  attribute: attributeNames.indexOf(attribute),
  offset,
});
export const templates: readonly Template[] = [
  ...Object.entries(single).flatMap(([attribute, offsets]) =>
    offsets.map(offset => ({ name: `${attribute}${offset || ''}`, parts: [part(attribute, offset)] })),
  ),
  ...pairs.map(([a, i, b, j]) => ({
    name: `${a}${i || ''}+${b}${j || ''}`,
    parts: [part(a, i), part(b, j)],
  })),
];

/** The features of one word: the template's number and the value. */
export function eachFeature(
  all: Attributes,
  at: number,
  visit: (template: number, value: string) => void,
): void {
  templates.forEach(({ parts }, template) => {
    let value = '';
    for (const { attribute, offset } of parts) {
      const one =
        at + offset < 0 || at + offset >= all.length
          ? attribute === 0
            ? '^'
            : ''
          : all[at + offset]![attribute]!;
      if (one === '') return;
      value = value === '' ? one : `${value} ${one}`;
    }
    visit(template, value);
  });
}
