/** Kuzu, native and as WebAssembly, fetched from npm into a folder of the system when a benchmark wants them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = ['kuzu@0.11.3', 'kuzu-wasm@0.11.3'];
const TYPES = {
  USES_TECHNIQUE: ['Paper', 'Technique'],
  EVALUATES_ON: ['Paper', 'Dataset'],
  CITES: ['Paper', 'Paper'],
  DERIVED_FROM: ['Model', 'Model'],
};

/** @returns a `require` for the peers, or null with the reason printed */
export function fetchPeers() {
  const folder = join(tmpdir(), 'herdbook-bench-peers');
  try {
    if (!existsSync(join(folder, 'node_modules', 'kuzu-wasm'))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{"private":true}');
      console.log(`Fetching ${PACKAGES.join(' and ')} into ${folder} ...`);
      execFileSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
        cwd: folder,
        stdio: 'ignore',
      });
      // npm may be told to run no install scripts; this one only puts the built library in its place.
      execFileSync('node', ['install.js'], { cwd: join(folder, 'node_modules', 'kuzu'), stdio: 'ignore' });
    }
    return createRequire(join(folder, 'package.json'));
  } catch (error) {
    console.log(`No peers: ${error.message}`);
    return null;
  }
}

function schema() {
  const nodes = [
    'CREATE NODE TABLE Paper(id STRING, title STRING, abstract STRING, year INT64, PRIMARY KEY(id))',
    ...['Technique', 'Model', 'Dataset'].map(
      label => `CREATE NODE TABLE ${label}(id STRING, name STRING, PRIMARY KEY(id))`,
    ),
  ];
  const edges = Object.entries(TYPES).map(
    ([type, [from, to]]) => `CREATE REL TABLE ${type}(FROM ${from} TO ${to})`,
  );
  return [...nodes, ...edges];
}

/** One CSV text a table. */
function tables({ nodes, edges }) {
  const texts = {};
  const put = (table, fields) => {
    texts[table] ??= [];
    texts[table].push(fields.map(field => `"${String(field)}"`).join(','));
  };
  for (const { id, label, properties } of nodes) put(label, [id, ...Object.values(properties)]);
  for (const { type, from, to } of edges) put(type, [nodes[from].id, nodes[to].id]);
  return Object.entries(texts).map(([table, lines]) => [table, `${lines.join('\n')}\n`]);
}

export async function openKuzu(require, corpus) {
  const kuzu = require('kuzu');
  const connection = new kuzu.Connection(new kuzu.Database(':memory:'));
  for (const statement of schema()) await connection.query(statement);
  const folder = mkdtempSync(join(tmpdir(), 'herdbook-bench-'));
  for (const [table, text] of tables(corpus)) {
    const file = join(folder, `${table}.csv`);
    writeFileSync(file, text);
    await connection.query(`COPY ${table} FROM "${file}"`);
  }
  const prepared = new Map();
  return async (cypher, parameters) => {
    if (!prepared.has(cypher)) prepared.set(cypher, await connection.prepare(cypher));
    return (await (await connection.execute(prepared.get(cypher), parameters)).getAll()).map(Object.values);
  };
}

export async function openKuzuWasm(require, corpus) {
  const kuzu = require('kuzu-wasm/nodejs');
  await kuzu.init();
  const connection = new kuzu.Connection(new kuzu.Database(':memory:'));
  for (const statement of schema()) await connection.query(statement);
  for (const [table, text] of tables(corpus)) {
    await kuzu.FS.writeFile(`/${table}.csv`, text);
    await connection.query(`COPY ${table} FROM "/${table}.csv"`);
  }
  const prepared = new Map();
  const run = async (cypher, parameters) => {
    if (!prepared.has(cypher)) prepared.set(cypher, await connection.prepare(cypher));
    const result = await connection.execute(prepared.get(cypher), parameters);
    return (await result.getAllObjects()).map(Object.values);
  };
  run.close = () => kuzu.close();
  return run;
}
