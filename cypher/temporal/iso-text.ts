/** Reads the texts of ISO 8601 that stand for dates, times, date times and durations. */
import { civilOf } from './calendar.ts';
import { dayOfDate, dayOfOrdinal, dayOfQuarter, dayOfWeek, timeOf } from './checked-date.ts';
import { type Duration, type DurationUnit, durationOf } from './duration.ts';
import { SHAPES, Temporal, type TemporalType } from './temporal.ts';
import { refuse } from './temporal-error.ts';
import { type Local, readZone, resolveLocal, UTC, type Zone } from './zone.ts';

/** Forms of dates, with dashes (then a signed year may be longer) and without; parts left out are the first. */
const DATES: readonly (readonly [RegExp, (year: number, a?: number, b?: number) => number])[] = [
  [/^([+-]\d{1,9}|\d{4})(?:-(\d\d))?$/u, (year, month = 1) => dayOfDate(year, month, 1)],
  [/^([+-]\d{1,9}|\d{4})-(\d\d?)-(\d\d?)$/u, (year, month = 1, day = 1) => dayOfDate(year, month, day)],
  [/^(\d{4})(\d\d)(\d\d)?$/u, (year, month = 1, day = 1) => dayOfDate(year, month, day)],
  [/^([+-]\d{1,9}|\d{4})-W(\d\d?)(?:-(\d))?$/u, (year, week = 1, day = 1) => dayOfWeek(year, week, day)],
  [/^([+-]\d{1,9}|\d{4})W(\d\d)(\d)?$/u, (year, week = 1, day = 1) => dayOfWeek(year, week, day)],
  [
    /^([+-]\d{1,9}|\d{4})-?Q(\d)(?:-?(\d\d?))?$/u,
    (year, quarter = 1, day = 1) => dayOfQuarter(year, quarter, day),
  ],
  [/^([+-]\d{1,9}-|\d{4}-?)(\d{3})$/u, (year, ordinal = 1) => dayOfOrdinal(year, ordinal)],
];
/** With colons, where parts may have one digit, and without. */
const TIME =
  /^(\d\d?)(?::(\d\d?)(?::(\d\d?)(?:[.,](\d{1,9}))?)?)?$|^(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d{1,9}))?)?$/u;
const DATE_AND_TIME = /^([^T]+)(?:T(.+))?$/iu;
const ZONE = /(?:(z|[+-]\d\d(?::?\d\d){0,2})?(?:\[([^\]]+)\])?)$/iu;

function readDay(text: string): number | null {
  for (const [pattern, dayFrom] of DATES) {
    const parts = pattern.exec(text);
    if (!parts) continue;
    const [year, a, b] = parts
      .slice(1)
      .map(part => (part === undefined ? part : Number(part.replace(/-$/u, ''))));
    return dayFrom(year!, a, b);
  }
  return null;
}

function readTime(text: string): number | null {
  const parts = TIME.exec(text);
  if (!parts) return null;
  const [hour, minute = 0, second = 0, fraction = ''] =
    parts[1] === undefined ? parts.slice(5) : parts.slice(1);
  return timeOf(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(9, '0')));
}

/** No text of ours is longer; others are not worth the time of an expression that looks for an end. */
const LONGEST = 200;

/** @throws CypherError at a text that is none of the type's */
export function readTemporal(type: TemporalType, text: string): Temporal {
  const { hasDay, hasTime, hasZone, name } = SHAPES[type];
  const fail = (): never =>
    refuse(`${JSON.stringify(text.slice(0, LONGEST))} is not ${name}.`, `Write it as in ${EXAMPLES[type]}.`);
  if (text.length > LONGEST) return fail();
  const [, date = '', clock = ''] = hasDay ? (DATE_AND_TIME.exec(text) ?? []) : ['', '', text];
  const zoned = hasZone ? ZONE.exec(clock) : null;
  const bare = zoned ? clock.slice(0, zoned.index) : clock;
  const day = hasDay ? readDay(date) : 0;
  const time = clock === '' && hasDay ? 0 : readTime(bare);
  if (day === null || time === null || (!hasTime && clock)) return fail();
  return zoned ? atZone(type, { day, time }, zoned[1], zoned[2]) : Temporal.of(type, { day, time });
}

const EXAMPLES: Readonly<Record<TemporalType, string>> = {
  date: "date('2015-07-21')",
  localtime: "localtime('21:40:32.142')",
  time: "time('21:40:32+01:00')",
  localdatetime: "localdatetime('2015-07-21T21:40:32')",
  datetime: "datetime('2015-07-21T21:40:32+02:00[Europe/Stockholm]')",
};

/** With an offset, a named zone, or both, which then must agree. */
function atZone(
  type: TemporalType,
  local: Local,
  offset: string | undefined,
  name: string | undefined,
): Temporal {
  const fixed: Zone = offset === undefined ? UTC : readZone(offset);
  if (name === undefined) return Temporal.of(type, local, fixed);
  const zone = readZone(name);
  if (!SHAPES[type].hasDay || typeof zone === 'number')
    return refuse(`${name} does not go in brackets here.`, 'Write an offset, such as 12:00+01:00.');
  const preferred = offset === undefined ? null : Number(fixed);
  if (preferred !== null && resolveLocal(local, zone, preferred).offset !== preferred)
    return refuse(`${offset} is not the offset of ${name} then.`, 'Leave the offset out.');
  return Temporal.of(type, local, zone, preferred);
}

const NUMBER = '([+-]?\\d{1,19}(?:[.,]\\d+)?)';
const optional = (units: string): string => [...units].map(unit => `(?:${NUMBER}${unit})?`).join('');
const DURATION = new RegExp(`^([+-])?P(?!$)${optional('YMWD')}(?:T(?=.)${optional('HMS')})?$`, 'iu');
const PARTS: readonly DurationUnit[] = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'];

/** `P1Y2M3DT4H5M6.7S`, or as a date time: `P2012-02-02T14:37:21.545`. @throws CypherError */
export function readDuration(text: string): Duration {
  const parts = text.length > LONGEST ? null : DURATION.exec(text);
  if (!parts) return readDateForm(text.slice(0, LONGEST));
  const sign = parts[1] === '-' ? '-' : '';
  const amounts = PARTS.flatMap((unit, at) => {
    const written = parts[at + 2];
    return written === undefined ? [] : [amountsOf(unit, sign, written)];
  });
  return durationOf(Object.assign({}, ...amounts));
}

/** Of seconds the digits after the point are nanoseconds, exactly. */
function amountsOf(
  unit: DurationUnit,
  outer: string,
  written: string,
): Partial<Record<DurationUnit, number | bigint>> {
  const isNegative = (outer === '-') !== written.startsWith('-');
  const [whole = '', fraction] = written.replace(/^[+-]/u, '').replace(',', '.').split('.');
  const signed = (digits: string): bigint => (isNegative ? -BigInt(digits) : BigInt(digits));
  if (fraction === undefined) return { [unit]: signed(whole) };
  if (unit === 'seconds')
    return { seconds: signed(whole), nanoseconds: signed(fraction.slice(0, 9).padEnd(9, '0')) };
  return { [unit]: Number(`${isNegative ? '-' : ''}${whole}.${fraction}`) };
}

function readDateForm(text: string): Duration {
  const [, date = '', clock = ''] = /^P(\d{4}-?\d\d-?\d\d)(?:T(.+))?$/iu.exec(text) ?? [];
  const day = readDay(date);
  const time = clock ? readTime(clock) : 0;
  if (day === null || time === null)
    return refuse(
      `${JSON.stringify(text)} is not a duration.`,
      "Write it as in duration('P1Y2M3DT4H5M6.7S').",
    );
  const { year, month, day: dayOfMonth } = civilOf(day);
  return durationOf({ years: year, months: month, days: dayOfMonth, nanoseconds: time });
}
