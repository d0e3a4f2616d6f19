/** Dates, times and date times: one class, whose type says which of day, time of day and zone it has. */
import { civilOf, reachable } from './calendar.ts';
import {
  type Local,
  NANOS_OF_SECOND,
  offsetAt,
  offsetText,
  plusSeconds,
  resolveLocal,
  UTC,
  type Zone,
} from './zone.ts';

export type TemporalType = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';

interface Shape {
  readonly name: string;
  readonly hasDay: boolean;
  readonly hasTime: boolean;
  readonly hasZone: boolean;
}

export const SHAPES: Readonly<Record<TemporalType, Shape>> = {
  date: { name: 'a date', hasDay: true, hasTime: false, hasZone: false },
  localtime: { name: 'a local time', hasDay: false, hasTime: true, hasZone: false },
  time: { name: 'a time', hasDay: false, hasTime: true, hasZone: true },
  localdatetime: { name: 'a local date time', hasDay: true, hasTime: true, hasZone: false },
  datetime: { name: 'a date time', hasDay: true, hasTime: true, hasZone: true },
};

/** What a type has not is null; `Temporal.of` sees to it. */
export class Temporal {
  readonly kind = 'temporal';
  readonly type: TemporalType;
  /** Days since 1970-01-01, by the clock on the wall. */
  readonly day: number | null;
  /** Nanoseconds since midnight, by the clock on the wall. */
  readonly time: number | null;
  /** Seconds east of Greenwich. */
  readonly offset: number | null;
  /** Name of the zone, where it is not a mere offset. */
  readonly zone: string | null;

  private constructor(type: TemporalType, { day, time }: Local, offset: number | null, zone: string | null) {
    const { hasDay, hasTime, hasZone } = SHAPES[type];
    this.type = type;
    this.day = hasDay ? reachable(day) : null;
    this.time = hasTime ? time : null;
    this.offset = hasZone ? offset : null;
    this.zone = hasZone && hasDay ? zone : null;
  }

  /**
   * A value of the type, from a local reading and, where the type has one, a zone.
   * @param preferred offset to take where the reading is ambiguous
   * @throws CypherError where the year is out of reach
   */
  static of(type: TemporalType, local: Local, zone: Zone = UTC, preferred: number | null = null): Temporal {
    if (!SHAPES[type].hasZone) return new Temporal(type, local, null, null);
    const resolved = resolveLocal(local, zone, preferred);
    return new Temporal(type, resolved, resolved.offset, typeof zone === 'string' ? zone : null);
  }

  /** A value of the type at a moment, given as it reads in Greenwich. */
  static at(type: TemporalType, instant: Local, zone: Zone): Temporal {
    const offset = offsetAt(zone, instant);
    return new Temporal(type, plusSeconds(instant, offset), offset, typeof zone === 'string' ? zone : null);
  }

  /** The same moment by the clocks of another zone. */
  in(zone: Zone): Temporal {
    return Temporal.at(this.type, this.instant, zone);
  }

  /** The local reading, on a given day where the type has none. */
  local(day = 0): Local {
    return { day: this.day ?? day, time: this.time ?? 0 };
  }

  /** Null where the type has none. */
  get zoneOrOffset(): Zone | null {
    return this.zone ?? this.offset;
  }

  /** The reading in Greenwich at the same moment. */
  get instant(): Local {
    return plusSeconds(this.local(), -(this.offset ?? 0));
  }

  /** ISO 8601, with the name of the zone in brackets. */
  toString(): string {
    const day = this.day === null ? '' : dayText(this.day);
    const time = this.time === null ? '' : `${day ? 'T' : ''}${timeText(this.time)}`;
    const offset = this.offset === null ? '' : offsetText(this.offset);
    return `${day}${time}${offset}${this.zone === null ? '' : `[${this.zone}]`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The same reading in the same zone: one moment in two zones is not the same. */
export function sameTemporal(a: Temporal, b: Temporal): boolean {
  return (
    a.type === b.type && a.day === b.day && a.time === b.time && a.offset === b.offset && a.zone === b.zone
  );
}

/** Negative, zero or positive; values of two types have no order among them. */
export function compareTemporals(a: Temporal, b: Temporal): number | null {
  if (a.type !== b.type) return null;
  const [left, right] = a.offset === b.offset ? [a.local(), b.local()] : [a.instant, b.instant];
  return (
    left.day - right.day ||
    left.time - right.time ||
    (a.offset ?? 0) - (b.offset ?? 0) ||
    compareNames(a.zone ?? '', b.zone ?? '')
  );
}

const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

function dayText(epochDay: number): string {
  const { year, month, day } = civilOf(epochDay);
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Seconds only where there are any. */
function timeText(time: number): string {
  const seconds = Math.floor(time / NANOS_OF_SECOND);
  const nanos = time % NANOS_OF_SECOND;
  const minutes = `${padded(Math.floor(seconds / 3600), 2)}:${padded(Math.floor(seconds / 60) % 60, 2)}`;
  if (time % (60 * NANOS_OF_SECOND) === 0) return minutes;
  const fraction = padded(nanos, 9).replace(/0+$/u, '');
  return `${minutes}:${padded(seconds % 60, 2)}${fraction ? `.${fraction}` : ''}`;
}
