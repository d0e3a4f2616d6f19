/** Counting hops without making a row of each. */
import type { Budget } from '../budget.ts';
import type { GraphView, Ways } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isList, Node, Relationship } from '../values.ts';
import { degreeOf, waysOf } from '../ways.ts';
import type { Groups } from './groups.ts';
import type { Step } from './match-operators.ts';
import { borrowNumbers, giveBack, type NodeNumbers } from './node-numbers.ts';
import type { Operator } from './operator.ts';
import { holds } from './operators.ts';

/** Hops from each row's node, counted by the nodes that they lead to. */
export interface HopCount {
  readonly step: Step;
  /** What is asked of the node at the end, alone. */
  readonly tests: readonly Evaluate[];
}

/** Takes how many rows there are of each group, or of one more. */
export interface CountTaker {
  add(group: number, row: Row, times: number): void;
  adopt(counts: number[]): void;
}

/** Counts all hops first; what is asked of a node is asked once for each. */
export function tallyHops(
  source: Operator,
  start: Row,
  { step, tests }: HopCount,
  groups: Groups,
  taker: CountTaker,
  view: GraphView,
  budget: Budget,
): void {
  const counts = borrowNumbers(view);
  const nodes = endsOf(source, start, step, counts, view, budget);
  const row = start.slice();
  if (groups.isUnique) {
    groups.adopt(nodes, tests);
    taker.adopt(nodes.map(node => counts.of(node)));
  } else
    for (const node of nodes) {
      budget.tick();
      row[step.to] = view.node(node);
      if (tests.every(test => holds(test, row))) taker.add(groups.find(row), row, counts.of(node));
    }
  giveBack(view, counts);
}

/** The nodes at the ends of all hops, each once; how many hops lead to each is counted. */
function endsOf(
  source: Operator,
  start: Row,
  step: Step,
  counts: NodeNumbers,
  view: GraphView,
  budget: Budget,
): number[] {
  const ways = waysOf(view, step.direction, step.types);
  const ends: number[] = [];
  source.run(start, row => {
    const node = row[step.from];
    if (node instanceof Node)
      countHops(ways, node.index, usedIn(row, step.distinctFrom), counts, ends, budget);
    return true;
  });
  return ends;
}

function countHops(
  ways: Ways,
  node: number,
  used: readonly number[],
  counts: NodeNumbers,
  ends: number[],
  budget: Budget,
): void {
  // Mostly there is none, or one.
  const [first = -1, ...more] = used;
  for (const { adjacency, skipsLoops } of ways) {
    const [start, end] = [adjacency.start(node), adjacency.end(node)];
    const { relationships, others } = adjacency;
    budget.tick(end - start);
    for (let at = start; at < end; at++) {
      const other = others[at]!;
      const relationship = relationships[at]!;
      if (relationship === first || (skipsLoops && other === node)) continue;
      if (more.length > 0 && more.includes(relationship)) continue;
      if (counts.increment(other)) ends.push(other);
    }
  }
}

/** How many hops lead on from each row, in place of the hops; rows from which none does are gone. */
export function getDegree(source: Operator, step: Step, slot: number, view: GraphView): Operator {
  return {
    name: 'GetDegree',
    detail: step.detail,
    sources: [source],
    run(start, emit) {
      const ways = waysOf(view, step.direction, step.types);
      return source.run(start, row => {
        const node = row[step.from];
        if (!(node instanceof Node)) return true;
        const count = degreeOf(ways, node.index) - usedAt(ways, node.index, usedIn(row, step.distinctFrom));
        row[slot] = count;
        return count === 0 || emit(row);
      });
    },
  };
}

/** How many of the relationships stand at the node. */
function usedAt(ways: Ways, node: number, used: readonly number[]): number {
  if (used.length === 0) return 0;
  let count = 0;
  for (const { adjacency, skipsLoops } of ways) {
    const [start, end] = [adjacency.start(node), adjacency.end(node)];
    const { relationships, others } = adjacency;
    for (let at = start; at < end; at++)
      if (used.includes(relationships[at]!) && !(skipsLoops && others[at] === node)) count += 1;
  }
  return count;
}

/** How many nodes a scan would find, in place of the nodes. */
export function countFromStore(
  source: Operator,
  label: string | null,
  slot: number,
  view: GraphView,
): Operator {
  return {
    name: 'NodeCountFromCountStore',
    detail: label ?? '',
    sources: [source],
    run: (start, emit) =>
      source.run(start, row => {
        const count = view.nodesWith(label).length;
        row[slot] = count;
        return count === 0 || emit(row);
      }),
  };
}

/** Numbers of the relationships that slots hold, alone or in lists. */
function usedIn(row: Row, slots: readonly number[]): number[] {
  const numbers: number[] = [];
  for (const slot of slots) {
    const held = row[slot] ?? null;
    for (const one of held !== null && isList(held) ? held : [held])
      if (typeof one === 'number') numbers.push(one);
      else if (one instanceof Relationship) numbers.push(one.index);
  }
  return numbers;
}
