/** A run that ends early, or well, leaves nothing behind in its plan. */
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { CypherError, cypher, type Engine } from '#cypher';
import { herd } from './herd.ts';

const all = 'MATCH (n) WITH n ORDER BY n.id RETURN n.id, 100 / (n.weight - $hole) AS share';

test.each<[string, (engine: Engine) => void]>([
  ['time', engine => expect(engine.run(all, { hole: 1 }, { timeoutMs: 0 }).cut?.reason).toBe('time')],
  ['rows', engine => expect(engine.run(all, { hole: 1 }, { rowLimit: 2 }).cut?.reason).toBe('rows')],
  [
    'a signal',
    engine =>
      expect(engine.run(all, { hole: 1 }, { signal: AbortSignal.abort() }).cut?.reason).toBe('aborted'),
  ],
  ['an error', engine => expect(() => engine.run(all, { hole: 20 })).toThrow(CypherError)],
])('%s', (_, stop) => {
  const engine = cypher(herd());
  const whole = engine.run(all, { hole: 1 });
  for (const _ of 'ab') {
    stop(engine);
    expect({ ...engine.run(all, { hole: 1 }), elapsedMs: 0 }).toEqual({ ...whole, elapsedMs: 0 });
  }
});

test('a statement that writes and fails can be run again', () => {
  const graph = herd();
  const engine = cypher(graph, { writable: true });
  const query = 'MATCH (n:Alpaca) CREATE (:Copy {share: 100 / (n.weight - $hole)})';
  for (const _ of 'ab') {
    expect(() => engine.run(query, { hole: 10 })).toThrow(CypherError);
    expect(() => engine.run(query, { hole: 1 }, { timeoutMs: 0 })).toThrow('nothing was written');
  }
  expect(graph.order).toBe(6);
  expect(engine.run(query, { hole: 1 }).changes!.nodesCreated).toBe(2);
});

test('the clock starts anew', () => {
  const engine = cypher(herd());
  const at = (now: number): unknown =>
    engine.run('RETURN timestamp() AS t', {}, { now: () => now }).rows[0]![0];
  expect([at(1_000), at(2_000)]).toEqual([1_000, 2_000]);
  expect(engine.run('RETURN timestamp() AS t').rows[0]![0]).toBeGreaterThan(1_600_000_000_000);
});

test('what is kept for one run is not counted for the next', () => {
  const engine = cypher(new MultiDirectedGraph());
  const columns = Array.from({ length: 300 }, (_, at) => `x AS a${at}`).join(', ');
  const query = `UNWIND range(1, 20000) AS x WITH x, ${columns} ORDER BY x RETURN count(*)`;
  // Four of them would keep more than 20 million values.
  for (const _ of 'abcd') expect(engine.run(query).rows).toEqual([[20_000]]);
});
