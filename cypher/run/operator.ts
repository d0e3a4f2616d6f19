/** What an operator is, and where every plan starts. */
import type { Row } from '../scope.ts';

export interface Operator {
  readonly name: string;
  /** What EXPLAIN shows beside the name. */
  readonly detail: string;
  /** Where its rows come from; the first is the one before it. */
  readonly sources: readonly Operator[];
  /** The rows that follow from `argument`: the row that a whole plan, or a subplan, starts with. */
  rows: (argument: Row) => Iterable<Row>;
}

/** The start of every plan. */
export const argument: Operator = {
  name: 'Argument',
  detail: '',
  sources: [],
  *rows(row) {
    yield row;
  },
};
