/** `npm run bench:graph-file [-- papers | -- graph.jsonl]`: the graph file in columns beside the same in JSON lines: size, and time until queries work. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tablesOf } from '../../dist/graph/columnar/from-facts.js';
import { ColumnarGraph } from '../../dist/graph/columnar/graph.js';
import { readTables, writeTables } from '../../dist/graph/columnar/tables.js';
import { openColumnarStore } from '../../dist/graph/columnar-store.js';
import { jsonl, readJsonLines } from '../../dist/graph/formats/jsonl.js';
import { openMemoryStore } from '../../dist/graph/memory-store.js';
import { nodeCodec } from '../../dist/src/graph-file/node-codec.js';
import { gatherFacts, makeFacts } from './graph-file/made-facts.mjs';

const argument = process.argv[2] ?? '100000';
const folder = mkdtempSync(join(tmpdir(), 'herdbook-bench-'));
const [lines, columns] = [join(folder, 'graph.jsonl'), join(folder, 'graph.herdbook')];

const facts = /^\d+$/u.test(argument)
  ? gatherFacts(makeFacts(Number(argument)))
  : readJsonLines(readFileSync(argument));
console.log(
  `${facts.nodes.length.toLocaleString('en')} nodes, ${facts.edges.length.toLocaleString('en')} edges`,
);
write(lines, jsonl.write(facts));
await timed('columns written', () =>
  write(columns, writeTables(tablesOf(facts, nodeCodec), nodeCodec, { packs: true })),
);

/** One that looks for a node, one that walks from it, one that counts over all. */
const asked = [
  ['MATCH (n {id: $id}) RETURN n.title, labels(n)', { id: facts.nodes[0].id }],
  [
    'MATCH (:Paper {id: $id})-[r]->(t) RETURN type(r), t.name, r.evidence ORDER BY t.name',
    { id: facts.edges[0].start },
  ],
  [
    'MATCH (:Paper)-[:USES_TECHNIQUE]->(t) RETURN t.name AS name, count(*) AS n ORDER BY n DESC, name LIMIT 5',
    {},
  ],
];
const ask = async store => {
  const rows = [];
  for (const [query, parameters] of asked) rows.push((await store.query(query, parameters)).rows);
  return JSON.stringify(rows);
};
const open = {
  json: async () => openMemoryStore(readJsonLines(readFileSync(lines))),
  columns: async () =>
    openColumnarStore(new ColumnarGraph(readTables(readFileSync(columns), nodeCodec), nodeCodec)),
};
facts.nodes.length = 0;
facts.edges.length = 0;

const opened = {};
const answers = {};
for (const name of ['columns', 'json']) {
  let store;
  const loading = await timed(`${name}: opened`, async () => {
    store = await open[name]();
  });
  const asking = await timed(`${name}: three first queries`, async () => {
    answers[name] = await ask(store);
  });
  opened[name] = { loading, asking };
  await store.close();
}
if (answers.json !== answers.columns) console.log('The answers differ.');
const sizes = [columns, lines].map(file => statSync(file).size);
console.log(
  `\nsize: ${sizes.map(size => `${(size / 1e6).toFixed(0)} MB`).join(' of ')}: ${((100 * sizes[0]) / sizes[1]).toFixed(1)} %`,
);
const whole = ({ loading, asking }) => loading + asking;
console.log(
  `load: 1/${(opened.json.loading / opened.columns.loading).toFixed(1)}; with the first queries 1/${(whole(opened.json) / whole(opened.columns)).toFixed(1)}`,
);
rmSync(folder, { recursive: true });

async function timed(says, work) {
  const from = performance.now();
  await work();
  const took = performance.now() - from;
  console.log(`${says.padEnd(34)} ${took.toFixed(0).padStart(7)} ms`);
  return took;
}

function write(file, parts) {
  const handle = openSync(file, 'w');
  for (const part of parts) writeSync(handle, part);
  closeSync(handle);
}
