/** Quantified path patterns: a pattern inside, walked again and again, no relationship twice. */
import type { Budget } from '../budget.ts';
import type { Row } from '../scope.ts';
import { Node, type Relationship, type Value } from '../values.ts';
import { type Cap, mayGoOn } from './long-operator.ts';
import { isUsed } from './match-operators.ts';
import { gather, type Operator } from './operator.ts';
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
  readonly cap: Cap | null;
  readonly detail: string;
}

interface Iteration {
  readonly relationships: readonly Relationship[];
  readonly items: readonly Value[];
}

export function expandGroup(source: Operator, step: GroupStep, budget: Budget): Operator {
  const { inner, min, max, lists, cap } = step;
  return through(
    'Repeat',
    step.detail,
    source,
    (row, emit) => {
      const start = row[step.from];
      const target = step.toIsBound ? row[step.to] : null;
      if (!(start instanceof Node) || (step.toIsBound && !(target instanceof Node))) return true;
      const walked: Iteration[] = [];
      const used = new Set<number>();
      const open: Iterator<Row>[] = [];
      if (arrives(start) && !emit(row)) return false;
      if (mayGoOn(0, max, cap)) open.push(from(start));
      while (open.length > 0) {
        const next = open.at(-1)!.next();
        if (next.done) {
          open.pop();
          stepBack();
          continue;
        }
        budget.tick();
        const found = next.value;
        const relationships = step.relationships.flatMap(
          slot => found[slot]! as Relationship | Relationship[],
        );
        if (!relationships.every(isFree)) continue;
        for (const one of relationships) used.add(one.index);
        walked.push({ relationships, items: lists.map(({ item }) => found[item]!) });
        const exit = found[step.exit] as Node;
        if (arrives(exit) && !emit(row)) return false;
        if (mayGoOn(walked.length, max, cap)) open.push(from(exit));
        else stepBack();
      }
      return true;

      /** The plan inside is walked again further on, in the same slots: each time on a copy. */
      function from(node: Node): Iterator<Row> {
        const within = row.slice();
        within[step.entry] = node;
        return gather(inner, within, found => found.slice()).values();
      }

      function isFree({ index }: Relationship): boolean {
        return !used.has(index) && !isUsed(row, step.distinctFrom, index);
      }

      function stepBack(): void {
        for (const one of walked.pop()?.relationships ?? []) used.delete(one.index);
      }

      function arrives(node: Node): boolean {
        if (walked.length < min || (target instanceof Node && target.index !== node.index)) return false;
        const ordered = step.reversed ? walked.toReversed() : walked;
        row[step.flat] = ordered.flatMap(one => one.relationships);
        for (const [at, { list }] of lists.entries()) row[list] = ordered.map(one => one.items[at]!);
        row[step.to] = node;
        return true;
      }
    },
    [inner],
  );
}
