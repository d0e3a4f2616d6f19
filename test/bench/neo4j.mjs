/**
 * How fast a graph gets into Neo4j, beside a hand-written UNWIND of the same rows, and how long the named questions take on it.
 * node test/bench/neo4j.mjs [papers] [edges]
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { runnerImport } from 'vite';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const load = async path =>
  (
    await runnerImport(at(path), {
      configFile: false,
      logLevel: 'error',
      resolve: {
        alias: [
          { find: '#cypher', replacement: at('../../cypher/index.ts') },
          { find: /^#graph\/(.*)$/u, replacement: `${at('../../graph')}/$1.ts` },
        ],
      },
    })
  ).module;

const [papers = 20_000, edges = 200_000] = process.argv.slice(2).map(Number);
const { startNeo4j } = await load('../neo4j/server.ts');
const { canRunJava, startOnJava } = await load('../neo4j/java-server.ts');
const { syntheticFacts } = await load('../neo4j/synthetic-facts.ts');
const { openNeo4jStore } = await load('../../graph/neo4j-store.ts');
const { askQuestion, questions } = await load('../../graph/questions.ts');

const facts = syntheticFacts(papers, edges, 1);
const own = !process.env.NEO4J_URI && (await canRunJava());
const server = own ? await startOnJava({ lasting: true }) : await startNeo4j();
if (!server) process.exit(1);
const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = server.env;
const auth = password ? neo4j.auth.basic(username, password) : undefined;
const driver = neo4j.driver(server.uri, auth, { useBigInt: true });

const seconds = async work => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const say = (what, time) => console.log(`${what.padEnd(44)}${time.toFixed(1).padStart(8)} s`);

async function empty() {
  const session = driver.session();
  await session.run('MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS');
  await session.close();
}

/** What a careful person would write: constraints, batches, one statement a label and a type. */
async function byHand() {
  const session = driver.session();
  const whole = value =>
    Array.isArray(value) ? value.map(whole) : Number.isSafeInteger(value) ? BigInt(value) : value;
  const rowOf = ({ id, properties, start, end }) => ({
    id,
    start,
    end,
    properties: Object.fromEntries(
      Object.entries({ ...properties, id }).map(([key, value]) => [key, whole(value)]),
    ),
  });
  const labelOf = new Map(facts.nodes.map(node => [node.id, node.labels[0]]));
  const write = async (groups, statement) => {
    for (const [key, items] of groups)
      for (let from = 0; from < items.length; from += 2_000) {
        const rows = items.slice(from, from + 2_000).map(rowOf);
        await session.executeWrite(transaction => transaction.run(statement(key), { rows }));
      }
  };
  await write(
    groupBy(facts.nodes, node => node.labels[0]),
    label => `UNWIND $rows AS row MERGE (n:${label} {id: row.id}) SET n = row.properties`,
  );
  await write(
    groupBy(facts.edges, edge => `${labelOf.get(edge.start)} ${edge.type} ${labelOf.get(edge.end)}`),
    key => {
      const [from, type, to] = key.split(' ');
      return `UNWIND $rows AS row MATCH (a:${from} {id: row.start}) MATCH (b:${to} {id: row.end}) MERGE (a)-[r:${type} {id: row.id}]->(b) SET r = row.properties`;
    },
  );
  await session.close();
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const store = await openNeo4jStore(server.uri, {
  username,
  password: password || null,
  newBuildId: randomUUID,
});
await store.replace(syntheticFacts(500, 2_000, 2));
await store.replace({ nodes: [], edges: [] });
console.log(`${server.says}: ${facts.nodes.length} nodes, ${facts.edges.length} edges`);
const hand = await seconds(byHand);
say('UNWIND by hand', hand);
await empty();
const ours = await seconds(() => store.replace(facts));
say('herdbook, into an empty database', ours);
say('herdbook, the same graph again', await seconds(() => store.replace(facts)));
say('all facts back', await seconds(() => store.facts()));
console.log(`${'ratio to the hand-written'.padEnd(44)}${(ours / hand).toFixed(2).padStart(8)}`);

const example = { node: 'model:0', text: 'Model 1' };
const ids = {
  Paper: 'arxiv:0',
  Model: 'model:0',
  Technique: 'technique:0',
  Dataset: 'dataset:0',
  Benchmark: 'benchmark:0',
};
for (const question of questions) {
  const parameters = Object.fromEntries(
    question.parameters
      .filter(({ required }) => required)
      .map(({ name, kind, labels }) => [
        name,
        kind === 'node'
          ? name === 'to' || name === 'second'
            ? 'technique:1'
            : (ids[labels?.[0]] ?? example.node)
          : example.text,
      ]),
  );
  const times = [];
  for (let run = 0; run < 21; run++) {
    const { elapsedMs } = await askQuestion(store, question, parameters, { timeoutMs: 30_000 });
    // The first ones warm the server up.
    if (run >= 10) times.push(elapsedMs);
  }
  times.sort((a, b) => a - b);
  console.log(
    `  ${question.name.padEnd(42)}${times[5].toFixed(1).padStart(8)} ms (slowest ${times.at(-1).toFixed(0)})`,
  );
}
await store.close();
await driver.close();
await server.stop();
