/** What expressions of dates, times and durations give. */
import { expect, test } from 'vitest';
import type { Value } from '#cypher';
import { NOW, rowsOf } from './at-noon.ts';

/** Noon before the night in which clocks in Stockholm go back. */
const AUTUMN = "datetime('2017-10-28T12:00[Europe/Stockholm]')";
const [IN_PARIS, IN_CAIRO] = ["datetime('2020-01-01T12:00+01:00')", "datetime('2020-01-01T13:00+02:00')"];

/** What is told, the expression, its value; temporal values as their texts. */
const cases: readonly (readonly [string, string, unknown])[] = [
  ['today', 'date()', '2024-02-29'],
  ['now in Greenwich', 'datetime()', '2024-02-29T12:30:45.678Z'],
  ['now elsewhere', "localtime.realtime('Asia/Kathmandu')", '18:15:45.678'],
  ['now in a zone of a map', "time({timezone: 'America/Los Angeles'})", '04:30:45.678-08:00'],
  ['milliseconds of now', 'timestamp()', NOW],
  ['a year before our era', "date('-0044-03-15')", '-0044-03-15'],
  ['a year of five digits', "date('+12345-01-01')", '+12345-01-01'],
  ['a quarter', "date('2020-Q3-05')", '2020-07-05'],
  ['a comma before the fraction', "localtime('12:00:00,5')", '12:00:00.5'],
  ['midnight of a date', "datetime({date: date('2020-02-02')})", '2020-02-02T00:00Z'],
  ['digits left out where there are signs between', "localdatetime('2015-7-2t1:2:3')", '2015-07-02T01:02:03'],
  ['a zone in its usual spelling', "datetime('2020-01-01T10:00[europe/london]').timezone", 'Europe/London'],
  ['a zone with a T', "datetime('2020-01-01T10:00[UTC]')", '2020-01-01T10:00Z[UTC]'],
  ['a leap day in another year', "date({date: date('2020-02-29'), year: 2021})", '2021-02-28'],
  ['a long month made short', "date({date: date('2020-05-31'), quarter: 1})", '2020-02-29'],
  ['a weekday of a year', "date({date: date('2020-12-31'), year: 2019, dayOfWeek: 1})", '2019-12-30'],
  ['a field of null', 'date({year: 2020, month: null})', '2020-01-01'],
  ['days against months', 'duration({months: 5.7, weeks: -11})', 'P5M-55DT-16H-39M-37.8S'],
  ['seconds since 1970', 'datetime({epochSeconds: 1, nanosecond: 5})', '1970-01-01T00:00:01.000000005Z'],
  [
    'the earlier of two moments with one reading',
    "datetime('2017-10-29T02:30[Europe/Stockholm]')",
    '2017-10-29T02:30+02:00[Europe/Stockholm]',
  ],
  [
    'the later of them by its offset',
    "datetime('2017-10-29T02:30+01:00[Europe/Stockholm]')",
    '2017-10-29T02:30+01:00[Europe/Stockholm]',
  ],
  [
    'a reading that never was',
    "datetime('2017-03-26T02:30[Europe/Stockholm]')",
    '2017-03-26T03:30+02:00[Europe/Stockholm]',
  ],
  ['a year after a leap day', "date('2020-02-29') + duration('P1Y')", '2021-02-28'],
  [
    'a day over a change of clocks',
    `${AUTUMN} + duration('P1D')`,
    '2017-10-29T12:00+01:00[Europe/Stockholm]',
  ],
  [
    '24 hours over a change of clocks',
    `${AUTUMN} + duration('PT24H')`,
    '2017-10-29T11:00+01:00[Europe/Stockholm]',
  ],
  ['midnight passed backwards', "localtime('00:10') - duration('PT20M')", '23:50'],
  ['a duration first', "duration('P1D') + date('2020-01-01')", '2020-01-02'],
  ['a duration of the other sign', "-duration('P1M-2DT3S')", 'P-1M2DT-3S'],
  ['a minus before a duration', "duration('-P1Y2DT0.5S')", 'P-1Y-2DT-0.5S'],
  ['seven tenths of a day', 'duration({days: 0.7})', 'PT16H48M'],
  ['a third of a month', "duration('P1M') / 3", 'P10DT3H29M42S'],
  ['a sum of durations', "duration('P1M') + duration('PT1S')", 'P1MT1S'],
  ['a component by index', "date('2020-02-03')['month']", 2],
  ['nothing between a date and null', 'duration.between(null, date())', null],
  ['a component of null', 'date(null).year', null],
  ['durations have no before', "duration('P1M') < duration('P31D')", null],
  ['a date is no date time', "date('2020-01-01') = datetime('2020-01-01')", false],
  ['neither comes first', "date('2020-01-01') < datetime('2021-01-01')", null],
  ['one moment in two zones is not the same', `${IN_PARIS} = ${IN_CAIRO}`, false],
  [
    'a moment comes before a later one in any zone',
    `${IN_CAIRO} < ${IN_PARIS} + duration('PT0.000000001S')`,
    true,
  ],
  ['a date is in a list', "date('2020-01-01') IN [1, '2020-01-01', date('2020-01-01')]", true],
  ['a date in a map', "{a: date('2020-01-01')}", { a: '2020-01-01' }],
  ['dates in a list as text', "[d IN [date('2020-01-01')] | toString(d)]", ['2020-01-01']],
  [
    'fields over a truncated value',
    "localtime.truncate('hour', localtime('12:34:56'), {millisecond: 1})",
    '12:00:00.001',
  ],
  ['the hour of now', "datetime.truncate('hour')", '2024-02-29T12:00Z'],
  ['a duration longer than numbers are exact', "duration('PT17531639991215H').seconds", 63113903968374000n],
];

test.each(cases)('%s: %s', (_, expression, value) => {
  const [[got]] = rowsOf(`RETURN ${expression} AS value`) as [[Value]];
  expect(typeof got === 'bigint' ? got : JSON.parse(JSON.stringify(got))).toEqual(value);
});
