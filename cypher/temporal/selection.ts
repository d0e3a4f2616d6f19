/** Temporal values from maps: `{year: 1984, week: 10}`, `{date: other, hour: 12, timezone: '+01:00'}`. */
import { nearestName } from '../errors.ts';
import { isInteger, type PropertyMap, typeName, type Value } from '../values.ts';
import { civilOf, firstOfQuarter, ordinalOf, quarterOf, weekDateOf } from './calendar.ts';
import { dayOfDate, dayOfOrdinal, dayOfQuarter, dayOfWeek, timeOf, within } from './checked-date.ts';
import { momentOf } from './clock.ts';
import { SHAPES, Temporal, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { NANOS_OF_SECOND, offsetAt, readZone, UTC, type Zone } from './zone.ts';

/** A way to name a day of a year: by fields from the larger to the smaller. */
interface DateSystem {
  readonly fields: readonly string[];
  /** Year and fields of a day. */
  read(day: number): readonly number[];
  make(year: number, first: number, second: number): number;
}

const CALENDAR: DateSystem = {
  fields: ['month', 'day'],
  read(epochDay) {
    const { year, month, day } = civilOf(epochDay);
    return [year, month, day];
  },
  make: dayOfDate,
};
const SYSTEMS: readonly DateSystem[] = [
  CALENDAR,
  {
    fields: ['week', 'dayOfWeek'],
    read(day) {
      const { weekYear, week, weekday } = weekDateOf(day);
      return [weekYear, week, weekday];
    },
    make: dayOfWeek,
  },
  {
    fields: ['quarter', 'dayOfQuarter'],
    read(day) {
      const { year, month } = civilOf(day);
      return [year, quarterOf(month), day - firstOfQuarter(year, quarterOf(month)) + 1];
    },
    make: dayOfQuarter,
  },
  { fields: ['ordinalDay'], read: day => [civilOf(day).year, ordinalOf(day)], make: dayOfOrdinal },
];

const DAY_FIELDS = ['year', ...SYSTEMS.flatMap(({ fields }) => fields)];
const CLOCK_FIELDS = ['hour', 'minute', 'second'] as const;
/** With what one of them counts in nanoseconds. */
const SUBSECONDS = [
  ['millisecond', 1_000_000],
  ['microsecond', 1000],
  ['nanosecond', 1],
] as const;
const TIME_FIELDS = [...CLOCK_FIELDS, ...SUBSECONDS.map(([name]) => name)];

/** What fields are laid over. */
export interface Base {
  readonly day: number | null;
  readonly time: number | null;
  readonly zone: Zone | null;
  readonly offset: number | null;
}

/** @param now what the clock shows, for maps that only name a zone. @throws CypherError */
export function select(type: TemporalType, map: PropertyMap, now: Temporal): Temporal {
  refuseUnknown(type, map);
  const keys = Object.keys(map);
  const wanted = zoneIn(type, map, now);
  if (keys.length === 0 || (keys.length === 1 && keys[0] === 'timezone'))
    return keys.length === 0
      ? refuse(`${sayStart(type)} needs fields.`)
      : convert(type, now.in(wanted ?? UTC));
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
  if (date !== undefined && dated?.day === null)
    refuse(`${SHAPES[dated.type].name} has no date.`.replace(/^a/u, 'A'));
  if (time !== undefined && timed?.time === null)
    refuse(`${SHAPES[timed.type].name} has no time.`.replace(/^a/u, 'A'));
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
    day: hasDay ? dayWith(type, base.day, fields) : (base.day ?? now.day!),
    time: hasTime ? timeWith(type, base.time, fields) : 0,
  };
  const own = hasDay ? base.zone : base.offset;
  if (own === null) return Temporal.of(type, local, wanted ?? UTC);
  const value = Temporal.of(type, local, own, base.offset);
  return wanted === null ? value : value.in(wanted);
}

/** The value as another type; a zone that is lacking is Greenwich's. */
export function convert(type: TemporalType, from: Temporal): Temporal {
  const { hasDay, name } = SHAPES[type];
  if (hasDay && from.day === null) refuse(`${SHAPES[from.type].name} has no date.`.replace(/^a/u, 'A'));
  if (!hasDay && from.time === null) refuse(`${name} cannot be made of ${SHAPES[from.type].name}.`);
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

function dayWith(type: TemporalType, base: number | null, map: PropertyMap): number {
  const used = SYSTEMS.filter(({ fields }) => fields.some(field => field in map));
  if (used.length > 1)
    refuse(
      `${used.map(({ fields }) => fields.find(field => field in map)).join(' and ')} do not go together.`,
    );
  const system = used[0] ?? CALENDAR;
  const held: readonly (number | undefined)[] = base === null ? [] : system.read(base);
  const parts = ['year', ...system.fields].map((field, at) => numberIn(map, field) ?? held[at]);
  refuseGaps(type, ['year', ...system.fields], parts);
  return system.make(parts[0]!, parts[1] ?? 1, parts[2] ?? 1);
}

function timeWith(type: TemporalType, base: number | null, map: PropertyMap): number {
  const seconds = base === null ? null : Math.floor(base / NANOS_OF_SECOND);
  const held =
    seconds === null ? [] : [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = CLOCK_FIELDS.map((field, at) => numberIn(map, field) ?? held[at]);
  const nanos = subsecondIn(map) ?? (base === null ? undefined : base % NANOS_OF_SECOND);
  const isBare = parts.every(part => part === undefined) && nanos === undefined;
  if (!isBare || !SHAPES[type].hasDay) refuseGaps(type, [...CLOCK_FIELDS, 'nanosecond'], [...parts, nanos]);
  return timeOf(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, nanos ?? 0);
}

/** The smaller of two given units counts within the larger. */
function subsecondIn(map: PropertyMap): number | undefined {
  let nanos: number | undefined;
  let limit = NANOS_OF_SECOND;
  for (const [field, size] of SUBSECONDS) {
    const value = numberIn(map, field);
    if (value === undefined) continue;
    nanos = (nanos ?? 0) + within(field, value, 0, limit / size - 1) * size;
    limit = size;
  }
  return nanos;
}

/** The first field must be known, and what stands before a known one. */
function refuseGaps(
  type: TemporalType,
  names: readonly string[],
  parts: readonly (number | undefined)[],
): void {
  const gap = parts.indexOf(undefined);
  const after = parts.findIndex((part, at) => at > gap && part !== undefined);
  if (gap === 0) refuse(`${sayStart(type)} needs its ${names[0]}.`);
  if (gap > 0 && after > 0) refuse(`${names[after]} needs ${names[gap]} before it.`);
}

const sayStart = (type: TemporalType): string => SHAPES[type].name.replace(/^a/u, 'A');

function numberIn(map: PropertyMap, field: string): number | undefined {
  return map[field] === undefined ? undefined : whole(field, map[field]);
}

function whole(field: string, value: Value): number {
  return isInteger(value) ? Number(value) : refuse(`The ${field} is a whole number, got ${typeName(value)}.`);
}

function temporalIn(field: string, value: Value | undefined): Temporal | null {
  if (value === undefined) return null;
  return value instanceof Temporal
    ? value
    : refuse(`The ${field} is a temporal value, got ${typeName(value)}.`);
}

/** What a map for a value of the type may hold. */
export function fieldNames(type: TemporalType): readonly string[] {
  const { hasDay, hasTime, hasZone } = SHAPES[type];
  const names = [
    ...(hasDay ? ['date', 'datetime', ...DAY_FIELDS] : []),
    ...(hasTime ? ['time', 'datetime', ...TIME_FIELDS] : []),
    ...(hasDay && hasZone ? ['epochSeconds', 'epochMillis'] : []),
    'timezone',
  ];
  return [...new Set(names)];
}

function refuseUnknown(type: TemporalType, map: PropertyMap): void {
  const known = fieldNames(type);
  const unknown = Object.keys(map).find(key => !known.includes(key));
  if (unknown === undefined) return;
  const near = nearestName(unknown, known);
  refuse(
    `${sayStart(type)} has no field ${unknown}.`,
    near ? `Did you mean ${near}?` : `It takes ${known.join(', ')}.`,
  );
}
