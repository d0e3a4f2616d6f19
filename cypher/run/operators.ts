/** Operators: each makes rows from the rows of the one before it. A row is written in place; what keeps rows copies them. */
import type { Budget } from '../budget.ts';
import { groupKey, order } from '../comparison.ts';
import { CypherError } from '../errors.ts';
import type { Accumulator } from '../functions/aggregate.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isInteger, isList, typeName, type Value } from '../values.ts';
import { argument, type Operator } from './operator.ts';

/** An operator that works on each row of its source. */
export function through(
  name: string,
  detail: string,
  source: Operator,
  each: (row: Row) => Iterable<Row>,
  inner: readonly Operator[] = [],
): Operator {
  return {
    name,
    detail,
    sources: [source, ...inner],
    *rows(start) {
      for (const row of source.rows(start)) yield* each(row);
    },
  };
}

export function filter(source: Operator, detail: string, test: Evaluate): Operator {
  return {
    name: 'Filter',
    detail,
    sources: [source],
    *rows(start) {
      for (const row of source.rows(start)) {
        const held = test(row);
        if (held === true) yield row;
        else if (held !== false && held !== null)
          throw new CypherError({
            kind: 'runtime',
            detail: 'InvalidArgumentType',
            message: `WHERE needs a boolean, got ${typeName(held)}.`,
          });
      }
    },
  };
}

/** OPTIONAL MATCH: the rows of the inner plan, or one with nulls. */
export function optional(source: Operator, inner: Operator, slots: readonly number[]): Operator {
  return through(
    'Optional',
    '',
    source,
    function* (row) {
      let found = false;
      for (const match of inner.rows(row)) {
        found = true;
        yield match;
      }
      if (found) return;
      for (const slot of slots) row[slot] = null;
      yield row;
    },
    [inner],
  );
}

/** MATCH after other clauses: the inner plan once for each row. */
export function apply(source: Operator, inner: Operator): Operator {
  return source === argument ? inner : through('Apply', '', source, row => inner.rows(row), [inner]);
}

/** CALL { }: the inner plan once for each row, on a copy, since it may use the same places for other values. */
export function callSubquery(source: Operator, inner: Operator, isUnit: boolean): Operator {
  return through(
    'CallSubquery',
    '',
    source,
    function* (row) {
      if (!isUnit) yield* inner.rows(row.slice());
      else {
        drain(inner, row);
        yield row;
      }
    },
    [inner],
  );
}

/** Runs a plan for what it writes. */
export function drain(operator: Operator, row: Row): void {
  for (const _ of operator.rows(row.slice()));
}

/** All rows first, so that what follows does not change what they come from. */
export function eager(source: Operator): Operator {
  if (source.name === 'Eager' || source === argument) return source;
  return {
    name: 'Eager',
    detail: '',
    sources: [source],
    *rows(start) {
      const rows: Row[] = [];
      for (const row of source.rows(start)) rows.push(row.slice());
      yield* rows;
    },
  };
}

/** The parts of a UNION, each with the slots of its columns; their values go to the same places. */
export function union(
  parts: readonly { readonly operator: Operator; readonly slots: readonly number[] }[],
  outputs: readonly number[],
  keepsDuplicates: boolean,
  budget: Budget,
): Operator {
  const all: Operator = {
    name: 'Union',
    detail: '',
    sources: parts.map(({ operator }) => operator),
    *rows(start) {
      for (const { operator, slots } of parts)
        for (const row of operator.rows(start.slice())) {
          const values = slots.map(slot => row[slot]!);
          outputs.forEach((output, at) => {
            row[output] = values[at]!;
          });
          yield row;
        }
    },
  };
  return keepsDuplicates ? all : distinct(all, outputs, budget);
}

export function unwind(
  source: Operator,
  list: Evaluate,
  slot: number,
  name: string,
  budget: Budget,
): Operator {
  return through('Unwind', name, source, function* (row) {
    const value = list(row);
    if (value === null) return;
    for (const item of isList(value) ? value : [value]) {
      budget.tick();
      row[slot] = item;
      yield row;
    }
  });
}

export interface Assignment {
  readonly slot: number;
  readonly name: string;
  readonly evaluate: Evaluate;
}

export function project(source: Operator, assignments: readonly Assignment[]): Operator {
  return {
    name: 'Projection',
    detail: assignments.map(one => one.name).join(', '),
    sources: [source],
    *rows(start) {
      for (const row of source.rows(start)) {
        for (const { slot, evaluate } of assignments) row[slot] = evaluate(row);
        yield row;
      }
    },
  };
}

export interface AggregateCall {
  readonly slot: number;
  readonly name: string;
  readonly distinct: boolean;
  /** Null for `count(*)`. */
  readonly argument: Evaluate | null;
  readonly second: Evaluate | null;
  start(second: Value): Accumulator;
}

/** Groups by the keys; without keys there is always one group. */
export function aggregate(
  source: Operator,
  keys: readonly Assignment[],
  calls: readonly AggregateCall[],
  budget: Budget,
): Operator {
  interface Group {
    readonly row: Row;
    readonly accumulators: readonly Accumulator[];
    readonly seen: readonly (Set<string> | null)[];
  }
  const open = (row: Row): Group => ({
    row: row.slice(),
    accumulators: calls.map(call => call.start(call.second ? call.second(row) : null)),
    seen: calls.map(call => (call.distinct ? new Set() : null)),
  });
  return {
    name: 'Aggregation',
    detail: [...keys, ...calls].map(one => one.name).join(', '),
    sources: [source],
    *rows(start) {
      const groups = new Map<string, Group>();
      for (const row of source.rows(start)) {
        budget.tick();
        for (const { slot, evaluate } of keys) row[slot] = evaluate(row);
        const key =
          keys.length === 1
            ? groupKey(row[keys[0]!.slot]!)
            : keys.map(({ slot }) => groupKey(row[slot]!)).join();
        let group = groups.get(key);
        if (!group) {
          group = open(row);
          groups.set(key, group);
        }
        for (const [at, call] of calls.entries()) addTo(group, call, at, row);
      }
      if (groups.size === 0 && keys.length === 0) groups.set('', open(start.slice()));
      for (const { row, accumulators } of groups.values()) {
        calls.forEach(({ slot }, at) => {
          row[slot] = accumulators[at]!.result();
        });
        yield row;
      }
    },
  };

  function addTo(group: Group, call: AggregateCall, at: number, row: Row): void {
    const value = call.argument ? call.argument(row) : true;
    if (value === null) return;
    const seen = group.seen[at];
    if (seen) {
      const key = groupKey(value);
      if (seen.has(key)) return;
      seen.add(key);
    }
    group.accumulators[at]!.add(value);
  }
}

export function distinct(source: Operator, slots: readonly number[], budget: Budget): Operator {
  return {
    name: 'Distinct',
    detail: '',
    sources: [source],
    *rows(start) {
      const seen = new Set<string>();
      for (const row of source.rows(start)) {
        budget.tick();
        const key = slots.map(slot => groupKey(row[slot]!)).join();
        if (seen.has(key)) continue;
        seen.add(key);
        yield row;
      }
    },
  };
}

export interface SortKey {
  readonly evaluate: Evaluate;
  readonly descending: boolean;
}

/** Sorts all rows, stable; with `most` only the best are kept (Top). */
export function sort(
  source: Operator,
  keys: readonly SortKey[],
  most: ((row: Row) => number) | null,
  budget: Budget,
): Operator {
  return {
    name: most ? 'Top' : 'Sort',
    detail: '',
    sources: [source],
    *rows(start) {
      const limit = most ? most(start) : Number.POSITIVE_INFINITY;
      let held: { row: Row; values: readonly Value[] }[] = [];
      for (const row of source.rows(start)) {
        budget.tick();
        held.push({ row: row.slice(), values: keys.map(key => key.evaluate(row)) });
        // Twice the limit at the most is kept: sorting now and then costs less than a heap's every step.
        if (held.length >= 2 * limit + 64) held = held.sort(byKeys).slice(0, limit);
      }
      for (const { row } of held.sort(byKeys).slice(0, limit)) yield row;
    },
  };

  function byKeys(a: { values: readonly Value[] }, b: { values: readonly Value[] }): number {
    for (let at = 0; at < keys.length; at++) {
      const difference = order(a.values[at]!, b.values[at]!);
      if (difference !== 0) return keys[at]!.descending ? -difference : difference;
    }
    return 0;
  }
}

/** A count for SKIP or LIMIT. @throws CypherError where it is no whole number from 0 */
export function countOf(value: Value, word: string): number {
  if (isInteger(value) && Number(value) >= 0) return Number(value);
  const detail = isInteger(value) ? 'NegativeIntegerArgument' : 'InvalidArgumentType';
  throw new CypherError({
    kind: 'runtime',
    detail,
    type: 'SyntaxError',
    message: `${word} needs a whole number from 0, got ${isInteger(value) ? value : typeName(value)}.`,
  });
}

export function skip(source: Operator, count: (row: Row) => number): Operator {
  return {
    name: 'Skip',
    detail: '',
    sources: [source],
    *rows(start) {
      let left = count(start);
      for (const row of source.rows(start)) if (left-- <= 0) yield row;
    },
  };
}

/** `writes`: even where no row is wanted the source must run, since it may create. */
export function limit(source: Operator, count: (row: Row) => number, writes: boolean): Operator {
  return {
    name: 'Limit',
    detail: '',
    sources: [source],
    *rows(start) {
      let left = count(start);
      if (left === 0 && !writes) return;
      for (const row of source.rows(start)) {
        if (left === 0) return;
        yield row;
        if (--left <= 0) return;
      }
    },
  };
}
