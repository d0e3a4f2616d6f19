/** Reading inside a value: properties, items, slices. */
import { CypherError } from '../errors.ts';
import type { Evaluate } from '../scope.ts';
import { componentOf } from '../temporal/components.ts';
import { Duration } from '../temporal/duration.ts';
import { Temporal } from '../temporal/temporal.ts';
import { isInteger, isList, isMap, Node, Relationship, typeName, type Value } from '../values.ts';

export function propertyOf(of: Value, key: string): Value {
  if (of === null) return null;
  if (of instanceof Node || of instanceof Relationship) return of.get(key);
  if (of instanceof Temporal || of instanceof Duration) return componentOf(of, key);
  if (isMap(of)) return Object.hasOwn(of, key) ? of[key]! : null;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `${typeName(of)} has no property ${key}.`.replace(/^a/u, 'A'),
  });
}

export function itemOf(of: Value, at: Value): Value {
  if (of === null || at === null) return null;
  if (isList(of)) {
    if (isInteger(at)) return of.at(Number(at)) ?? null;
    throw new CypherError({
      kind: 'runtime',
      detail: 'ListElementAccessByNonInteger',
      message: `A list is read by an integer, not by ${typeName(at)}.`,
    });
  }
  if (typeof at === 'string' || !(isMap(of) || of instanceof Node || of instanceof Relationship))
    return propertyOf(of, String(at));
  throw new CypherError({
    kind: 'runtime',
    detail: 'MapElementAccessByNonString',
    message: `${typeName(of)} is not read by ${typeName(at)}.`,
  });
}

export function slice(of: Evaluate, from: Evaluate | null, to: Evaluate | null): Evaluate {
  return row => {
    const [list, first, last] = [of(row), from ? from(row) : 0, to ? to(row) : Number.MAX_SAFE_INTEGER];
    if (list === null || first === null || last === null) return null;
    if (!isList(list) || !isInteger(first) || !isInteger(last))
      throw new CypherError({
        kind: 'runtime',
        detail: 'InvalidArgumentType',
        message: 'A slice is taken of a list, between integers.',
      });
    return list.slice(Number(first), Number(last));
  };
}
