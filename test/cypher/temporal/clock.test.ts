/** What time it is: once for a statement, but for who asks for real time. */
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { cypher } from '#cypher';
import { NOW } from './at-noon.ts';

test('the clock stands still while a statement runs', () => {
  let asked = 0;
  const now = (): number => NOW + 1000 * asked++;
  const query = 'UNWIND range(1, 3) AS x RETURN DISTINCT datetime() AS a, datetime.transaction() AS b';
  expect(cypher(new MultiDirectedGraph()).run(query, {}, { now }).rows).toHaveLength(1);
  expect(asked).toBe(1);
});

test('the clock goes on for realtime, and between statements', () => {
  let asked = 0;
  const now = (): number => NOW + 1000 * asked++;
  const engine = cypher(new MultiDirectedGraph());
  const query = 'UNWIND range(1, 3) AS x RETURN DISTINCT datetime.realtime() AS now';
  expect(engine.run(query, {}, { now }).rows).toHaveLength(3);
  expect(String(engine.run('RETURN time()', {}, { now }).rows[0]![0])).toBe('12:30:48.678Z');
});

test('the clock is the system clock where none is given', () => {
  const [[got]] = cypher(new MultiDirectedGraph()).run('RETURN timestamp()').rows as [[number]];
  expect(Math.abs(got - Date.now())).toBeLessThan(10_000);
});
