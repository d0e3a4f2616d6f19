/** Query text to tokens. */
import { CypherError, type Span } from '../errors.ts';

export type TokenKind = 'word' | 'name' | 'integer' | 'float' | 'string' | 'parameter' | 'sign' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written; of quoted things what the quotes hold. */
  readonly text: string;
  /** Words in upper case, for keywords; else as `text`. */
  readonly upper: string;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/uy;
const WORD = /[\p{L}_\p{Nl}][\p{L}\p{N}_\p{M}\p{Pc}]*/uy;
const NUMBER = /0[xX][\p{L}\d_]*|0o[\p{L}\d_]*|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?/uy;
const SIGN = /<>|<=|>=|=~|\.\.|\+=|\|\||[()[\]{},.:;|+\-*/%^=<>$&!?]/uy;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const syntax = (
  detail: string,
  message: string,
  start: number,
  end: number,
  hint: string | null = null,
): CypherError => new CypherError({ kind: 'syntax', detail, message, span: { start, end }, hint });

/** @throws CypherError `syntax` at the first character that begins no token */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(query)?.[0] ?? null;
  };
  const push = (kind: TokenKind, text: string, start: number, end: number): void => {
    tokens.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : text, start, end });
    at = end;
  };
  for (;;) {
    at += match(SPACE)?.length ?? 0;
    if (at >= query.length) break;
    const start = at;
    const first = query[at]!;
    if (first === "'" || first === '"') {
      const { text, end } = readString(query, at);
      push('string', text, start, end);
    } else if (first === '`') {
      const { text, end } = readQuotedName(query, at);
      push('name', text, start, end);
    } else if (first === '$') {
      at += 1;
      const name = query[at] === '`' ? readQuotedName(query, at) : null;
      const bare = name ? null : (match(WORD) ?? match(/\d+/uy));
      if (!name && bare === null)
        throw syntax('InvalidParameter', 'A parameter name must follow "$".', start, at);
      push('parameter', name?.text ?? bare!, start, name?.end ?? at + bare!.length);
    } else {
      const word = match(WORD);
      const number = word === null ? match(NUMBER) : null;
      if (word !== null) push('word', word, start, start + word.length);
      else if (number !== null) pushNumber(number, start);
      else {
        const sign = match(SIGN);
        if (/[−‐–—]/u.test(first))
          throw syntax(
            'InvalidUnicodeCharacter',
            'This dash is no minus sign.',
            start,
            start + 1,
            'Type "-".',
          );
        if (sign === null)
          throw syntax(
            'UnexpectedSyntax',
            `The character ${JSON.stringify(first)} has no place here.`,
            start,
            start + 1,
          );
        push('sign', sign, start, start + sign.length);
      }
    }
  }
  tokens.push({ kind: 'end', text: '', upper: '', start: query.length, end: query.length });
  return tokens;

  function pushNumber(text: string, start: number): void {
    const end = start + text.length;
    const isPrefixed = /^0[xo]/iu.test(text);
    if (isPrefixed && !/^0x[\da-f]+$|^0o[0-7]+$/iu.test(text))
      throw syntax('InvalidNumberLiteral', `${text} is no number.`, start, end);
    // "1..3" is a range: the lexer must not take its points.
    if (/\p{L}/u.test(query[end] ?? '') && !isPrefixed) {
      if (/^[\p{L}\p{N}_]*\s*:/u.test(query.slice(end, end + 100)))
        throw syntax('UnexpectedSyntax', 'A key begins with a letter.', start, end + 1, 'Quote it: `1a`.');
      throw syntax(
        'InvalidNumberLiteral',
        `A number ends before ${JSON.stringify(query[end])}.`,
        start,
        end + 1,
      );
    }
    push(!isPrefixed && /[.eE]/u.test(text) ? 'float' : 'integer', text, start, end);
  }
}

function readString(query: string, start: number): { text: string; end: number } {
  const quote = query[start]!;
  let text = '';
  for (let at = start + 1; at < query.length; at++) {
    const char = query[at]!;
    if (char === quote) return { text, end: at + 1 };
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = query[at + 1] ?? '';
    const code =
      next === 'u'
        ? /^[\da-f]{4}/iu.exec(query.slice(at + 2, at + 6))
        : next === 'U'
          ? /^[\da-f]{8}/iu.exec(query.slice(at + 2, at + 10))
          : null;
    if (next === 'u' || next === 'U') {
      const point = code ? Number.parseInt(code[0], 16) : Number.NaN;
      if (!(point <= 0x10ffff))
        throw syntax(
          'InvalidUnicodeLiteral',
          `"\\${next}" needs ${next === 'u' ? 4 : 8} hexadecimal digits.`,
          at,
          at + 2,
        );
      text += String.fromCodePoint(point);
      at += 1 + code![0].length;
    } else {
      text += ESCAPES[next] ?? next;
      at += 1;
    }
  }
  throw syntax('UnexpectedSyntax', 'The string has no end.', start, query.length, `Close it with ${quote}.`);
}

function readQuotedName(query: string, start: number): { text: string; end: number } {
  let at = start + 1;
  let text = '';
  for (;;) {
    const close = query.indexOf('`', at);
    if (close < 0)
      throw syntax(
        'UnexpectedSyntax',
        'The quoted name has no end.',
        start,
        query.length,
        'Close it with `.',
      );
    text += query.slice(at, close);
    if (query[close + 1] !== '`') return { text, end: close + 1 };
    text += '`';
    at = close + 2;
  }
}
