/** A plan that is kept takes the parameters of each run. */
import { expect, test } from 'vitest';
import { CypherError, cypher } from '#cypher';
import { herd, idsOf } from './herd.ts';

test.each<[string, readonly (readonly [object, unknown[]])[]]>([
  [
    'MATCH (n {id: $x}) RETURN n.id',
    [
      [{ x: 'n0' }, ['n0']],
      [{ x: 'n1' }, ['n1']],
      [{ x: 7 }, []],
      [{ x: null }, []],
      [{ x: 'n2' }, ['n2']],
    ],
  ],
  [
    'MATCH (:Alpaca)-[:EATS]->(p)<-[:EATS]-(o) WHERE o.id <> $x RETURN DISTINCT o.id',
    [
      [{ x: 'n0' }, ['n1', 'n2']],
      [{ x: 'n2' }, ['n0', 'n1']],
      [{ x: 'nobody' }, ['n0', 'n1', 'n2']],
      [{ x: 1 }, ['n0', 'n1', 'n2']],
      [{ x: null }, []],
      [{ x: 'n0' }, ['n1', 'n2']],
    ],
  ],
  [
    'MATCH (n) WHERE n.weight >= $x RETURN n.id',
    [
      [{ x: 40 }, ['n4', 'n5']],
      [{ x: 50 }, ['n5']],
      [{ x: 'heavy' }, []],
    ],
  ],
  [
    'MATCH (n) RETURN n.id ORDER BY n.id SKIP $skip LIMIT $limit',
    [
      [{ skip: 0, limit: 2 }, ['n0', 'n1']],
      [{ skip: 3, limit: 1 }, ['n3']],
      [{ skip: 5, limit: 9 }, ['n5']],
      [{ skip: 0, limit: 0 }, []],
    ],
  ],
  [
    'UNWIND $list AS x RETURN x',
    [
      [{ list: [2, 1] }, [1, 2]],
      [{ list: 'one' }, ['one']],
      [{ list: null }, []],
    ],
  ],
])('%s', (query, runs) => {
  const engine = cypher(herd());
  for (const [parameters, expected] of runs) expect(idsOf(engine, query, parameters)).toEqual(expected);
});

test('one that is undefined is missing, though the run before had it', () => {
  const engine = cypher(herd());
  const query = 'MATCH (n:Nobody) WHERE n.id = $x RETURN n';
  for (const _ of 'ab') {
    expect(engine.run(query, { x: 'n0' }).rows).toEqual([]);
    expect(() => engine.run(query, { x: undefined })).toThrow('The parameter $x has no value.');
  }
});

test('a count that is none is refused at its place, and the next is taken', () => {
  const engine = cypher(herd());
  const query = 'MATCH (n) RETURN n.id LIMIT $most';
  expect(engine.run(query, { most: 1 }).rows).toHaveLength(1);
  expect(() => engine.run(query, { most: -1 })).toThrow('LIMIT needs a whole number from 0, got -1.');
  expect(errorOf(() => engine.run(query, { most: 'x' })).position?.column).toBe(29);
  expect(engine.run(query, { most: 2 }).rows).toHaveLength(2);
});

test('chance in LIMIT keeps what SKIP leaves', () => {
  const engine = cypher(herd());
  const query =
    'MATCH (n) RETURN n.id ORDER BY n.id SKIP toInteger(rand() * 2) LIMIT 3 + toInteger(rand() * 2)';
  for (let turn = 0; turn < 50; turn++) expect(engine.run(query).rows.length).toBeGreaterThanOrEqual(3);
});

function errorOf(work: () => unknown): CypherError {
  try {
    work();
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error('no error');
}
