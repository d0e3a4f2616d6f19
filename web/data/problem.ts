/** What a data source could not do, told so that the reader knows what to do next. */

/** A stretch of a query; line and column count from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface ProblemDetails {
  /** Last part of the kind, such as `unknown-node`; `unreachable` where nothing answers. */
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly hint?: string;
  readonly position?: Place;
  /** The line of the query and, below, a caret under the place. */
  readonly caret?: string;
}

export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

/** Anything thrown as a problem; what nobody foresaw too. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof SourceProblem) return error.details;
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'internal', title: 'Something failed in the page', detail };
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** What the reader stopped is no failure, but has no answer. */
export const cancelled: ProblemDetails = {
  kind: 'cancelled',
  title: 'Cancelled',
  detail: 'The query was stopped before it had an answer.',
};
