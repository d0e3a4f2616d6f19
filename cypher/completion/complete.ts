/** Completion: what can stand at a place of a query, finished or not, given what is known of the graph. */
import type { CompletionOption } from './options.ts';
import { readQuery } from './reading.ts';
import { type CypherSchema, NO_SCHEMA } from './schema.ts';
import { optionsAt } from './suggestions.ts';
import { LONGEST_TEXT, readTokens } from './tolerant-tokens.ts';

export interface Completions {
  /** The stretch of the text that an option takes the place of. */
  readonly from: number;
  readonly to: number;
  /** The best first. */
  readonly options: readonly CompletionOption[];
}

const LETTER = /[\p{L}\p{N}_]/u;

/** @param offset UTF-16 offset of the cursor */
export function complete(text: string, offset: number, schema: CypherSchema = NO_SCHEMA): Completions {
  if (text.length > LONGEST_TEXT) return { from: offset, to: offset, options: [] };
  const before = text.slice(0, offset);
  let from = wordStart(before);
  const { tokens, open } = readTokens(before.slice(0, from));
  let word = before.slice(from);
  if (open?.sign === '`') {
    from = open.start;
    word = before.slice(from + 1);
  } else if (open || /^\d/u.test(word)) return { from, to: offset, options: [] };
  const to = wordEnd(text, offset);
  const options = optionsAt({
    state: readQuery(tokens, schema),
    last: tokens.at(-1),
    previous: tokens.at(-2),
    head: before.slice(0, from),
    rest: text.slice(to),
  });
  return { from, to, options: ranked(options, word.toLowerCase()) };
}

/** Letters beyond 16 bits are two units, which only together are a letter. */
function wordStart(text: string): number {
  let at = text.length;
  for (;;) {
    const width = /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '') ? 2 : 1;
    if (at < width || !LETTER.test(text.slice(at - width, at))) return at;
    at -= width;
  }
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && LETTER.test(String.fromCodePoint(text.codePointAt(at)!)))
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

/** Those that begin with the word, then those that hold it; the order in itself is kept. */
function ranked(options: readonly CompletionOption[], word: string): readonly CompletionOption[] {
  if (word === '') return options;
  const places = options.map(option => [option, option.label.toLowerCase().indexOf(word)] as const);
  return [...places.filter(([, at]) => at === 0), ...places.filter(([, at]) => at > 0)].map(
    ([option]) => option,
  );
}
