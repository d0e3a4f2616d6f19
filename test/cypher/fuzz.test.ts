/** Chance, with its seeds kept: no text crashes the language, two ways to ask one thing agree, a failed statement leaves nothing. */
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { CypherError, check, cypher } from '#cypher';
import { automatonOf } from '../../cypher/regular-expression/automaton.ts';
import { treeOf } from '../../cypher/regular-expression/expression-tree.ts';
import { readKit } from '../tck/main.ts';
import { textOfValue } from '../tck/notation.ts';

/** Fixed, so that every run is the same; a longer hunt takes other ones: HERDBOOK_FUZZ_SEED=1 HERDBOOK_FUZZ_TIMES=20. */
const SEED = Number(process.env.HERDBOOK_FUZZ_SEED ?? 20260711);
const TIMES = Number(process.env.HERDBOOK_FUZZ_TIMES ?? 1);
const runs = (count: number): { seed: number; numRuns: number } => ({ seed: SEED, numRuns: count * TIMES });
const LONG = 120_000 * TIMES;
const LIMITS = { rowLimit: 200, timeoutMs: 150 } as const;
const queries = readKit(new URL('./pack', import.meta.url).pathname).scenarios.flatMap(({ steps }) =>
  steps.flatMap(step => (step.text.startsWith('executing query') && step.body ? [step.body] : [])),
);

const PIECES = [
  ...[
    'MATCH',
    'OPTIONAL MATCH',
    'WHERE',
    'RETURN',
    'WITH',
    'UNWIND',
    'AS',
    'CREATE',
    'MERGE',
    'SET',
    'REMOVE',
  ],
  ...[
    'DELETE',
    'DETACH DELETE',
    'CALL',
    'YIELD',
    'UNION',
    'ALL',
    'ORDER BY',
    'SKIP',
    'LIMIT',
    'DISTINCT',
    'FOREACH',
  ],
  ...[
    'ON CREATE SET',
    'EXISTS',
    'COUNT',
    'COLLECT',
    'CASE',
    'WHEN',
    'THEN',
    'ELSE',
    'END',
    'reduce',
    'all',
    'SHORTEST',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '-',
    '->',
    '<-',
    '--',
    '-->',
    ':',
    '|',
    '&',
    '!',
    '%',
    '*',
    '..',
    '+',
    '/',
    '^',
    ',',
  ],
  ...[
    '=',
    '<>',
    '<',
    '>',
    '=~',
    'IN',
    'AND',
    'OR',
    'XOR',
    'NOT',
    'IS NULL',
    'IS ::',
    'STARTS WITH',
    '.',
    ';',
    '$p',
    '//',
  ],
  ...[
    'n',
    'r',
    'x',
    'A',
    'R',
    '`q q`',
    "'text'",
    '"t"',
    "'open",
    '1',
    '0',
    '-1',
    '2.5',
    '1e400',
    '0x',
    '99999999999999999999',
  ],
  ...[
    'null',
    'true',
    'count(*)',
    'size(',
    'labels(n)',
    'n.x',
    '\\',
    '\u0000',
    '\u2028',
    '−',
    '😀',
    '/*',
    'INTEGER',
    '{1,3}',
  ],
] as const;

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map(pieces => pieces.join(' '));

/** A known query with a stretch of it taken out, doubled, or replaced by something else. */
const mutant = fc
  .record({
    query: fc.constantFrom(...queries),
    other: fc.constantFrom(...queries),
    piece: fc.constantFrom(...PIECES),
    at: fc.nat(400),
    length: fc.nat(20),
    way: fc.constantFrom('drop', 'double', 'replace', 'splice'),
  })
  .map(({ query, other, piece, at, length, way }) => {
    const [start, end] = [
      at % (query.length + 1),
      Math.min(query.length, (at % (query.length + 1)) + length),
    ];
    const middle = {
      drop: '',
      double: query.slice(start, end).repeat(2),
      replace: ` ${piece} `,
      splice: other.slice(start, end),
    }[way];
    return query.slice(0, start) + middle + query.slice(end);
  });

function small(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  cypher(graph, { writable: true }).run(
    `CREATE (a:A {x: 1, n: 'a'}), (b:A:B {x: 2, n: 'b'}), (c:B {x: 1.5}), (a)-[:R {w: 1}]->(b), (b)-[:S]->(c), (c)-[:R]->(a), (a)-[:R]->(a)`,
  );
  return graph;
}

/** Runs, and lets only the language's own errors pass. */
function survives(query: string): void {
  const graph = small();
  const before = JSON.stringify(graph.export());
  try {
    cypher(graph, { writable: true }).run(query, { p: 1 }, LIMITS);
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    expect(error.message).not.toBe('');
    if (error.position) expect(error.position.offset).toBeLessThanOrEqual(query.length);
    expect(JSON.stringify(sorted(graph))).toBe(JSON.stringify(sorted(graph, before)));
  }
}

/** Undo may bring elements back in another order. */
function sorted(graph: MultiDirectedGraph, text = JSON.stringify(graph.export())): unknown {
  const { nodes, edges } = JSON.parse(text) as { nodes: { key: string }[]; edges: { key: string }[] };
  const byKey = (a: { key: string }, b: { key: string }): number => a.key.localeCompare(b.key);
  const plain = (one: { key: string }): string => JSON.stringify(one, Object.keys(flat(one)).sort());
  return [nodes.sort(byKey).map(plain), edges.sort(byKey).map(plain)];
}

function flat(value: object): Record<string, true> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]): [string, true][] => [
      [key, true],
      ...(held && typeof held === 'object' ? (Object.entries(flat(held)) as [string, true][]) : []),
    ]),
  );
}

test(
  'no soup of words and signs crashes the language',
  () => {
    fc.assert(fc.property(soup, survives), runs(3_000));
  },
  LONG,
);

test(
  'no query that was mangled crashes it',
  () => {
    fc.assert(fc.property(mutant, survives), runs(3_000));
  },
  LONG,
);

test(
  'no text at all crashes the check',
  () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      try {
        check(text);
      } catch (error) {
        if (!(error instanceof CypherError)) throw error;
      }
    });
    fc.assert(property, runs(5_000));
  },
  LONG,
);

/** Nodes by number with a label and a value, relationships by their ends. */
const anyGraph = fc.record({
  nodes: fc.array(fc.record({ label: fc.constantFrom('A', 'B'), x: fc.nat(3) }), {
    minLength: 1,
    maxLength: 6,
  }),
  edges: fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), type: fc.constantFrom('R', 'S') }), {
    maxLength: 9,
  }),
});

type Drawn = typeof anyGraph extends fc.Arbitrary<infer T> ? T : never;

function drawn({ nodes, edges }: Drawn): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const [at, { label, x }] of nodes.entries()) graph.addNode(`n${at}`, { labels: [label], x });
  for (const { from, to, type } of edges)
    graph.addDirectedEdge(`n${from % nodes.length}`, `n${to % nodes.length}`, { type });
  return graph;
}

function rowsOf(graph: MultiDirectedGraph, query: string): string[] {
  const { rows, cut } = cypher(graph).run(query, {}, { timeoutMs: 20_000 });
  expect(cut).toBeNull();
  return rows.map(row => row.map(value => textOfValue(value, false)).join(' | ')).sort();
}

/** Two ways to ask for the same. */
const twins: readonly (readonly [string, string, string])[] = [
  [
    'a pattern from its other end',
    'MATCH (a:A)-[r:R]->(b)-[s]->(c) RETURN elementId(r), elementId(s)',
    'MATCH (c)<-[s]-(b)<-[r:R]-(a:A) RETURN elementId(r), elementId(s)',
  ],
  [
    'two patterns or one',
    'MATCH (a)-[r]->(b), (b)-[s]-(c:B) RETURN elementId(r), elementId(s)',
    'MATCH (a)-[r]->(b)-[s]-(c:B) RETURN elementId(r), elementId(s)',
  ],
  [
    'two clauses with the uniqueness said',
    'MATCH (a)-[r]-(b)-[s]-(c) RETURN elementId(r), elementId(s), elementId(c)',
    'MATCH (a)-[r]-(b) MATCH (b)-[s]-(c) WHERE r <> s RETURN elementId(r), elementId(s), elementId(c)',
  ],
  [
    'a variable length or a group',
    'MATCH (a:A)-[r:R*1..3]->(b) RETURN elementId(a), [x IN r | elementId(x)]',
    'MATCH (a:A)(()-[r:R]->()){1,3}(b) RETURN elementId(a), [x IN r | elementId(x)]',
  ],
  [
    'a variable length without direction or a group',
    'MATCH p = (a)-[*0..3]-(b:B) RETURN [x IN nodes(p) | elementId(x)], [x IN relationships(p) | elementId(x)]',
    'MATCH p = (a)(()--()){0,3}(b:B) RETURN [x IN nodes(p) | elementId(x)], [x IN relationships(p) | elementId(x)]',
  ],
  [
    'a length written out',
    'MATCH (a)-[r*2]->(b) RETURN [x IN r | elementId(x)]',
    'MATCH (a)-[x]->()-[y]->(b) RETURN [elementId(x), elementId(y)]',
  ],
  [
    'COUNT in braces or an aggregate',
    'MATCH (a) RETURN elementId(a), COUNT { (a)-[:R]->(:A) } AS n',
    'MATCH (a) OPTIONAL MATCH (a)-[r:R]->(:A) RETURN elementId(a), count(r) AS n',
  ],
  [
    'EXISTS, a count, a bare pattern',
    'MATCH (a) WHERE EXISTS { (a)-[:S]->({x: 1}) } RETURN elementId(a)',
    'MATCH (a) WHERE COUNT { (a)-[:S]->({x: 1}) } > 0 AND (a)-[:S]->({x: 1}) RETURN elementId(a)',
  ],
  [
    'COLLECT in braces or a comprehension',
    'MATCH (a) RETURN elementId(a), size(COLLECT { MATCH (a)--(b:A) RETURN b.x })',
    'MATCH (a) RETURN elementId(a), size([(a)--(b:A) | b.x])',
  ],
  [
    'a call or a clause',
    'MATCH (a:A) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN elementId(a), elementId(b)',
    'MATCH (a:A)-->(b) RETURN elementId(a), elementId(b)',
  ],
  [
    'the least length by selector, function and minimum',
    'MATCH p = SHORTEST 1 (a)-[:R]->+(b) WHERE a <> b RETURN elementId(a), elementId(b), length(p)',
    'MATCH (a)-[r:R*]->(b) WHERE a <> b RETURN elementId(a), elementId(b), min(size(r))',
  ],
  [
    'all shortest paths by selector and function',
    'MATCH p = ALL SHORTEST (a)-[:R|S]-+(b) WHERE a <> b RETURN [x IN relationships(p) | elementId(x)]',
    'MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)-[:R|S*]-(b)) RETURN [x IN relationships(p) | elementId(x)]',
  ],
  [
    'shortest ways back to the start',
    'MATCH p = SHORTEST 1 (a)-->+(a) RETURN elementId(a), length(p)',
    'MATCH (a)-[r*]->(a) RETURN elementId(a), min(size(r))',
  ],
  [
    'a group by the shortest or all of the least length',
    'MATCH p = SHORTEST 1 GROUP (a:A)(()-[:R]->())+(b:B) RETURN [x IN relationships(p) | elementId(x)]',
    'MATCH (a:A)-[r:R*]->(b:B) WITH a, b, collect(r) AS all, min(size(r)) AS least UNWIND [r IN all WHERE size(r) = least] AS r RETURN [x IN r | elementId(x)]',
  ],
  [
    'a type expression or its choice',
    'MATCH (a)-[r:!S]->(b:!B) RETURN elementId(r)',
    'MATCH (a)-[r:R]->(b:A) RETURN elementId(r)',
  ],
  [
    'a property in the pattern or in WHERE',
    'MATCH (a {x: 1})--(b {x: 2}) RETURN elementId(a), elementId(b)',
    'MATCH (a)--(b) WHERE a.x = 1 AND 2 = b.x RETURN elementId(a), elementId(b)',
  ],
  [
    'a union or a choice',
    'MATCH (a:A) RETURN elementId(a) AS id UNION MATCH (a {x: 1}) RETURN elementId(a) AS id',
    'MATCH (a) WHERE a:A OR a.x = 1 RETURN elementId(a) AS id',
  ],
  [
    'the best by order or by aggregate',
    'MATCH (a:A) RETURN a.x AS x ORDER BY x DESC LIMIT 1',
    'MATCH (a:A) WITH max(a.x) AS x WHERE x IS NOT NULL RETURN x',
  ],
];

test.each(twins)(
  '%s',
  (_, one, other) => {
    const property = fc.property(anyGraph, given => {
      const graph = drawn(given);
      expect(rowsOf(graph, one)).toEqual(rowsOf(graph, other));
    });
    fc.assert(property, runs(150));
  },
  LONG,
);

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

test(
  'an automaton matches as JavaScript does',
  () => {
    const { tree } = fc.letrec<{ tree: string }>(tie => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          'a',
          'b',
          '.',
          '[ab]',
          '[^a]',
          '\\w',
          '\\d',
          '^',
          '$',
          '\\b',
          '',
          'é',
          '😀',
          '\\u{1F600}',
        ),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => one + other),
        fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,1}', '*?', '+?', '{2,}'))
          .map(([one, many]) => `(${one})${many}`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', '1', ' ', 'é', '😀', '\n'), { maxLength: 6 });
    const flags = fc.constantFrom('u', 'iu', 'su', 'mu');
    const property = fc.property(tree, text, flags, (source, points, given) => {
      const matches = automatonOf(treeOf(source), given);
      const whole = points.join('');
      if (matches)
        expect(matches(whole)).toBe(new RegExp(`(?:${source})(?![\\s\\S])`, `${given}y`).test(whole));
    });
    fc.assert(property, runs(4_000));
  },
  LONG,
);
