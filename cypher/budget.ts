/** What a run may cost. Loops call `tick`; when the budget is spent the run ends and says so. */

/** Thrown inside a run, caught at its face: the rows found until then are kept. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Ticks between two looks at the clock. */
const STRIDE = 1024;

export class Budget {
  readonly #deadline: number;
  readonly #signal: AbortSignal | null;
  readonly timeoutMs: number;
  #ticks = 0;

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
}
