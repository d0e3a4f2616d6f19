/** Grouping and aggregates. Where all keys are read from one node, rows are grouped by its number and the keys read once a group. */
import type { Budget } from '../budget.ts';
import { groupKey } from '../comparison.ts';
import type { Accumulator } from '../functions/aggregate.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { Node, type Value } from '../values.ts';
import type { Operator } from './operator.ts';
import type { Assignment } from './operators.ts';

export interface AggregateCall {
  readonly slot: number;
  readonly name: string;
  readonly distinct: boolean;
  /** Null for `count(*)`. */
  readonly argument: Evaluate | null;
  readonly second: Evaluate | null;
  /** Whether it keeps all its values, as collect() does. */
  readonly keepsValues: boolean;
  start(second: Value): Accumulator;
}

/** The one variable that all keys are read from. */
export interface GroupNode {
  readonly slot: number;
  /** The variable itself is a key. */
  readonly isKey: boolean;
  /** Properties of it that are keys. */
  readonly properties: readonly string[];
}

export interface Grouping {
  readonly keys: readonly Assignment[];
  readonly calls: readonly AggregateCall[];
  readonly by: GroupNode | null;
}

/** Groups by the keys; without keys there is always one group. */
export function aggregate(source: Operator, grouping: Grouping, view: GraphView, budget: Budget): Operator {
  const { keys, calls } = grouping;
  return {
    name: 'Aggregation',
    detail: [...keys, ...calls].map(one => one.name).join(', '),
    sources: [source],
    run(start, emit) {
      const groups = new Groups(grouping, view, budget);
      const columns = calls.map(call => columnOf(call, budget));
      source.run(start, row => {
        const group = groups.find(row);
        for (const column of columns) column.add(group, row);
        return true;
      });
      if (groups.count === 0 && keys.length === 0) {
        groups.find(start);
        for (const column of columns) column.open(0, start);
      }
      const row = start.slice();
      for (let group = 0; group < groups.count; group++) {
        groups.writeKeys(group, row);
        for (const column of columns) row[column.slot] = column.result(group);
        if (!emit(row)) return false;
      }
      return true;
    },
  };
}

/** Numbers of groups, from 0 in the order in which they appear. */
class Groups {
  count = 0;
  readonly #keys: readonly Assignment[];
  readonly #by: GroupNode | null;
  /** No two nodes have the same keys. */
  readonly #isUnique: boolean;
  /** For each node its group's number and 1; 0 where it has none yet. */
  readonly #ofNode: Int32Array;
  readonly #byKey = new Map<string, number>();
  readonly #nodes: Node[] = [];
  readonly #values: (readonly Value[])[] = [];
  readonly #budget: Budget;

  constructor({ keys, by }: Grouping, view: GraphView, budget: Budget) {
    this.#keys = keys;
    this.#by = by;
    this.#budget = budget;
    this.#ofNode = new Int32Array(by ? view.nodeCount : 0);
    this.#isUnique = by !== null && (by.isKey || by.properties.some(key => view.isUnique?.(key) ?? false));
  }

  find(row: Row): number {
    const held = this.#by ? row[this.#by.slot] : null;
    if (!(held instanceof Node) || held.index >= this.#ofNode.length) return this.#findByKeys(row);
    const known = this.#ofNode[held.index]!;
    if (known > 0) return known - 1;
    const group = this.#isUnique ? this.#openFor(held) : this.#findByKeys(row);
    this.#ofNode[held.index] = group + 1;
    return group;
  }

  writeKeys(group: number, row: Row): void {
    const node = this.#nodes[group];
    if (node) {
      row[this.#by!.slot] = node;
      for (const { slot, evaluate } of this.#keys) row[slot] = evaluate(row);
      return;
    }
    const values = this.#values[group]!;
    for (const [at, { slot }] of this.#keys.entries()) row[slot] = values[at]!;
  }

  #openFor(node: Node): number {
    this.#budget.hold(2);
    this.#nodes[this.count] = node;
    return this.count++;
  }

  #findByKeys(row: Row): number {
    const values = this.#keys.map(({ evaluate }) => evaluate(row));
    const key = values.length === 1 ? groupKey(values[0]!) : values.map(groupKey).join();
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#budget.hold(values.length + 2);
    this.#byKey.set(key, this.count);
    this.#values[this.count] = values;
    return this.count++;
  }
}

/** One aggregate, for all groups. */
interface Column {
  readonly slot: number;
  /** Makes sure that the group has a place. */
  open(group: number, row: Row): void;
  add(group: number, row: Row): void;
  result(group: number): Value;
}

function columnOf(call: AggregateCall, budget: Budget): Column {
  return call.name.toLowerCase() === 'count' && !call.distinct ? countColumn(call) : anyColumn(call, budget);
}

function countColumn({ slot, argument }: AggregateCall): Column {
  const counts: number[] = [];
  const open = (group: number): void => {
    if (group === counts.length) counts.push(0);
  };
  const add = (group: number): void => {
    if (group === counts.length) counts.push(1);
    else counts[group]! += 1;
  };
  return {
    slot,
    open,
    add: argument ? (group, row) => (argument(row) === null ? open(group) : add(group)) : add,
    result: group => counts[group]!,
  };
}

function anyColumn(call: AggregateCall, budget: Budget): Column {
  const accumulators: Accumulator[] = [];
  const seen: Set<string>[] = [];
  const open = (group: number, row: Row): void => {
    if (group < accumulators.length) return;
    budget.hold(1);
    accumulators.push(call.start(call.second ? call.second(row) : null));
    if (call.distinct) seen.push(new Set());
  };
  return {
    slot: call.slot,
    open,
    add(group, row) {
      open(group, row);
      const value = call.argument ? call.argument(row) : true;
      if (value === null) return;
      if (call.distinct) {
        const [held, key] = [seen[group]!, groupKey(value)];
        if (held.has(key)) return;
        budget.hold(1);
        held.add(key);
      }
      if (call.keepsValues) budget.hold(1);
      accumulators[group]!.add(value);
    },
    result: group => accumulators[group]!.result(),
  };
}
