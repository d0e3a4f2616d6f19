/** What can be read off temporal values: `d.year`, `t.minute`, `x.epochMillis`, `p.days`. */
import { nearestName } from '../errors.ts';
import { integer } from '../values.ts';
import { civilOf, firstOfQuarter, ordinalOf, quarterOf, weekDateOf } from './calendar.ts';
import { Duration } from './duration.ts';
import { SHAPES, type Temporal, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { offsetText, SECONDS_OF_DAY } from './zone.ts';

type Component = number | bigint | string;

const DAY: Readonly<Record<string, (day: number) => number>> = {
  year: day => civilOf(day).year,
  quarter: day => quarterOf(civilOf(day).month),
  month: day => civilOf(day).month,
  week: day => weekDateOf(day).week,
  weekYear: day => weekDateOf(day).weekYear,
  day: day => civilOf(day).day,
  ordinalDay: ordinalOf,
  weekDay: day => weekDateOf(day).weekday,
  dayOfWeek: day => weekDateOf(day).weekday,
  dayOfQuarter(day) {
    const { year, month } = civilOf(day);
    return day - firstOfQuarter(year, quarterOf(month)) + 1;
  },
};

const SECOND = 1_000_000_000;
const TIME: Readonly<Record<string, (time: number) => number>> = {
  hour: time => Math.floor(time / (3600 * SECOND)),
  minute: time => Math.floor(time / (60 * SECOND)) % 60,
  second: time => Math.floor(time / SECOND) % 60,
  millisecond: time => Math.floor((time % SECOND) / 1_000_000),
  microsecond: time => Math.floor((time % SECOND) / 1000),
  nanosecond: time => time % SECOND,
};

const ZONE: Readonly<Record<string, (offset: number, zone: string | null) => Component>> = {
  timezone: (offset, zone) => zone ?? offsetText(offset),
  offset: offsetText,
  offsetMinutes: offset => Math.trunc(offset / 60),
  offsetSeconds: offset => offset,
};

const EPOCH: Readonly<Record<string, (instant: { day: number; time: number }) => bigint>> = {
  epochSeconds: ({ day, time }) => BigInt(day) * BigInt(SECONDS_OF_DAY) + BigInt(Math.floor(time / SECOND)),
  epochMillis: ({ day, time }) => BigInt(day) * 86_400_000n + BigInt(Math.floor(time / 1_000_000)),
};

const DURATION: Readonly<Record<string, (duration: Duration) => number | bigint>> = {
  years: ({ months }) => Math.trunc(months / 12),
  quarters: ({ months }) => Math.trunc(months / 3),
  months: ({ months }) => months,
  weeks: ({ days }) => Math.trunc(days / 7),
  days: ({ days }) => days,
  hours: ({ seconds }) => seconds / 3600n,
  minutes: ({ seconds }) => seconds / 60n,
  seconds: ({ seconds }) => seconds,
  milliseconds: ({ nanoseconds }) => nanoseconds / 1_000_000n,
  microseconds: ({ nanoseconds }) => nanoseconds / 1000n,
  nanoseconds: ({ nanoseconds }) => nanoseconds,
  quartersOfYear: ({ months }) => Math.trunc((months % 12) / 3),
  monthsOfYear: ({ months }) => months % 12,
  monthsOfQuarter: ({ months }) => months % 3,
  daysOfWeek: ({ days }) => days % 7,
  minutesOfHour: ({ seconds }) => (seconds / 60n) % 60n,
  secondsOfMinute: ({ seconds }) => seconds % 60n,
  millisecondsOfSecond: ({ nanosecondsOfSecond }) => Math.floor(nanosecondsOfSecond / 1_000_000),
  microsecondsOfSecond: ({ nanosecondsOfSecond }) => Math.floor(nanosecondsOfSecond / 1000),
  nanosecondsOfSecond: ({ nanosecondsOfSecond }) => nanosecondsOfSecond,
};

/** Names of the components of a type. */
export function componentNames(type: TemporalType | 'duration'): readonly string[] {
  if (type === 'duration') return Object.keys(DURATION);
  const { hasDay, hasTime, hasZone } = SHAPES[type];
  const tables = [hasDay && DAY, hasTime && TIME, hasZone && ZONE, hasDay && hasZone && EPOCH];
  return tables.flatMap(table => (table ? Object.keys(table) : []));
}

/** @throws CypherError at a component that the value has not */
export function componentOf(value: Temporal | Duration, key: string): number | bigint | string {
  const found = value instanceof Duration ? durationPart(value, key) : partOf(value, key);
  if (typeof found === 'bigint') return integer(found);
  // Divisions of negative durations leave negative zeros.
  if (typeof found === 'number') return found + 0;
  if (found !== undefined) return found;
  const known = componentNames(value instanceof Duration ? 'duration' : value.type);
  const near = nearestName(key, known);
  const name = value instanceof Duration ? 'a duration' : SHAPES[value.type].name;
  return refuse(
    `${name.replace(/^a/u, 'A')} has no ${key}.`,
    near ? `Did you mean ${near}?` : `It has ${known.join(', ')}.`,
  );
}

function durationPart(value: Duration, key: string): Component | undefined {
  return Object.hasOwn(DURATION, key) ? DURATION[key]!(value) : undefined;
}

function partOf(value: Temporal, key: string): Component | undefined {
  const { day, time, offset, zone } = value;
  if (day !== null && Object.hasOwn(DAY, key)) return DAY[key]!(day);
  if (time !== null && Object.hasOwn(TIME, key)) return TIME[key]!(time);
  if (offset === null) return undefined;
  if (Object.hasOwn(ZONE, key)) return ZONE[key]!(offset, zone);
  return day !== null && Object.hasOwn(EPOCH, key) ? EPOCH[key]!(value.instant) : undefined;
}
