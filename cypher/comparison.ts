/** Equality with null logic, the order of ORDER BY, and keys for grouping (openCypher 9, sections 4.2 and 4.3). */
import { compareDurations, Duration } from './temporal/duration.ts';
import { compareTemporals, sameTemporal, Temporal, type TemporalType } from './temporal/temporal.ts';
import {
  Float,
  isInteger,
  isList,
  isMap,
  isNumeric,
  Node,
  Path,
  Relationship,
  toNumber,
  type Value,
} from './values.ts';

/** Three-valued equality: null where an operand, or a part that decides, is null. */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return sameNumber(a, b);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isList(a) && isList(b))
    return a.length === b.length ? every(a.map((item, at) => equals(item, b[at]!))) : false;
  if (a instanceof Node && b instanceof Node) return a.id === b.id;
  if (a instanceof Relationship && b instanceof Relationship) return a.id === b.id;
  if (a instanceof Path && b instanceof Path) return groupKey(a) === groupKey(b);
  if (a instanceof Temporal) return b instanceof Temporal && sameTemporal(a, b);
  if (a instanceof Duration) return b instanceof Duration && a.equals(b);
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length || keys.some(key => !(key in b))) return false;
    return every(keys.map(key => equals(a[key]!, b[key]!)));
  }
  return false;
}

function every(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

function sameNumber(a: number | bigint | Float, b: number | bigint | Float): boolean {
  const left = a instanceof Float ? a.value : a;
  const right = b instanceof Float ? b.value : b;
  // Loose equality compares a bigint with a number exactly.
  // biome-ignore lint/suspicious/noDoubleEquals: exact comparison of bigint and number
  return left == right;
}

/** `<` and its kin: negative, zero or positive; null where the two cannot be compared. */
export function compare(a: Value, b: Value): number | null {
  if (isNumeric(a) && isNumeric(b)) {
    const [left, right] = [a instanceof Float ? a.value : a, b instanceof Float ? b.value : b];
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a !== null && b !== null && isList(a) && isList(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const order = compare(a[at]!, b[at]!);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  return a instanceof Temporal && b instanceof Temporal ? compareTemporals(a, b) : null;
}

const TEMPORAL_RANKS: Readonly<Record<TemporalType, number>> = {
  datetime: 5,
  localdatetime: 6,
  date: 7,
  time: 8,
  localtime: 9,
};

/**
 * Rank of the types in ascending ORDER BY: maps, nodes, relationships, lists, paths, temporal values by type, durations,
 * strings, booleans, numbers, null.
 */
function rankOf(value: Value): number {
  if (value === null) return 15;
  if (isNumeric(value)) return Number.isNaN(toNumber(value)) ? 14 : 13;
  if (typeof value === 'boolean') return 12;
  if (typeof value === 'string') return 11;
  if (value instanceof Duration) return 10;
  if (value instanceof Temporal) return TEMPORAL_RANKS[value.type];
  if (value instanceof Path) return 4;
  if (isList(value)) return 3;
  if (value instanceof Relationship) return 2;
  if (value instanceof Node) return 1;
  return 0;
}

/** A total order over all values; null last. */
export function order(a: Value, b: Value): number {
  // Most that is sorted are numbers. NaN has a place of its own; the difference of infinities is found below.
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a - b)) return a - b;
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (a === null || b === null) return 0;
  if (isList(a) && isList(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const result = order(a[at]!, b[at]!);
      if (result !== 0) return result;
    }
    return a.length - b.length;
  }
  if (a instanceof Duration && b instanceof Duration) return compareDurations(a, b);
  const scalar = compare(a, b);
  if (scalar !== null) return Number.isNaN(scalar) ? 0 : scalar;
  const [left, right] = [groupKey(a), groupKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equal values, and only those, have equal keys; null equals null here (DISTINCT, grouping). */
export function groupKey(value: Value): string {
  if (value === null) return '0';
  if (typeof value === 'string') return `s${value.length}:${value}`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (isInteger(value)) return `n${value}`;
  if (isNumeric(value)) return `n${toNumber(value)}`;
  if (value instanceof Node) return `N${value.index}`;
  if (value instanceof Relationship) return `R${value.index}`;
  if (value instanceof Path)
    return `P${value.nodes.map(groupKey).join()}/${value.relationships.map(groupKey).join()}`;
  if (value instanceof Temporal) return `T${value.type}${value}`;
  if (value instanceof Duration) return `D${value.months},${value.days},${value.nanoseconds}`;
  if (isList(value)) return `[${value.map(groupKey).join()}]`;
  const map = value as { readonly [key: string]: Value };
  return `{${Object.keys(map)
    .sort()
    .map(key => `${groupKey(key)}=${groupKey(map[key]!)}`)
    .join()}}`;
}
