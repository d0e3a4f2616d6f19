/**
 * `npm run bench:parsing`: what parsing, checking and planning cost apart, for each query of the benchmark, and what a
 * run costs on a graph of next to nothing: by a new engine, and again by the same. Median microseconds, warm.
 */
import { MultiDirectedGraph } from 'graphology';
import { analyse } from '../../dist/cypher/check/semantic.js';
import { cypher } from '../../dist/cypher/index.js';
import { tokenize } from '../../dist/cypher/parse/lexer.js';
import { parse } from '../../dist/cypher/parse/parser.js';
import { tasks } from './cypher/tasks.mjs';

/** Rounds are timed ten runs at a time: a clock cannot see one, and of many another program would take a share. */
const [WARM, ROUNDS, RUNS] = [5_000, 600, 10];
const LIMIT = 15;

const graph = new MultiDirectedGraph();
for (const [id, label] of [
  ['paper:1', 'Paper'],
  ['paper:2', 'Paper'],
  ['technique:1', 'Technique'],
])
  graph.addNode(id, { labels: [label], id });
graph.addDirectedEdge('paper:1', 'technique:1', { type: 'USES_TECHNIQUE' });
graph.addDirectedEdge('paper:1', 'paper:2', { type: 'CITES' });
const engine = cypher(graph);

const queries = [
  ...tasks({ typical: 'paper:1', worst: 'paper:2' }).slice(1),
  {
    name: 'filter, group, sort',
    cypher:
      'MATCH (p:Paper {id: $id})-[:USES_TECHNIQUE]->(t:Technique) WHERE p.year > 2020 RETURN t.name AS name, count(*) AS n ORDER BY n DESC LIMIT 10',
    parameters: { id: 'paper:1' },
  },
];

function median(work) {
  for (let run = 0; run < WARM; run++) work();
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    for (let run = 0; run < RUNS; run++) work();
    return ((performance.now() - began) * 1_000) / RUNS;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

const cell = text => String(text).padStart(9);
const heads = ['tokens', 'lex', 'parse', 'of 15 us', 'check', 'plan', 'run', 'again'];
console.log(`${'us, median'.padEnd(28)}${heads.map(cell).join('')}`);
for (const { name, cypher: text, parameters } of queries) {
  const { query } = parse(text);
  const knowledge = { procedures: null, parameters: new Set(Object.keys(parameters)), writable: false };
  const lexing = median(() => tokenize(text));
  const parsing = median(() => parse(text));
  const checking = median(() => analyse(query, knowledge));
  const all = median(() => cypher(graph).explain(text, parameters));
  const first = median(() => cypher(graph).run(text, parameters));
  const again = median(() => engine.run(text, parameters));
  const rest = [checking, all - parsing - checking, first, again].map(time => time.toFixed(1));
  const shown = [
    tokenize(text).length,
    lexing.toFixed(1),
    parsing.toFixed(1),
    (parsing / LIMIT).toFixed(2),
    ...rest,
  ];
  console.log(`${name.padEnd(28)}${shown.map(cell).join('')}`);
}
