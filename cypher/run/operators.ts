/** Operators: each makes rows from the rows of the one before it. A row is written in place; what keeps rows copies them. */
import type { Budget } from '../budget.ts';
import { groupKey } from '../comparison.ts';
import { CypherError, type Span } from '../errors.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isInteger, isList, typeName, type Value } from '../values.ts';
import { argument, type Emit, type Operator } from './operator.ts';

/** An operator that works on each row of its source. */
export function through(
  name: string,
  detail: string,
  source: Operator,
  each: (row: Row, emit: Emit) => boolean,
  inner: readonly Operator[] = [],
): Operator {
  return {
    name,
    detail,
    sources: [source, ...inner],
    run: (start, emit) => source.run(start, row => each(row, emit)),
  };
}

export interface Filter extends Operator {
  readonly test: Evaluate;
  /** The slot of the one element that it asks about, whose answer is always the same; null where it asks for more. */
  readonly about: number | null;
}

export function filter(
  source: Operator,
  detail: string,
  test: Evaluate,
  about: number | null = null,
): Filter {
  return {
    name: 'Filter',
    detail,
    sources: [source],
    test,
    about,
    run: (start, emit) => source.run(start, row => !holds(test, row) || emit(row)),
  };
}

/** @throws CypherError where the condition is no boolean */
export function holds(test: Evaluate, row: Row): boolean {
  const held = test(row);
  if (held === true) return true;
  if (held === false || held === null) return false;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `WHERE needs a boolean, got ${typeName(held)}.`,
  });
}

/** OPTIONAL MATCH: the rows of the inner plan, or one with nulls. */
export function optional(source: Operator, inner: Operator, slots: readonly number[]): Operator {
  return through(
    'Optional',
    '',
    source,
    (row, emit) => {
      let found = false;
      const wantsMore = inner.run(row, match => {
        found = true;
        return emit(match);
      });
      if (found) return wantsMore;
      for (const slot of slots) row[slot] = null;
      return emit(row);
    },
    [inner],
  );
}

/** MATCH after other clauses: the inner plan once for each row. */
export function apply(source: Operator, inner: Operator): Operator {
  return source === argument
    ? inner
    : through('Apply', '', source, (row, emit) => inner.run(row, emit), [inner]);
}

/** CALL { }: the inner plan once for each row, on a copy, since it may use the same places for other values. */
export function callSubquery(source: Operator, inner: Operator, isUnit: boolean): Operator {
  return through(
    'CallSubquery',
    '',
    source,
    (row, emit) => {
      if (!isUnit) return inner.run(row.slice(), emit);
      drain(inner, row);
      return emit(row);
    },
    [inner],
  );
}

/** Runs a plan for what it writes. */
export function drain(operator: Operator, row: Row): void {
  operator.run(row.slice(), () => true);
}

/** All rows first, so that what follows does not change what they come from. */
export function eager(source: Operator, budget: Budget): Operator {
  if (source.name === 'Eager' || source === argument) return source;
  return {
    name: 'Eager',
    detail: '',
    sources: [source],
    run(start, emit) {
      const rows: Row[] = [];
      source.run(start, row => {
        budget.hold(row.length);
        rows.push(row.slice());
        return true;
      });
      const wantsMore = emitAll(rows, emit);
      budget.hold(-rows.length * start.length);
      return wantsMore;
    },
  };
}

export function emitAll(rows: readonly Row[], emit: Emit): boolean {
  for (const row of rows) if (!emit(row)) return false;
  return true;
}

/** Gives errors of a clause its place, where they have none; those of the clauses after it pass. */
export function located(operator: Operator, clause: Span): Operator {
  return {
    ...operator,
    run(start, emit) {
      let passing: unknown = null;
      try {
        return operator.run(start, row => {
          try {
            return emit(row);
          } catch (error) {
            passing = error;
            throw error;
          }
        });
      } catch (error) {
        throw error instanceof CypherError && error !== passing ? error.at(clause) : error;
      }
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
    run: (start, emit) =>
      parts.every(({ operator, slots }) =>
        operator.run(start.slice(), row => {
          const values = slots.map(slot => row[slot]!);
          outputs.forEach((output, at) => {
            row[output] = values[at]!;
          });
          return emit(row);
        }),
      ),
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
  return through('Unwind', name, source, (row, emit) => {
    const value = list(row);
    if (value === null) return true;
    for (const item of isList(value) ? value : [value]) {
      budget.tick();
      row[slot] = item;
      if (!emit(row)) return false;
    }
    return true;
  });
}

export interface Assignment {
  readonly slot: number;
  readonly name: string;
  readonly evaluate: Evaluate;
}

export function project(source: Operator, assignments: readonly Assignment[]): Operator {
  const detail = assignments.map(one => one.name).join(', ');
  return through('Projection', detail, source, (row, emit) => {
    for (const { slot, evaluate } of assignments) row[slot] = evaluate(row);
    return emit(row);
  });
}

export function distinct(source: Operator, slots: readonly number[], budget: Budget): Operator {
  return {
    name: 'Distinct',
    detail: '',
    sources: [source],
    run(start, emit) {
      const seen = new Set<string>();
      return source.run(start, row => {
        budget.tick();
        const key = slots.map(slot => groupKey(row[slot]!)).join();
        if (seen.has(key)) return true;
        budget.hold(slots.length);
        seen.add(key);
        return emit(row);
      });
    },
  };
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
    run(start, emit) {
      let left = count(start);
      return source.run(start, row => (left-- > 0 ? true : emit(row)));
    },
  };
}

/** `writes`: even where no row is wanted the source must run, since it may create. */
export function limit(source: Operator, count: (row: Row) => number, writes: boolean): Operator {
  return {
    name: 'Limit',
    detail: '',
    sources: [source],
    run(start, emit) {
      let left = count(start);
      if (left === 0 && !writes) return true;
      let wantsMore = true;
      source.run(start, row => {
        if (left === 0) return false;
        left -= 1;
        wantsMore = emit(row);
        return wantsMore && left > 0;
      });
      return wantsMore;
    },
  };
}
