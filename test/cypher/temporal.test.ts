import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { CypherError, cypher, Duration, Temporal, type Value } from '#cypher';
import { errorOf } from './graphs.ts';

/** 2024-02-29T12:30:45.678Z */
const NOW = 1_709_209_845_678;

function rowsOf(query: string, parameters: Record<string, unknown> = {}): readonly (readonly Value[])[] {
  return cypher(new MultiDirectedGraph()).run(query, parameters, { now: () => NOW }).rows;
}

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

describe('the clock', () => {
  test('stands still while a statement runs', () => {
    let asked = 0;
    const now = (): number => NOW + 1000 * asked++;
    const query = 'UNWIND range(1, 3) AS x RETURN DISTINCT datetime() AS a, datetime.transaction() AS b';
    expect(cypher(new MultiDirectedGraph()).run(query, {}, { now }).rows).toHaveLength(1);
    expect(asked).toBe(1);
  });

  test('goes on for realtime, and between statements', () => {
    let asked = 0;
    const now = (): number => NOW + 1000 * asked++;
    const engine = cypher(new MultiDirectedGraph());
    const query = 'UNWIND range(1, 3) AS x RETURN DISTINCT datetime.realtime() AS now';
    expect(engine.run(query, {}, { now }).rows).toHaveLength(3);
    expect(String(engine.run('RETURN time()', {}, { now }).rows[0]![0])).toBe('12:30:48.678Z');
  });

  test('is the system clock where none is given', () => {
    const [[got]] = cypher(new MultiDirectedGraph()).run('RETURN timestamp()').rows as [[number]];
    expect(Math.abs(got - Date.now())).toBeLessThan(10_000);
  });
});

describe('in a graph', () => {
  const born = (name: string, on: string): string =>
    `CREATE (:Person {name: '${name}', born: date('${on}')})`;
  const people = (): ReturnType<typeof cypher> => {
    const engine = cypher(new MultiDirectedGraph(), { writable: true });
    engine.run(
      `${born('Ada', '1815-12-10')} ${born('Kurt', '1906-04-28')} ${born('Alan', '1912-06-23')} ${born('Twin', '1912-06-23')}`,
    );
    return engine;
  };

  test('a property is found, filtered and sorted by its time', () => {
    const engine = people();
    expect(engine.run("MATCH (p {born: date('1906-04-28')}) RETURN p.name").rows).toEqual([['Kurt']]);
    expect(
      engine.run("MATCH (p) WHERE p.born >= date('1900-01-01') RETURN p.name ORDER BY p.born DESC, p.name")
        .rows,
    ).toEqual([['Alan'], ['Twin'], ['Kurt']]);
  });

  test('equal dates are one group', () => {
    const rows = people().run(
      'MATCH (p) RETURN p.born.year AS year, p.born AS born, count(*) AS n ORDER BY n',
    ).rows;
    expect(rows.at(-1)).toEqual([1912, expect.any(Temporal), 2]);
    expect(rows).toHaveLength(3);
  });

  test('least, greatest, sum and mean', () => {
    const query =
      "MATCH (p) WITH p, duration.between(p.born, date('2000-01-01')) AS age RETURN min(p.born), max(p.born), sum(age), avg(age), min(age)";
    expect(JSON.parse(JSON.stringify(people().run(query).rows))).toEqual([
      ['1815-12-10', '1912-06-23', 'P452Y8M44D', 'P113Y2M11D', 'P87Y6M9D'],
    ]);
  });
});

test('all types have an order among them', () => {
  const query =
    "UNWIND ['a', duration('P1D'), localtime('10:00'), time('10:00'), date('2020-01-01'), localdatetime('2020-01-01T10:00'), datetime('2020-01-01T10:00'), null, 1, true, [1]] AS x RETURN x ORDER BY x";
  expect(rowsOf(query).map(([x]) => String(x instanceof Temporal ? x.type : x))).toEqual([
    '1',
    'datetime',
    'localdatetime',
    'date',
    'time',
    'localtime',
    'P1D',
    'a',
    'true',
    '1',
    'null',
  ]);
});

test('values go in as parameters and out as JSON', () => {
  const [[date, duration]] = rowsOf("RETURN date('2020-02-03') AS d, duration('P1M') AS p") as [
    [Value, Value],
  ];
  expect(date).toBeInstanceOf(Temporal);
  expect(duration).toBeInstanceOf(Duration);
  expect(JSON.stringify(rowsOf('RETURN $d + $p AS sum', { d: date, p: duration }))).toBe('[["2020-03-03"]]');
});

test('what JavaScript holds as a Date is a date time, in a graph and as a parameter', () => {
  const graph = new MultiDirectedGraph();
  graph.addNode('a', { labels: ['Event'], at: new Date(NOW), days: [new Date(0)], broken: new Date('') });
  const engine = cypher(graph);
  const query =
    'MATCH (e:Event) WHERE e.at = $at AND e.at IN $all RETURN e.at.year, e.days, e.broken, e.missing';
  const parameters = { at: new Date(NOW), all: [new Date(0), new Date(NOW)] };
  expect(JSON.parse(JSON.stringify(engine.run(query, parameters).rows))).toEqual([
    [2024, ['1970-01-01T00:00Z'], null, null],
  ]);
  expect(engine.run('MATCH (e) WHERE e.at = $at RETURN e', { at: new Date(0) }).rows).toEqual([]);
  expect(String(engine.run('MATCH (e) RETURN properties(e).at').rows[0]![0])).toBe(
    '2024-02-29T12:30:45.678Z',
  );
  expect(
    String(engine.run('RETURN $given.of[0].at', { given: { of: [{ at: new Date(0) }] } }).rows[0]![0]),
  ).toBe('1970-01-01T00:00Z');
});

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

describe('for all moments and durations', () => {
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
});
