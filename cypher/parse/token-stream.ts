/** Tokens with a place in them: what both parsers look at and take from. */

import type { Identifier } from '../ast.ts';
import { CypherError, nearestName, type Span } from '../errors.ts';
import { type Token, tokenize } from './lexer.ts';

/** How large a query may be: what plans and runs it calls itself once a level, and holds each part against others. */
const MOST = {
  'levels of nesting': 400,
  'queries in queries': 50,
  'operators in a row': 1_000,
  'clauses in a row': 2_000,
  'relationships in a pattern': 1_000,
  'patterns in a MATCH': 1_000,
} as const;

const SLIPS: Readonly<Record<string, string>> = {
  '!=': 'Write <> for "not equal".',
  '==': 'Write = for "equal".',
  '&&': 'Write AND.',
};

/** Whether a token is a word or sign that reads so, and not a text in quotes. */
function isPlain({ kind, upper }: Token, text: string): boolean {
  return upper === text && (kind === 'word' || kind === 'sign');
}

export class TokenStream {
  readonly query: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #queries = 0;
  readonly #attempts = new Map<string, { readonly result: unknown; readonly end: number }>();
  /** Whether `|` ends a list of labels here. */
  barEnds = false;

  constructor(query: string) {
    this.query = query;
    this.#tokens = tokenize(query);
  }

  get token(): Token {
    return this.#tokens[this.#at]!;
  }

  get last(): Token {
    return this.#tokens[Math.max(0, this.#at - 1)]!;
  }

  peek(ahead: number): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  is(text: string): boolean {
    return isPlain(this.token, text);
  }

  /** Do the next two tokens read like these words or signs? */
  reads(first: string, second: string): boolean {
    return this.is(first) && isPlain(this.peek(1), second);
  }

  /** Takes a word or sign, or two of them, where they stand here. */
  take(first: string, second?: string): boolean {
    const isHere = second === undefined ? this.is(first) : this.reads(first, second);
    if (isHere) this.#at += second === undefined ? 1 : 2;
    return isHere;
  }

  /** @throws CypherError `syntax` */
  expect(text: string, context: string): Token {
    if (!this.is(text)) throw this.unexpected(`"${text}" ${context}`);
    return this.next();
  }

  isName(): boolean {
    return this.token.kind === 'word' || this.token.kind === 'name';
  }

  /** @throws CypherError `syntax` */
  name(what: string): Identifier {
    if (!this.isName()) throw this.unexpected(what);
    const { text, start, end } = this.next();
    return { name: text, start, end };
  }

  /** Behind the token that was taken last. */
  get end(): number {
    return this.last.end;
  }

  from(start: number): Span {
    return { start, end: this.end };
  }

  unexpected(expected: string, known: readonly string[] = []): CypherError {
    const { kind, text, start, end } = this.token;
    const got =
      kind === 'end'
        ? 'the end of the query'
        : JSON.stringify(kind === 'string' ? this.query.slice(start, end) : text);
    const near = kind === 'word' ? nearestName(text, known) : null;
    return new CypherError({
      kind: 'syntax',
      detail: 'UnexpectedSyntax',
      message: `Expected ${expected}, got ${got}.`,
      span: { start, end },
      hint: near && near !== text.toUpperCase() ? `Did you mean ${near}?` : this.#slipAt(start, end),
    });
  }

  /** What other languages write, or a quote inside a text. */
  #slipAt(start: number, end: number): string | null {
    const { kind, end: lastEnd } = this.last;
    if (this.token.kind === 'string' && kind === 'string' && lastEnd === start)
      return `Write \\${this.query[start]} for a quote inside a text.`;
    return SLIPS[this.query.slice(start, end + 1)] ?? SLIPS[this.query.slice(start - 1, end)] ?? null;
  }

  /** An error at the next token. */
  refuse(detail: string, message: string, hint: string | null = null): CypherError {
    const { start, end } = this.token;
    return new CypherError({ kind: 'syntax', detail, message, span: { start, end }, hint });
  }

  /**
   * Tries a rule; where it fails, or gives null, all is as before. Each place is tried once: nested attempts
   * would else double the work at every level.
   */
  attempt<T>(name: string, rule: () => T | null): T | null {
    const key = `${name}@${this.#at}`;
    const had = this.#attempts.get(key);
    const at = this.#at;
    if (had) {
      this.#at = had.end;
      return had.result as T | null;
    }
    let result: T | null = null;
    try {
      result = rule();
    } catch (error) {
      if (!(error instanceof CypherError) || error.detail === 'QueryTooLarge') throw error;
    }
    if (result === null) this.#at = at;
    this.#attempts.set(key, { result, end: this.#at });
    return result;
  }

  /** Runs a rule in which `|` ends labels, or does not: after WHERE in `[x IN xs WHERE x:A | x.name]` it does. */
  withBar<T>(ends: boolean, rule: () => T): T {
    const before = this.barEnds;
    this.barEnds = ends;
    try {
      return rule();
    } finally {
      this.barEnds = before;
    }
  }

  /** Refuses more than there may be of something. @throws CypherError `syntax` */
  limit(count: number, what: keyof typeof MOST): void {
    if (count > MOST[what])
      throw this.refuse(
        'QueryTooLarge',
        `At most ${MOST[what]} ${what} are allowed.`,
        'Split it, or give what it lists as a parameter.',
      );
  }

  /** Runs a nested rule, refusing depths that would exhaust the stack. */
  nested<T>(rule: () => T): T {
    this.limit(++this.#depth, 'levels of nesting');
    try {
      return rule();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Runs the rule of a query inside another. */
  nestedQuery<T>(rule: () => T): T {
    this.limit(++this.#queries, 'queries in queries');
    try {
      return this.nested(rule);
    } finally {
      this.#queries -= 1;
    }
  }
}
