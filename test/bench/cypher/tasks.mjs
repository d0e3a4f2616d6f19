/** The tasks: the same question in Cypher for the engines, and the name of the hand-written loop that answers it. */

const SHARED = `
MATCH (p:Paper {id: $id})-[:USES_TECHNIQUE]->(t:Technique)<-[:USES_TECHNIQUE]-(o:Paper)
WHERE o.id <> $id
RETURN o.id AS paper, count(*) AS shared ORDER BY shared DESC, paper LIMIT 10`;

/** @param worst the paper whose techniques have most users */
export const tasks = ({ typical, worst }) => [
  { name: 'two hops, typical paper', loop: 'shared', cypher: SHARED, parameters: { id: typical } },
  { name: 'two hops, worst paper', loop: 'shared', cypher: SHARED, parameters: { id: worst } },
  {
    name: 'top techniques, all edges',
    loop: 'topByScan',
    cypher:
      'MATCH (p:Paper)-[:USES_TECHNIQUE]->(t:Technique) RETURN t.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 10',
    parameters: {},
  },
  {
    name: 'variable length 1..3',
    loop: 'reach',
    cypher: 'MATCH (p:Paper {id: $id})-[:CITES*1..3]->(o:Paper) RETURN count(DISTINCT o.id) AS n',
    parameters: { id: 'paper:19999' },
  },
  {
    name: 'shortest path',
    loop: 'shortest',
    cypher:
      'MATCH path = shortestPath((a:Paper {id: $from})-[*..8]-(b:Paper {id: $to})) RETURN length(path) AS n',
    kuzu: 'MATCH (a:Paper {id: $from})-[path* SHORTEST 1..8]-(b:Paper {id: $to}) RETURN length(path) AS n',
    parameters: { from: 'paper:11', to: 'paper:17123' },
  },
  {
    name: 'title CONTAINS',
    loop: 'titles',
    cypher: 'MATCH (p:Paper) WHERE p.title CONTAINS $text RETURN count(*) AS n',
    parameters: { text: 'quicksilver' },
  },
  {
    name: 'abstract CONTAINS',
    loop: 'abstracts',
    cypher: 'MATCH (p:Paper) WHERE p.abstract CONTAINS $text RETURN count(*) AS n',
    parameters: { text: 'quicksilver' },
  },
];

/** The paper in the middle and the one at the top, by the number of two-hop ways. */
export function choosePapers({ nodes, edges, first }) {
  const users = new Int32Array(nodes.length);
  const uses = edges.filter(edge => edge.type === 'USES_TECHNIQUE');
  for (const { to } of uses) users[to] += 1;
  const ways = new Float64Array(first.Technique);
  for (const { from, to } of uses) ways[from] += users[to];
  const order = [...ways.keys()].sort((a, b) => ways[a] - ways[b]);
  return { typical: nodes[order[order.length >> 1]].id, worst: nodes[order.at(-1)].id };
}
