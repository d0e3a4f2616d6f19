/** `npm run bench:explorer`: the explorer in Chromium that draws in software: opening, answers to clicks, frames beside bare Sigma. `--large` for 100,000 nodes alone, `--small` for 10,000. */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { openMemoryStore } from '../../dist/graph/memory-store.js';
import { startServer } from '../../dist/src/server/index.js';
import { clicksOn } from './explorer/clicks.mjs';
import { framesOf, openBareSigma } from './explorer/frames.mjs';
import { answer, heap, opening, openWatched } from './explorer/page.mjs';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const load = async path =>
  (
    await runnerImport(at(path), {
      configFile: false,
      logLevel: 'error',
      resolve: { alias: [{ find: /^#graph\/(.*)$/u, replacement: `${at('../../graph/')}$1.ts` }] },
    })
  ).module;

const { largeFacts } = await load('../web/large-graph.ts');
const { launch } = await load('../web/browser.ts');

/** Clicks are made so often; the middle is told. */
const ROUNDS = 3;
const FRAMES = 40;
const FAST = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--enable-precise-memory-info'];

const only = process.argv.find(each => each === '--large' || each === '--small');
if (only !== '--large') await measure(10_000, 50_000, { rounds: ROUNDS, beside: true });
if (only !== '--small') await measure(100_000, 500_000, { rounds: 1, beside: false });
process.exit(0);

async function measure(nodeCount, edgeCount, { rounds, beside }) {
  console.log(`\n${nodeCount.toLocaleString('en')} nodes, ${edgeCount.toLocaleString('en')} edges`);
  const facts = largeFacts(nodeCount, edgeCount);
  const server = await startServer({
    store: openMemoryStore(facts),
    host: '127.0.0.1',
    port: 0,
    version: '0',
    page: at('../../dist/web'),
  });
  // The first request makes the answers, the next ones only send them.
  await fetch(`${server.url}/api/graph`, { headers: { 'Accept-Encoding': 'br' } }).then(response =>
    response.arrayBuffer(),
  );
  await fetch(`${server.url}/api/search?q=model`);
  await fetch(`${server.url}/api/nodes/${encodeURIComponent(facts.nodes[0].id)}`);
  await measureOpening(server.url, rounds);
  await measureClicks(server.url, subjectsOf(facts), rounds);
  await measureFrames(server.url, beside ? facts : null);
  await server.close();
}

async function measureOpening(url, rounds) {
  const seen = [];
  for (let round = 0; round < rounds; round++)
    seen.push(
      await withPage(url, async ({ page, complaints, processor }) => ({
        ...(await opening(page)),
        complaints,
        processor,
      })),
    );
  const middle = key => ms(median(seen.map(each => each[key])));
  console.log(
    `opens: drawn ${middle('drawn')}, interactive ${middle('interactive')} after its files were there; longest task ${middle('longest')}, processor ${middle('processor')}`,
  );
  for (const { complaints } of seen)
    for (const complaint of complaints) console.log(`  complained: ${complaint}`);
}

async function measureClicks(url, subjects, rounds) {
  await withPage(url, async watched => {
    console.log(`heap: ${(await heap(watched)).toFixed(0)} MiB`);
    console.log(
      `${'click'.padEnd(24)}${'longest task'.padStart(14)}${'processor'.padStart(12)}${'of all'.padStart(12)}`,
    );
    const clicks = clicksOn(subjects);
    const seen = clicks.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (const [index, [, act]] of clicks.entries()) seen[index].push(await answer(watched, act));
    for (const [index, [name]] of clicks.entries()) {
      const middle = key => ms(median(seen[index].map(each => each[key])));
      console.log(
        `${name.padEnd(24)}${middle('wall').padStart(14)}${middle('longest').padStart(12)}${middle('all').padStart(12)}`,
      );
    }
    console.log(`heap after: ${(await heap(watched)).toFixed(0)} MiB`);
    for (const complaint of watched.complaints) console.log(`  complained: ${complaint}`);
  });
}

async function measureFrames(url, facts) {
  const ours = await withPage(url, ({ page }) => framesOf(page, '.map-stage .sigma-mouse', FRAMES));
  console.log(`a frame: pan ${ms(ours.pan)}, zoom ${ms(ours.zoom)}`);
  if (!facts) return;
  const browser = await launch(FAST);
  const bare = await openBareSigma(browser, facts);
  const theirs = await framesOf(bare.page, '.sigma-mouse', FRAMES);
  await browser.close();
  console.log(`bare Sigma: first picture ${ms(bare.drawn)}, pan ${ms(theirs.pan)}, zoom ${ms(theirs.zoom)}`);
  console.log(
    `ours / bare Sigma: pan ${(ours.pan / theirs.pan).toFixed(2)}, zoom ${(ours.zoom / theirs.zoom).toFixed(2)}`,
  );
}

async function withPage(url, work) {
  const browser = await launch(FAST);
  try {
    return await work(await openWatched(browser, url));
  } finally {
    await browser.close();
  }
}

/** The node with most neighbours, one with some twenty, and a word that many names begin with. */
function subjectsOf({ nodes, edges }) {
  const degree = new Map();
  for (const { start, end } of edges)
    for (const id of [start, end]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const order = nodes.map(({ id }) => id).sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0));
  return { hub: order[0], usual: order.find(id => degree.get(id) <= 20), word: 'Technique 1' };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}
