/** A parameter that is not given is told of at its place, wherever it stands, and before anything is read or written. */
import { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { cypher } from '#cypher';

test.each([
  'MATCH (n:A) WHERE n.x = $gone RETURN n',
  'MATCH (n {x: $gone}) RETURN n',
  'MATCH ()-[r {x: $gone}]->() RETURN r',
  'MATCH (n WHERE n.x = $gone) RETURN n',
  'MATCH ()-[r:R*1..2 {x: $gone}]->() RETURN 1',
  'MATCH ((a)-[r]->(b) WHERE a.x = $gone){1,2} RETURN 1',
  'MATCH p = shortestPath((a)-[* {x: $gone}]-(b)) RETURN p',
  'CREATE (n $gone)',
  'CREATE (n {x: $gone})',
  'CREATE ()-[:R $gone]->()',
  'MERGE (n {x: $gone})',
  'MERGE (n:A) ON CREATE SET n.x = $gone',
  'MERGE (n:A) ON MATCH SET n += $gone',
  'MATCH (n) SET n = $gone',
  'MATCH (n) SET n[$gone] = 1',
  'MATCH (n) REMOVE n[$gone]',
  'MATCH (n) DELETE n.x[$gone]',
  'FOREACH (x IN $gone | CREATE ())',
  'FOREACH (x IN [] | CREATE ({y: $gone}))',
  'UNWIND $gone AS x RETURN x',
  'RETURN 1 AS x ORDER BY $gone',
  'RETURN 1 SKIP $gone',
  'RETURN 1 LIMIT $gone',
  'WITH 1 AS x LIMIT $gone RETURN x',
  'WITH 1 AS x WHERE x = $gone RETURN x',
  'CALL db.labels() YIELD label WHERE label = $gone RETURN label',
  'CALL { RETURN $gone AS x } RETURN x',
  'RETURN EXISTS { (n {x: $gone}) }',
  'RETURN COUNT { MATCH (n) WHERE n.x = $gone }',
  'RETURN COLLECT { RETURN $gone AS x }',
  'RETURN [(n)-->(m) WHERE n.x = $gone | m]',
  'RETURN [(n)-->(m {x: $gone}) | 1]',
  'RETURN [x IN [] WHERE x = $gone]',
  'RETURN reduce(a = $gone, x IN [] | a)',
  'RETURN all(x IN $gone WHERE x)',
  'RETURN CASE $gone WHEN 1 THEN 2 END',
  'RETURN CASE 1 WHEN > $gone THEN 1 END',
  'RETURN [1][$gone..]',
  'RETURN $gone.x',
  'RETURN {a: $gone}',
  'MATCH (n) RETURN n {.x, y: $gone}',
  'RETURN count($gone)',
  'RETURN percentileCont(1, $gone)',
  'RETURN 1 AS x UNION RETURN $gone AS x',
  'LET x = $gone RETURN x',
  'MATCH (n) FILTER n.x = $gone RETURN n',
  'RETURN "a" =~ $gone',
  'RETURN $gone IS NULL',
  'RETURN $gone IS :: STRING',
  'RETURN -$gone',
  'RETURN coalesce($gone, 1)',
  'MATCH (n) RETURN n ORDER BY n.x OFFSET $gone',
  'MATCH (n) WITH * ORDER BY $gone RETURN n',
  'MATCH (n) WITH DISTINCT n.x AS x, count(*) AS c ORDER BY c + $gone RETURN x',
  'MATCH ANY SHORTEST (a {x: $gone})-->+(b) RETURN 1',
  'RETURN trim($gone)',
  "RETURN trim(BOTH $gone FROM 'x')",
  'RETURN "a" || $gone',
  'RETURN normalize($gone)',
])('%s', query => {
  const graph = new MultiDirectedGraph();
  const engine = cypher(graph, { writable: true });
  const place = expect.objectContaining({ offset: query.indexOf('$gone'), length: 5 });
  const told = { detail: 'MissingParameter', hint: 'Given are $x.', position: place };
  expect(() => engine.run(query, { x: 1 })).toThrow(expect.objectContaining(told));
  expect(graph.order).toBe(0);
});
