/** The clock of a statement: it stands still while the statement runs, but for who asks for real time. */
import { Temporal } from './temporal.ts';
import { type Local, plusNanos, UTC } from './zone.ts';

export interface Clock {
  /** When the statement began, in Greenwich. */
  statement(): Temporal;
  realtime(): Temporal;
}

/** @param now milliseconds since 1970, fractions allowed */
export function clockOf(now: () => number): Clock {
  const realtime = (): Temporal => Temporal.at('datetime', momentOf(now()), UTC);
  let began: Temporal | null = null;
  return {
    statement() {
      began ??= realtime();
      return began;
    },
    realtime,
  };
}

/** Day and time in Greenwich, of milliseconds since 1970 and nanoseconds after. */
export function momentOf(millis: number, nanos = 0): Local {
  const whole = Math.floor(millis);
  const rest = Math.floor((millis - whole) * 1_000_000);
  return plusNanos({ day: 0, time: 0 }, BigInt(whole) * 1_000_000n + BigInt(rest + nanos));
}
