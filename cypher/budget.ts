/** What a run may cost; opened anew for each run. Loops call `tick`; when the budget is spent the run ends and says so. */

import { CypherError } from './errors.ts';

/** Thrown inside a run, caught at its face: the rows found until then are kept. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** At most so many ticks lie between two looks at the clock, fewer where each takes long. */
const LONGEST_STRIDE = 1024;
const OFTEN_ENOUGH_MS = 5;
/** Values that rows kept for sorting, grouping and writing may hold together: some gigabytes at the most. */
const MOST_HELD = 20_000_000;

export class Budget {
  #timeoutMs = 0;
  #deadline = 0;
  #signal: AbortSignal | null = null;
  #stride = 1;
  #ticksLeft = 1;
  #lookedAt = 0;
  #held = 0;

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  /** For a run that begins now: nothing is spent yet. */
  open(timeoutMs: number, signal: AbortSignal | null): void {
    this.#timeoutMs = timeoutMs;
    this.#deadline = performance.now() + timeoutMs;
    this.#signal = signal;
    this.#stride = 1;
    this.#ticksLeft = 1;
    this.#lookedAt = 0;
    this.#held = 0;
  }

  /** The run is over: its signal is let go. */
  close(): void {
    this.#signal = null;
  }

  /** One step, or several. @throws BudgetSpent once the time is over or the caller gave up */
  tick(steps = 1): void {
    this.#ticksLeft -= steps;
    if (this.#ticksLeft <= 0) this.#look();
  }

  #look(): void {
    const now = performance.now();
    if (now > this.#deadline || this.#signal?.aborted) throw new BudgetSpent();
    const isQuick = now - this.#lookedAt < OFTEN_ENOUGH_MS;
    this.#stride = isQuick ? Math.min(LONGEST_STRIDE, this.#stride * 2) : Math.max(1, this.#stride >> 2);
    this.#ticksLeft = this.#stride;
    this.#lookedAt = now;
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
