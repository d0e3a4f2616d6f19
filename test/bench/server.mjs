/**
 * `npm run bench:server -- GRAPH [--seconds N] [--connections N]`: a served graph under many connections, route by route.
 * Prints answers a second, milliseconds (median, 99 of 100, longest), errors, the server's processor time a call, how long its event
 * loop was held at most, by the clock and in processor time, and its memory. Of a crowded machine the processor times say more.
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
  ['--import', watch, 'dist/program/herdbook.js', 'explore', positionals[0], '--port', '0', '--no-open'],
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

/** What the server has spent since the last call, in milliseconds. */
async function spent() {
  server.send('spent');
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
  {
    name: 'by name',
    requests: ids.map(() => ({
      path: '/api/questions/seen-together',
      method: 'POST',
      headers: json,
      body: JSON.stringify({ parameters: { thing: pick(turn++)[1] } }),
    })),
  },
  { name: 'whole graph', requests: [{ path: '/api/graph', headers: { 'accept-encoding': 'br' } }] },
  { name: 'graph, held', requests: [{ path: '/api/graph', headers: { 'if-none-match': '*' } }] },
  {
    name: 'long queries',
    connections: 2,
    requests: [
      {
        path: '/api/query',
        method: 'POST',
        headers: json,
        body: JSON.stringify({ query: 'MATCH (a), (b), (c) RETURN count(a.name + b.name)', timeoutMs: 500 }),
      },
    ],
  },
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
  `${'route'.padEnd(14)}${['a second', 'median', 'p99', 'longest', 'errors', 'cpu/call', 'held', 'held cpu', 'MB'].map(cell).join('')}`,
);
await spent();
for (const { name, requests, connections = Number(flags.connections) } of routes) {
  const result = await autocannon({
    url,
    requests,
    connections,
    duration: Number(flags.seconds),
  });
  const { latency, errors, timeouts } = result;
  const { held, heldUsed, processor, memory } = await spent();
  const figures = [
    Math.round(result.requests.average),
    latency.p50,
    latency.p99,
    latency.max,
    errors + timeouts + result['4xx'] + result['5xx'],
    (processor / result.requests.total).toFixed(2),
    held.toFixed(0),
    heldUsed.toFixed(0),
    memory.toFixed(0),
  ];
  console.log(`${name.padEnd(14)}${figures.map(cell).join('')}`);
}
server.kill();
