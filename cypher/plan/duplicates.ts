/** Whether it makes a difference how often the same row comes: where not, a MATCH may find it once. */
import type { Clause, Expression } from '../ast.ts';
import { aggregatesIn, expressionsInClause, isRepeatable } from '../walk.ts';

/** Of the clauses after one; `atEnd`: of what takes the rows of the last. */
export function ignoresDuplicates(clauses: readonly Clause[], atEnd: boolean): boolean {
  const [clause, ...rest] = clauses;
  if (!clause) return atEnd;
  if (!expressionsInClause(clause).every(isRepeatable)) return false;
  if (clause.kind === 'match' || clause.kind === 'unwind') return ignoresDuplicates(rest, atEnd);
  if (clause.kind !== 'with' && clause.kind !== 'return') return false;
  const aggregates = clause.items.flatMap(item => aggregatesIn(item.expression));
  if (aggregates.length > 0) return aggregates.every(isOfSet);
  return clause.distinct || (!clause.skip && !clause.limit && ignoresDuplicates(rest, atEnd));
}

/** Whether an aggregate takes no value more than once into account. */
function isOfSet(call: Extract<Expression, { kind: 'call' }>): boolean {
  return call.distinct || ['min', 'max'].includes(call.name.toLowerCase());
}
