/** The one place where an error becomes words and an exit code. */
import { CommanderError } from 'commander';
import { type CypherError, caretOf, nearestName } from '#cypher';

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** The command line itself is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The job could not be done; the text says what to do. */
export class JobError extends Error {
  override readonly name = 'JobError';
}

/** A wrong query with its text, so that the place can be shown. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly query: string;
  readonly reason: CypherError;

  constructor(query: string, reason: CypherError) {
    super(reason.message, { cause: reason });
    this.query = query;
    this.reason = reason;
  }
}

/** "Unknown question "linage". Did you mean "lineage"?", with all names where none is near. */
export function unknownName(kind: string, wanted: string, known: readonly string[]): UsageError {
  const near = nearestName(wanted, known);
  const hint = near ? `Did you mean ${JSON.stringify(near)}?` : `Known: ${known.join(', ')}.`;
  return new UsageError(`Unknown ${kind} ${JSON.stringify(wanted)}. ${hint}`);
}

export interface Failure {
  readonly code: number;
  /** Null where the message is out already. */
  readonly text: string | null;
}

export function describeFailure(error: unknown, debug: boolean): Failure {
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage, text: null };
  const code = error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  if (debug && error instanceof Error) return { code, text: error.stack ?? error.message };
  if (error instanceof QueryError) return { code, text: describeQuery(error) };
  return { code, text: error instanceof Error ? error.message : String(error) };
}

function describeQuery({ query, reason }: QueryError): string {
  const lines = [reason.message];
  if (reason.position) lines.push(caretOf(query, reason));
  if (reason.hint) lines.push(reason.hint);
  return lines.join('\n');
}
