/** Query text to tokens, by the character that each begins with. */
import { CypherError, type Span } from '../errors.ts';
import { readQuotedName, readString } from './quoted-text.ts';

export type TokenKind = 'word' | 'name' | 'integer' | 'float' | 'string' | 'parameter' | 'sign' | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written; of quoted things what the quotes hold. */
  readonly text: string;
  /** Words in upper case, for keywords; else as `text`. */
  readonly upper: string;
}

type Reader = (query: string, start: number) => Token;

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/uy;
const REST_OF_WORD = /[\p{L}\p{N}_\p{M}\p{Pc}]*/uy;
const PARAMETER = /[\p{L}_\p{Nl}][\p{L}\p{N}_\p{M}\p{Pc}]*|\d+/uy;
const NUMBER = /0[xX][\p{L}\d_]*|0o[\p{L}\d_]*|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?/uy;
const PAIRS = new Set(['<>', '<=', '>=', '=~', '..', '+=', '||']);

/** The first that fits tells how to read on. */
const BEGINNINGS: readonly (readonly [RegExp, Reader])[] = [
  [/[\p{L}_\p{Nl}]/u, readWord],
  [/\d/u, readNumber],
  [/['"]/u, (query, start) => quoted('string', readString(query, start), start)],
  [/`/u, (query, start) => quoted('name', readQuotedName(query, start), start)],
  [/\$/u, readParameter],
  [/\./u, (query, start) => (isDigit(query.charCodeAt(start + 1)) ? readNumber : readSign)(query, start)],
  [/[()[\]{},:;|+\-*/%^=<>&!?]/u, readSign],
  [/[\s\S]/u, refuse],
];
const readerOf = (char: string): Reader => BEGINNINGS.find(([pattern]) => pattern.test(char))![1];

/** Nearly all that is written is ASCII: known by a look into tables, where the expressions above would search. */
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const READERS = ASCII.map(readerOf);
const GOES_ON = ASCII.map(char => /\w/u.test(char));
const BEGINS_PAIR = ASCII.map(char => /[<>=.+|]/u.test(char));
const IS_SPACE = ASCII.map(char => /\s/u.test(char));

/** @throws CypherError `syntax` at the first character that begins no token */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  for (let at = spaceEnd(query, 0); at < query.length; ) {
    const code = query.charCodeAt(at);
    const read = code < 128 ? READERS[code]! : readerOf(String.fromCodePoint(query.codePointAt(at)!));
    const token = read(query, at);
    tokens.push(token);
    at = spaceEnd(query, token.end);
  }
  tokens.push(tokenOf('end', '', query.length, query.length));
  return tokens;
}

/** One shape for all. */
function tokenOf(kind: TokenKind, text: string, start: number, end: number, upper = text): Token {
  return { kind, text, upper, start, end };
}

function quoted(kind: TokenKind, { text, end }: { text: string; end: number }, start: number): Token {
  return tokenOf(kind, text, start, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where an expression stops that begins there. */
function endOf(pattern: RegExp, query: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(query) ? pattern.lastIndex : start;
}

function spaceEnd(query: string, start: number): number {
  let at = start;
  while (IS_SPACE[query.charCodeAt(at)]) at += 1;
  const mayGoOn = query.charCodeAt(at) >= 128 || query[at] === '/';
  return mayGoOn ? endOf(SPACE, query, at) : at;
}

function wordEnd(query: string, start: number): number {
  let at = start;
  while (GOES_ON[query.charCodeAt(at)]) at += 1;
  return query.charCodeAt(at) >= 128 ? endOf(REST_OF_WORD, query, at) : at;
}

function readWord(query: string, start: number): Token {
  const end = wordEnd(query, start);
  const text = query.slice(start, end);
  return tokenOf('word', text, start, end, upperOf(text));
}

/** Words come again and again, and to look one up is far quicker than to write it in capitals. */
const capitals = new Map<string, string>();
const MOST_WORDS = 2_000;

function upperOf(word: string): string {
  let upper = capitals.get(word);
  if (upper === undefined) {
    if (capitals.size >= MOST_WORDS) capitals.clear();
    upper = word.toUpperCase();
    capitals.set(word, upper);
  }
  return upper;
}

function readParameter(query: string, start: number): Token {
  const at = start + 1;
  if (query[at] === '`') return quoted('parameter', readQuotedName(query, at), start);
  const end = endOf(PARAMETER, query, at);
  if (query[at] === '(')
    throw new CypherError({
      kind: 'unsupported',
      detail: 'UnsupportedClause',
      message: 'Labels and types that are computed, $(...), are not known here.',
      span: { start, end: at + 1 },
      hint: 'Ask in WHERE: $label IN labels(n), type(r) = $type.',
    });
  if (end === at) throw syntax('InvalidParameter', 'A parameter name must follow "$".', start, at);
  return tokenOf('parameter', query.slice(at, end), start, end);
}

function readSign(query: string, start: number): Token {
  const pair = BEGINS_PAIR[query.charCodeAt(start)] ? query.slice(start, start + 2) : '';
  const sign = PAIRS.has(pair) ? pair : query[start]!;
  return tokenOf('sign', sign, start, start + sign.length);
}

function refuse(query: string, start: number): never {
  const char = query[start]!;
  if (/[−‐–—]/u.test(char))
    throw syntax('InvalidUnicodeCharacter', 'This dash is no minus sign.', start, start + 1, 'Type "-".');
  const shown = JSON.stringify(char);
  throw syntax('UnexpectedSyntax', `The character ${shown} has no place here.`, start, start + 1);
}

function readNumber(query: string, start: number): Token {
  const end = endOf(NUMBER, query, start);
  const text = query.slice(start, end);
  const isPrefixed = /^0[xo]/iu.test(text);
  if (isPrefixed && !/^0x[\da-f]+$|^0o[0-7]+$/iu.test(text))
    throw syntax('InvalidNumberLiteral', `${text} is no number.`, start, end);
  if (!isPrefixed && /\p{L}/u.test(query[end] ?? '')) throw letterAfter(query, start, end);
  return tokenOf(!isPrefixed && /[.eE]/u.test(text) ? 'float' : 'integer', text, start, end);
}

function letterAfter(query: string, start: number, end: number): CypherError {
  if (/^[\p{L}\p{N}_]*\s*:/u.test(query.slice(end, end + 100)))
    return syntax('UnexpectedSyntax', 'A key begins with a letter.', start, end + 1, 'Quote it: `1a`.');
  const letter = JSON.stringify(query[end]);
  return syntax('InvalidNumberLiteral', `A number ends before ${letter}.`, start, end + 1);
}

function syntax(
  detail: string,
  message: string,
  start: number,
  end: number,
  hint: string | null = null,
): CypherError {
  return new CypherError({ kind: 'syntax', detail, message, span: { start, end }, hint });
}
