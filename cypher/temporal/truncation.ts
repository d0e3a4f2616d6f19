/** `date.truncate('month', value)`: everything below a unit becomes its least, then fields may be laid over. */
import { nearestName } from '../errors.ts';
import type { PropertyMap } from '../values.ts';
import {
  civilOf,
  dayOf,
  dayOfWeekDate,
  firstOfQuarter,
  floorDivide,
  quarterOf,
  weekDateOf,
} from './calendar.ts';
import { overlayNames, refuseUnknown } from './fields.ts';
import { layOver, zoneIn } from './selection.ts';
import { SHAPES, type Temporal, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { NANOS_OF_DAY, NANOS_OF_SECOND } from './zone.ts';

const firstOfYears =
  (years: number) =>
  (day: number): number =>
    dayOf({ year: floorDivide(civilOf(day).year, years) * years, month: 1, day: 1 });

/** Units of days, with the first day of the one that a day lies in. */
const DAY_UNITS: ReadonlyMap<string, (day: number) => number> = new Map([
  ['millennium', firstOfYears(1000)],
  ['century', firstOfYears(100)],
  ['decade', firstOfYears(10)],
  ['year', firstOfYears(1)],
  ['weekYear', (day: number) => dayOfWeekDate({ weekYear: weekDateOf(day).weekYear, week: 1, weekday: 1 })],
  ['quarter', (day: number) => firstOfQuarter(civilOf(day).year, quarterOf(civilOf(day).month))],
  ['month', (day: number) => dayOf({ ...civilOf(day), day: 1 })],
  ['week', (day: number) => dayOfWeekDate({ ...weekDateOf(day), weekday: 1 })],
  ['day', (day: number) => day],
]);

/** Units of the time of day, in nanoseconds. */
const TIME_UNITS: ReadonlyMap<string, number> = new Map([
  ['day', NANOS_OF_DAY],
  ['hour', 3600 * NANOS_OF_SECOND],
  ['minute', 60 * NANOS_OF_SECOND],
  ['second', NANOS_OF_SECOND],
  ['millisecond', 1_000_000],
  ['microsecond', 1000],
]);

export const TRUNCATION_UNITS: readonly string[] = [...new Set([...DAY_UNITS.keys(), ...TIME_UNITS.keys()])];

/** @throws CypherError at a unit that the value has not */
export function truncate(
  type: TemporalType,
  unit: string,
  value: Temporal,
  fields: PropertyMap,
  now: Temporal,
): Temporal {
  const dayUnit = DAY_UNITS.get(unit);
  const size = TIME_UNITS.get(unit);
  if (!dayUnit && size === undefined) {
    const near = nearestName(unit, TRUNCATION_UNITS);
    refuse(
      `There is no unit ${JSON.stringify(unit)}.`,
      near ? `Did you mean ${near}?` : `Units are ${TRUNCATION_UNITS.join(', ')}.`,
    );
  }
  const { hasDay, hasTime, name } = SHAPES[type];
  const needsDay = hasDay || size === undefined;
  const needsTime = size !== undefined && (unit !== 'day' || !hasDay);
  if (
    (needsDay && value.day === null) ||
    (needsTime && value.time === null) ||
    (needsDay && !hasDay) ||
    (needsTime && !hasTime)
  )
    refuse(`${name} cannot be cut from ${SHAPES[value.type].name} at the ${unit}.`.replace(/^a/u, 'A'));
  refuseUnknown(type, fields, overlayNames(type));
  const time = value.time ?? 0;
  const wanted = zoneIn(type, fields, now);
  const base = {
    day: value.day === null ? null : (dayUnit?.(value.day) ?? value.day),
    time: size === undefined ? 0 : time - (time % size),
    zone: wanted ?? value.zoneOrOffset,
    offset: typeof wanted === 'number' ? wanted : wanted === null ? value.offset : null,
  };
  return layOver(type, base, { ...keptSubsecond(unit, base.time, fields), ...fields }, null, now);
}

/** Below a millisecond that was kept, a given nanosecond counts within it. */
function keptSubsecond(unit: string, time: number, fields: PropertyMap): PropertyMap {
  const nanos = time % NANOS_OF_SECOND;
  if (unit === 'millisecond' && ('microsecond' in fields || 'nanosecond' in fields))
    return { millisecond: nanos / 1_000_000 };
  return unit === 'microsecond' && 'nanosecond' in fields ? { microsecond: nanos / 1000 } : {};
}
