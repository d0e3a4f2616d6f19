/** Statements that were parsed and checked, kept for the next time that the same text is run. */
import type { Statement } from './ast.ts';
import { PreparedStatement } from './prepared-statement.ts';

/** The last used are kept, and no text that is longer: some ten megabytes of what people write. */
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
  /** Those that were used since it was empty last, and those that were used before and not since. */
  #recent = new Map<string, Kept>();
  #older = new Map<string, Kept>();

  /** The statement of a text, made anew where it is not known with parameters of these names. */
  find(text: string, parameterNames: readonly string[], prepare: () => Statement): PreparedStatement {
    const recent = this.#recent.get(text);
    const known = recent ?? this.#older.get(text);
    const isKnown = known !== undefined && areSame(known.parameterNames, parameterNames);
    const kept = isKnown ? known : { statement: new PreparedStatement(prepare()), parameterNames };
    if (kept !== recent && text.length <= LONGEST_TEXT) this.#keep(text, kept);
    return kept.statement;
  }

  #keep(text: string, kept: Kept): void {
    if (this.#recent.size >= MOST_STATEMENTS / 2) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(text, kept);
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
