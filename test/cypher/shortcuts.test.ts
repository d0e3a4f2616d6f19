/** What is counted, pruned or sorted by a shortcut is what making every row gives, on any graph and after any change of it. */
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { cypher, type Engine } from '#cypher';
import { textOfValue } from '../tck/notation.ts';

const SEED = Number(process.env.HERDBOOK_FUZZ_SEED ?? 20260711);
const TIMES = Number(process.env.HERDBOOK_FUZZ_TIMES ?? 1);

/** Texts, and what is none. */
const anyText = fc.constantFrom('', 'a', 'ab', 'ba', 1, 1.5, true, ['a'], null);
const anyNode = fc.record({ labels: fc.subarray(['A', 'B']), x: fc.nat(2), s: anyText });
/** Loops and parallel edges among them. */
const anyEdge = fc.record({
  from: fc.nat(6),
  to: fc.nat(6),
  type: fc.constantFrom('R', 'R', 'S'),
  w: fc.nat(1),
});
const anyGraph = fc.record({
  nodes: fc.array(anyNode, { minLength: 1, maxLength: 6 }),
  edges: fc.array(anyEdge, { maxLength: 12 }),
});

type DrawnNode = typeof anyNode extends fc.Arbitrary<infer T> ? T : never;
type Edge = typeof anyEdge extends fc.Arbitrary<infer T> ? T : never;

const anyChange = fc.oneof(
  anyNode.map(node => (graph: MultiDirectedGraph) => addNode(graph, node)),
  anyEdge.map(edge => (graph: MultiDirectedGraph) => addEdge(graph, edge)),
  fc.nat(20).map(at => (graph: MultiDirectedGraph) => {
    const edges = graph.edges();
    if (edges.length > 0) graph.dropEdge(edges[at % edges.length]);
  }),
  fc.nat(6).map(at => (graph: MultiDirectedGraph) => {
    const nodes = graph.nodes();
    if (nodes.length > 1) graph.dropNode(nodes[at % nodes.length]);
  }),
  fc.nat(6).map(at => (graph: MultiDirectedGraph) => {
    const nodes = graph.nodes();
    graph.setNodeAttribute(nodes[at % nodes.length], 'labels', ['B']);
  }),
);

let made = 0;
function addNode(graph: MultiDirectedGraph, { labels, x, s }: DrawnNode): void {
  const id = `n${made++}`;
  graph.addNode(id, { labels, x, id, ...(s === null ? {} : { s }) });
}

function addEdge(graph: MultiDirectedGraph, { from, to, type, w }: Edge): void {
  const nodes = graph.nodes();
  graph.addDirectedEdge(nodes[from % nodes.length], nodes[to % nodes.length], { type, w });
}

/** The shortcut is taken in the first; the second makes all rows. */
const counted = [
  'MATCH (n) RETURN count(*) AS n',
  'MATCH (n:A) RETURN count(n) AS n',
  'MATCH (n:None) RETURN count(n) AS n',
  'MATCH (a:A), (b:B) RETURN a.x AS k, count(*) AS n',
  'MATCH (a)-[r]->(b) RETURN count(r) AS n',
  'MATCH (a)--(b) RETURN count(*) AS n',
  'MATCH (a:A)-[:R]->(b) RETURN a.x AS k, count(*) AS n',
  'MATCH (a:A)-[:R|S]-(b) RETURN a AS k, count(b) AS n',
  'MATCH (a)-[:R]->(b)-[:R]->(c) RETURN a.x AS k, count(*) AS n',
  'MATCH (a)-[:R]-(b)-[:R|S]-(c) RETURN b AS k, count(*) AS n',
  'MATCH (a)-[:R*1..2]-(b)-[:R]-(c) RETURN b.x AS k, count(*) AS n',
  'MATCH (a)-[:R*1..2]-(b)-[:R]-(c) RETURN c.x AS k, count(*) AS n',
  'MATCH (a:A)-[:R]->(b)<-[:R]-(c) RETURN c.x AS k, count(*) AS n',
  'MATCH (a:A)-[:R]->(b)<-[:R]-(c) RETURN c AS k, count(c) AS n',
  "MATCH (a)-[:R]->(b)<-[:R]-(c) WHERE c.id <> 'n1' RETURN c.id AS k, count(*) AS n",
  "MATCH (a)-[:R]-(b)-[:R]-(c) WHERE c.id <> 'n1' RETURN c.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 2",
  'MATCH (a)-[:R]-(b)-[:R]-(c:B {x: 1}) RETURN c.id AS k, count(*) AS n ORDER BY n, k LIMIT 2',
  'MATCH (a)-[r]-(b:A) WHERE b.x > 0 RETURN b.x AS k, count(r) AS n ORDER BY n DESC, k SKIP 1 LIMIT 1',
  'MATCH (a)-[:R {w: 1}]->(b) RETURN b.x AS k, count(*) AS n',
  'MATCH (a) MATCH (a)-[:R]->(b) RETURN a.x AS k, b.x AS l, count(*) AS n',
  'MATCH (a) WITH a ORDER BY a.id LIMIT 2 MATCH (a)-[:R]-(b) RETURN b.x AS k, count(*) AS n',
  'UNWIND [1, 2] AS u MATCH (a:A)-[r]->(b) RETURN u AS k, count(*) AS n',
].map(query => [query, query.replace(/count\(.\)/u, 'sum(1)')] as const);

/** Conditions that a scan asks of a column; written otherwise in the second. */
const scanned = [
  "n.s CONTAINS 'a'",
  "n.s STARTS WITH 'a' AND n.x < 2",
  "n.s ENDS WITH 'a' OR n.s = 1",
  "n.s <> 'a'",
  'n.s = 1',
  'n.s >= 1',
  "'ab' CONTAINS n.s",
  "n.s < 'b' AND n.s > 'a' AND n.x = 1",
  'n.s = null',
].flatMap(condition => {
  const other = condition.replaceAll('n.', '[n][0].');
  return [
    [`MATCH (n) WHERE ${condition} RETURN n.id`, `MATCH (n) WHERE ${other} RETURN n.id`],
    [`MATCH (n:A) WHERE ${condition} RETURN count(*)`, `MATCH (n:A) WHERE ${other} RETURN sum(1)`],
  ] as const;
});

/** Where only the ends are wanted; in the second the trails have a name, so that each is walked. */
const pruned = [
  'MATCH (a)-[:R*1..3]->(b) RETURN DISTINCT a.id, b.id',
  'MATCH (a)-[:R*1..3]-(b) RETURN DISTINCT a.id, b.id',
  'MATCH (a)-[:R*]-(b) RETURN DISTINCT a.id, b.id',
  'MATCH (a)<-[:R|S*..2]-(b) RETURN DISTINCT a.id, b.id',
  'MATCH (a)-[:*0..2]-(b:A) RETURN DISTINCT a.id, b.id',
  'MATCH (a)-[:*1..4]-(b) WHERE b.x > 0 RETURN a.id, count(DISTINCT b.id), min(b.x), max(b.x)',
  'MATCH (a)-[:R*1..4 {w: 1}]-(b) RETURN a.id, count(DISTINCT b)',
  'MATCH (a)-[:R*1..3]-(a) RETURN DISTINCT a.id',
  'MATCH (a)-[:R*1..3]-(b)-[:S]->(c) RETURN DISTINCT a.id, c.id',
  'MATCH (a), (b) WHERE a.x < 2 MATCH (a)-[:R*..3]-(b) RETURN DISTINCT a.id, b.id',
  'MATCH (a) OPTIONAL MATCH (a)-[:R*2]-(b) WITH a, b MATCH (a)-[:R*1..2]-(c) RETURN DISTINCT b.id, c.id',
  'MATCH (a) WHERE EXISTS { (a)-[:R*1..3]-(:B) } RETURN a.id',
  'MATCH (a) WHERE EXISTS { (a)-[:R*1..3]-(a) } RETURN a.id',
  'MATCH (a)-[:R*1..2]-(b) RETURN a.id AS id UNION MATCH (a {x: 1}) RETURN a.id AS id',
].map(query => [query, query.replaceAll(/\[:(?=[^\]]*\*)/gu, '[trail:').replaceAll(':*', '*')] as const);

const shortcuts: readonly (readonly [string, string])[] = [
  ...counted,
  ...scanned,
  ...pruned.map(([short, long]) => [short.replaceAll(':*', '*'), long] as const),
  [
    'MATCH (a) RETURN a.id AS k, COUNT { (a)-[:R]-() } AS n',
    'MATCH (a) OPTIONAL MATCH (a)-[r:R]-() RETURN a.id AS k, sum(CASE WHEN r IS NULL THEN 0 ELSE 1 END) AS n',
  ],
];

/** Many groups, so that Top turns most of them away before they are rows. */
function wheel(size: number): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (let at = 0; at < size; at++) graph.addNode(`n${at}`, { labels: ['A'], id: `n${at}`, x: at % 7 });
  for (let at = 0; at < size; at++)
    for (let step = 1; step <= 1 + ((at * 7) % 5); step++)
      graph.addDirectedEdge(`n${at}`, `n${(at * step + step) % size}`, { type: 'R' });
  return graph;
}

function rowsOf(engine: Engine, query: string): string[] {
  return engine
    .run(query)
    .rows.map(row => row.map(value => textOfValue(value, false)).join(' | '))
    .sort();
}

describe('a shortcut gives what all rows give', () => {
  test.each(shortcuts)(
    '%s',
    (short, long) => {
      const property = fc.property(anyGraph, fc.array(anyChange, { maxLength: 4 }), (given, changes) => {
        made = 0;
        const graph = new MultiDirectedGraph();
        for (const node of given.nodes) addNode(graph, node);
        for (const edge of given.edges) addEdge(graph, edge);
        const engine = cypher(graph);
        // An index of the ids shows that each is of one node.
        engine.run("MATCH (n {id: 'n0'}) RETURN n");
        for (const change of [() => {}, ...changes]) {
          change(graph);
          expect(rowsOf(engine, short)).toEqual(rowsOf(engine, long));
        }
      });
      fc.assert(property, { seed: SEED, numRuns: 60 * TIMES });
    },
    120_000 * TIMES,
  );
});

describe('the best of many groups', () => {
  const engine = cypher(wheel(600));
  engine.run("MATCH (n {id: 'n0'}) RETURN n");
  test.each([
    ['MATCH (a)-[:R]->(b) RETURN b.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 5'],
    ['MATCH (a)-[:R]->(b) RETURN b.id AS k, count(*) AS n ORDER BY n, k DESC LIMIT 5'],
    ['MATCH (a)-[:R]->(b) RETURN a.id AS k, count(*) AS n ORDER BY count(*) DESC, k SKIP 3 LIMIT 5'],
    [
      'MATCH (a)-[:R]->(b)<-[:R]-(c) RETURN c.id AS k, count(*) AS n, b.x + 0 AS l ORDER BY n DESC, k, l LIMIT 5',
    ],
    [
      "MATCH (a)-[:R]->(b)<-[:R]-(c) WHERE c.id <> 'n1' RETURN c.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 5",
    ],
  ])('%s', query => {
    expect(engine.run(query).rows).toEqual(engine.run(query.replaceAll('count(*)', 'sum(1)')).rows);
  });
});

test.each([
  ['MATCH (n:A) RETURN count(*)', 'NodeCountFromCountStore'],
  ['MATCH (a)-->(b) RETURN a.x, count(*)', 'GetDegree'],
  ['MATCH (a)-[:R]->(b) WHERE b.x > 1 RETURN b.x, count(*)', 'Aggregation'],
  ['MATCH (a)-[:R*]-(b) RETURN count(DISTINCT b)', 'VarLengthExpandPruning'],
])('%s is planned by %s', (query, operator) => {
  const plan = cypher(wheel(3)).explain(query);
  expect(plan.map(step => step.operator)).toContain(operator);
  expect(plan.map(step => step.operator)).not.toContain('ExpandAll');
});

test('nodes that only show a schema are grouped as others are', () => {
  const shown = 'CALL db.schema.visualization() YIELD nodes UNWIND nodes + nodes AS n';
  const engine = cypher(wheel(3));
  engine.run("MATCH (n {id: 'n0'}) RETURN n");
  expect(engine.run(`${shown} RETURN n.name AS name, count(*) AS n`).rows).toEqual([['A', 2]]);
  expect(engine.run(`${shown} WITH n, count(*) AS times RETURN times`).rows).toEqual([[2]]);
});
