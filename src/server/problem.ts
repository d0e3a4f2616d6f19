/** What went wrong, as problem details (RFC 9457), and the one place where errors become answers. */
import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { CypherError, caretOf, type Position } from '#cypher';
import { QuestionError } from '#graph/questions';
import { StoreError } from '#graph/store-error';

export interface ProblemParts {
  readonly status: number;
  /** Last part of the problem's type, such as `unknown-node`. */
  readonly type: string;
  readonly detail: string;
  readonly hint?: string | null;
  readonly position?: Position | null;
  /** The line of the query and, below, a caret under the place. */
  readonly caret?: string;
  /** Header fields that belong to the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly parts: ProblemParts;

  constructor(parts: ProblemParts) {
    super(parts.detail);
    this.parts = parts;
  }
}

const cypherTitles: Readonly<Record<CypherError['kind'], string>> = {
  syntax: 'The query is not Cypher',
  semantic: 'The query has no meaning',
  unsupported: 'The query asks for what is not supported',
  runtime: 'The query failed while it ran',
  budget: 'The query needs too much',
};

/** A wrong query with its place and a caret below it. */
export function cypherProblem(error: CypherError, query: string): Problem {
  const caret = caretOf(query, error);
  return new Problem({
    status: 400,
    type: `cypher-${error.kind}`,
    detail: error.message,
    hint: error.hint,
    position: error.position,
    ...(caret === '' ? {} : { caret }),
  });
}

/** What the body parser and the router say, by their own names; the rest goes by its status. */
const parserProblems: Readonly<Record<string, (error: HttpError) => ProblemParts>> = {
  'entity.too.large': ({ limit = 0 }) => ({
    status: 413,
    type: 'body-too-large',
    detail: `Expected a body of at most ${limit.toLocaleString('en')} bytes, got more.`,
    hint: 'Send less at once.',
  }),
  'entity.parse.failed': ({ message }) => ({
    status: 400,
    type: 'malformed-json',
    detail: `Expected a body in JSON, got: ${message}`,
  }),
  'encoding.unsupported': ({ message }) => ({ status: 415, type: 'unsupported-encoding', detail: message }),
  'charset.unsupported': ({ message }) => ({
    status: 415,
    type: 'unsupported-charset',
    detail: message,
    hint: 'Send UTF-8.',
  }),
};

interface HttpError extends Error {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
}

/** The graph is elsewhere, and there something is wrong: what the store says tells what to do. */
function storeProblem({ message, retriable }: StoreError): ProblemParts {
  return retriable
    ? { status: 503, type: 'store-unavailable', detail: message, headers: { 'Retry-After': '5' } }
    : { status: 502, type: 'store-failed', detail: message };
}

function problemOf(error: unknown): ProblemParts {
  if (error instanceof Problem) return error.parts;
  if (error instanceof CypherError) return cypherProblem(error, '').parts;
  if (error instanceof QuestionError) return { status: 400, type: 'wrong-parameter', detail: error.message };
  if (error instanceof StoreError) return storeProblem(error);
  if (error instanceof URIError)
    return {
      status: 400,
      type: 'malformed-address',
      detail: 'Expected percent-encoded UTF-8 in the address.',
    };
  const { status = 500, type = '', message } = error as HttpError;
  const known = parserProblems[type];
  if (known) return known(error as HttpError);
  if (status >= 400 && status < 500) return { status, type: 'bad-request', detail: message };
  return {
    status: 500,
    type: 'internal',
    detail: 'Something failed inside the program.',
    hint: 'What it was is on the standard error of the program.',
  };
}

function titleOf({ type, status }: ProblemParts): string {
  const kind = type.startsWith('cypher-') ? (type.slice('cypher-'.length) as CypherError['kind']) : null;
  return kind ? cypherTitles[kind] : (STATUS_CODES[status] ?? 'Error');
}

/** The only error handler: every error leaves as problem details. @param report is told what nobody foresaw */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const parts = problemOf(error);
    if (parts.type === 'internal') report(error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const { status, type, detail, hint, position, caret, headers = {} } = parts;
    response
      .status(status)
      .set({ ...headers, 'Cache-Control': 'no-store' })
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:herdbook:problem:${type}`,
          title: titleOf(parts),
          status,
          detail,
          ...(hint ? { hint } : {}),
          ...(position ? { position } : {}),
          ...(caret ? { caret } : {}),
        }),
      );
  };
}
