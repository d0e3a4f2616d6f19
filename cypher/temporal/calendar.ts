/** The proleptic Gregorian calendar as arithmetic: days since 1970-01-01, and years, weeks and quarters of them. */
import { refuse } from './temporal-error.ts';

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface WeekDate {
  readonly weekYear: number;
  readonly week: number;
  /** Monday is 1. */
  readonly weekday: number;
}

/** Years reach as far as Neo4j's and Java's do, well beyond JavaScript's `Date`. */
const FURTHEST_YEAR = 999_999_999;

/** Days of 400 years, after which the calendar repeats; it is a whole number of weeks. */
export const DAYS_OF_CYCLE = 146_097;

/** Days from 0000-03-01, where the cycles begin, to 1970-01-01. */
const EPOCH = 719_468;

export const floorDivide = (a: number, b: number): number => Math.floor(a / b);
export const floorModulo = (a: number, b: number): number => a - b * Math.floor(a / b);

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`. */
export function dayOf({ year, month, day }: Civil): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = floorDivide(shifted, 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = floorDivide(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + floorDivide(yearOfCycle, 4) - floorDivide(yearOfCycle, 100) + dayOfYear;
  return cycle * DAYS_OF_CYCLE + dayOfCycle - EPOCH;
}

/** Year, month and day. After Hinnant, `civil_from_days`. */
export function civilOf(epochDay: number): Civil {
  const days = epochDay + EPOCH;
  const cycle = floorDivide(days, DAYS_OF_CYCLE);
  const dayOfCycle = days - cycle * DAYS_OF_CYCLE;
  const yearOfCycle = floorDivide(
    dayOfCycle -
      floorDivide(dayOfCycle, 1460) +
      floorDivide(dayOfCycle, 36_524) -
      floorDivide(dayOfCycle, 146_096),
    365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + floorDivide(yearOfCycle, 4) - floorDivide(yearOfCycle, 100));
  const shiftedMonth = floorDivide(5 * dayOfYear + 2, 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - floorDivide(153 * shiftedMonth + 2, 5) + 1,
  };
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(epochDay: number): number {
  return floorModulo(epochDay + 3, 7) + 1;
}

export function ordinalOf(epochDay: number): number {
  return epochDay - dayOf({ year: civilOf(epochDay).year, month: 1, day: 1 }) + 1;
}

/** The Monday of week 1, the week with 4 January in it (ISO 8601). */
function firstMonday(weekYear: number): number {
  const fourth = dayOf({ year: weekYear, month: 1, day: 4 });
  return fourth - weekdayOf(fourth) + 1;
}

export function weekDateOf(epochDay: number): WeekDate {
  const weekday = weekdayOf(epochDay);
  // A week belongs to the year of its Thursday.
  const weekYear = civilOf(epochDay - weekday + 4).year;
  return { weekYear, week: floorDivide(epochDay - firstMonday(weekYear), 7) + 1, weekday };
}

export function weeksOf(weekYear: number): number {
  return (firstMonday(weekYear + 1) - firstMonday(weekYear)) / 7;
}

export function dayOfWeekDate({ weekYear, week, weekday }: WeekDate): number {
  return firstMonday(weekYear) + (week - 1) * 7 + weekday - 1;
}

export const quarterOf = (month: number): number => floorDivide(month - 1, 3) + 1;

export function firstOfQuarter(year: number, quarter: number): number {
  return dayOf({ year, month: quarter * 3 - 2, day: 1 });
}

/** Months later, or earlier; a day that the month does not have becomes its last. */
export function plusMonths(epochDay: number, months: number): number {
  const { year, month, day } = civilOf(epochDay);
  const total = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [floorDivide(total, 12), floorModulo(total, 12) + 1];
  return dayOf({ year: toYear, month: toMonth, day: Math.min(day, lengthOfMonth(toYear, toMonth)) });
}

/** Whole months from one day to another, negative where it is earlier. */
export function monthsBetween(from: number, to: number): number {
  const [a, b] = [civilOf(from), civilOf(to)];
  const packed = ({ year, month, day }: Civil): number => (year * 12 + month - 1) * 32 + day;
  return Math.trunc((packed(b) - packed(a)) / 32);
}

const EARLIEST = dayOf({ year: -FURTHEST_YEAR, month: 1, day: 1 });
const LATEST = dayOf({ year: FURTHEST_YEAR, month: 12, day: 31 });

/** The day itself. @throws CypherError where its year is beyond nine digits */
export function reachable(epochDay: number): number {
  return epochDay >= EARLIEST && epochDay <= LATEST
    ? epochDay
    : refuse(`A year lies between -${FURTHEST_YEAR} and ${FURTHEST_YEAR}.`);
}
