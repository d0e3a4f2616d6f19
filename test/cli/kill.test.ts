/** Killed in the middle: the graph file is the old one or the new one, whole, each time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { papers } from './papers.ts';

const program = join(root, 'dist', 'src', 'cli', 'main.js');
const built = existsSync(program);
const slow = Boolean(process.env.CI || process.env.HERDBOOK_SLOW);
if (!built) console.log('Kill test skipped: nothing is built; run npm run build first.');
else if (!slow) console.log('Kill test skipped: it takes a minute; set HERDBOOK_SLOW=1 to run it.');

const KILLS = 20;

/** Enough papers that writing the graph takes a while. */
const many = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_n, index) => {
    const paper = papers[index % papers.length]!;
    return `${JSON.stringify({ ...paper, id: `k-${from + index}`, title: `${paper.title} ${from + index}` })}\n`;
  }).join('');

async function run(...argv: string[]): Promise<number> {
  const child = spawn('node', [program, ...argv, '-q'], { stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

describe.skipIf(!built || !slow)('A program that is killed', () => {
  it(`at ${KILLS} moments of build and add leaves the old graph or the new one`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herdbook-kill-'));
    const [first, second, graph, added] = ['first.jsonl', 'second.jsonl', 'graph.jsonl', 'added.jsonl'].map(
      name => join(folder, name),
    ) as [string, string, string, string];
    await writeFile(first, many(0, 400));
    await writeFile(second, many(400, 500));
    expect(await run('build', first, '-o', graph)).toBe(0);
    const old = await readFile(graph, 'utf8');
    const from = performance.now();
    await writeFile(added, old);
    expect(await run('build', second, '-o', added, '--add')).toBe(0);
    const whole = performance.now() - from;
    const fresh = await readFile(added, 'utf8');
    const outcomes = { old: 0, new: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await writeFile(graph, old);
      const argv =
        kill % 2 === 0 ? ['build', second, '-o', graph, '--add'] : ['build', first, second, '-o', graph];
      const child = spawn('node', [program, ...argv, '-q'], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      // Most of the moments lie near the end, where the file is written.
      await Promise.race([ended, wait(whole * (0.5 + (0.7 * (kill + 1)) / KILLS))]);
      child.kill('SIGKILL');
      await ended;
      const now = await readFile(graph, 'utf8');
      expect(now === old || now === fresh).toBe(true);
      outcomes[now === old ? 'old' : 'new'] += 1;
    }
    console.log(
      `Killed ${KILLS} times: ${outcomes.old} times the old graph stood, ${outcomes.new} times the new one.`,
    );
    // The next run takes away what the killed ones left.
    expect(await run('build', first, '-o', graph)).toBe(0);
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([]);
    await rm(folder, { recursive: true });
  }, 600_000);
});
