/**
 * How fast the built program makes a graph of many papers: with one thread and with two, and as the corpus grows tenfold.
 * node test/bench/build.mjs FILES... [--times 10] [--runs 3] [--most 1000]
 * --times: how often the papers are repeated under other ids and titles for the large corpus; 0 leaves it out
 * --runs: of so many runs the median is told
 * --most: no more than so many papers of the files make the small corpus; without it all
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const dist = new URL('../../dist/src/', import.meta.url);
const { readRecords } = await import(new URL('records/index.js', dist));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
    most: { type: 'string' },
  },
});
if (positionals.length === 0)
  throw new Error('Expected files of papers. Name some: node test/bench/build.mjs papers.jsonl');

const folder = mkdtempSync(join(tmpdir(), 'herdbook-bench-'));
const program = fileURLToPath(new URL('../program/herdbook.js', dist));
/** The build as a process of its own that says at its end what it took: peak memory in megabytes, seconds of processors. */
const wrapped = `
process.argv.splice(1, 0, ${JSON.stringify(program)});
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ megabytes: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }));
});
await import(${JSON.stringify(pathToFileURL(program).href)});`;

async function build(papers, workers) {
  const output = join(folder, 'graph.herdbook');
  const from = performance.now();
  const child = spawn(process.execPath, [
    ...['--input-type=module', '-e', wrapped, '--'],
    ...['build', papers, '-q', '-o', output, '--workers', String(workers)],
  ]);
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - from) / 1000;
  if (code !== 0) throw new Error(said);
  return { seconds, ...JSON.parse(said.trim().split('\n').at(-1)) };
}

async function write(name, records, times) {
  const file = join(folder, name);
  const stream = createWriteStream(file);
  for (let time = 0; time < times; time++)
    for (const { id, title, abstract, year, authors } of records) {
      const other = time === 0 ? { id, title } : { id: `${id}-${time}`, title: `${title} (${time})` };
      if (!stream.write(`${JSON.stringify({ ...other, abstract, year, authors })}\n`))
        await once(stream, 'drain');
    }
  stream.end();
  await once(stream, 'close');
  return file;
}

const median = (runs, of) => runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)];

async function measure(file, count, workers, times) {
  const runs = [];
  for (let run = 0; run < times; run++) runs.push(await build(file, workers));
  const seconds = median(runs, run => run.seconds);
  const told = {
    papers: count,
    workers,
    seconds: seconds.toFixed(1),
    'papers/s': Math.round(count / seconds),
    'processor s': median(runs, run => run.processor).toFixed(1),
    'peak MB': Math.round(median(runs, run => run.megabytes)),
  };
  return { seconds, told };
}

try {
  const records = [];
  for await (const record of readRecords(positionals)) {
    records.push(record);
    if (records.length === Number(values.most ?? -1)) break;
  }
  const [runs, times] = [Number(values.runs), Number(values.times)];
  const small = await write('small.jsonl', records, 1);
  const one = await measure(small, records.length, 1, runs);
  const two = await measure(small, records.length, 2, runs);
  const rows = [one.told, two.told];
  const ratios = [`Two threads are ${(one.seconds / two.seconds).toFixed(2)} times as fast as one.`];
  if (times > 1) {
    const large = await write('large.jsonl', records, times);
    const ten = await measure(large, records.length * times, 2, 1);
    rows.push(ten.told);
    ratios.push(`${times} times the papers take ${(ten.seconds / two.seconds).toFixed(1)} times as long.`);
  }
  console.table(rows);
  for (const ratio of ratios) console.log(ratio);
} finally {
  rmSync(folder, { recursive: true });
}
