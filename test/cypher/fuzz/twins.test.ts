/** Two ways to ask for the same agree, on graphs by chance. */
import fc from 'fast-check';
import type { MultiDirectedGraph } from 'graphology';
import { expect, test } from 'vitest';
import { cypher } from '#cypher';
import { textOfValue } from '../../tck/notation.ts';
import { anyGraph, drawn } from './graphs.ts';
import { LONG, runs } from './runs.ts';

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
