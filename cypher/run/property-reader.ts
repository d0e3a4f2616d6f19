/** Reads a property of what stands in a slot; after many reads from a column, which is laid out for the whole graph. */
import { propertyOf } from '../evaluate/access.ts';
import type { Environment } from '../evaluate/environment.ts';
import type { Evaluate } from '../scope.ts';
import { Node } from '../values.ts';

export function readProperty(of: Evaluate, key: string, environment: Environment): Evaluate {
  const { view, writes } = environment;
  if (writes || !view.column)
    return row => {
      const held = of(row);
      return held instanceof Node ? held.get(key) : propertyOf(held, key);
    };
  const column = environment.onceARun(() => view.column!(key, 1));
  return row => {
    const held = of(row);
    if (!(held instanceof Node)) return propertyOf(held, key);
    // Nodes that only show a schema are in no column.
    if (held.index < 0) return held.get(key);
    const values = column();
    return values ? values[held.index]! : held.get(key);
  };
}
