/** Statements that were parsed and checked, kept for the next time that the same text is run. */
import type { Statement } from './ast.ts';

/** The last used are kept, and no text that is longer: a few megabytes at the most. */
const MOST_STATEMENTS = 500;
const LONGEST_TEXT = 5_000;

interface Kept {
  readonly statement: Statement;
  readonly parameters: string;
}

/**
 * For one engine: what its procedures are, and whether it may write, was looked at while checking. Of the parameters
 * only the names are; neither parsing nor checking looks at the graph.
 */
export class StatementCache {
  readonly #kept = new Map<string, Kept>();

  /** The statement of a text, made anew where it is not known with parameters of these names. */
  find(text: string, parameterNames: readonly string[], prepare: () => Statement): Statement {
    const parameters = JSON.stringify(parameterNames);
    const kept = this.#kept.get(text);
    const isKnown = kept?.parameters === parameters;
    const statement = isKnown ? kept.statement : prepare();
    if (text.length > LONGEST_TEXT) return statement;
    // What was used last stands last.
    this.#kept.delete(text);
    this.#kept.set(text, isKnown ? kept : { statement, parameters });
    if (this.#kept.size > MOST_STATEMENTS) this.#kept.delete(this.#kept.keys().next().value!);
    return statement;
  }
}
