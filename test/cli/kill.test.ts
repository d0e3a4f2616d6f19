/** Killed in the middle: the graph file is the old one or the new one, whole, each time, and what lies beside it is used with its own graph only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openContainer } from '#graph/columnar/container';
import { seededRandom } from '#graph/random';
import { nodeCodec } from '../../src/graph-file/node-codec.ts';
import { leftIn, markOf, traceFileOf } from '../../src/incremental/trace-file.ts';
import { root } from '../house/tracked-files.ts';
import { ownFolder } from '../own-folder.ts';
import { papers } from './papers.ts';

const program = join(root, 'dist', 'program', 'herdbook.js');
const isBuilt = existsSync(program);
if (!isBuilt) console.log('Kill test skipped: nothing is built; run npm run build first.');

const folder = ownFolder('kill');
const at = (name: string): string => join(folder, name);
const random = seededRandom(7);

/** Kills of each way of writing: twenty in all. */
const KILLS = 4;
/** Milliseconds in which what is written is in place. */
const MOST_WAIT = 30;
/** Each starts the program more than twenty times. */
const PATIENCE = 600_000;

/** Made-up papers, those from one number to another. */
const some = (from: number, to: number, also = ''): string =>
  Array.from({ length: to - from }, (_n, index) => {
    const paper = papers[(from + index) % papers.length]!;
    const [title, abstract] = [`${paper.title} ${from + index}`, paper.abstract + also];
    return `${JSON.stringify({ ...paper, id: `k-${from + index}`, title, abstract })}\n`;
  }).join('');

const ways = [
  { name: 'build', argv: ['first.jsonl', 'more.jsonl'] },
  { name: 'add', argv: ['more.jsonl', '--add'] },
  { name: 'update', argv: ['renewed.jsonl', '--update'] },
  { name: 'remove', argv: ['some.jsonl', '--remove'] },
] as const;

/** A graph file, and what linking left beside it. */
interface Files {
  readonly graph: Buffer;
  readonly links: Buffer;
}

function start(argv: readonly string[]): ChildProcess {
  return spawn('node', [program, ...argv], { cwd: folder, stdio: 'ignore' });
}

async function run(argv: readonly string[]): Promise<number> {
  const [code] = (await once(start(argv), 'exit')) as [number];
  return code;
}

async function filesIn(name: string): Promise<Files> {
  const graph = at(join(name, 'graph.herdbook'));
  return { graph: await readFile(graph), links: await readFile(traceFileOf(graph)) };
}

async function copyGraph(from: string, to: string): Promise<void> {
  await mkdir(at(to), { recursive: true });
  for (const name of ['graph.herdbook', 'graph.herdbook-links'])
    await copyFile(at(join(from, name)), at(join(to, name)));
}

/** Kills it at a moment of its life; or, every other time, soon after it began to write. */
async function killAt(child: ChildProcess, moment: number, writing: string | null): Promise<void> {
  const ended = once(child, 'exit');
  const stop = new AbortController();
  const began = new Promise<void>(resolve => {
    if (writing !== null)
      watch(at(writing), { signal: stop.signal }, (event, name) => {
        // What is only made is a trial.
        if (event === 'change' && name?.endsWith('.part')) resolve();
      });
  }).then(() => wait(random() * MOST_WAIT));
  await Promise.race([ended, writing === null ? wait(moment) : began]);
  child.kill('SIGKILL');
  await ended;
  stop.abort();
}

describe.skipIf(!isBuilt)('A program that is killed', () => {
  let old: Files;
  beforeAll(async () => {
    await writeFile(at('first.jsonl'), some(0, 300));
    await writeFile(at('more.jsonl'), some(300, 340));
    await writeFile(at('renewed.jsonl'), some(10, 40, ' It is compared with Alpaca.'));
    await writeFile(at('some.jsonl'), some(100, 130));
    await mkdir(at('old'));
    expect(await run(['build', 'first.jsonl', '-o', 'old/graph.herdbook', '-q'])).toBe(0);
    old = await filesIn('old');
  }, PATIENCE);

  it.each(ways)(
    `${KILLS} times while it writes a graph ($name) leaves the old one or the new one`,
    async ({ name, argv: [...sources] }) => {
      const argv = ['build', ...sources, '-o', `${name}/graph.herdbook`, '-q'];
      await copyGraph('old', name);
      const from = performance.now();
      expect(await run(argv)).toBe(0);
      const whole = performance.now() - from;
      const fresh = await filesIn(name);
      const outcomes = { old: 0, new: 0, inStep: 0 };
      for (let kill = 0; kill < KILLS; kill += 1) {
        await copyGraph('old', name);
        await killAt(start(argv), whole * random(), kill % 2 === 0 ? null : name);
        const now = await filesIn(name);
        const isOf = (files: Files): boolean => files.graph.equals(now.graph);
        // What changes a graph puts its links behind the old ones, which stay.
        const isBeside = ({ links }: Files): boolean => now.links.subarray(0, links.length).equals(links);
        expect([isOf(old) || isOf(fresh), isBeside(old) || isBeside(fresh)]).toEqual([true, true]);
        outcomes[isOf(old) ? 'old' : 'new'] += 1;
        const isInStep = isBeside(isOf(old) ? old : fresh);
        if (isInStep) outcomes.inStep += 1;
        // What is of the other graph is known for that, and left aside.
        const mark = markOf(now.graph);
        const left = leftIn(now.links, mark, markIn(now.links));
        expect(left !== null).toBe(isInStep);
      }
      console.log(
        `${name}: killed ${KILLS} times; the old graph stood ${outcomes.old} times, the new one ${outcomes.new}, ${outcomes.inStep} times with its own links beside it.`,
      );
      // The next run does what the killed ones did not, and takes away what they left.
      await copyGraph('old', name);
      expect(await run(argv)).toBe(0);
      expect(await filesIn(name)).toEqual(fresh);
      expect((await readdir(at(name))).sort()).toEqual(['graph.herdbook', traceFileOf('graph.herdbook')]);
    },
    PATIENCE,
  );

  it(
    `${KILLS} times while it keeps a correction leaves whole lines`,
    async () => {
      await copyGraph('old', 'correct');
      const argv = ['corrections', 'add', 'rename', 'node=model:llama', 'name=LLaMA 1', '--why', 'so'];
      const [log, graph] = [at('correct/corrections.jsonl'), ['--graph', 'correct/graph.herdbook']];
      const from = performance.now();
      expect(await run([...argv, ...graph])).toBe(0);
      const whole = performance.now() - from;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const before = await readFile(log, 'utf8');
        await killAt(start([...argv, ...graph]), whole * (0.5 + random() / 2), null);
        const now = await readFile(log, 'utf8');
        expect(now.startsWith(before)).toBe(true);
        for (const line of now.slice(before.length).split('\n').slice(0, -1))
          expect(JSON.parse(line)).toMatchObject({ do: 'rename', name: 'LLaMA 1' });
        expect(now.endsWith('\n')).toBe(true);
      }
      expect(await filesIn('correct')).toEqual(old);
    },
    PATIENCE,
  );
});

/** Which program linked: the one that was started, and not this one. */
function markIn(links: Buffer): string {
  return openContainer<{ readonly linker: string }>(links, nodeCodec).contents.linker;
}
