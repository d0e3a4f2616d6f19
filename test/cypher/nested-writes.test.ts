/** A procedure may run statements that write: what fails takes back its own writes, and those that were made within it. */
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { CypherError, cypher, type Engine } from '#cypher';

/** Its procedure runs a query on it; where that fails it says 0 in place of 1. */
function nesting(graph: MultiDirectedGraph): Engine {
  const attempt = (query: string): number => {
    try {
      engine.run(query);
      return 1;
    } catch {
      return 0;
    }
  };
  const engine: Engine = cypher(graph, {
    writable: true,
    procedures: [
      {
        signature: 'my.try(query :: STRING) :: (held :: INTEGER)',
        call: ([query]) => [[attempt(String(query))]],
      },
    ],
  });
  return engine;
}

const around = (inner: string, end: string): string =>
  `CREATE (:Before) WITH 1 AS one CALL my.try('${inner}') YIELD held CREATE (:After) RETURN ${end} AS end`;

const labelsOf = (graph: MultiDirectedGraph): string[] =>
  graph.mapNodes((_, { labels }) => labels.join()).sort();

test('both are written where both succeed, and the outer one counts both', () => {
  const graph = new MultiDirectedGraph();
  const { rows, changes } = nesting(graph).run(around('CREATE (:Within {x: 1})', 'held'));
  expect([rows, changes!.nodesCreated, changes!.propertiesSet]).toEqual([[[1]], 3, 1]);
  expect(labelsOf(graph)).toEqual(['After', 'Before', 'Within']);
});

test('nothing stays where the outer one fails', () => {
  const graph = new MultiDirectedGraph();
  const engine = nesting(graph);
  expect(() => engine.run(around('CREATE (:Within)', '1 / (held - 1)'))).toThrow(CypherError);
  expect(labelsOf(graph)).toEqual([]);
});

test('only the inner one is taken back where it alone fails', () => {
  const graph = new MultiDirectedGraph();
  const { rows, changes } = nesting(graph).run(around('CREATE (:Within) RETURN 1 / 0', 'held'));
  expect([rows, changes!.nodesCreated]).toEqual([[[0]], 2]);
  expect(labelsOf(graph)).toEqual(['After', 'Before']);
});

test('an inner one that only reads changes nothing of that', () => {
  const graph = new MultiDirectedGraph();
  const engine = nesting(graph);
  expect(() => engine.run(around('MATCH (n) RETURN n', '1 / (held - 1)'))).toThrow(CypherError);
  expect(labelsOf(graph)).toEqual([]);
  expect(engine.run('CREATE (:Next)').changes!.nodesCreated).toBe(1);
});

test('one that is inside one that is inside', () => {
  const graph = new MultiDirectedGraph();
  const inner = 'CREATE (:Deep) WITH 1 AS x CALL my.try("CREATE (:Deepest)") YIELD held RETURN 1 / 0';
  const { changes } = nesting(graph).run(around(inner, 'held'));
  expect(changes!.nodesCreated).toBe(2);
  expect(labelsOf(graph)).toEqual(['After', 'Before']);
});
