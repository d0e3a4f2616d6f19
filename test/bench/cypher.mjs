/** `npm run bench:cypher`: our engine beside hand-written loops, Graphology by hand and Kuzu, in one run. Median milliseconds, and ratios. */
import { MultiDirectedGraph } from 'graphology';
import { cypher } from '../../dist/cypher/index.js';
import { parse } from '../../dist/cypher/parse/parser.js';
import { openByHand } from './cypher/by-hand.mjs';
import { makeCorpus } from './cypher/corpus.mjs';
import { openCsr } from './cypher/csr.mjs';
import { fetchPeers, openKuzu, openKuzuWasm } from './cypher/peers.mjs';
import { choosePapers, tasks } from './cypher/tasks.mjs';

/** Each is warmed for so long; then all take turns, a burst each, so that they share what else the machine does. */
const [WARM_MS, BURST_MS, ROUNDS] = [500, 40, 25];

const corpus = makeCorpus();
const graph = new MultiDirectedGraph();
for (const { id, label, properties } of corpus.nodes)
  graph.addNode(id, { labels: [label], id, ...properties });
for (const [number, { type, from, to }] of corpus.edges.entries())
  graph.addDirectedEdgeWithKey(String(number), corpus.nodes[from].id, corpus.nodes[to].id, { type });
console.log(`${graph.order} nodes, ${graph.size} edges`);

const engine = cypher(graph);
const began = performance.now();
engine.run('MATCH (a:Paper {id: "paper:0"})-[]->() RETURN count(*)');
console.log(`index of the graph: ${(performance.now() - began).toFixed(0)} ms`);
const query =
  'MATCH (p:Paper {id: $id})-[:USES_TECHNIQUE]->(t:Technique) WHERE p.year > 2020 RETURN t.name AS name, count(*) AS n ORDER BY n DESC LIMIT 10';
console.log(`parsing a query: ${microseconds(() => parse(query))} us`);
console.log(
  `planning a query that is parsed: ${microseconds(() => engine.explain(query, { id: 'paper:1' }))} us\n`,
);

const csr = openCsr(corpus);
const byHand = openByHand(graph);
const peers = process.argv.includes('--no-peers') ? null : fetchPeers();
const kuzu = peers && (await openKuzu(peers, corpus));
const wasm = peers && (await openKuzuWasm(peers, corpus));

const columns = [
  { name: 'ours', run: task => engine.run(task.cypher, task.parameters).rows },
  { name: 'CSR loop', run: task => csr[task.loop](task.parameters) },
  { name: 'Graphology', run: task => byHand[task.loop](task.parameters) },
  ...(kuzu ? [{ name: 'Kuzu', run: task => kuzu(task.kuzu ?? task.cypher, task.parameters) }] : []),
  ...(wasm ? [{ name: 'Kuzu wasm', run: task => wasm(task.kuzu ?? task.cypher, task.parameters) }] : []),
];

const cell = text => String(text).padStart(12);
console.log(
  `${'ms, median'.padEnd(28)}${columns.map(column => cell(column.name)).join('')}${columns
    .slice(1)
    .map(column => cell(`/ ${column.name}`))
    .join('')}`,
);
for (const task of tasks(choosePapers(corpus))) {
  const answers = [];
  for (const { run } of columns) {
    answers.push(JSON.stringify((await run(task)).map(row => row.map(String))));
    await burst(() => run(task), WARM_MS);
  }
  const samples = columns.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, { run }] of columns.entries())
      samples[at].push(...(await burst(() => run(task), BURST_MS)));
  const times = samples.map(median);
  const differing = columns.filter((_, index) => answers[index] !== answers[1]).map(column => column.name);
  const ratios = times.slice(1).map(time => cell((times[0] / time).toFixed(2)));
  const warning = differing.length > 0 ? `  answers differ: ${differing.join(', ')}` : '';
  console.log(
    `${task.name.padEnd(28)}${times.map(time => cell(time.toFixed(4))).join('')}${ratios.join('')}${warning}`,
  );
}
await wasm?.close();
process.exit(0);

/** The times of runs for so many milliseconds, of one at least. */
async function burst(work, milliseconds) {
  const times = [];
  const end = performance.now() + milliseconds;
  do {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  } while (performance.now() < end);
  return times;
}

function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Microseconds, warm: the median of many turns. */
function microseconds(work) {
  const times = [];
  for (let round = 0; round < 6_000; round++) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  return (median(times) * 1_000).toFixed(1);
}
