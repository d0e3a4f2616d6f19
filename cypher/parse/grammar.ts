/** What each parser may ask of the others: expressions hold patterns and queries, which hold expressions. */
import type { Expression, Pattern, Query } from '../ast.ts';
import type { TokenStream } from './token-stream.ts';

/** Where a query stands: in braces after EXISTS, COUNT and COLLECT it may end with any clause. */
export type QueryPlace = 'statement' | 'call' | 'braces';

export interface Grammar {
  readonly tokens: TokenStream;
  expression(): Expression;
  /** A comparison, or another predicate, whose left side is known; null where no operator stands here. */
  predicateOf(left: Expression): Expression | null;
  pattern(): Pattern;
  patterns(): Pattern[];
  /** Clauses as far as they go, with UNION between them. */
  query(within: QueryPlace): Query;
}
