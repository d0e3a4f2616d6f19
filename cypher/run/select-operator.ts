/** Chooses among the paths of a pattern: the k shortest, or any k, between each two nodes. */
import type { PathSelector } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { Row } from '../scope.ts';
import type { Path } from '../values.ts';
import type { Cap } from './long-operator.ts';
import type { Operator } from './operator.ts';
import { emitAll, through } from './operators.ts';

export interface Selection {
  readonly path: number;
  readonly selector: PathSelector;
  /** The one that the walks of the inner plan keep to. */
  readonly cap: Cap;
}

/**
 * Both ends are bound. Ever longer paths are looked for until what is wanted is among those that are known to be the
 * shortest: with walks capped at a length, all paths up to that length are found.
 */
export function selectPaths(
  source: Operator,
  inner: Operator,
  { path, selector, cap }: Selection,
  budget: Budget,
): Operator {
  const length = (row: Row): number => (row[path] as Path).relationships.length;
  return through(
    'SelectPaths',
    selector.kind,
    source,
    (row, emit) => {
      for (cap.length = 1; ; cap.length += 1) {
        cap.isHit = false;
        const found: Row[] = [];
        inner.run(row.slice(), one => {
          budget.tick();
          budget.hold(one.length);
          found.push(one.slice());
          return selector.kind !== 'any' || found.length < selector.count;
        });
        budget.hold(-found.length * row.length);
        const known = selector.kind === 'any' ? found : found.filter(one => length(one) <= cap.length);
        if (cap.isHit && !isEnough(known, length, selector)) continue;
        return emitAll(choose(found, length, selector), emit);
      }
    },
    [inner],
  );
}

/** Whether no longer path can be wanted. */
function isEnough(known: readonly Row[], length: (row: Row) => number, selector: PathSelector): boolean {
  const count = selector.kind === 'function' ? 1 : selector.count;
  const isGrouped = selector.kind === 'shortest' && selector.groups;
  return (isGrouped ? new Set(known.map(length)).size : known.length) >= count;
}

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
