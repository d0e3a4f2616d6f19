/** A disk that is full in the middle: it is said, and what stood there stands. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleSource } from '../../src/open-store.ts';
import { root } from '../house/tracked-files.ts';
import { ownFolder } from '../own-folder.ts';
import { runCli } from './run-cli.ts';

const program = join(root, 'dist', 'program', 'herdbook.js');
const why = !existsSync(program)
  ? 'nothing is built; run npm run build first'
  : process.platform === 'win32'
    ? 'there is no shell that limits files'
    : null;
if (why !== null) console.log(`Test of a full disk skipped: ${why}.`);

const folder = ownFolder('full-disk');

/** Blocks of 512 or 1,024 bytes, as the shell counts: less than the graph takes. */
const LEAST = 16;

/** The program is started anew for each. */
const PATIENCE = 240_000;

/** Runs the program in a shell in which no file may grow larger. */
function runLimited(argv: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const script = `ulimit -f ${LEAST}; exec "$0" "$@"`;
  return spawnSync('sh', ['-c', script, process.execPath, program, ...argv], {
    cwd: folder,
    encoding: 'utf8',
  });
}

describe.skipIf(why !== null)('Where what waits outside of memory finds no room', () => {
  it(
    'a build says so, and leaves nothing behind',
    async () => {
      const lines = (await readFile(sampleSource, 'utf8')).trimEnd().split('\n');
      const again = Array.from({ length: 16 }, (_, time) =>
        lines.map(line => {
          const { title, abstract } = JSON.parse(line) as Readonly<Record<'title' | 'abstract', string>>;
          return JSON.stringify({ title: `${title} (${time})`, abstract });
        }),
      );
      await writeFile(join(folder, 'many.jsonl'), again.flat().join('\n'));
      const { status, stderr } = runLimited(['build', 'many.jsonl', '-o', 'many.herdbook', '-q']);
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/Cannot write .*: a file may be no larger\..* Make room there/u),
      ]);
      expect((await readdir(folder)).filter(file => /scratch|many\.herdbook/u.test(file))).toEqual([]);
    },
    PATIENCE,
  );
});

describe.skipIf(why !== null)('Where a graph file finds no room', () => {
  it.each([
    ['build', 'all.jsonl'],
    ['add', 'more.jsonl', '--add'],
    ['update', 'more.jsonl', '--update'],
    ['remove', 'more.jsonl', '--remove'],
  ])(
    '%s says so, and leaves the old graph whole',
    async (name, source, ...flags) => {
      const lines = (await readFile(sampleSource, 'utf8')).trimEnd().split('\n');
      await writeFile(join(folder, 'all.jsonl'), lines.join('\n'));
      await writeFile(join(folder, 'some.jsonl'), lines.slice(0, 60).join('\n'));
      await writeFile(join(folder, 'more.jsonl'), lines.slice(55).join('\n'));
      const graph = join(folder, `${name}.herdbook`);
      expect((await runCli(['build', 'some.jsonl', '-o', graph, '-q'], { cwd: folder })).code).toBe(0);
      const files = (): Promise<Buffer[]> => Promise.all([readFile(graph), readFile(`${graph}-links`)]);
      const before = await files();
      const { status, stderr } = runLimited(['build', source, '-o', graph, '-q', ...flags]);
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/Cannot write .*: it is larger than a file may be\. Make room there/u),
      ]);
      expect(await files()).toEqual(before);
      expect((await readdir(folder)).filter(file => file.endsWith('.part'))).toEqual([]);
    },
    PATIENCE,
  );
});
