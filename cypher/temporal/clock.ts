/** The clock of a statement: it stands still while the statement runs, but for who asks for real time. */
import { Temporal } from './temporal.ts';
import { type Local, plusNanos, UTC } from './zone.ts';

export class Clock {
  #now: () => number = Date.now;
  #began: Temporal | null = null;

  /** For a statement that begins now. @param now milliseconds since 1970, fractions allowed */
  start(now: () => number): void {
    this.#now = now;
    this.#began = null;
  }

  /** When the statement began, in Greenwich. */
  statement(): Temporal {
    this.#began ??= this.realtime();
    return this.#began;
  }

  realtime(): Temporal {
    return Temporal.at('datetime', momentOf(this.#now()), UTC);
  }
}

/** Day and time in Greenwich, of milliseconds since 1970 and nanoseconds after. */
export function momentOf(millis: number, nanos = 0): Local {
  const whole = Math.floor(millis);
  const rest = Math.floor((millis - whole) * 1_000_000);
  return plusNanos({ day: 0, time: 0 }, BigInt(whole) * 1_000_000n + BigInt(rest + nanos));
}
