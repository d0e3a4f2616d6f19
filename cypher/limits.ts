/** How large a value may grow: what doubles again and again would fill the memory before any clock could stop it. */
import { CypherError } from './errors.ts';
import { isList, isMap, type Value } from './values.ts';

/** Items of a list, those of lists and maps inside it counted too. */
export const LONGEST_LIST = 10_000_000;
/** UTF-16 units. */
export const LONGEST_TEXT = 50_000_000;
/** Lists in lists in lists: whatever goes through them calls itself. */
const DEEPEST = 500;

interface Extent {
  readonly size: number;
  readonly depth: number;
}

/** Of lists and maps that hold others; one may be part of many. */
const extents = new WeakMap<object, Extent>();

function tooLarge(detail: string, message: string): CypherError {
  return new CypherError({ kind: 'budget', detail, message, hint: 'Keep less of it.' });
}

/** @throws CypherError `budget` */
export function limitLength(length: number, what: string): void {
  if (length > LONGEST_LIST)
    throw tooLarge(
      'ListTooLong',
      `${what} would make a list of ${length} values; at most ${LONGEST_LIST} are allowed.`,
    );
}

/** @throws CypherError `budget` */
export function limitText(length: number, what: string): void {
  if (length > LONGEST_TEXT)
    throw tooLarge(
      'TextTooLong',
      `${what} would make a text of ${length} characters; at most ${LONGEST_TEXT} are allowed.`,
    );
}

/** The list or map, where all that it holds is not too much. @throws CypherError `budget` */
export function limited<Collection extends readonly Value[] | { readonly [key: string]: Value }>(
  collection: Collection,
): Collection {
  let [size, depth] = [0, 0];
  for (const item of isList(collection) ? collection : Object.values(collection)) {
    size += 1;
    if (item === null || typeof item !== 'object' || !(isList(item) || isMap(item))) continue;
    const inner = extents.get(item) ?? { size: isList(item) ? item.length : 1, depth: 1 };
    size += inner.size;
    depth = Math.max(depth, inner.depth);
  }
  if (depth === 0) return collection;
  if (size > LONGEST_LIST || depth >= DEEPEST)
    throw tooLarge(
      'ValueTooLarge',
      depth >= DEEPEST
        ? `A value would be nested deeper than ${DEEPEST} levels.`
        : `A value would hold ${size} others; at most ${LONGEST_LIST} are allowed.`,
    );
  extents.set(collection, { size, depth: depth + 1 });
  return collection;
}
