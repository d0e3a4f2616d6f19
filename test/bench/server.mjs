/**
 * `npm run bench:server -- GRAPH [--seconds N] [--connections N]`: a served graph under many connections, route by route.
 * Prints answers a second, milliseconds (median, 99 of 100, longest), errors, and how long the server's event loop was held at most.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { fetchAutocannon } from './server/autocannon.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '64' } },
});
if (positionals.length === 0) throw new Error('Name a graph: npm run bench:server -- graph.herdbook');

const autocannon = fetchAutocannon();
if (!autocannon) process.exit(0);
const watch = new URL('./server/loop-watch.mjs', import.meta.url).href;
const began = performance.now();
const server = spawn(
  process.execPath,
  ['--import', watch, 'dist/src/cli/main.js', 'explore', positionals[0], '--port', '0', '--no-open'],
  { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] },
);
const url = await new Promise((resolve, reject) => {
  createInterface(server.stdout).on('line', line => {
    const found = /http:\/\/\S+/u.exec(line)?.[0];
    if (found) resolve(found);
  });
  server.once('exit', code => reject(new Error(`The server ended with code ${code}.`)));
});
console.log(`answers after ${(performance.now() - began).toFixed(0)} ms`);

/** Milliseconds that the loop was held at most since the last call. */
async function held() {
  server.send('held');
  const [milliseconds] = await once(server, 'message');
  return milliseconds;
}

const json = { 'content-type': 'application/json' };
const ids = await idsOf(
  'MATCH (n) WHERE NOT n:Paper WITH n, COUNT { (n)--() } AS d ORDER BY d DESC LIMIT 200 RETURN n.id, n.name',
);
const pick = at => ids[at % ids.length];
let turn = 0;
const routes = [
  { name: 'health', requests: [{ path: '/api/health' }] },
  { name: 'node', requests: ids.map(([id]) => ({ path: `/api/nodes/${encodeURIComponent(id)}?limit=50` })) },
  {
    name: 'search',
    requests: ids.map(([, name]) => ({ path: `/api/search?q=${encodeURIComponent(name.slice(0, 8))}` })),
  },
  {
    name: 'question',
    requests: ids.map(() => ({
      path: '/api/questions/seen-together',
      method: 'POST',
      headers: json,
      body: JSON.stringify({ parameters: { thing: pick(turn++)[0] } }),
    })),
  },
  {
    name: 'query',
    requests: ids.map(([id]) => ({
      path: '/api/query',
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query: 'MATCH (n {id: $id})--(m) RETURN m.id LIMIT 50', parameters: { id } }),
    })),
  },
  { name: 'whole graph', requests: [{ path: '/api/graph', headers: { 'accept-encoding': 'br' } }] },
];

async function idsOf(query) {
  const response = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query }),
  });
  return (await response.json()).rows;
}

const cell = text => String(text).padStart(10);
console.log(
  `${'route'.padEnd(14)}${['a second', 'median', 'p99', 'longest', 'errors', 'loop held'].map(cell).join('')}`,
);
await held();
for (const { name, requests } of routes) {
  const result = await autocannon({
    url,
    requests,
    connections: Number(flags.connections),
    duration: Number(flags.seconds),
  });
  const { latency, errors, timeouts, non2xx } = result;
  const figures = [
    Math.round(result.requests.average),
    latency.p50,
    latency.p99,
    latency.max,
    errors + timeouts + non2xx,
  ];
  console.log(`${name.padEnd(14)}${[...figures, (await held()).toFixed(0)].map(cell).join('')}`);
}
server.kill();
