/** Time zones: fixed offsets, and names of the IANA database, whose rules `Intl` knows. */
import { DAYS_OF_CYCLE, floorDivide, floorModulo } from './calendar.ts';
import { refuse } from './temporal-error.ts';

export const SECONDS_OF_DAY = 86_400;
export const NANOS_OF_SECOND = 1_000_000_000;
export const NANOS_OF_DAY = SECONDS_OF_DAY * NANOS_OF_SECOND;

/** A day and the nanoseconds since its midnight, by the clock on the wall. */
export interface Local {
  readonly day: number;
  readonly time: number;
}

/** A name, or an offset in seconds east of Greenwich. */
export type Zone = string | number;

export const UTC: Zone = 0;

/** Beyond 18 hours there is no offset (ISO 8601 as Java reads it). */
const FURTHEST_OFFSET = 18 * 3600;

const OFFSET = /^([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?$/u;

/** `Z`, `+01:00`, `-0230`, `+02:05:59`, `Europe/Stockholm`. @throws CypherError */
export function readZone(text: string): Zone {
  if (/^z$/iu.test(text)) return UTC;
  const parts = OFFSET.exec(text);
  if (!parts) return knownZone(text);
  const [hours, minutes, seconds] = [2, 3, 4].map(at => Number(parts[at] ?? 0)) as [number, number, number];
  const size = hours * 3600 + minutes * 60 + seconds;
  if (size > FURTHEST_OFFSET || minutes > 59 || seconds > 59)
    return refuse(`${text} is no offset: it lies between -18:00 and +18:00.`);
  return parts[1] === '-' && size > 0 ? -size : size;
}

/** `Z`, `+01:00`, `+02:05:59`. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = size % 60;
  return `${offset < 0 ? '-' : '+'}${two(floorDivide(size, 3600))}:${two(floorDivide(size, 60) % 60)}${seconds ? `:${two(seconds)}` : ''}`;
}

/** There are some 600 names; in other letters there is no end of them. */
const MOST_KEPT = 1000;
/** Making a formatter is slow, asking one is not. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(name: string): Intl.DateTimeFormat {
  let formatter = formatters.get(name);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    if (formatters.size >= MOST_KEPT) formatters.clear();
    formatters.set(name, formatter);
  }
  return formatter;
}

/** The name in its usual spelling. */
function knownZone(written: string): string {
  const name = written.replaceAll(' ', '_');
  try {
    const { timeZone } = formatterOf(name).resolvedOptions();
    // Another name of the same zone stays what it is.
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return refuse(
      `${JSON.stringify(written)} is no time zone.`,
      'Write an offset such as +01:00, or a name such as Europe/Stockholm.',
    );
  }
}

/** Days, on either side of 1970, for which `Date` has a number. */
const DAYS_OF_DATE = 99_000_000;

/** Seconds east of Greenwich that a zone has at a moment, given as it reads in Greenwich. */
export function offsetAt(zone: Zone, { day, time }: Local): number {
  if (typeof zone === 'number') return zone;
  // Rules repeat with the calendar: a day out of reach has the offset of the like day of a nearer cycle.
  const near = Math.abs(day) <= DAYS_OF_DATE ? day : nearCycle(day);
  const millis = near * SECONDS_OF_DAY * 1000 + floorDivide(time, 1_000_000);
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/u.exec(formatterOf(zone).format(millis));
  if (!found?.[1]) return 0;
  const size = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
  return found[1] === '-' ? -size : size;
}

function nearCycle(day: number): number {
  const edge = day > 0 ? DAYS_OF_DATE - DAYS_OF_CYCLE : -DAYS_OF_DATE;
  return edge + floorModulo(day - edge, DAYS_OF_CYCLE);
}

/** The local reading, seconds later. */
export function plusSeconds({ day, time }: Local, seconds: number): Local {
  const moved = time + floorModulo(seconds, SECONDS_OF_DAY) * NANOS_OF_SECOND;
  const days = floorDivide(seconds, SECONDS_OF_DAY) + floorDivide(moved, NANOS_OF_DAY);
  return { day: day + days, time: floorModulo(moved, NANOS_OF_DAY) };
}

/** The local reading, nanoseconds later. */
export function plusNanos({ day, time }: Local, nanos: bigint): Local {
  const moved = BigInt(time) + nanos;
  const rest = ((moved % BIG_DAY) + BIG_DAY) % BIG_DAY;
  return { day: day + Number((moved - rest) / BIG_DAY), time: Number(rest) };
}

const BIG_DAY = BigInt(NANOS_OF_DAY);

/**
 * What the clocks of a zone show for a local reading, and their offset then. Where clocks went back the reading is
 * ambiguous: `preferred` if it is one of the two offsets, else the earlier; where they went forward it never was: it moves on
 * by the gap (both as `java.time.ZonedDateTime.ofLocal` does).
 */
export function resolveLocal(
  local: Local,
  zone: Zone,
  preferred: number | null = null,
): Local & { readonly offset: number } {
  if (typeof zone === 'number') return { ...local, offset: zone };
  const before = offsetAt(zone, plusSeconds(local, -SECONDS_OF_DAY));
  const after = offsetAt(zone, plusSeconds(local, SECONDS_OF_DAY));
  const candidates = [...new Set([before, after])].filter(
    offset => offsetAt(zone, plusSeconds(local, -offset)) === offset,
  );
  const offset = candidates.find(one => one === preferred) ?? candidates[0];
  return offset === undefined
    ? { ...plusSeconds(local, after - before), offset: after }
    : { ...local, offset };
}
