/** Runs of one statement inside each other, results beside each other, and plans that are shown between runs. */
import { expect, test } from 'vitest';
import { cypher, type Engine } from '#cypher';
import { herd, idsOf } from './herd.ts';

/** An engine whose procedure runs queries on it while it runs one. */
function nesting(): Engine {
  const engine: Engine = cypher(herd(), {
    procedures: [
      {
        signature: 'my.run(query :: STRING, x :: STRING) :: (rows :: INTEGER)',
        call: ([query, x]) => [[engine.run(String(query), { query: 'RETURN $x, $query', x }).rows.length]],
      },
    ],
  });
  return engine;
}

test('one that runs itself keeps its own rows and parameters', () => {
  const engine = nesting();
  const query =
    'MATCH (n) WHERE n.id <> $x CALL my.run($query, n.id) YIELD rows RETURN n.id AS id, rows, $x AS x ORDER BY id';
  const inner = engine.run(query, { query: 'RETURN $x, $query', x: 'n0' });
  expect(inner.rows).toHaveLength(5);
  for (const _ of 'ab') {
    const { rows } = engine.run(query, { query, x: 'n2' });
    expect(rows.map(([id]) => id)).toEqual(['n0', 'n1', 'n3', 'n4', 'n5']);
    expect(rows.every(([, count, x]) => count === 5 && x === 'n2')).toBe(true);
  }
});

test('what one is stopped by does not stop the one around it', () => {
  const engine: Engine = cypher(herd(), {
    procedures: [
      {
        signature: 'my.cut() :: (reason :: STRING)',
        call: () => [[engine.run(query, {}, { signal: AbortSignal.abort() }).cut?.reason ?? 'none']],
      },
    ],
  });
  const query = 'MATCH (n) CALL my.cut() YIELD reason RETURN n.id, reason';
  for (const _ of 'ab') {
    const { rows, cut } = engine.run(query);
    expect([rows.length, cut]).toEqual([6, null]);
    expect(rows.every(([, reason]) => reason === 'aborted')).toBe(true);
  }
});

test('a result stays as it is while others are made', () => {
  const engine = cypher(herd());
  const query = 'MATCH (n)-[:EATS]->(m) WHERE n.id = $x RETURN n.id AS id, collect(m.id) AS eaten';
  const first = engine.run(query, { x: 'n0' });
  const second = engine.run(query, { x: 'n2' });
  expect(first.rows).toEqual([['n0', ['n3', 'n4']]]);
  expect(second.rows).toEqual([['n2', ['n4', 'n5']]]);
});

const query = 'MATCH (n:Alpaca)-[:EATS]->(p) RETURN p.id AS id, count(*) AS n';
const counts = (engine: Engine): unknown[] => engine.run(`PROFILE ${query}`).rows.map(row => row[2]);

test('EXPLAIN and PROFILE show the same before and after a run, and leave it alone', () => {
  const engine = cypher(herd());
  const [plan, profile] = [engine.explain(query), counts(engine)];
  for (const _ of 'ab') {
    expect(idsOf(engine, query)).toEqual([1, 2, 'n3', 'n4'].sort());
    expect(engine.explain(query)).toEqual(plan);
    expect(engine.run(`EXPLAIN ${query}`).rows).toHaveLength(plan.length);
    expect(counts(engine)).toEqual(profile);
  }
});
