/**
 * A corpus built in parts by several processes that write to one real Neo4j at once: is the joined graph that of one build, and how long does each step take?
 * npm run build:code && node test/bench/shards.mjs PAPERS [parts]
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { runnerImport } from 'vite';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);
const [papers, given] = process.argv.slice(2);
const parts = Number(given ?? 4);
if (!papers || spawnSync('test', ['-f', at('../../dist/program/herdbook.js')]).status !== 0) {
  console.error('Expected: npm run build:code && node test/bench/shards.mjs PAPERS [parts]');
  process.exit(1);
}

const { module } = await runnerImport(at('../neo4j/java-server.ts'), {
  configFile: false,
  logLevel: 'error',
});
const server = await module.startOnJava({ lasting: true });
const folder = mkdtempSync(join(tmpdir(), 'herdbook-shards-'));
const file = name => join(folder, name);
const herdbook = (...argv) =>
  run(process.execPath, [at('../../dist/program/herdbook.js'), ...argv], {
    cwd: folder,
    env: { ...process.env, ...server.env },
    maxBuffer: 2 ** 28,
  });
const timed = async (what, work) => {
  const from = performance.now();
  const made = await work();
  console.log(`${what.padEnd(64)}${((performance.now() - from) / 1000).toFixed(1).padStart(8)} s`);
  return made;
};
const shards = Array.from({ length: parts }, (_one, index) => index + 1);
const all = work => Promise.all(shards.map(work));
const names = shards.map(part => file(`names-${part}.jsonl`));
const shardOf = part => [papers, '--shard', `${part}/${parts}`, '--workers', '1'];

try {
  console.log(`${server.says}; ${parts} builders`);
  await timed('one build, one worker, into a file', () =>
    herdbook('build', papers, '-o', file('whole.jsonl'), '--workers', '1'),
  );
  await timed('names of each part, all at once', () =>
    all(part => herdbook('names', ...shardOf(part), '-o', names[part - 1])),
  );
  const said = await timed('each part into the one Neo4j, all at once', () =>
    all(part => herdbook('build', ...shardOf(part), '-o', server.uri, '--names', ...names)),
  );
  for (const { stderr } of said) console.log(`  ${stderr.trim().split('\n').at(-1)}`);
  await timed('joined from Neo4j into a file', () =>
    herdbook('merge', server.uri, '-o', file('merged.jsonl')),
  );
  const [whole, merged] = ['whole.jsonl', 'merged.jsonl'].map(name => readFileSync(file(name)));
  console.log(`the joined graph is that of one build, byte for byte: ${whole.equals(merged)}`);
  await timed('each part again: nothing new', () =>
    all(part => herdbook('build', ...shardOf(part), '-o', server.uri, '--names', ...names)),
  );
  await herdbook('merge', server.uri, '-o', file('again.jsonl'));
  console.log(`and again: ${whole.equals(readFileSync(file('again.jsonl')))}`);
  const driver = neo4j.driver(server.uri, neo4j.auth.basic('neo4j', server.env.NEO4J_PASSWORD));
  const { records } = await driver.executeQuery(
    'MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS edges',
  );
  const [nodes, edges] = ['nodes', 'edges'].map(key => Number(records[0].get(key)));
  await driver.close();
  console.log(`${nodes} nodes, ${edges} edges in Neo4j`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
