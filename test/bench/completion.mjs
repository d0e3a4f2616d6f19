/** `npm run bench:completion`: what one keystroke costs in a long query, as a share of the two milliseconds that it may. */
import { complete, diagnose } from '../../dist/cypher/index.js';

const LIMIT = 2;
const ROUNDS = 400;

const named = name => ({ name });
const schema = {
  nodes: [
    { label: 'Paper', properties: ['title', 'year'].map(named) },
    { label: 'Technique', properties: [named('name')] },
  ],
  relationships: [{ type: 'USES', from: ['Paper'], to: ['Technique'], properties: [] }],
};
const clause = 'MATCH (p:Paper {year: 2020})-[:USES]->(t:Technique) WHERE p.title CONTAINS "x" WITH p, t\n';
const query = `${clause.repeat(10)}RETURN p.`;

function median(work) {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[ROUNDS / 2];
}

console.log(`${query.length} characters${'median ms'.padStart(18)}${'of the limit'.padStart(16)}`);
for (const [name, work] of [
  ['complete', () => complete(query, query.length, schema)],
  ['diagnose', () => diagnose(query, schema)],
]) {
  const time = median(work);
  console.log(`${name.padEnd(16)}${time.toFixed(3).padStart(16)}${(time / LIMIT).toFixed(3).padStart(16)}`);
}
