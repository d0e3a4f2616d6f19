import { expect, test } from 'vitest';
import { cypher } from '#cypher';
import { papers } from './graphs.ts';

/** What is asked, the query, its rows; a fourth entry gives parameters. */
const cases: readonly (readonly [
  string,
  string,
  readonly (readonly unknown[])[],
  Record<string, unknown>?,
])[] = [
  [
    'nodes are found by label and property',
    "MATCH (t:Technique {name: 'LoRA'}) RETURN elementId(t)",
    [['lora']],
  ],
  [
    'a parameter stands for a value',
    'MATCH (p:Paper) WHERE p.year = $year RETURN p.title',
    [['Reading stars']],
    { year: 2022 },
  ],
  [
    'the older exists() asks for a property or a pattern',
    'MATCH (p:Paper) WHERE exists(p.share) AND exists((p)-[:USES]->()) RETURN p.year',
    [[2021]],
  ],
  [
    'one node described twice must fit both',
    'MATCH (p {year: 2021})-->(), (p:Paper {share: 0.25}) RETURN p',
    [],
  ],
  [
    'two hops find papers that share a technique',
    'MATCH (p:Paper)-[:USES]->(t)<-[:USES]-(q:Paper) RETURN p.title, q.title ORDER BY p.year',
    [
      ['Tuning small models', 'Tuning large models'],
      ['Tuning large models', 'Tuning small models'],
    ],
  ],
  [
    'either of two types is followed',
    'MATCH (:Paper {year: 2021})-[r:USES|BUILDS_ON]->() RETURN type(r) AS t ORDER BY t',
    [['BUILDS_ON'], ['USES']],
  ],
  [
    'a variable length follows the lineage',
    "MATCH (:Model {name: 'C'})-[:DERIVED_FROM*1..]->(m) RETURN m.name",
    [['B'], ['A']],
  ],
  [
    'a named path knows its length',
    "MATCH p = (:Model {name: 'C'})-[*2]->() RETURN length(p), [n IN nodes(p) | n.name]",
    [[2, ['C', 'B', 'A']]],
  ],
  [
    'OPTIONAL MATCH keeps rows without a match',
    'MATCH (p:Paper) OPTIONAL MATCH (p)-[:USES]->(t) RETURN p.year, count(t) AS n ORDER BY p.year',
    [
      [2021, 1],
      [2022, 0],
      [2023, 2],
    ],
  ],
  [
    'the shortest path crosses directions',
    "MATCH p = shortestPath((:Paper {year: 2023})-[*]-(:Model {name: 'A'})) RETURN length(p)",
    [[4]],
  ],
  ['pattern predicates filter', 'MATCH (p:Paper) WHERE NOT (p)-[:USES]->() RETURN p.year', [[2022]]],
  [
    'EXISTS and COUNT ask for patterns of their own',
    'MATCH (p:Paper) WHERE EXISTS { (p)-[:USES]->(t) } RETURN p.year, COUNT { (p)-[:USES]->() } AS n ORDER BY p.year',
    [
      [2021, 1],
      [2023, 2],
    ],
  ],
  [
    'a pattern comprehension collects',
    'MATCH (p:Paper {year: 2023}) RETURN size([(p)-[:USES]->(t) | t.name])',
    [[2]],
  ],
  [
    'labels are asked as an expression',
    'MATCH (m:Model&!BaseModel) RETURN m.name ORDER BY m.name',
    [['B'], ['C']],
  ],
  [
    'aggregates group by the other columns',
    'MATCH (p:Paper)-[:USES]->(t) RETURN t.name, count(*) AS n, collect(p.year) AS years ORDER BY n DESC',
    [
      ['LoRA', 2, [2021, 2023]],
      ['RLHF', 1, [2023]],
    ],
  ],
  [
    'WHERE after WITH sees what the columns were made from',
    'MATCH (p:Paper) WITH p.title AS title WHERE p.year > 2022 RETURN title',
    [['Tuning large models']],
  ],
  [
    'null is neither equal nor unequal',
    'RETURN null = null, null <> 1, null IS NULL, 1 IN [2, null]',
    [[null, null, true, null]],
  ],
  [
    'integers divide to integers, exact beyond 2^53',
    'RETURN 7 / 2, 9007199254740993 + 1, 7 / 2.0',
    [[3, 9007199254740994n, 3.5]],
  ],
  ['UNION drops duplicates, UNION ALL keeps them', 'RETURN 1 AS x UNION RETURN 1 AS x', [[1]]],
  [
    'SKIP and LIMIT cut the sorted rows',
    'UNWIND range(1, 9) AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 2',
    [[8], [7]],
  ],
  [
    'CASE, reduce and quantifiers compute',
    "RETURN CASE WHEN any(x IN [1, 2] WHERE x > 1) THEN reduce(s = 0, x IN [1, 2, 3] | s + x) ELSE 'no' END",
    [[6]],
  ],
  [
    'strings are compared by parts and by expressions',
    "MATCH (p:Paper) WHERE p.title STARTS WITH 'Tuning' AND p.title =~ '.*large.*' RETURN p.year",
    [[2023]],
  ],
];

for (const [says, query, rows, parameters = {}] of cases)
  test(says, () => {
    expect(cypher(papers()).run(query, parameters).rows).toEqual(rows);
  });

test('a column is named by its alias, else by its text', () => {
  expect(cypher(papers()).run('MATCH (p:Paper) RETURN p.year, count( * ) AS n').columns).toEqual([
    'p.year',
    'n',
  ]);
});

test('a label that the graph does not have is told, with the nearest known one', () => {
  expect(cypher(papers()).run('MATCH (m:Modle) RETURN m').notices).toEqual([
    'The graph has no label Modle. Did you mean Model?',
  ]);
});

test('a change of the graph is seen by the next query', () => {
  const graph = papers();
  const engine = cypher(graph);
  const count = (): unknown => engine.run('MATCH (n) RETURN count(n)').rows[0]![0];
  expect(count()).toBe(8);
  graph.addNode('x', { labels: ['Paper'] });
  expect(count()).toBe(9);
});

test('attribute names can be chosen', () => {
  const graph = papers();
  graph.addNode('x', { tags: ['Here'] });
  expect(cypher(graph, { labels: 'tags' }).run('MATCH (n:Here) RETURN elementId(n)').rows).toEqual([['x']]);
});

test('EXPLAIN shows that a property starts the search', () => {
  const { rows } = cypher(papers()).run("EXPLAIN MATCH (t:Technique {name: 'LoRA'})<-[:USES]-(p) RETURN p");
  expect(JSON.stringify(rows)).toContain('Seek');
});
