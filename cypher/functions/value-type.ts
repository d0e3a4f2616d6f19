/** The name of a value's type, as `valueType()` gives it. */
import { Duration } from '../temporal/duration.ts';
import { Temporal } from '../temporal/temporal.ts';
import { isInteger, isList, isNumeric, Node, Path, Relationship, type Value } from '../values.ts';

/** Types of dates and times by the word that the engine has for them. */
export const TEMPORAL_TYPES: Readonly<Record<string, string>> = {
  date: 'DATE',
  localtime: 'LOCAL TIME',
  time: 'ZONED TIME',
  localdatetime: 'LOCAL DATETIME',
  datetime: 'ZONED DATETIME',
};

/** Such as `INTEGER NOT NULL` or `LIST<STRING NOT NULL> NOT NULL`. */
export function valueType(value: Value): string {
  return value === null ? 'NULL' : `${nameOf(value)} NOT NULL`;
}

function nameOf(value: Exclude<Value, null>): string {
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'string') return 'STRING';
  if (isInteger(value)) return 'INTEGER';
  if (isNumeric(value)) return 'FLOAT';
  if (value instanceof Node) return 'NODE';
  if (value instanceof Relationship) return 'RELATIONSHIP';
  if (value instanceof Path) return 'PATH';
  if (value instanceof Duration) return 'DURATION';
  if (value instanceof Temporal) return TEMPORAL_TYPES[value.type]!;
  if (!isList(value)) return 'MAP';
  const types = [...new Set(value.map(valueType))].sort();
  return `LIST<${types.join(' | ') || 'NOTHING'}>`;
}
