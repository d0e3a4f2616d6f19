/** What a run may cost. Loops call `tick`; when the budget is spent the run ends and says so. */

import { CypherError } from './errors.ts';

/** Thrown inside a run, caught at its face: the rows found until then are kept. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Ticks between two looks at the clock. */
const STRIDE = 128;
/** Values that rows kept for sorting, grouping and writing may hold together: some gigabytes at the most. */
const MOST_HELD = 20_000_000;

export class Budget {
  readonly #deadline: number;
  readonly #signal: AbortSignal | null;
  readonly timeoutMs: number;
  #ticks = 0;
  #held = 0;

  constructor(timeoutMs = Number.POSITIVE_INFINITY, signal: AbortSignal | null = null) {
    this.timeoutMs = timeoutMs;
    this.#deadline = performance.now() + timeoutMs;
    this.#signal = signal;
  }

  /** @throws BudgetSpent once the time is over or the caller gave up */
  tick(): void {
    if (++this.#ticks % STRIDE === 0 && (performance.now() > this.#deadline || this.#signal?.aborted))
      throw new BudgetSpent();
  }

  /** Counts values that are kept; a negative count lets go of them. @throws CypherError `budget` */
  hold(values: number): void {
    this.#held += values;
    if (this.#held > MOST_HELD)
      throw new CypherError({
        kind: 'budget',
        detail: 'MemoryLimit',
        message: `The query keeps more than ${MOST_HELD} values at a time, for sorting, grouping or writing.`,
        hint: 'Narrow it with WHERE or LIMIT before.',
      });
  }
}
