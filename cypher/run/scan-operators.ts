/** Operators that find the nodes at which a pattern starts. */
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import type { Value } from '../values.ts';
import type { Emit, Operator } from './operator.ts';
import { through } from './operators.ts';

/** What a scan asks of one property of each node before a row is made of it. */
export interface Condition {
  readonly key: string;
  /** How it is written, for EXPLAIN. */
  readonly text: string;
  /** Made for each scan, from a value that is the same for all its nodes. */
  test(row: Row): (value: Value) => boolean;
}

/** Every node with a label, or every node. */
export interface Scan extends Operator {
  readonly slot: number;
  readonly label: string | null;
  readonly conditions: readonly Condition[];
}

export function isScan(operator: Operator): operator is Scan {
  return 'conditions' in operator;
}

export function scan(
  source: Operator,
  slot: number,
  label: string | null,
  name: string,
  view: GraphView,
  budget: Budget,
): Scan {
  return scanWhere({ slot, label, conditions: [] }, label ? `${name}:${label}` : name, source, view, budget);
}

/** The scan, for which one more condition must hold. */
export function narrowed(scan: Scan, condition: Condition, view: GraphView, budget: Budget): Scan {
  const detail = `${scan.detail} ${scan.conditions.length > 0 ? 'AND' : 'WHERE'} ${condition.text}`;
  const parts = { ...scan, conditions: [...scan.conditions, condition] };
  return scanWhere(parts, detail, scan.sources[0]!, view, budget);
}

function scanWhere(
  { slot, label, conditions }: Pick<Scan, 'slot' | 'label' | 'conditions'>,
  detail: string,
  source: Operator,
  view: GraphView,
  budget: Budget,
): Scan {
  return {
    name: label ? 'NodeByLabelScan' : 'AllNodesScan',
    detail,
    sources: [source],
    slot,
    label,
    conditions,
    run: (start, emit) =>
      source.run(start, row => {
        const nodes = view.nodesWith(label);
        const tests = conditions.map(condition => nodeTest(condition, row, nodes.length, view));
        return bindEach(row, slot, nodes, tests, view, budget, emit);
      }),
  };
}

/** The condition on a node by its number. */
function nodeTest(condition: Condition, row: Row, nodes: number, view: GraphView): (node: number) => boolean {
  const { key } = condition;
  const test = condition.test(row);
  const column = view.column?.(key, nodes);
  return column ? node => test(column[node]!) : node => test(view.node(node).get(key));
}

/** Starts where a property equals a value that is known before; other values than strings and numbers are looked for by a scan. */
export function seek(
  source: Operator,
  slot: number,
  key: string,
  value: Evaluate,
  name: string,
  view: GraphView,
  budget: Budget,
): Operator {
  return through('NodeIndexSeek', `${name}.${key}`, source, (row, emit) => {
    const wanted = value(row);
    if (wanted === null) return true;
    const indexed = typeof wanted === 'string' || typeof wanted === 'number';
    const nodes = indexed ? view.nodesWhere(key, wanted) : view.nodesWith(null);
    return bindEach(row, slot, nodes, [], view, budget, emit);
  });
}

function bindEach(
  row: Row,
  slot: number,
  nodes: ArrayLike<number>,
  tests: readonly ((node: number) => boolean)[],
  view: GraphView,
  budget: Budget,
  emit: Emit,
): boolean {
  const [test, ...more] = tests;
  for (let at = 0; at < nodes.length; at++) {
    budget.tick();
    const node = nodes[at]!;
    if (test && !(test(node) && more.every(one => one(node)))) continue;
    row[slot] = view.node(node);
    if (!emit(row)) return false;
  }
  return true;
}
