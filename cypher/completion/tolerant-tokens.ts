/** Tokens of a text that is still being written: what no token begins with is passed over. */
import { CypherError } from '../errors.ts';
import { type Token, tokenize } from '../parse/lexer.ts';

export interface Tokens {
  /** Without the token that marks the end. */
  readonly tokens: readonly Token[];
  /** The quote or comment that the text breaks off in, and where it begins. */
  readonly open: { readonly sign: string; readonly start: number } | null;
}

/** A longer text is no query that somebody writes by hand: in it nothing is completed, and only the first error told. */
export const LONGEST_TEXT = 100_000;

/** More slips than this are not passed over: the text is no query. */
const MOST_SLIPS = 20;

export function readTokens(text: string): Tokens {
  let readable = text;
  let open: Tokens['open'] = null;
  for (let slips = 0; slips < MOST_SLIPS; slips++) {
    try {
      const all = tokenize(readable).slice(0, -1);
      const comment = openComment(all);
      const tokens = comment === undefined ? all : all.filter(({ start }) => start < comment);
      return { tokens, open: open ?? commentAt(text, tokens, comment) };
    } catch (error) {
      if (!(error instanceof CypherError) || !error.span) throw error;
      const { start } = error.span;
      const sign = text[start]!;
      const isOpen = /['"`]/u.test(sign) && error.span.end === text.length;
      if (isOpen) open = { sign, start };
      readable = blank(readable, start, isOpen ? text.length : Math.max(start + 1, error.span.end));
    }
  }
  return { tokens: [], open };
}

/** The text with a stretch of it replaced by spaces: all else keeps its place. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/gu, ' ') + text.slice(end);
}

/** A comment without an end reads as two signs. */
function openComment(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(
    (token, index) =>
      token.text === '/' && tokens[index + 1]?.text === '*' && tokens[index + 1]!.start === token.end,
  );
  return tokens[at]?.start;
}

function commentAt(text: string, tokens: readonly Token[], block: number | undefined): Tokens['open'] {
  if (block !== undefined) return { sign: '/*', start: block };
  const rest = tokens.at(-1)?.end ?? 0;
  const line = /\/\/[^\n]*$/u.exec(text.slice(rest));
  return line ? { sign: '//', start: rest + line.index } : null;
}
