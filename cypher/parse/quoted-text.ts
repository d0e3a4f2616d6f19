/** What quotes hold: strings with their escapes, and names in backticks. */
import { CypherError } from '../errors.ts';

export interface Quoted {
  readonly text: string;
  /** Behind the closing quote. */
  readonly end: number;
}

/** What a string may be interrupted by. */
const STOPS: Readonly<Record<string, RegExp>> = { "'": /['\\]/gu, '"': /["\\]/gu };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
/** Hexadecimal digits after `\u` and `\U`. */
const DIGITS: Readonly<Record<string, number>> = { u: 4, U: 8 };

/** @throws CypherError `syntax` */
export function readString(query: string, start: number): Quoted {
  const quote = query[start]!;
  const stop = STOPS[quote]!;
  let text = '';
  for (let at = start + 1; ; ) {
    stop.lastIndex = at;
    const found = stop.exec(query)?.index;
    if (found === undefined) throw unclosed('string', quote, query, start);
    text += query.slice(at, found);
    if (query[found] === quote) return { text, end: found + 1 };
    const escaped = readEscape(query, found);
    text += escaped.text;
    at = escaped.end;
  }
}

function readEscape(query: string, start: number): Quoted {
  const letter = query[start + 1] ?? '';
  const end = start + 2;
  const digits = DIGITS[letter];
  if (digits === undefined) return { text: ESCAPES[letter] ?? letter, end };
  const code = query.slice(end, end + digits);
  const point = code.length === digits && /^[\da-f]+$/iu.test(code) ? Number.parseInt(code, 16) : Number.NaN;
  if (point <= 0x10ffff) return { text: String.fromCodePoint(point), end: end + digits };
  throw new CypherError({
    kind: 'syntax',
    detail: 'InvalidUnicodeLiteral',
    message: `"\\${letter}" needs ${digits} hexadecimal digits.`,
    span: { start, end },
  });
}

/** A backtick in the name is written twice. @throws CypherError `syntax` */
export function readQuotedName(query: string, start: number): Quoted {
  let text = '';
  for (let at = start + 1; ; ) {
    const close = query.indexOf('`', at);
    if (close < 0) throw unclosed('quoted name', '`', query, start);
    text += query.slice(at, close);
    if (query[close + 1] !== '`') return { text, end: close + 1 };
    text += '`';
    at = close + 2;
  }
}

function unclosed(what: string, quote: string, query: string, start: number): CypherError {
  return new CypherError({
    kind: 'syntax',
    detail: 'UnexpectedSyntax',
    message: `The ${what} has no end.`,
    span: { start, end: query.length },
    hint: `Close it with ${quote}.`,
  });
}
