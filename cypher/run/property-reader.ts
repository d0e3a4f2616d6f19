/** Reads a property of what stands in a slot; after many reads from a column, which is laid out for the whole graph. */
import { propertyOf } from '../evaluate/access.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate } from '../scope.ts';
import { Node, type Value } from '../values.ts';

/** So many reads of one property in one run are likely to become many more. */
const MANY = 1_000;

/** @param isSteady nothing is written while the statement runs */
export function readProperty(of: Evaluate, key: string, view: GraphView, isSteady: boolean): Evaluate {
  if (!isSteady || !view.column)
    return row => {
      const held = of(row);
      return held instanceof Node ? held.get(key) : propertyOf(held, key);
    };
  let reads = 0;
  let column: readonly Value[] | null = null;
  return row => {
    const held = of(row);
    if (!(held instanceof Node)) return propertyOf(held, key);
    if (column) return column[held.index]!;
    if (++reads > MANY) column = view.column!(key);
    return held.get(key);
  };
}
