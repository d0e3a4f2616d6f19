import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Temporal } from '../../../cypher/temporal/temporal.ts';
import { offsetAt, offsetText, plusSeconds, readZone, resolveLocal } from '../../../cypher/temporal/zone.ts';

const ZONES = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
];
const zones = fc.constantFrom(...ZONES);
/** Seconds from 1880 to 2200. */
const seconds = fc.integer({ min: -2_840_000_000, max: 7_258_000_000 });
const moment = (second: number) => plusSeconds({ day: 0, time: 0 }, second);
const HOUR = 3600 * 1_000_000_000;

test('the local reading of a moment is the one that Intl formats', () => {
  fc.assert(
    fc.property(seconds, zones, (second, zone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      const { day, time } = plusSeconds(moment(second), offsetAt(zone, moment(second)));
      const text = Temporal.of('localdatetime', { day, time }).toString();
      expect(shown.format(second * 1000)).toBe(text.replace('T', ' ').padEnd(19, ':00'));
    }),
  );
});

test('a moment is found again by its local reading and its offset', () => {
  fc.assert(
    fc.property(seconds, zones, (second, zone) => {
      const value = Temporal.at('datetime', moment(second), zone);
      expect(Temporal.of('datetime', value.local(), zone, value.offset).instant).toEqual(moment(second));
    }),
  );
});

test('every local reading has a moment, whose reading it is but where clocks went forward', () => {
  fc.assert(
    fc.property(seconds, zones, (second, zone) => {
      const resolved = resolveLocal(moment(second), zone);
      const back = offsetAt(zone, plusSeconds(resolved, -resolved.offset));
      expect(back).toBe(resolved.offset);
    }),
  );
});

/** 2017-03-26 and 2017-10-29, when clocks in Stockholm change. */
const [SPRING, AUTUMN] = [17_251, 17_468];

describe('where clocks change', () => {
  test('a reading that never was moves on by the gap', () => {
    expect(resolveLocal({ day: SPRING, time: 2.5 * HOUR }, 'Europe/Stockholm')).toEqual({
      day: SPRING,
      time: 3.5 * HOUR,
      offset: 7200,
    });
  });

  test('of two moments the earlier is meant, unless the later offset is asked for', () => {
    const local = { day: AUTUMN, time: 2.5 * HOUR };
    expect(resolveLocal(local, 'Europe/Stockholm').offset).toBe(7200);
    expect(resolveLocal(local, 'Europe/Stockholm', 3600).offset).toBe(3600);
    expect(resolveLocal(local, 'Europe/Stockholm', 0).offset).toBe(7200);
  });

  test('a whole day that was left out is passed over: Samoa had no 30 December 2011', () => {
    const [thirtieth, noon] = [15_338, 12 * HOUR];
    expect(resolveLocal({ day: thirtieth, time: noon }, 'Pacific/Apia')).toEqual({
      day: thirtieth + 1,
      time: noon,
      offset: 14 * 3600,
    });
  });
});

test('beyond the reach of Date the rules go on with the calendar', () => {
  const july = Temporal.of('datetime', { day: 365_241_780_471 - 180, time: 0 }, 'Europe/Stockholm');
  const january = Temporal.of('datetime', { day: 365_241_780_471 - 364, time: 0 }, 'Europe/Stockholm');
  expect([july.offset, january.offset]).toEqual([7200, 3600]);
  expect(Temporal.of('datetime', { day: -365_243_219_162, time: 0 }, 'Europe/Stockholm').offset).toBe(3208);
});

test('offsets are read as they are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -64_800, max: 64_800 }), offset => {
      expect(readZone(offsetText(offset))).toBe(offset);
    }),
  );
  expect(['z', '+01', '-0130', '+02:05:59', '-00:00'].map(readZone)).toEqual([0, 3600, -5400, 7559, 0]);
});

test.each(['+19:00', '+01:60', 'Europe/Nowhere', ''])('%j is no zone', text => {
  expect(() => readZone(text)).toThrow(/offset|time zone/u);
});
