/** Reads a property of what stands in a slot; after many reads from a column, which is laid out for the whole graph. */
import { propertyOf } from '../evaluate/access.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate } from '../scope.ts';
import { Node, type Value } from '../values.ts';

/** @param isSteady nothing is written while the statement runs */
export function readProperty(of: Evaluate, key: string, view: GraphView, isSteady: boolean): Evaluate {
  if (!isSteady || !view.column)
    return row => {
      const held = of(row);
      return held instanceof Node ? held.get(key) : propertyOf(held, key);
    };
  let column: readonly Value[] | null = null;
  return row => {
    const held = of(row);
    if (!(held instanceof Node)) return propertyOf(held, key);
    // Nodes that only show a schema are in no column.
    if (held.index < 0) return held.get(key);
    column ??= view.column!(key, 1);
    return column ? column[held.index]! : held.get(key);
  };
}
