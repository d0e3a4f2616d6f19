/** `IS :: TYPE`: whether a value is of a type, null too unless NOT NULL is said. */
import type { TypeTest } from '../ast.ts';
import { TEMPORAL_TYPES } from '../functions/value-type.ts';
import { Duration } from '../temporal/duration.ts';
import { Temporal } from '../temporal/temporal.ts';
import { isInteger, isList, isMap, isNumeric, Node, Path, Relationship, type Value } from '../values.ts';

/** By the name of the type; null is of none but its own. */
export const valueTests: Readonly<Record<string, (value: Value) => boolean>> = {
  ANY: () => true,
  'PROPERTY VALUE': value =>
    isList(value)
      ? value.every(item => !isList(item) && !isMap(item))
      : !(isMap(value) || value instanceof Node || value instanceof Relationship || value instanceof Path),
  NOTHING: () => false,
  NULL: value => value === null,
  BOOLEAN: value => typeof value === 'boolean',
  STRING: value => typeof value === 'string',
  INTEGER: isInteger,
  FLOAT: value => isNumeric(value) && !isInteger(value),
  NUMBER: isNumeric,
  LIST: isList,
  MAP: isMap,
  NODE: value => value instanceof Node,
  RELATIONSHIP: value => value instanceof Relationship,
  PATH: value => value instanceof Path,
  DURATION: value => value instanceof Duration,
  ...Object.fromEntries(
    Object.entries(TEMPORAL_TYPES).map(([type, name]) => [
      name,
      (value: Value) => value instanceof Temporal && value.type === type,
    ]),
  ),
};

export function typeTest({ name, of, isNullable, others }: TypeTest): (value: Value) => boolean {
  const test = valueTests[name] ?? (() => false);
  const item = of && typeTest(of);
  const rest = others.map(typeTest);
  return value =>
    (value === null
      ? isNullable && name !== 'NOTHING'
      : test(value) && (!item || (isList(value) && value.every(item)))) || rest.some(one => one(value));
}
