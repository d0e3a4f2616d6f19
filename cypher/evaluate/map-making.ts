/** Maps made of expressions: literals, and projections of elements and other maps. */
import type { Expression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { limited } from '../limits.ts';
import type { Evaluate } from '../scope.ts';
import { isMap, Node, type PropertyMap, Relationship, typeName, type Value } from '../values.ts';
import type { Place } from './environment.ts';

type Entries = readonly (readonly [string, Expression])[];

export function makeMap(entries: Entries, { inner }: Place): (row: Value[]) => PropertyMap {
  const values = entries.map(([key, value]) => [key, inner(value)] as const);
  return row => limited(Object.fromEntries(values.map(([key, value]) => [key, value(row)])));
}

/** `n {.*, key: value}` */
export function projectMap(expression: Extract<Expression, { kind: 'projectMap' }>, place: Place): Evaluate {
  const of = place.inner(expression.of);
  const own = makeMap(expression.entries, place);
  return row => {
    const element = of(row);
    if (element === null) return null;
    return { ...(expression.all ? propertiesOf(element) : {}), ...own(row) };
  };
}

function propertiesOf(value: Value): PropertyMap {
  if (value instanceof Node || value instanceof Relationship) return value.properties;
  if (isMap(value)) return value;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `A map projection takes a node, a relationship or a map, got ${typeName(value)}.`,
  });
}
