/** Reads the values of fields in maps that callers wrote. */
import { isInteger, type PropertyMap, typeName, type Value } from '../values.ts';
import { refuse } from './temporal-error.ts';

/** @throws CypherError where it is no integer */
export function whole(field: string, value: Value): number {
  return isInteger(value) ? Number(value) : refuse(`The ${field} is a whole number, got ${typeName(value)}.`);
}

export function numberIn(map: PropertyMap, field: string): number | undefined {
  return map[field] === undefined ? undefined : whole(field, map[field]);
}
