/** Statements that were parsed and checked, kept for the next time that the same text is run. */
import type { Statement } from './ast.ts';
import { PreparedStatement } from './prepared-statement.ts';

/** The last used are kept, and no text that is longer: a few megabytes at the most. */
const MOST_STATEMENTS = 500;
const LONGEST_TEXT = 5_000;

interface Kept {
  readonly statement: PreparedStatement;
  readonly parameterNames: readonly string[];
}

/**
 * For one engine: what its procedures are, and whether it may write, was looked at while checking. Of the parameters
 * only the names are; neither parsing nor checking looks at the graph.
 */
export class StatementCache {
  readonly #kept = new Map<string, Kept>();

  /** The statement of a text, made anew where it is not known with parameters of these names. */
  find(text: string, parameterNames: readonly string[], prepare: () => Statement): PreparedStatement {
    const known = this.#kept.get(text);
    const kept =
      known && areSame(known.parameterNames, parameterNames)
        ? known
        : { statement: new PreparedStatement(prepare()), parameterNames };
    if (text.length <= LONGEST_TEXT) this.#keep(text, kept);
    return kept.statement;
  }

  /** What was used last stands last. */
  #keep(text: string, kept: Kept): void {
    this.#kept.delete(text);
    this.#kept.set(text, kept);
    if (this.#kept.size > MOST_STATEMENTS) this.#kept.delete(this.#kept.keys().next().value!);
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
