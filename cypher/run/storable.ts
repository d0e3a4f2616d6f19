/** Values as a graph can keep them: scalars, and flat lists of scalars of one kind. */
import { CypherError } from '../errors.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isList, isMap, Node, Path, Relationship, typeName, type Value } from '../values.ts';

/** A map's values as they can be kept; nulls are left out, or kept where they remove. @throws CypherError `runtime` */
export function propertiesOf(
  properties: Evaluate | null,
  row: Row,
  keepsNulls = false,
): Record<string, Value> {
  const value = properties?.(row) ?? {};
  if (!isMap(value))
    throw new CypherError({
      kind: 'runtime',
      detail: 'InvalidArgumentType',
      message: `Properties are a map, got ${typeName(value)}.`,
    });
  const held = Object.entries(value).filter(([, one]) => keepsNulls || one !== null);
  return Object.fromEntries(held.map(([key, one]) => [key, storable(key, one)]));
}

/** @throws CypherError `runtime` where the value cannot be kept */
export function storable(key: string, value: Value): Value {
  if (key === '__proto__')
    throw new CypherError({
      kind: 'runtime',
      detail: 'InvalidPropertyType',
      message: 'JavaScript keeps __proto__ for itself: no property can have this name.',
    });
  if (isList(value) ? value.every(isScalar) : value === null || isScalar(value)) return value;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidPropertyType',
    message: `The property ${key} cannot hold ${typeName(value)}${isList(value) ? ' of such items' : ''}; a scalar or a flat list can be kept.`,
    hint: 'Keep the parts in properties of their own.',
  });
}

function isScalar(value: Value): boolean {
  return (
    value !== null &&
    !isList(value) &&
    !isMap(value) &&
    !(value instanceof Node || value instanceof Relationship || value instanceof Path)
  );
}
