/** What a check knows beside the query: procedures, parameters, whether it may write, and how nested queries are checked. */
import type { Query, SingleQuery } from '../ast.ts';
import type { Procedures } from '../procedures/procedure.ts';
import type { Checking } from './problems.ts';
import type { Scope } from './static-types.ts';

export interface Knowledge {
  /** Null where they are not known: those of a database elsewhere. */
  readonly procedures: Procedures | null;
  /** Names of the parameters that were given; null where they are not known yet. */
  readonly parameters: ReadonlySet<string> | null;
  readonly writable: boolean;
}

export interface Context extends Knowledge, Checking {
  /**
   * Checks a nested query whose parts see `scopeOf`, of which `imports` stay in sight after WITH.
   * Gives its columns, null where it returns none.
   */
  columnsOf(query: Query, scopeOf: (part: SingleQuery) => Scope, imports: Scope): Scope | null;
}
