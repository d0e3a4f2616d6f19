/** Temporal values and durations together: a moment later or earlier, and the time between two. */
import { monthsBetween, plusMonths } from './calendar.ts';
import { Duration } from './duration.ts';
import { Temporal } from './temporal.ts';
import { type Local, NANOS_OF_DAY, plusNanos, UTC } from './zone.ts';

/** First months, then days, by the calendar; then the rest as time that passes. A time of day goes round. */
export function plus(value: Temporal, { months, days, nanoseconds }: Duration): Temporal {
  const zone = value.zoneOrOffset ?? UTC;
  if (value.day === null)
    return Temporal.of(value.type, { day: 0, time: plusNanos(value.local(), nanoseconds).time }, zone);
  const later = onDay(value, plusMonths(value.day, months));
  const moved = onDay(later, later.day! + days);
  if (value.time === null) return onDay(moved, moved.day! + Number(nanoseconds / BigInt(NANOS_OF_DAY)));
  return Temporal.at(value.type, plusNanos(moved.instant, nanoseconds), zone);
}

/** The same time on another day; the offset stays where the zone allows it. */
function onDay(value: Temporal, day: number): Temporal {
  return Temporal.of(value.type, { ...value.local(), day }, value.zoneOrOffset ?? UTC, value.offset);
}

export type DurationMeasure = (from: Temporal, to: Temporal) => Duration;

/** In months, days and time, each as many as fit. */
export const between: DurationMeasure = (from, to) => {
  const [start, end] = aligned(from, to);
  if (!haveDays(from, to)) return timeBetween(start, end);
  const months = wholeMonths(start.local(), end.local());
  const afterMonths = onDay(start, plusMonths(start.day!, months));
  const days = wholeDays(afterMonths.local(), end.local());
  const { nanoseconds } = timeBetween(onDay(afterMonths, afterMonths.day! + days), end);
  return new Duration(months, days, nanoseconds);
};

export const inMonths: DurationMeasure = (from, to) => {
  const [start, end] = aligned(from, to);
  return new Duration(haveDays(from, to) ? wholeMonths(start.local(), end.local()) : 0, 0, 0n);
};

export const inDays: DurationMeasure = (from, to) => {
  const [start, end] = aligned(from, to);
  return new Duration(0, haveDays(from, to) ? wholeDays(start.local(), end.local()) : 0, 0n);
};

export const inSeconds: DurationMeasure = (from, to) => timeBetween(...aligned(from, to));

/** A value without a day is taken on the other's; two without are hours apart. */
const haveDays = (a: Temporal, b: Temporal): boolean => a.day !== null || b.day !== null;

/** Both as date times in the zone of the first; a day or a zone that one lacks it takes from the other. */
function aligned(from: Temporal, to: Temporal): readonly [Temporal, Temporal] {
  const zone = from.zoneOrOffset ?? to.zoneOrOffset ?? UTC;
  const start = Temporal.of('datetime', from.local(to.day ?? 0), zone, from.offset);
  const end = Temporal.of('datetime', to.local(from.day ?? 0), to.zoneOrOffset ?? zone, to.offset);
  return [start, end.in(zone)];
}

/** The last day that is reached with whole days: one nearer where the time of day falls short. */
function lastWholeDay(start: Local, end: Local): number {
  if (end.day > start.day && end.time < start.time) return end.day - 1;
  return end.day < start.day && end.time > start.time ? end.day + 1 : end.day;
}

const wholeMonths = (start: Local, end: Local): number => monthsBetween(start.day, lastWholeDay(start, end));
const wholeDays = (start: Local, end: Local): number => lastWholeDay(start, end) - start.day;

function timeBetween({ instant: start }: Temporal, { instant: end }: Temporal): Duration {
  const days = BigInt(end.day - start.day) * BigInt(NANOS_OF_DAY);
  return new Duration(0, 0, days + BigInt(end.time - start.time));
}
