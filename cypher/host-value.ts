/** Values as JavaScript programs hold them, made values of the language: a `Date` is a date time, undefined is null. */
import { momentOf } from './temporal/clock.ts';
import { Temporal } from './temporal/temporal.ts';
import { UTC } from './temporal/zone.ts';
import type { PropertyMap, Value } from './values.ts';

/** A property of a graph: a scalar, or a list of one kind of scalars, which its first one tells. */
export function propertyFrom(value: unknown): Value {
  if (value === undefined) return null;
  if (value instanceof Date) return momentFrom(value);
  return Array.isArray(value) && value[0] instanceof Date ? value.map(propertyFrom) : (value as Value);
}

/** All properties at once; the same object where none is foreign. */
export function propertiesFrom(values: Readonly<Record<string, unknown>>): PropertyMap {
  const made = Object.entries(values).map(([key, value]) => [key, propertyFrom(value)] as const);
  const isOwn = made.every(([key, value]) => value === values[key]);
  return isOwn ? (values as PropertyMap) : Object.fromEntries(made);
}

/** A parameter, at any depth; itself where nothing in it is foreign. */
export function parameterFrom(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value as Value;
  if (value instanceof Date) return momentFrom(value);
  if (Array.isArray(value)) {
    const items = value.map(parameterFrom);
    return items.some((item, at) => item !== value[at]) ? items : (value as Value);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value as Value;
  const entries = Object.entries(value).map(([key, held]) => [key, held, parameterFrom(held)] as const);
  if (entries.every(([, held, made]) => held === made)) return value as Value;
  return Object.fromEntries(entries.map(([key, , made]) => [key, made]));
}

/** Null where the date is none, as `new Date('')`. */
function momentFrom(date: Date): Temporal | null {
  const millis = date.getTime();
  return Number.isNaN(millis) ? null : Temporal.at('datetime', momentOf(millis), UTC);
}
