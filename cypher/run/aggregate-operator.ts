/** Grouping and aggregates. */
import type { Budget } from '../budget.ts';
import { groupKey } from '../comparison.ts';
import type { Accumulator } from '../functions/aggregate.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import type { Value } from '../values.ts';
import { type GroupNode, Groups } from './groups.ts';
import { type CountTaker, type HopCount, tallyHops } from './hop-count.ts';
import type { Operator } from './operator.ts';
import type { Assignment } from './operators.ts';
import type { TopGate } from './sort-operator.ts';

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

export interface Grouping {
  readonly keys: readonly Assignment[];
  readonly calls: readonly AggregateCall[];
  readonly by: GroupNode | null;
  /** The slot that says how many rows a row stands for, where all that is asked is how many there are. */
  readonly weight: number | null;
  /** The hops to the node of the group, where they are counted as they are met and no row is made of each. */
  readonly hops: HopCount | null;
  /** On one of the aggregates. */
  readonly gate: TopGate | null;
}

/** Groups by the keys; without keys there is always one group. */
export function aggregate(source: Operator, grouping: Grouping, view: GraphView, budget: Budget): Operator {
  const { keys, calls, by, weight, hops, gate } = grouping;
  const names = [...keys, ...calls].map(one => one.name).join(', ');
  return {
    name: 'Aggregation',
    detail: hops ? `${names} by ${hops.step.detail}` : names,
    sources: [source],
    run(start, emit) {
      const groups = new Groups(keys, by, view, budget);
      const columns = calls.map(call => columnOf(call, budget));
      const all: CountTaker = {
        add(group, row, times) {
          for (const column of columns) column.add(group, row, times);
        },
        adopt(counts) {
          for (const column of columns) column.adopt?.(counts);
        },
      };
      if (hops) tallyHops(source, start, hops, groups, all, view, budget);
      else
        source.run(start, row => {
          all.add(groups.find(row), row, weight === null ? 1 : (row[weight] as number));
          return true;
        });
      if (groups.count === 0 && keys.length === 0) {
        groups.find(start);
        for (const column of columns) column.open(0, start);
      }
      groups.close();
      const row = start.slice();
      const gated = columns.find(column => column.slot === gate?.slot);
      for (let group = 0; group < groups.count; group++) {
        if (gated && !gate!.admits(gated.result(group) as number)) continue;
        if (!groups.writeKeys(group, row)) continue;
        for (const column of columns) row[column.slot] = column.result(group);
        if (!emit(row)) return false;
      }
      return true;
    },
  };
}

/** One aggregate, for all groups. */
interface Column {
  readonly slot: number;
  /** Makes sure that the group has a place. */
  open(group: number, row: Row): void;
  /** `times`: only counts take a row for more than one. */
  add(group: number, row: Row, times: number): void;
  /** Of counts only: those of all groups, which are read and not changed. */
  adopt?(counts: number[]): void;
  result(group: number): Value;
}

/** Whether the number of rows is all that it asks for; of an argument that is never null as well. */
export function isCount({ name, distinct }: Pick<AggregateCall, 'name' | 'distinct'>): boolean {
  return name.toLowerCase() === 'count' && !distinct;
}

function columnOf(call: AggregateCall, budget: Budget): Column {
  return isCount(call) ? countColumn(call) : anyColumn(call, budget);
}

function countColumn({ slot, argument }: AggregateCall): Column {
  let counts: number[] = [];
  const add = (group: number, times: number): void => {
    if (group === counts.length) counts.push(times);
    else counts[group]! += times;
  };
  return {
    slot,
    open: group => add(group, 0),
    add: (group, row, times) => add(group, argument && argument(row) === null ? 0 : times),
    adopt(all) {
      counts = all;
    },
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
