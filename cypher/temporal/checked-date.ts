/** Days and times of day from numbers that a caller wrote: each is refused by name where it lies out of range. */
import { dayOf, dayOfWeekDate, firstOfQuarter, isLeapYear, lengthOfMonth, weeksOf } from './calendar.ts';
import { refuse } from './temporal-error.ts';
import { NANOS_OF_SECOND } from './zone.ts';

/** The number, where it lies between the bounds. @throws CypherError that names it */
export function within(name: string, value: number, least: number, most: number): number {
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : refuse(`The ${name} is a whole number from ${least} to ${most}, got ${value}.`);
}

export function dayOfDate(year: number, month: number, day: number): number {
  within('month', month, 1, 12);
  return dayOf({ year, month, day: within('day', day, 1, lengthOfMonth(year, month)) });
}

export function dayOfWeek(weekYear: number, week: number, weekday: number): number {
  within('week', week, 1, weeksOf(weekYear));
  return dayOfWeekDate({ weekYear, week, weekday: within('dayOfWeek', weekday, 1, 7) });
}

export function dayOfOrdinal(year: number, ordinal: number): number {
  return dayOfDate(year, 1, 1) + within('ordinalDay', ordinal, 1, isLeapYear(year) ? 366 : 365) - 1;
}

export function dayOfQuarter(year: number, quarter: number, day: number): number {
  const first = firstOfQuarter(year, within('quarter', quarter, 1, 4));
  const next = quarter === 4 ? firstOfQuarter(year + 1, 1) : firstOfQuarter(year, quarter + 1);
  return first + within('dayOfQuarter', day, 1, next - first) - 1;
}

/** Nanoseconds since midnight. @throws CypherError */
export function timeOf(hour: number, minute: number, second: number, nanos: number): number {
  const minutes = within('hour', hour, 0, 23) * 60 + within('minute', minute, 0, 59);
  return (minutes * 60 + within('second', second, 0, 59)) * NANOS_OF_SECOND + nanos;
}
