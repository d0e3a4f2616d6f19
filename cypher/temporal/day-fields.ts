/** Days from fields: a year and one of four ways to name a day in it, from nothing or laid over another day. */
import type { PropertyMap } from '../values.ts';
import {
  civilOf,
  dayOf,
  dayOfWeekDate,
  firstOfQuarter,
  isLeapYear,
  lengthOfMonth,
  ordinalOf,
  plusMonths,
  quarterOf,
  weekDateOf,
  weekdayOf,
  weeksOf,
} from './calendar.ts';
import { within } from './checked-date.ts';
import { numberIn } from './field-values.ts';
import { refuse } from './temporal-error.ts';

/** The day that is like the given one, but for the field; a month that is too short takes its last day. */
type Setter = (day: number, value: number) => number;

const setters: Readonly<Record<string, Setter>> = {
  month: (epochDay, value) => plusMonths(epochDay, within('month', value, 1, 12) - civilOf(epochDay).month),
  day(epochDay, value) {
    const { year, month, day } = civilOf(epochDay);
    return epochDay - day + within('day', value, 1, lengthOfMonth(year, month));
  },
  week(day, value) {
    const { weekYear, weekday } = weekDateOf(day);
    return dayOfWeekDate({ weekYear, week: within('week', value, 1, weeksOf(weekYear)), weekday });
  },
  dayOfWeek: (day, value) => day - weekdayOf(day) + within('dayOfWeek', value, 1, 7),
  quarter: (day, value) =>
    plusMonths(day, (within('quarter', value, 1, 4) - quarterOf(civilOf(day).month)) * 3),
  dayOfQuarter(day, value) {
    const { year, month } = civilOf(day);
    const first = firstOfQuarter(year, quarterOf(month));
    return first + within('dayOfQuarter', value, 1, plusMonths(first, 3) - first) - 1;
  },
  ordinalDay: (day, value) =>
    day - ordinalOf(day) + within('ordinalDay', value, 1, isLeapYear(civilOf(day).year) ? 366 : 365),
};

/** The fields that go together, the larger first. */
const CALENDAR = ['month', 'day'];
const SYSTEMS: readonly (readonly string[])[] = [
  CALENDAR,
  ['week', 'dayOfWeek'],
  ['quarter', 'dayOfQuarter'],
  ['ordinalDay'],
];

export const DAY_FIELDS: readonly string[] = ['year', ...SYSTEMS.flat()];

/**
 * @param isWhole whether nothing may be left out, since a time of day follows
 * @throws CypherError
 */
export function dayWith(base: number | null, map: PropertyMap, isWhole: boolean): number {
  const given = (field: string): boolean => field in map;
  const used = SYSTEMS.filter(fields => fields.some(given));
  if (used.length > 1) refuse(`${used.map(fields => fields.find(given)).join(' and ')} do not go together.`);
  const fields = used[0] ?? CALENDAR;
  const year = numberIn(map, 'year');
  if (base === null) refuseGaps(['year', ...fields], given, isWhole);
  let day =
    year === undefined ? base! : inYear(base, year, base === null ? fields.includes('week') : given('week'));
  for (const field of fields) {
    const value = numberIn(map, field);
    if (value !== undefined) day = setters[field]!(day, value);
  }
  return day;
}

/** Weeks belong to years of their own, which do not begin on 1 January. */
function inYear(base: number | null, year: number, byWeek: boolean): number {
  if (byWeek) return dayOfWeekDate({ weekYear: year, week: 1, weekday: base === null ? 1 : weekdayOf(base) });
  if (base === null) return dayOf({ year, month: 1, day: 1 });
  return plusMonths(base, (year - civilOf(base).year) * 12);
}

/** What is named needs all that is larger. */
function refuseGaps(fields: readonly string[], given: (field: string) => boolean, isWhole: boolean): void {
  const last = isWhole ? fields.length - 1 : fields.findLastIndex(given);
  const gap = fields.find((field, at) => (at === 0 || at < last || isWhole) && !given(field));
  if (gap === 'year') refuse('The year is missing.');
  if (gap !== undefined) refuse(`The ${gap} is missing: what is named needs all that is larger.`);
}
