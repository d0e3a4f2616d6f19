/** The one error of the language: what is wrong, where, and what would help. */

export type ErrorKind = 'syntax' | 'semantic' | 'unsupported' | 'runtime' | 'budget';

/** UTF-16 offset; line and column count from 1; `length` of the place in the query. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** A stretch of the query, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** openCypher's classes of errors. */
export type ErrorType =
  | 'SyntaxError'
  | 'SemanticError'
  | 'TypeError'
  | 'ArgumentError'
  | 'ArithmeticError'
  | 'ParameterMissing'
  | 'ProcedureError'
  | 'EntityNotFound'
  | 'PropertyNotFound'
  | 'ConstraintVerificationFailed';

const TYPE_BY_DETAIL: Readonly<Record<string, ErrorType>> = {
  MissingParameter: 'ParameterMissing',
  ProcedureNotFound: 'ProcedureError',
  DeletedEntityAccess: 'EntityNotFound',
  DeleteConnectedNode: 'ConstraintVerificationFailed',
  ConstraintValidationFailed: 'ConstraintVerificationFailed',
  MergeReadOwnWrites: 'SemanticError',
  NumberOutOfRange: 'ArgumentError',
  DivisionByZero: 'ArithmeticError',
  InvalidArgumentValue: 'TypeError',
  MapElementAccessByNonString: 'TypeError',
  InvalidPropertyType: 'TypeError',
};

export interface ErrorParts {
  readonly kind: ErrorKind;
  /** The openCypher name of the error, such as `UndefinedVariable`. */
  readonly detail: string;
  readonly message: string;
  /** Where it is another than its kind and detail tell. */
  readonly type?: ErrorType;
  readonly span?: Span | null;
  readonly hint?: string | null;
}

export class CypherError extends Error {
  override readonly name = 'CypherError';
  readonly kind: ErrorKind;
  readonly detail: string;
  /** openCypher's class of the error. */
  readonly type: ErrorType;
  readonly span: Span | null;
  readonly hint: string | null;
  /** Known once the query is: `locate` sets it. */
  position: Position | null = null;

  constructor({ kind, detail, message, type, span = null, hint = null }: ErrorParts) {
    super(shortened(message));
    this.kind = kind;
    this.detail = detail;
    this.type = type ?? TYPE_BY_DETAIL[detail] ?? (kind === 'runtime' ? 'TypeError' : 'SyntaxError');
    this.span = span;
    this.hint = hint;
  }

  /** The same error, with a place where it has none yet. */
  at({ start, end }: Span): CypherError {
    const { kind, detail, message, type, hint } = this;
    return this.span ? this : new CypherError({ kind, detail, message, type, hint, span: { start, end } });
  }

  /** Gives the error its place in the query. */
  locate(query: string): this {
    this.position ??= this.span ? positionOf(query, this.span) : null;
    return this;
  }
}

const LONGEST_WORD = 100;

/** A name or literal may be as long as the query: what is quoted of it is its beginning. */
function shortened(message: string): string {
  if (message.length <= LONGEST_WORD) return message;
  return message.replace(/\S+/gu, word =>
    word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}...` : word,
  );
}

function positionOf(query: string, { start, end }: Span): Position {
  const before = query.slice(0, start);
  const line = before.split('\n').length;
  return { offset: start, line, column: start - before.lastIndexOf('\n'), length: Math.max(1, end - start) };
}

export function semanticError(
  detail: string,
  message: string,
  { start, end }: Span,
  hint: string | null = null,
  type: ErrorType = TYPE_BY_DETAIL[detail] ?? 'SyntaxError',
): CypherError {
  return new CypherError({ kind: 'semantic', detail, message, type, span: { start, end }, hint });
}

/** The query's line and, below, a caret under the place; empty where the error has none. */
export function caretOf(query: string, error: CypherError): string {
  const position = error.locate(query).position;
  if (!position) return '';
  const line = query.split('\n')[position.line - 1] ?? '';
  const from = Math.max(0, position.column - 60);
  const shown = line.slice(from, position.column + 60);
  const carets = '^'.repeat(
    Math.max(1, Math.min(position.length, shown.length - (position.column - 1 - from))),
  );
  return `${shown}\n${' '.repeat(position.column - 1 - from)}${carets}`;
}

/** The known name nearest to a misspelt one, if any is near: at most a third of its letters differ, of one or two only their case. */
export function nearestName(wanted: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const name of known) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** Optimal string alignment distance (Damerau 1964), given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
