/** Values as JavaScript programs hold them, made values of the language: a `Date` is a date time, undefined is null. */
import { momentOf } from './temporal/clock.ts';
import { Duration } from './temporal/duration.ts';
import { Temporal } from './temporal/temporal.ts';
import { UTC } from './temporal/zone.ts';
import { Float, Node, Path, type PropertyMap, Relationship, type Value } from './values.ts';

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

/**
 * A parameter, at any depth; itself where nothing in it is foreign. Sets and typed arrays are lists, a `Map` is a map.
 * @param refuse throws at what is no value
 */
export function parameterFrom(value: unknown, refuse: (foreign: unknown) => never): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function' || typeof value === 'symbol') return refuse(value);
  if (typeof value !== 'object') return value as Value;
  if (value instanceof Date) return momentFrom(value);
  if (Array.isArray(value)) {
    const items = value.map(item => parameterFrom(item, refuse));
    return items.some((item, at) => item !== value[at]) ? items : (value as Value);
  }
  if (isOfLanguage(value)) return value;
  if (value instanceof Set || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
    return Array.from(value as Iterable<unknown>, item => parameterFrom(item, refuse));
  const entries =
    value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : refuse(value);
  const made = entries.map(([key, held]) => [String(key), parameterFrom(held, refuse)] as const);
  const isSame = !(value instanceof Map) && entries.every(([, held], at) => held === made[at]![1]);
  return isSame ? (value as Value) : Object.fromEntries(made);
}

function isOfLanguage(value: object): value is Exclude<Value, null | boolean | number | string | bigint> {
  const classes = [Float, Node, Relationship, Path, Temporal, Duration];
  return classes.some(one => value instanceof one);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Null where the date is none, as `new Date('')`. */
function momentFrom(date: Date): Temporal | null {
  const millis = date.getTime();
  return Number.isNaN(millis) ? null : Temporal.at('datetime', momentOf(millis), UTC);
}
