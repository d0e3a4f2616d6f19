/** An index that follows changes, those of statements that fail too, tells what a new one tells. */
import fc from 'fast-check';
import type { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { CypherError, cypher } from '#cypher';
import { textOfValue } from '../../tck/notation.ts';
import { anyGraph, drawn, sorted } from './graphs.ts';
import { LONG, runs } from './runs.ts';

const WRITES = [
  'CREATE (:A {x: 1})-[:R {w: 2}]->(:B)',
  'MATCH (a:A) CREATE (a)-[:S]->(:C {x: a.x})',
  'MATCH (a) WITH a LIMIT 1 DETACH DELETE a',
  'MATCH ()-[r:R]->() DELETE r',
  'MATCH (a:A) SET a:B, a.x = a.x + 1',
  'MATCH (a:B) REMOVE a:A, a.x',
  'MATCH (a) SET a += {y: 1.0, x: 2}',
  'MATCH (a:C) SET a = {x: 3}',
  'MERGE (:A {x: 2})',
  'MATCH (a:A) MERGE (a)-[:R]->(b:B {x: a.x}) ON CREATE SET b.new = true ON MATCH SET b.old = true',
  'MATCH (a:A), (b:B) MERGE (a)-[:S]-(b)',
  'FOREACH (x IN [1, 2] | MERGE (:F {x: x}))',
] as const;

/** What an engine tells of a graph: all that its indexes hold. */
const ASKS = [
  'MATCH (n) RETURN elementId(n), labels(n), properties(n)',
  'MATCH (n:A) RETURN elementId(n)',
  'MATCH (n:B) RETURN elementId(n)',
  'MATCH (n {x: 2}) RETURN elementId(n)',
  'MATCH (a)-[r]->(b) RETURN elementId(a), elementId(r), type(r), properties(r), elementId(b)',
  'MATCH (a)<-[r:R]-(b) RETURN elementId(a), elementId(r), elementId(b)',
  'MATCH (a)--(b) RETURN elementId(a), count(*)',
  'CALL db.labels()',
  'CALL db.relationshipTypes()',
  'MATCH (n) RETURN COUNT { (n)-->() }, COUNT { (n)--() }, elementId(n)',
] as const;

test(
  'an index that follows changes tells what a new one tells',
  () => {
    const change = fc.oneof(
      fc.constantFrom(...WRITES).map(query => ({ query, fails: false })),
      fc.constantFrom(...WRITES).map(query => ({ query, fails: true })),
      fc.constantFrom('addNode', 'dropNode', 'addEdge', 'setAttribute', 'merge').map(api => ({ api })),
    );
    const property = fc.property(anyGraph, fc.array(change, { maxLength: 12 }), (given, changes) => {
      const graph = drawn(given);
      const engine = cypher(graph, { writable: true });
      for (const [at, one] of changes.entries()) {
        if ('api' in one) byHand(graph, one.api, at);
        else if (one.fails) fail(graph, engine, one.query);
        else engine.run(one.query);
        const follows = ASKS.map(ask => tell(engine, ask));
        const fresh = cypher(graph.copy());
        expect(follows).toEqual(ASKS.map(ask => tell(fresh, ask)));
      }
    });
    fc.assert(property, runs(200));
  },
  LONG,
);

function tell(engine: ReturnType<typeof cypher>, query: string): string[] {
  return engine
    .run(query)
    .rows.map(row => row.map(value => textOfValue(value, false)).join(' | '))
    .sort();
}

function fail(graph: MultiDirectedGraph, engine: ReturnType<typeof cypher>, query: string): void {
  const before = JSON.stringify(sorted(graph));
  expect(() => engine.run(`${query} WITH count(*) AS n UNWIND [1, 0] AS x RETURN n / x`)).toThrow(
    CypherError,
  );
  expect(JSON.stringify(sorted(graph))).toBe(before);
}

function byHand(graph: MultiDirectedGraph, api: string, at: number): void {
  const [node] = graph.nodes();
  if (api === 'addNode') graph.addNode(`by hand ${at}`, { labels: ['A', 'B'], x: 2 });
  if (!node) return;
  if (api === 'dropNode') graph.dropNode(node);
  if (api === 'addEdge') graph.addDirectedEdge(node, graph.nodes().at(-1), { type: 'R' });
  if (api === 'setAttribute') graph.setNodeAttribute(node, 'x', 2);
  if (api === 'merge') graph.mergeNodeAttributes(node, { labels: ['B'], x: 1 });
}
