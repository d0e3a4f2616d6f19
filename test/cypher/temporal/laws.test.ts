/** What holds for all moments and durations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from './at-noon.ts';

const zones = fc.constantFrom('', 'Z', '+05:45', '[America/New_York]', '[Australia/Lord_Howe]');
const two = (most: number) => fc.nat(most).map(value => String(value).padStart(2, '0'));
const moments = fc
  .tuple(
    fc.integer({ min: 1, max: 9998 }).map(year => String(year).padStart(4, '0')),
    fc.integer({ min: 1, max: 366 }).map(day => String(Math.min(day, 365)).padStart(3, '0')),
    two(23),
    two(59),
    two(59),
    fc.nat(999_999_999).map(nanos => String(nanos).padStart(9, '0')),
    zones,
  )
  .map(([year, day, hour, minute, second, nanos, zone]) => ({
    type: zone === '' ? 'localdatetime' : 'datetime',
    text: `${year}-${day}T${hour}:${minute}:${second}.${nanos}${zone}`,
  }));
const durations = fc
  .tuple(fc.integer(), fc.integer(), fc.maxSafeInteger(), fc.nat(999_999_999))
  .map(([months, days, seconds, nanoseconds]) => ({ months, days, seconds, nanoseconds }));

test('a text that was written is read again', () => {
  fc.assert(
    fc.property(moments, ({ type, text }) => {
      const query = `WITH ${type}($text) AS x RETURN ${type}(toString(x)) = x`;
      expect(rowsOf(query, { text })).toEqual([[true]]);
    }),
  );
  fc.assert(
    fc.property(durations, amounts => {
      const query = 'WITH duration($amounts) AS x RETURN duration(toString(x)) = x';
      expect(rowsOf(query, { amounts })).toEqual([[true]]);
    }),
  );
});

test('time that is added and taken away leaves nothing', () => {
  fc.assert(
    fc.property(moments, fc.maxSafeInteger(), ({ type, text }, nanoseconds) => {
      const query = `WITH ${type}($text) AS x, duration({nanoseconds: $nanoseconds}) AS d RETURN x + d - d = x`;
      expect(rowsOf(query, { text, nanoseconds })).toEqual([[true]]);
    }),
  );
});

test('the time between two, added to the first, is the second', () => {
  const local = moments.filter(({ type }) => type === 'localdatetime').map(({ text }) => text);
  fc.assert(
    fc.property(local, local, zones, (a, b, zone) => {
      const type = zone === '' ? 'localdatetime' : 'datetime';
      const query = `WITH ${type}($a) AS a, ${type}($b) AS b
        UNWIND [duration.between(a, b), duration.inSeconds(a, b)] AS d RETURN a + d = b`;
      expect(rowsOf(query, { a: a + zone, b: b + zone })).toEqual([[true], [true]]);
    }),
  );
});

test('the sum of durations does not depend on their order', () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      const query = 'WITH duration($a) AS a, duration($b) AS b RETURN a + b = b + a, a + b - b = a';
      expect(rowsOf(query, { a, b })).toEqual([[true, true]]);
    }),
  );
});
