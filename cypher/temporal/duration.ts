/** Durations: months, days and nanoseconds kept apart, since neither a month nor a day has one length. */
import { refuse } from './temporal-error.ts';

const SECOND = 1_000_000_000n;
const SECONDS_OF_DAY = 86_400;
/** A twelfth of the mean Gregorian year of 365.2425 days. */
const SECONDS_OF_MONTH = 2_629_746;

/** What durations are made of: which of the three parts a unit counts in, and how much of it. */
export const DURATION_UNITS = {
  years: ['months', 12],
  quarters: ['months', 3],
  months: ['months', 1],
  weeks: ['days', 7],
  days: ['days', 1],
  hours: ['nanoseconds', 3_600_000_000_000],
  minutes: ['nanoseconds', 60_000_000_000],
  seconds: ['nanoseconds', 1_000_000_000],
  milliseconds: ['nanoseconds', 1_000_000],
  microseconds: ['nanoseconds', 1000],
  nanoseconds: ['nanoseconds', 1],
} as const satisfies Record<string, readonly ['months' | 'days' | 'nanoseconds', number]>;

export type DurationUnit = keyof typeof DURATION_UNITS;
/** How many of each unit, fractions allowed. */
export type Amounts = { readonly [unit in DurationUnit]?: number | bigint };

export class Duration {
  readonly kind = 'duration';
  readonly months: number;
  readonly days: number;
  /** All below a day, as one number: hours, minutes and seconds do have one length. */
  readonly nanoseconds: bigint;

  /** @throws CypherError where months or days leave the exact integers, or seconds the 64 bits or so that all engines have */
  constructor(months: number, days: number, nanoseconds: bigint) {
    if (
      !Number.isSafeInteger(months) ||
      !Number.isSafeInteger(days) ||
      BigInt.asIntN(95, nanoseconds) !== nanoseconds
    )
      refuse('The duration is too long.');
    // Without a negative zero, which would be told from zero elsewhere.
    this.months = months + 0;
    this.days = days + 0;
    this.nanoseconds = nanoseconds;
  }

  /** Whole seconds, rounded down. */
  get seconds(): bigint {
    const seconds = this.nanoseconds / SECOND;
    return this.nanoseconds % SECOND < 0n ? seconds - 1n : seconds;
  }

  /** What `seconds` leaves, never negative. */
  get nanosecondsOfSecond(): number {
    return Number(this.nanoseconds - this.seconds * SECOND);
  }

  equals({ months, days, nanoseconds }: Duration): boolean {
    return this.months === months && this.days === days && this.nanoseconds === nanoseconds;
  }

  plus({ months, days, nanoseconds }: Duration): Duration {
    return new Duration(this.months + months, this.days + days, this.nanoseconds + nanoseconds);
  }

  negated(): Duration {
    return new Duration(-this.months, -this.days, -this.nanoseconds);
  }

  /** Fractions of months and days go over to smaller units by their mean lengths. */
  times(factor: number): Duration {
    return Number.isSafeInteger(factor)
      ? new Duration(this.months * factor, this.days * factor, this.nanoseconds * BigInt(factor))
      : this.#scaled(part => part * factor);
  }

  dividedBy(divisor: number): Duration {
    return this.#scaled(part => part / divisor);
  }

  #scaled(scale: (part: number) => number): Duration {
    return durationOf({
      months: scale(this.months),
      days: scale(this.days),
      seconds: scale(Number(this.nanoseconds / SECOND)),
      nanoseconds: scale(Number(this.nanoseconds % SECOND)),
    });
  }

  /** ISO 8601: `P1Y2M-3DT4H5M6.7S`; each part has a sign of its own. */
  toString(): string {
    const { months, days, nanoseconds } = this;
    const part = (value: number | bigint, unit: string): string =>
      Number(value) === 0 ? '' : `${value}${unit}`;
    const date = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M') + part(days, 'D');
    const minutes = nanoseconds / (60n * SECOND);
    const time =
      part(minutes / 60n, 'H') + part(minutes % 60n, 'M') + secondsText(nanoseconds % (60n * SECOND));
    return date + time === '' ? 'PT0S' : `P${date}${time && `T${time}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function secondsText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const fraction = String(size % SECOND)
    .padStart(9, '0')
    .replace(/0+$/u, '');
  return `${nanoseconds < 0n ? '-' : ''}${size / SECOND}${fraction && `.${fraction}`}S`;
}

/** @throws CypherError where an amount is not finite, or too large to be exact */
export function durationOf(amounts: Amounts): Duration {
  let [months, days, whole, fraction] = [0, 0, 0n, 0];
  for (const [unit, amount] of Object.entries(amounts) as [DurationUnit, number | bigint][]) {
    if (!Number.isFinite(Number(amount))) return refuse(`A duration cannot be of ${amount} ${unit}.`);
    const [part, size] = DURATION_UNITS[unit];
    if (part === 'months') months += Number(amount) * size;
    else if (part === 'days') days += Number(amount) * size;
    else {
      whole += (typeof amount === 'bigint' ? amount : BigInt(Math.trunc(amount))) * BigInt(size);
      if (typeof amount === 'number') fraction += (amount % 1) * size;
    }
  }
  const rest = (months % 1) * SECONDS_OF_MONTH + (days % 1) * SECONDS_OF_DAY;
  let wholeDays = Math.trunc(days) + Math.trunc(rest / SECONDS_OF_DAY);
  let seconds = rest % SECONDS_OF_DAY;
  // What is left of a day goes the way of the days, also where it came from months of the other sign.
  if (wholeDays * seconds < 0) {
    seconds -= Math.sign(seconds) * SECONDS_OF_DAY;
    wholeDays -= Math.sign(wholeDays);
  }
  return new Duration(Math.trunc(months), wholeDays, whole + rounded(fraction + seconds * 1e9));
}

/** To the nearest, a half towards zero: binary fractions such as 0.7 of a day must not lose their last nanosecond. */
function rounded(value: number): bigint {
  return BigInt(Math.sign(value) * Math.ceil(Math.abs(value) - 0.5));
}

/** By mean length, and where that is the same by the parts: a total order. */
export function compareDurations(a: Duration, b: Duration): number {
  const difference = meanLength(a) - meanLength(b);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return a.months - b.months || a.days - b.days;
}

function meanLength({ months, days, nanoseconds }: Duration): bigint {
  return (
    (BigInt(months) * BigInt(SECONDS_OF_MONTH) + BigInt(days) * BigInt(SECONDS_OF_DAY)) * SECOND + nanoseconds
  );
}
