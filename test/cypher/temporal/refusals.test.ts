/** What is no date, time or duration is refused with a word that helps. */
import { expect, test } from 'vitest';
import { CypherError } from '#cypher';
import { errorOf } from '../graphs.ts';
import { rowsOf } from './at-noon.ts';

/** The expression, what its message or its hint says. */
const refused: readonly (readonly [string, string])[] = [
  ["date('2021-02-29')", 'day'],
  ["date('2021-13-01')", 'month'],
  ["date('2021-W53')", 'week'],
  ["date('yesterday')", "date('2015-07-21')"],
  ["localtime('25:00')", 'hour'],
  ["datetime('2020-01-01T00:00[Europe/Stokholm]')", 'Europe/Stockholm'],
  ["datetime('2020-01-01T00:00+05:00[Europe/Stockholm]')", 'offset'],
  ["duration('P')", 'duration'],
  ["duration('P1H')", 'duration'],
  ['duration({day: 1})', 'days'],
  ["duration('P1Y') / 0", 'duration'],
  ['date({month: 1})', 'year'],
  ['date({year: 2020, day: 1})', 'month'],
  ['date({year: 2020, month: 1, week: 1})', 'go together'],
  ['date({yaer: 2020})', 'year'],
  ['date({year: 2020.5})', 'whole number'],
  ['date(localtime())', 'a local time'],
  ["datetime(date('2020-01-01'))", 'datetime({date: ...})'],
  ['localtime({datetime: date()})', 'time'],
  ["date.truncate('day', date(), {hour: 1})", 'hour'],
  ['localdatetime({year: 1984, hour: 5})', 'month'],
  ["localtime({hour: 1, timezone: 'Z'})", 'timezone'],
  ["time('10:00[Europe/London]')", 'offset'],
  ['duration({})', 'units'],
  ["datetime('2020-01-01TZ')", 'date time'],
  [`duration('PT${'9'.repeat(19)}H')`, 'too long'],
  ["duration('P1M') * 1e300", 'too long'],
  ['duration({seconds: 9007199254740993}) * 9007199254740991', 'too long'],
  ['localtime({minute: 1})', 'hour'],
  ['date().yaer', 'Did you mean year?'],
  ['date().hour', 'It has year'],
  ["date.truncate('moth', date())", 'month'],
  ["date.truncate('hour', date())", 'hour'],
  ['date({year: 1000000000})', '999999999'],
  ["date('+999999999-12-31') + duration('P1D')", '999999999'],
  ['date(1)', 'an integer'],
  ["date() - date('2020-01-01')", 'a date'],
  ['date() + 1', 'a date'],
];

test.each(refused)('%s is refused with a word that helps', (expression, word) => {
  const error = errorOf(`RETURN ${expression}`);
  expect(error.position).not.toBeNull();
  expect(`${error.message} ${error.hint}`).toContain(word);
});

test('a text of a million letters is refused', () => {
  for (const letter of ['[', '1', 'P', 'T', '-'])
    for (const type of ['datetime', 'time', 'date', 'duration'])
      expect(() => rowsOf(`RETURN ${type}($text)`, { text: letter.repeat(1_000_000) })).toThrow(CypherError);
});
