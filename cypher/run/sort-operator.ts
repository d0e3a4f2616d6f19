/** ORDER BY: all rows, or with LIMIT only the best. */
import type { Budget } from '../budget.ts';
import { order } from '../comparison.ts';
import type { Evaluate, Row } from '../scope.ts';
import type { Value } from '../values.ts';
import type { Operator } from './operator.ts';

/** Lets the operator before Top know what would not be kept, by a count in a slot that is the first of the keys. */
export class TopGate {
  readonly slot: number;
  readonly #descending: boolean;
  #worst = Number.NaN;

  constructor(slot: number, descending: boolean) {
    this.slot = slot;
    this.#descending = descending;
  }

  open(): void {
    this.#worst = Number.NaN;
  }

  narrow(worst: number): void {
    this.#worst = worst;
  }

  /** All, as long as it is open: no number is beyond NaN. */
  admits(count: number): boolean {
    return this.#descending ? !(count < this.#worst) : !(count > this.#worst);
  }
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
  gate: TopGate | null,
  budget: Budget,
): Operator {
  return {
    name: most ? 'Top' : 'Sort',
    detail: '',
    sources: [source],
    run(start, emit) {
      const limit = most ? most(start) : Number.POSITIVE_INFINITY;
      let held: Sorted[] = [];
      /** The last that would be kept at present: what is not better is not wanted. */
      let worst: Sorted | null = null;
      gate?.open();
      source.run(start, row => {
        budget.tick();
        const values = worst ? valuesBefore(worst, keys, row) : keys.map(key => key.evaluate(row));
        if (!values) return true;
        budget.hold(row.length + keys.length);
        held.push({ row: row.slice(), values });
        // Twice the limit at the most is kept: sorting now and then costs less than a heap's every step.
        if (held.length < 2 * limit + 64) return true;
        budget.hold((limit - held.length) * (row.length + keys.length));
        held = held.sort(byKeys).slice(0, limit);
        worst = held.at(-1) ?? null;
        if (worst) gate?.narrow(worst.values[0] as number);
        return true;
      });
      for (const { row } of held.sort(byKeys).slice(0, limit)) if (!emit(row)) return false;
      return true;
    },
  };

  function byKeys(a: Sorted, b: Sorted): number {
    for (let at = 0; at < keys.length; at++) {
      const difference = order(a.values[at]!, b.values[at]!);
      if (difference !== 0) return keys[at]!.descending ? -difference : difference;
    }
    return 0;
  }
}

interface Sorted {
  readonly row: Row;
  readonly values: readonly Value[];
}

/** The row's sort values where it comes before another, else null; later keys are read only where earlier ones are equal. */
function valuesBefore({ values: worst }: Sorted, keys: readonly SortKey[], row: Row): Value[] | null {
  const values: Value[] = [];
  let isBefore = false;
  for (const [at, { evaluate, descending }] of keys.entries()) {
    const value = evaluate(row);
    values.push(value);
    if (isBefore) continue;
    const difference = order(value, worst[at]!);
    if (descending ? difference < 0 : difference > 0) return null;
    isBefore = difference !== 0;
  }
  return isBefore ? values : null;
}
