/** Short forms and their long forms, after Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003). */
import type { Segmented } from './segment.ts';

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
  const spelt = /^([\p{L}\d-]{2,12}):\s(.+)$/u.exec(segmented.record.title);
  // "LLAMA: Leveraging Learning to Automatically Manage Algorithms"
  if (spelt && isShortForm(spelt[1]!) && bestLongForm(spelt[1]!, spelt[2]!) === 0) {
    const longStart = segmented.record.title.length - spelt[2]!.length;
    found.push({
      short: spelt[1]!,
      long: spelt[2]!,
      shortStart: 0,
      longStart,
      longEnd: segmented.record.title.length,
    });
  }
  for (const sentence of segmented.sentences) {
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

function definitionAt(text: string, open: number, inside: string): Definition | null {
  const before = text.slice(0, open).trimEnd();
  // "low-rank adaptation (LoRA, or ...)": the short form ends at the first comma or semicolon.
  const short = inside.split(/[,;]/u)[0]!.trim();
  if (isShortForm(short)) {
    const longStart = bestLongForm(short, before);
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
  // "Anatomy-aware Pre-training (AP)": a long form begins with a whole compound, whatever part of it the letter met.
  const start = at + 1 - /(?:[\p{L}\d]+-)*$/u.exec(text.slice(0, at + 1))![0].length;
  const words = before.slice(start).split(/[\s-]+/u).length;
  const most = Math.min(letters.length + 5, letters.length * 2);
  return words <= most &&
    words >= 2 &&
    before.length - start > short.length &&
    !/[.;:()]/u.test(before.slice(start))
    ? start
    : -1;
}
