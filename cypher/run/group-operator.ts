/** Quantified path patterns: a pattern inside, walked again and again, no relationship twice. */
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Row } from '../scope.ts';
import { isList, Node, type Relationship, type Value } from '../values.ts';
import { isUsed } from './match-operators.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

export interface GroupStep {
  /** Finds the pattern inside from the node in `entry`; ends at the node in `exit`. */
  readonly inner: Operator;
  readonly entry: number;
  readonly exit: number;
  /** Slots of the relationships inside, in the order written. */
  readonly relationships: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly toIsBound: boolean;
  /** Takes all relationships of the walk, for paths. */
  readonly flat: number;
  /** What is one element inside is a list outside. */
  readonly lists: readonly { readonly item: number; readonly list: number }[];
  readonly distinctFrom: readonly number[];
  readonly min: number;
  readonly max: number | null;
  /** Walked from the right; lists are still written from the left. */
  readonly reversed: boolean;
  readonly detail: string;
}

interface Iteration {
  readonly relationships: readonly Relationship[];
  readonly items: readonly Value[];
}

export function expandGroup(source: Operator, step: GroupStep, view: GraphView, budget: Budget): Operator {
  const { inner, entry, exit, min, max, lists, reversed } = step;
  return through(
    'Repeat',
    step.detail,
    source,
    function* (row) {
      const start = row[step.from];
      const target = step.toIsBound ? row[step.to] : null;
      if (!(start instanceof Node) || (step.toIsBound && !(target instanceof Node))) return;
      const walked: Iteration[] = [];
      const used = new Set<number>();
      yield* walk(start);

      function* walk(node: Node): Generator<Row> {
        if (walked.length >= min && (!(target instanceof Node) || target.index === node.index)) {
          write(row, walked);
          row[step.to] = node;
          yield row;
        }
        if (max !== null && walked.length >= max) return;
        // The plan inside is walked again further on, in the same slots: each time on a copy.
        const within = row.slice();
        within[entry] = node;
        for (const found of inner.rows(within)) {
          budget.tick();
          const relationships = step.relationships.flatMap(
            slot => found[slot]! as Relationship | Relationship[],
          );
          const isAgain = relationships.some(
            one => used.has(one.index) || isUsed(row, step.distinctFrom, one.index),
          );
          if (isAgain) continue;
          const items = lists.map(({ item }) => found[item]!);
          const next = view.node((found[exit] as Node).index);
          for (const one of relationships) used.add(one.index);
          walked.push({ relationships, items });
          yield* walk(next);
          walked.pop();
          for (const one of relationships) used.delete(one.index);
        }
      }
    },
    [inner],
  );

  function write(row: Row, walked: readonly Iteration[]): void {
    const ordered = reversed ? walked.toReversed() : walked;
    row[step.flat] = ordered.flatMap(one => one.relationships);
    for (const [at, { list }] of lists.entries()) row[list] = ordered.map(one => one.items[at]!);
  }
}

/** Number of relationships in what a slot of a link holds. */
export function lengthOf(held: Value): number {
  return held === null ? 0 : isList(held) ? held.length : 1;
}
