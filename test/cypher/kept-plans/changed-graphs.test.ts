/** A plan that is kept never tells of a graph that was. */
import type { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { cypher } from '#cypher';
import { herd, idsOf } from './herd.ts';

// All that is eaten is a plant at first, so that the plan need not look.
const eaten = 'MATCH (:Alpaca)-[:EATS]->(p:Plant) RETURN DISTINCT p.id';

test.each<[string, (graph: MultiDirectedGraph) => void, unknown[]]>([
  ['an edge to another label', graph => void graph.addEdge('n1', 'n2', { type: 'EATS' }), ['n3', 'n4']],
  ['a label that is gone', graph => graph.setNodeAttribute('n4', 'labels', ['Stone']), ['n3']],
  ['a label that is new', graph => graph.setNodeAttribute('n2', 'labels', ['Alpaca']), ['n3', 'n4', 'n5']],
  ['a node that is gone', graph => graph.dropNode('n0'), ['n4']],
  [
    'all labels changed at once',
    graph => graph.updateEachNodeAttributes((_, held) => ({ ...held, labels: ['Alpaca'] })),
    [],
  ],
  ['a graph that is emptied', graph => graph.clear(), []],
  ['types changed', graph => graph.forEachEdge(edge => graph.setEdgeAttribute(edge, 'type', 'SEES')), []],
])('%s', (_, change, expected) => {
  const graph = herd();
  const engine = cypher(graph);
  for (const _ of 'ab') expect(idsOf(engine, eaten)).toEqual(['n3', 'n4']);
  change(graph);
  for (const _ of 'ab') expect(idsOf(engine, eaten)).toEqual(expected);
});

test('values are read anew after a write of a property', () => {
  const engine = cypher(herd(), { writable: true });
  const heavy = 'MATCH (n) WHERE n.weight + 0 > 30 RETURN n.id';
  expect(idsOf(engine, heavy)).toEqual(['n4', 'n5']);
  expect(idsOf(engine, heavy)).toEqual(['n4', 'n5']);
  engine.run('MATCH (n {id: $x}) SET n.weight = 99', { x: 'n0' });
  expect(idsOf(engine, heavy)).toEqual(['n0', 'n4', 'n5']);
});

test('an id that two nodes bear no longer tells which node it is', () => {
  const graph = herd();
  const engine = cypher(graph);
  const others = 'MATCH (n {id: $x}), (o) WHERE o.id <> $x RETURN o.id';
  for (const _ of 'ab') expect(idsOf(engine, others, { x: 'n0' })).toHaveLength(5);
  graph.setNodeAttribute('n1', 'id', 'n0');
  for (const _ of 'ab') expect(engine.run(others, { x: 'n0' }).rows).toHaveLength(8);
});

test('a plan starts where fewest are now', () => {
  const graph = herd();
  const engine = cypher(graph, { writable: true });
  const query = 'MATCH (a:Bison)-[:EATS]->(p:Plant) RETURN a.id, p.id';
  const start = (): string => engine.explain(query).at(-2)!.detail;
  expect(engine.run(query).rows).toHaveLength(2);
  expect(start()).toBe('a:Bison');
  engine.run('UNWIND range(1, 20) AS x CREATE (:Bison {id: "m" + x})');
  expect(engine.run(query).rows).toHaveLength(2);
  expect(start()).toBe('p:Plant');
});

test('a notice comes with the slip and goes with it', () => {
  const graph = herd();
  const engine = cypher(graph);
  const notices = (): readonly string[] => engine.run('MATCH (n:Plants) RETURN n').notices ?? [];
  for (const _ of 'ab') expect(notices()).toEqual(['The graph has no label Plants. Did you mean Plant?']);
  graph.addNode('p', { labels: ['Plants'] });
  for (const _ of 'ab') expect(notices()).toEqual([]);
});

test('a statement that writes sees what it wrote before', () => {
  const engine = cypher(herd(), { writable: true });
  const counts = Array.from({ length: 60 }, (_, at) => {
    const { changes } = engine.run('MERGE (t:Tag {name: $name}) SET t.at = $at', {
      name: `t${at % 7}`,
      at,
    });
    return changes!.nodesCreated;
  });
  expect(counts.reduce((sum, one) => sum + one)).toBe(7);
  expect(engine.run('MATCH (t:Tag) RETURN max(t.at), count(t)').rows).toEqual([[59, 7]]);
});

test('a type that comes is walked by a statement that looked for it before', () => {
  const graph = herd();
  for (let at = 0; at < 100; at++) graph.addNode(`m${at}`, { labels: ['Moth'] });
  const engine = cypher(graph, { writable: true });
  const query = 'MATCH (:Alpaca {id: "n0"})-[:SEES|HEARS]-(m) SET m.seen = true';
  for (const _ of 'abc') expect(engine.run(query).changes!.propertiesSet).toBe(0);
  graph.addEdge('n0', 'm1', { type: 'SEES' });
  graph.addEdge('m2', 'n0', { type: 'HEARS' });
  for (const _ of 'abc') expect(engine.run(query).changes!.propertiesSet).toBe(2);
});
