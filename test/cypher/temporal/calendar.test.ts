import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Civil,
  civilOf,
  dayOf,
  dayOfWeekDate,
  lengthOfMonth,
  monthsBetween,
  ordinalOf,
  plusMonths,
  weekDateOf,
  weekdayOf,
  weeksOf,
} from '../../../cypher/temporal/calendar.ts';

const DAY = 86_400_000;

/** All days that a date can be. */
const days = fc.integer({ min: -365_243_219_162, max: 365_241_780_471 });
/** Those of the years that JavaScript's `Date` knows from end to end. */
const daysOfDate = fc.integer({ min: -99_999_000, max: 99_999_000 });

test('the first and the last day are those of the years of nine digits', () => {
  expect(civilOf(-365_243_219_162)).toEqual({ year: -999_999_999, month: 1, day: 1 });
  expect(civilOf(365_241_780_471)).toEqual({ year: 999_999_999, month: 12, day: 31 });
});

test('a day is found again by its year, month and day', () => {
  fc.assert(fc.property(days, day => dayOf(civilOf(day)) === day));
});

test('a year, month and day is found again by its day', () => {
  const civils = fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
    .map(([year, month, at]): Civil => ({ year, month, day: (at % lengthOfMonth(year, month)) + 1 }));
  fc.assert(
    fc.property(civils, civil => {
      expect(civilOf(dayOf(civil))).toEqual(civil);
    }),
  );
});

test('within reach of Date both agree', () => {
  fc.assert(
    fc.property(daysOfDate, day => {
      const date = new Date(day * DAY);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
      expect(civilOf(day)).toEqual({ year, month, day: date.getUTCDate() });
      expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
      expect(ordinalOf(day)).toBe((date.getTime() - new Date(date).setUTCMonth(0, 1)) / DAY + 1);
    }),
  );
});

test('the next day is one further in the month, or the first of the next', () => {
  fc.assert(
    fc.property(days, day => {
      const [a, b] = [civilOf(day), civilOf(day + 1)];
      const isLast = a.day === lengthOfMonth(a.year, a.month);
      expect(b.day).toBe(isLast ? 1 : a.day + 1);
      expect(b.year * 12 + b.month).toBe(a.year * 12 + a.month + (isLast ? 1 : 0));
    }),
  );
});

test('a day is found again by its week; weeks begin on Monday and belong to the year of their Thursday', () => {
  fc.assert(
    fc.property(days, day => {
      const date = weekDateOf(day);
      expect(dayOfWeekDate(date)).toBe(day);
      expect(civilOf(day - date.weekday + 4).year).toBe(date.weekYear);
      expect(date.week).toBeGreaterThanOrEqual(1);
      expect(date.week).toBeLessThanOrEqual(weeksOf(date.weekYear));
    }),
  );
});

test('years of 53 weeks are those that begin, or leap and end, around a Thursday', () => {
  expect([1818, 2004, 2015, 2020, 2021].map(weeksOf)).toEqual([53, 53, 53, 53, 52]);
});

test('months later and back is the same day, unless the month between was too short', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -30_000, max: 30_000 }), (day, months) => {
      const moved = plusMonths(day, months);
      const clamped = civilOf(moved).day < civilOf(day).day;
      expect(plusMonths(moved, -months)).toBe(clamped ? day - civilOf(day).day + civilOf(moved).day : day);
    }),
  );
});

test('the months between two days are the most that do not go past the second', () => {
  fc.assert(
    fc.property(daysOfDate, fc.nat(1_000_000), (from, length) => {
      const months = monthsBetween(from, from + length);
      expect(plusMonths(from, months)).toBeLessThanOrEqual(from + length);
      expect(plusMonths(from, months + 1)).toBeGreaterThan(from + length - 4);
      expect(monthsBetween(from + length, from)).toBeLessThanOrEqual(0);
    }),
  );
});
