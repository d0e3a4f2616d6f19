/** Watching: the graph follows its folder, through what is wrong for a while. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { papers } from './papers.ts';
import { runCli } from './run-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-watch-'));
  await mkdir(join(folder, 'export'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name: string): string => join(folder, 'export', name);
const line = (index: number): string => `${JSON.stringify(papers[index])}\n`;

/** Ids of the papers in the graph, once it holds what is asked for. */
async function until(graph: string, wanted: (ids: readonly string[]) => boolean): Promise<readonly string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await readFile(graph, 'utf8').catch(() => '');
    const ids = [...text.matchAll(/"labels":\["Paper"\],"properties":\{"id":"([^"]+)"/gu)].map(
      match => match[1]!,
    );
    if (wanted(ids)) return ids;
    await wait(100);
  }
  throw new Error('The graph did not follow within 20 s.');
}

it('A watched folder is built, and built again after each change; the graph may lie in it', async () => {
  const graph = at('graph.jsonl');
  await writeFile(at('a.jsonl'), line(0));
  let stop = (): void => {};
  const stopped = new Promise<void>(resolve => (stop = resolve));
  let said = (): string => '';
  const running = runCli(['watch', 'export', '-o', 'export/graph.jsonl'], {
    cwd: folder,
    stopped: outcome => {
      said = outcome.stderr;
      return stopped;
    },
  });
  await until(graph, ids => ids.join() === 'p-1');
  // Saved as many programs save: written aside, then renamed.
  await writeFile(at('.a.tmp'), line(0) + line(1));
  await rename(at('.a.tmp'), at('a.jsonl'));
  await until(graph, ids => ids.join() === 'p-1,p-2');
  await writeFile(at('b.bib'), '@misc{x, title={X}, abstract={Text.}, doi={10.1000/x}}');
  await until(graph, ids => ids.includes('doi:10.1000/x'));
  await rm(at('b.bib'));
  await rm(at('a.jsonl'));
  // Nothing is left to build of: it is said, and the graph stays until there is.
  for (let tries = 0; tries < 200 && !said().includes('Expected at least one paper'); tries += 1)
    await wait(100);
  await writeFile(at('a.jsonl'), line(2));
  await until(graph, ids => ids.join() === 'p-3');
  stop();
  const { code, stderr } = await running;
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/error: .*Expected at least one paper.*Stopped\.\n$/su),
  ]);
}, 120_000);

it('What is not there cannot be watched', async () => {
  const { code, stderr } = await runCli(['watch', 'nowhere', '-o', 'g.jsonl'], { cwd: folder });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^error: Cannot watch nowhere: .*Name files and folders/u),
  ]);
});
