/** A statement that is run again is not parsed again, and says what it would say the first time. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../cypher/ast.ts';
import { cypher } from '../../cypher/index.ts';
import { parse } from '../../cypher/parse/parser.ts';
import { StatementCache } from '../../cypher/statement-cache.ts';

function herd(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const [id, name] of [
    ['a', 'Alpaca'],
    ['b', 'Bison'],
  ])
    graph.addNode(id, { labels: ['Animal'], name });
  return graph;
}

describe('the same text', () => {
  test('takes other parameters', () => {
    const engine = cypher(herd());
    const query = 'MATCH (n:Animal) WHERE n.name = $name RETURN n.name';
    expect(engine.run(query, { name: 'Alpaca' }).rows).toEqual([['Alpaca']]);
    expect(engine.run(query, { name: 'Bison' }).rows).toEqual([['Bison']]);
    expect(engine.run(query, { name: null }).rows).toEqual([]);
  });

  test('sees a graph that has changed', () => {
    const graph = herd();
    const engine = cypher(graph);
    const query = 'MATCH (n:Animal)-[:EATS]->(m) WHERE m:Plant RETURN m.name';
    expect(engine.run(query).rows).toEqual([]);
    graph.addNode('g', { labels: ['Plant'], name: 'grass' });
    graph.addDirectedEdge('a', 'g', { type: 'EATS' });
    expect(engine.run(query).rows).toEqual([['grass']]);
    graph.addNode('s', { labels: ['Mineral'], name: 'salt' });
    graph.addDirectedEdge('b', 's', { type: 'EATS' });
    expect(engine.run(query).rows).toEqual([['grass']]);
  });

  test('misses a parameter that an earlier run was given', () => {
    const engine = cypher(herd());
    const query = 'RETURN $x AS x';
    expect(engine.run(query, { x: 1 }).rows).toEqual([[1]]);
    for (const _ of 'ab') expect(() => engine.run(query)).toThrow('The parameter $x has no value.');
    expect(engine.run(query, { x: 2 }).rows).toEqual([[2]]);
  });

  test('takes the parameters of a procedure from those of this run', () => {
    const engine = cypher(herd(), {
      procedures: [
        { signature: 'my.twice(x :: INTEGER) :: (y :: INTEGER)', call: ([x]) => [[2 * Number(x)]] },
      ],
    });
    expect(engine.run('CALL my.twice', { x: 2 }).rows).toEqual([[4]]);
    expect(() => engine.run('CALL my.twice')).toThrow();
    expect(engine.run('CALL my.twice', { x: 3 }).rows).toEqual([[6]]);
  });

  test('fails the second time as it did the first', () => {
    const engine = cypher(herd());
    for (const _ of 'ab') expect(() => engine.run('MATCH (n) SET n.x = 1')).toThrow('SET writes');
  });

  test('writes each time', () => {
    const graph = herd();
    const engine = cypher(graph, { writable: true });
    for (const _ of 'abc') engine.run('CREATE (:Animal)');
    expect(graph.order).toBe(5);
  });

  test('may be run by a procedure that it calls', () => {
    const query = 'CALL my.depth($left) YIELD depth RETURN depth';
    const engine = cypher(herd(), {
      procedures: [
        {
          signature: 'my.depth(left :: INTEGER) :: (depth :: INTEGER)',
          call: ([left]) => [
            [left === 0 ? 0 : Number(engine.run(query, { left: Number(left) - 1 }).rows[0]![0]) + 1],
          ],
        },
      ],
    });
    expect(engine.run(query, { left: 3 }).rows).toEqual([[3]]);
  });
});

describe('what is kept', () => {
  /** Counts how often each text is parsed. */
  function counting(): {
    find(text: string, ...names: string[]): Statement;
    readonly counts: Map<string, number>;
  } {
    const cache = new StatementCache();
    const counts = new Map<string, number>();
    return {
      counts,
      find: (text, ...names) =>
        cache.find(text, names, () => {
          counts.set(text, (counts.get(text) ?? 0) + 1);
          return parse(text);
        }),
    };
  }

  test('is found again, by text and names of parameters', () => {
    const { find, counts } = counting();
    const first = find('RETURN 1');
    expect(find('RETURN 1')).toBe(first);
    find('RETURN  1');
    expect(counts).toEqual(
      new Map([
        ['RETURN 1', 1],
        ['RETURN  1', 1],
      ]),
    );
    find('RETURN 1', 'x');
    expect(counts.get('RETURN 1')).toBe(2);
  });

  test('has a bound: what was used last stays', () => {
    const { find, counts } = counting();
    for (let at = 0; at < 2_000; at++) {
      find(`RETURN ${at}`);
      find('RETURN "often"');
    }
    expect(counts.get('RETURN "often"')).toBe(1);
    find('RETURN 0');
    find('RETURN 1999');
    expect([counts.get('RETURN 0'), counts.get('RETURN 1999')]).toEqual([2, 1]);
  });

  test('is no very long text', () => {
    const { find, counts } = counting();
    const long = `RETURN "${'x'.repeat(10_000)}"`;
    for (const _ of 'ab') find(long);
    expect(counts.get(long)).toBe(2);
  });
});
