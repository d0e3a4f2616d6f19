/** Chooses among the paths of a pattern: the k shortest, or any k, between each two nodes. */
import type { PathSelector } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { Row } from '../scope.ts';
import type { Node, Path } from '../values.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

export interface Selection {
  readonly start: number;
  readonly end: number;
  readonly path: number;
  readonly selector: PathSelector;
}

/** All paths are found first; they are chosen from by their ends. */
export function selectPaths(
  source: Operator,
  inner: Operator,
  { start, end, path, selector }: Selection,
  budget: Budget,
): Operator {
  return through(
    'SelectPaths',
    selector.kind,
    source,
    function* (row) {
      const found = new Map<string, Row[]>();
      for (const one of inner.rows(row.slice())) {
        budget.tick();
        const key = `${(one[start] as Node).index} ${(one[end] as Node).index}`;
        const same = found.get(key);
        if (same) same.push(one.slice());
        else found.set(key, [one.slice()]);
      }
      for (const rows of found.values()) yield* choose(rows, row => lengthOf(row[path] as Path), selector);
    },
    [inner],
  );
}

const lengthOf = ({ relationships }: Path): number => relationships.length;

/** The wanted ones of items between the same two nodes. */
export function choose<T>(items: readonly T[], length: (item: T) => number, selector: PathSelector): T[] {
  if (selector.kind === 'any') return items.slice(0, selector.count);
  const sorted = items.toSorted((a, b) => length(a) - length(b));
  if (selector.kind === 'shortest' && !selector.groups) return sorted.slice(0, selector.count);
  const isAll = selector.kind === 'shortest' || selector.all;
  if (!isAll) return sorted.slice(0, 1);
  const lengths = [...new Set(sorted.map(length))].slice(
    0,
    selector.kind === 'shortest' ? selector.count : 1,
  );
  return sorted.filter(item => lengths.includes(length(item)));
}
