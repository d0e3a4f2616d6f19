/** Temporal values from maps: `{year: 1984, week: 10}`, `{date: other, hour: 12, timezone: '+01:00'}`. */
import { type PropertyMap, typeName, type Value } from '../values.ts';
import { momentOf } from './clock.ts';
import { dayWith } from './day-fields.ts';
import { whole } from './field-values.ts';
import { fieldNames, refuseUnknown, sayStart, tellsTime, timeWith } from './fields.ts';
import { SHAPES, Temporal, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { offsetAt, readZone, UTC, type Zone } from './zone.ts';

/** What fields are laid over. */
export interface Base {
  readonly day: number | null;
  readonly time: number | null;
  readonly zone: Zone | null;
  readonly offset: number | null;
}

/** @param now what the clock shows, for maps that only name a zone. @throws CypherError */
export function select(type: TemporalType, given: PropertyMap, now: Temporal): Temporal {
  const map = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const keys = Object.keys(map);
  if (keys.length === 0) return refuse(`${sayStart(type)} needs fields.`);
  const wanted = zoneIn(type, map, now);
  if (wanted !== null && keys.length === 1) return convert(type, now.in(wanted));
  refuseUnknown(type, map, fieldNames(type));
  const { base, rest } = baseOf(map);
  return layOver(type, base, rest, wanted, now);
}

/** What the map's `date`, `time`, `datetime` and epoch give, and the fields to lay over it. */
function baseOf(map: PropertyMap): { base: Base; rest: PropertyMap } {
  const { date, time, datetime, epochSeconds, epochMillis, ...rest } = map;
  if (epochSeconds !== undefined || epochMillis !== undefined) {
    const { nanosecond, ...others } = rest;
    const millis =
      epochSeconds === undefined
        ? whole('epochMillis', epochMillis!)
        : whole('epochSeconds', epochSeconds) * 1000;
    const moment = momentOf(millis, nanosecond === undefined ? 0 : whole('nanosecond', nanosecond));
    return { base: { ...moment, zone: UTC, offset: 0 }, rest: others };
  }
  const dated = temporalIn(date === undefined ? 'datetime' : 'date', date ?? datetime);
  const timed = temporalIn(time === undefined ? 'datetime' : 'time', time ?? datetime);
  if (dated?.day === null) refuse(`${sayStart(dated.type)} has no date.`);
  if (timed?.time === null) refuse(`${sayStart(timed.type)} has no time.`);
  return {
    base: {
      day: dated?.day ?? null,
      time: timed?.time ?? null,
      zone: timed?.zoneOrOffset ?? null,
      offset: timed?.offset ?? null,
    },
    rest,
  };
}

/** Fields over a base; a zone of the base holds for them before they go over to the wanted one. */
export function layOver(
  type: TemporalType,
  base: Base,
  fields: PropertyMap,
  wanted: Zone | null,
  now: Temporal,
): Temporal {
  const { hasDay, hasTime } = SHAPES[type];
  const local = {
    day: hasDay
      ? dayWith(base.day, fields, hasTime && (base.time !== null || tellsTime(fields)))
      : (base.day ?? now.day!),
    time: hasTime ? timeWith(type, base.time, fields) : 0,
  };
  const own = hasDay ? base.zone : base.offset;
  if (own === null) return Temporal.of(type, local, wanted ?? UTC);
  const value = Temporal.of(type, local, own, base.offset);
  return wanted === null ? value : value.in(wanted);
}

/** The value as another type; a zone that is lacking is Greenwich's. */
export function convert(type: TemporalType, from: Temporal): Temporal {
  const { hasDay, hasTime, name } = SHAPES[type];
  const got = SHAPES[from.type].name;
  if (hasDay && from.day === null)
    return refuse(
      `${name} cannot be made of ${got}.`.replace(/^a/u, 'A'),
      `Write ${type}({date: ..., time: ...}).`,
    );
  if (hasTime && from.time === null)
    return refuse(
      `${name} cannot be made of ${got}: it has no time of day.`.replace(/^a/u, 'A'),
      hasDay ? `Write ${type}({date: ...}) for midnight.` : null,
    );
  const zone = hasDay ? from.zoneOrOffset : from.offset;
  return Temporal.of(type, from.local(), zone ?? UTC, from.offset);
}

/** The zone that the map names; of a time without a day it is the offset that the zone has now. */
export function zoneIn(type: TemporalType, { timezone }: PropertyMap, now: Temporal): Zone | null {
  if (timezone === undefined) return null;
  if (typeof timezone !== 'string') return refuse(`The timezone is a string, got ${typeName(timezone)}.`);
  const zone = readZone(timezone);
  return SHAPES[type].hasDay ? zone : offsetAt(zone, now.instant);
}

function temporalIn(field: string, value: Value | undefined): Temporal | null {
  if (value === undefined) return null;
  return value instanceof Temporal
    ? value
    : refuse(`The ${field} is a temporal value, got ${typeName(value)}.`);
}
