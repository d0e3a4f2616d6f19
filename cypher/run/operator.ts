/** What an operator is, and where every plan starts. Rows are pushed: each operator hands its rows on by a call. */
import type { Row } from '../scope.ts';

/** Takes a row, which is written in place afterwards; gives false where no more rows are wanted. */
export type Emit = (row: Row) => boolean;

export interface Operator {
  readonly name: string;
  /** What EXPLAIN shows beside the name. */
  readonly detail: string;
  /** Where its rows come from; the first is the one before it. */
  readonly sources: readonly Operator[];
  /**
   * Hands on the rows that follow from `argument`, the row that a whole plan, or a subplan, starts with.
   * Stops, and gives false, once `emit` gives false.
   */
  run: (argument: Row, emit: Emit) => boolean;
}

/** The start of every plan. */
export const argument: Operator = {
  name: 'Argument',
  detail: '',
  sources: [],
  run: (row, emit) => emit(row),
};

/** Something of every row of a subplan, which runs on a copy of the row. */
export function gather<T>(operator: Operator, row: Row, take: (row: Row) => T): T[] {
  const taken: T[] = [];
  operator.run(row.slice(), one => {
    taken.push(take(one));
    return true;
  });
  return taken;
}
