/** Temporal values as properties, parameters and results: found, sorted, grouped and summed. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { cypher, Duration, Temporal, type Value } from '#cypher';
import { NOW, rowsOf } from './at-noon.ts';

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
