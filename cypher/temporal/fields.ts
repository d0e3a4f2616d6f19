/** The fields of temporal maps: which there are for a type, and times of day from them. */
import { nearestName } from '../errors.ts';
import type { PropertyMap } from '../values.ts';
import { timeOf, within } from './checked-date.ts';
import { DAY_FIELDS } from './day-fields.ts';
import { numberIn } from './field-values.ts';
import { SHAPES, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { NANOS_OF_SECOND } from './zone.ts';

const CLOCK_FIELDS = ['hour', 'minute', 'second'] as const;
/** With what one of them counts in nanoseconds. */
const SUBSECONDS = [
  ['millisecond', 1_000_000],
  ['microsecond', 1000],
  ['nanosecond', 1],
] as const;
const TIME_FIELDS = [...CLOCK_FIELDS, ...SUBSECONDS.map(([name]) => name)];

/** What may be laid over a value of the type. */
export function overlayNames(type: TemporalType): readonly string[] {
  const { hasDay, hasTime, hasZone } = SHAPES[type];
  return [...(hasDay ? DAY_FIELDS : []), ...(hasTime ? TIME_FIELDS : []), ...(hasZone ? ['timezone'] : [])];
}

/** What a map for a value of the type may hold; a zone is given to all, by itself, for the clock there. */
export function fieldNames(type: TemporalType): readonly string[] {
  const { hasDay, hasTime, hasZone } = SHAPES[type];
  const others = [
    ...(hasDay ? ['date'] : []),
    ...(hasTime ? ['time'] : []),
    ...(hasDay && hasTime ? ['datetime'] : []),
    ...(hasDay && hasZone ? ['epochSeconds', 'epochMillis'] : []),
  ];
  return [...others, ...overlayNames(type)];
}

export function refuseUnknown(type: TemporalType, map: PropertyMap, known: readonly string[]): void {
  const unknown = Object.keys(map).find(key => !known.includes(key));
  if (unknown === undefined) return;
  const near = nearestName(unknown, known);
  refuse(
    `${sayStart(type)} has no field ${unknown}.`,
    near ? `Did you mean ${near}?` : `It takes ${known.join(', ')}.`,
  );
}

/** Whether a map says something of the time of day. */
export const tellsTime = (map: PropertyMap): boolean => TIME_FIELDS.some(field => field in map);

/** @throws CypherError */
export function timeWith(type: TemporalType, base: number | null, map: PropertyMap): number {
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

export const sayStart = (type: TemporalType): string => SHAPES[type].name.replace(/^a/u, 'A');
