/** Queries and patterns as values: EXISTS, COUNT and COLLECT, pattern comprehensions, shortest paths. */
import type { Clause, Expression, Pattern, Query } from '../ast.ts';
import type { Budget } from '../budget.ts';
import { limited } from '../limits.ts';
import { gather, type Operator } from '../run/operator.ts';
import type { Evaluate, Row } from '../scope.ts';
import type { Value } from '../values.ts';
import type { Place } from './environment.ts';

/** A pattern as a query of its own. */
function matching(pattern: Pattern, where: Expression | null): Query {
  const span = { start: pattern.start, end: pattern.end };
  const match: Clause = { kind: 'match', optional: false, patterns: [pattern], where, ...span };
  return { parts: [{ clauses: [match], ...span }], unionAll: true, ...span };
}

export function patternComprehension(
  { pattern, where, map }: Extract<Expression, { kind: 'patternComprehension' }>,
  { scope, environment, inner }: Place,
): Evaluate {
  const plan = environment.planQuery(matching(pattern, where), () => scope, scope.names);
  const item = inner(map, plan.scope);
  return row => collect(plan.operator, row, item, environment.budget);
}

export function shortestPath(
  { pattern, all }: Extract<Expression, { kind: 'shortestPath' }>,
  { scope, environment }: Place,
): Evaluate {
  const path = { name: ' path', start: pattern.start, end: pattern.end };
  const plan = environment.planQuery(
    matching({ ...pattern, variable: path }, null),
    () => scope,
    scope.names,
  );
  const slot = plan.scope.slotOf(path.name)!;
  return row => {
    const found = collect(plan.operator, row, one => one[slot]!, environment.budget);
    return all ? found : ((found as readonly Value[])[0] ?? null);
  };
}

export function subquery(
  { query, form }: Extract<Expression, { kind: 'subquery' }>,
  { scope, environment }: Place,
): Evaluate {
  const { operator, slots } = environment.planQuery(query, () => scope, scope.names, form === 'exists');
  if (form === 'collect') return row => collect(operator, row, one => one[slots[0]!]!, environment.budget);
  if (form === 'exists') return row => !operator.run(row.slice(), () => false);
  return row => {
    let count = 0;
    operator.run(row.slice(), () => {
      count += 1;
      return true;
    });
    return count;
  };
}

/** A value of every row. While they are found they count as kept. */
function collect(operator: Operator, row: Row, take: Evaluate, budget: Budget): Value {
  const found = gather(operator, row, one => {
    budget.hold(1);
    return take(one);
  });
  budget.hold(-found.length);
  return limited(found);
}
