/** `npm run bench:add -- PAPERS.jsonl [papers] [new] [GRAPH]`: papers added to a graph file, renewed and taken out, beside the build of it. The papers are the file's, repeated under changed ids and titles. A graph that is named is kept, and built only where it is not there yet. */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [
  source = fileURLToPath(new URL('../../src/sample/papers.jsonl', import.meta.url)),
  count = '100000',
  fresh = '100',
  kept,
] = process.argv.slice(2);
const program = fileURLToPath(new URL('../../dist/program/herdbook.js', import.meta.url));
/** Has the program say at its end what it took of the processors. */
const telling = `data:text/javascript,${encodeURIComponent(`
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write('\\n' + (user + system) / 1e6);
});`)}`;
const folder = mkdtempSync(join(tmpdir(), 'herdbook-add-'));
const [papers, more, graph] = ['papers.jsonl', 'more.jsonl', 'graph.herdbook'].map(name =>
  join(folder, name),
);

const originals = readFileSync(source, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));
// The new ones are papers that the graph has in no form.
const [known, unknown] = [originals.slice(0, -Number(fresh)), originals.slice(-Number(fresh))];
const start = kept ?? graph;
let built = null;
if (!existsSync(start)) {
  write(papers, Number(count), known);
  built = run('build', papers, '-o', start, '-q').wall;
  console.log(`build of ${Number(count).toLocaleString('en')}: ${built.toFixed(1)} s`);
}
if (kept) for (const part of ['', '-links']) copyFileSync(`${kept}${part}`, `${graph}${part}`);
console.log(`graph ${megabytes(graph)}, what linking left ${megabytes(`${graph}-links`)}`);
change('added', '--add', unknown);
change(
  'renewed',
  '--update',
  unknown.map(paper => ({ ...paper, abstract: `${paper.abstract} We use LoRA.` })),
);
change('taken out', '--remove', unknown);
rmSync(folder, { recursive: true });

function change(done, flag, papers) {
  write(more, papers.length, papers);
  const { wall, processor } = run('build', more, '-o', graph, flag, '-q');
  const share = built === null ? '' : `, 1/${(built / wall).toFixed(0)} of the build`;
  console.log(`${papers.length} ${done}: ${wall.toFixed(2)} s, processor ${processor.toFixed(2)} s${share}`);
}

/** Seconds by the clock, and of the processors in the program. */
function run(...argv) {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', telling, program, ...argv], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { wall: (performance.now() - from) / 1_000, processor: Number(stderr.trim().split('\n').at(-1)) };
}

function megabytes(file) {
  return `${(statSync(file).size / 1e6).toFixed(0)} MB`;
}

function write(file, wanted, from) {
  const handle = openSync(file, 'w');
  for (let number = 0; number < wanted; number++) {
    const paper = from[number % from.length];
    const time = Math.floor(number / from.length);
    const changed =
      time === 0
        ? paper
        : {
            ...paper,
            id: `${paper.id}x${time}`,
            title: `${paper.title} ${time}`,
            doi: undefined,
            arxiv: undefined,
            url: undefined,
          };
    writeSync(handle, `${JSON.stringify(changed)}\n`);
  }
  closeSync(handle);
}
