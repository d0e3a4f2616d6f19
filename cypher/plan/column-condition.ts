/** Predicates that compare one property with a value known before: a scan asks them of a column, without a row. */
import type { Expression } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { binaryOperators } from '../evaluate/operator-table.ts';
import type { Condition } from '../run/scan-operators.ts';
import { Scope, Slots } from '../scope.ts';
import type { Value } from '../values.ts';

/** They give true, false or null for any two values, and never fail. */
const COMPARING = new Set(['=', '<>', '<', '<=', '>', '>=', 'CONTAINS', 'STARTS WITH', 'ENDS WITH']);

type Test = (value: Value) => boolean;

/** Searches of texts, each a closure of its own: the quickest that there is. */
const SEARCHES: ReadonlyMap<string, (part: string) => Test> = new Map([
  [
    'CONTAINS',
    (part: string): Test =>
      value =>
        typeof value === 'string' && value.includes(part),
  ],
  [
    'STARTS WITH',
    (part: string): Test =>
      value =>
        typeof value === 'string' && value.startsWith(part),
  ],
  [
    'ENDS WITH',
    (part: string): Test =>
      value =>
        typeof value === 'string' && value.endsWith(part),
  ],
]);

/** The predicate as a condition on the one variable in it; null where it is of another form, or the graph is written to. */
export function columnCondition(expression: Expression, environment: Environment): Condition | null {
  if (expression.kind !== 'binary' || environment.writes || !COMPARING.has(expression.operator)) return null;
  const { operator, left, right } = expression;
  const isLeft = left.kind === 'property';
  const [property, other] = isLeft ? [left, right] : [right, left];
  if (property.kind !== 'property' || property.of.kind !== 'variable') return null;
  if (other.kind !== 'literal' && other.kind !== 'parameter') return null;
  const wanted = compile(other, new Scope(new Slots()), environment);
  const compute = binaryOperators.get(operator)!;
  const { key } = property;
  const names = [`${property.of.name}.${key}`, other.kind === 'parameter' ? `$${other.name}` : '...'];
  return {
    key,
    text: (isLeft ? names : names.reverse()).join(` ${operator} `),
    test(row) {
      const known = wanted(row);
      const search = isLeft && typeof known === 'string' ? SEARCHES.get(operator) : undefined;
      if (search) return search(known as string);
      return isLeft ? value => compute(value, known) === true : value => compute(known, value) === true;
    },
  };
}
