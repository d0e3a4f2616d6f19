/** Short forms and their long forms, after Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003). */
import type { Segmented, Sentence } from './segment.ts';

export interface Definition {
  readonly short: string;
  readonly long: string;
  /** Offsets in the paper's text. */
  readonly shortStart: number;
  readonly longStart: number;
  readonly longEnd: number;
}

const PARENTHESIS = /\(([^()]{2,120})\)/gu;

export function findDefinitions(segmented: Segmented): Definition[] {
  const found: Definition[] = [];
  for (const sentence of segmented.sentences) {
    found.push(...speltOutBehind(sentence));
    for (const match of sentence.text.matchAll(PARENTHESIS)) {
      const definition = definitionAt(sentence.text, match.index, match[1]!);
      if (!definition) continue;
      const { shortStart, longStart, longEnd } = definition;
      found.push({
        ...definition,
        shortStart: shortStart + sentence.start,
        longStart: longStart + sentence.start,
        longEnd: longEnd + sentence.start,
      });
    }
  }
  return found;
}

const BEFORE_COLON = /(?<![\p{L}\d-])([\p{L}\d-]{2,12}):\s(?=(.{2,200}))/gsu;

/** "We propose MORA: Multi-Objective Reward Assimilation", "SSL: Sweet Spot Learning for Guidance". */
function* speltOutBehind({ text, start, inTitle }: Sentence): Iterable<Definition> {
  for (const { 0: whole, 1: short, 2: rest, index } of text.matchAll(BEFORE_COLON)) {
    if (!isShortForm(short!) || (inTitle && index > 0)) continue;
    // "LLAMA: Leveraging Learning to Automatically Manage Algorithms"
    const isWhole = inTitle && bestLongForm(short!, rest!) === 0;
    const length = isWhole ? rest!.length : lengthOfInitials(short!, rest!);
    const longStart = start + index + whole.length;
    const long = rest!.slice(0, length);
    if (length > 0)
      yield { short: short!, long, shortStart: start + index, longStart, longEnd: longStart + length };
  }
}

const SMALL_WORD = /^(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|via|with)$/iu;

/** How far the words go whose initials are the letters of the short form, small words apart; 0 where they are not. */
function lengthOfInitials(short: string, text: string): number {
  const letters = [...short.toLowerCase()].filter(letter => /[\p{L}\d]/u.test(letter));
  let taken = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\d]+/gu)) {
    if (word[0]!.toLowerCase() === letters[taken]) taken++;
    else if (taken === 0 || !(SMALL_WORD.test(word) || text[index - 1] === '-')) return 0;
    if (taken === letters.length) return index + word.length;
  }
  return 0;
}

/** Where the words begin, from the right, whose initials are the letters: "Proximal Policy Optimization (PPO)", of which the pairs below would leave two. */
function startOfInitials(short: string, before: string): number | null {
  const letters = [...short.toLowerCase().replace(/s$/u, '')].filter(letter => /[\p{L}\d]/u.test(letter));
  const words = [...before.slice(-200).matchAll(/[\p{L}\d]+/gu)].reverse();
  const offset = Math.max(0, before.length - 200);
  for (const { 0: word, index } of words) {
    if (word[0]!.toLowerCase() === letters.at(-1)) letters.pop();
    else if (!SMALL_WORD.test(word)) return null;
    if (letters.length > 0) continue;
    const start = startOfCompound(before, offset + index);
    return /[.;:()]/u.test(before.slice(start)) ? null : start;
  }
  return null;
}

function definitionAt(text: string, open: number, inside: string): Definition | null {
  const before = text.slice(0, open).trimEnd();
  // "low-rank adaptation (LoRA, or ...)": the short form ends at the first comma or semicolon.
  const short = inside.split(/[,;]/u)[0]!.trim();
  if (isShortForm(short)) {
    const longStart = startOfInitials(short, before) ?? bestLongForm(short, before);
    if (longStart >= 0)
      return {
        short: short.replace(/s$/u, ''),
        long: before.slice(longStart),
        shortStart: open + 1 + inside.indexOf(short),
        longStart,
        longEnd: before.length,
      };
  }
  // "LLaMA (Large Language Model Meta AI)": the short form stands before.
  const word = /[\p{L}\d][\p{L}\d.+-]*$/u.exec(before)?.[0] ?? '';
  if (isShortForm(word) && inside.split(/\s+/u).length > 1 && bestLongForm(word, inside) === 0)
    return {
      short: word,
      long: inside,
      shortStart: before.length - word.length,
      longStart: open + 1,
      longEnd: open + 1 + inside.length,
    };
  return null;
}

/** Two to ten characters, at most two words, a letter in it, not a number or a plain lower-case word. */
function isShortForm(short: string): boolean {
  return (
    short.length >= 2 &&
    short.length <= 12 &&
    short.split(/\s+/u).length <= 2 &&
    /^[\p{L}\d]/u.test(short) &&
    /\p{Lu}/u.test(short)
  );
}

/** "Anatomy-aware Pre-training (AP)": a long form begins with a whole compound, whatever part of it the letter met. */
const startOfCompound = (text: string, at: number): number =>
  at - /(?:[\p{L}\d]+-)*$/u.exec(text.slice(0, at))![0].length;

/**
 * Index in `before` where the long form of `short` begins, or -1. Walks both from the right; each letter of the
 * short form must be met, the first one at the start of a word; at most min(n + 5, 2n) words (the paper, section 3).
 */
function bestLongForm(short: string, before: string): number {
  const letters = short.toLowerCase().replace(/s$/u, '');
  const text = before.toLowerCase();
  let at = text.length - 1;
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters[index]!;
    if (!/[\p{L}\d]/u.test(letter)) continue;
    while (at >= 0 && (text[at] !== letter || (index === 0 && at > 0 && /[\p{L}\d]/u.test(text[at - 1]!))))
      at--;
    if (at < 0) return -1;
    at--;
  }
  const start = startOfCompound(text, at + 1);
  const words = before.slice(start).split(/[\s-]+/u).length;
  const most = Math.min(letters.length + 5, letters.length * 2);
  return words <= most &&
    words >= 2 &&
    before.length - start > short.length &&
    !/[.;:()]/u.test(before.slice(start))
    ? start
    : -1;
}
