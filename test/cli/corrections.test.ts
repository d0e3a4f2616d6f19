/** Corrections on the command line: kept in a file beside the graph, seen by every command, applied by every build. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { correctionsOf, openCorrections } from '../../src/corrections-log.ts';
import { paperLines } from './papers.ts';
import { runCli } from './run-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-corrections-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'papers.jsonl'), paperLines);
  await cli('build', 'papers.jsonl', '-o', 'herdbook.jsonl', '-q');
});

const cli = (...argv: readonly string[]) => runCli(argv, { cwd: folder });
const log = () => readFile(join(folder, 'corrections.jsonl'), 'utf8');
const count = async (name: string): Promise<string> =>
  (await cli('query', `MATCH (n {name: '${name}'}) RETURN count(n) AS n`, '-f', 'csv', '-q')).stdout.split(
    /\s+/u,
  )[1]!;

describe('herdbook corrections', () => {
  it('adds one that is seen at once, applied by the next build, and gone when undone', async () => {
    expect(await count('TruthfulQA')).toBe('1');
    const { code, stderr } = await cli(
      'corrections',
      'add',
      'ignore-name',
      'name=TruthfulQA',
      '--why',
      'a test',
    );
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(
        /is kept in .*corrections\.jsonl: TruthfulQA is nothing to link \(nodes -1, edges -1\)\./u,
      ),
    ]);
    expect(await count('TruthfulQA')).toBe('0');
    const built = await cli('build', 'papers.jsonl', '-o', 'herdbook.jsonl');
    expect(built.stderr).toMatch(/1 correction of .*corrections\.jsonl applied\./u);
    const [, id] = /^(\w{10})/u.exec((await cli('corrections', 'list')).stdout)!;
    await cli('corrections', 'add', 'undo', `correction=${id}`, '--why', 'it is one');
    await cli('build', 'papers.jsonl', '-o', 'herdbook.jsonl', '-q');
    expect(await count('TruthfulQA')).toBe('1');
    expect((await log()).trim().split('\n')).toHaveLength(2);
  });

  it('tells what one would change, and keeps nothing', async () => {
    const { stderr } = await cli(
      'corrections',
      'add',
      'merge',
      'node=model:llama-2',
      'into=model:llama',
      '--why',
      'x',
      '--dry-run',
    );
    expect(stderr).toMatch(/Would be kept: Llama 2 is LLaMA \(nodes -1, edges -\d+\)\./u);
    await expect(log()).rejects.toThrow('ENOENT');
  });

  it('reports what no longer applies, and lines that are none, with their place', async () => {
    await writeFile(
      join(folder, 'corrections.jsonl'),
      '{"do":"rename","node":"model:gone","name":"Gone"}\n{"do":"mend"}\n{"do":"rename","node":"model:llama","name":"LLaMA 1"}',
    );
    const { stderr, code } = await cli('build', '.', '-o', 'herdbook.jsonl');
    expect(code).toBe(0);
    expect(stderr).toMatch(/corrections\.jsonl:2: expected "do" as one of merge, .*got "mend"/u);
    expect(stderr).toMatch(
      /"model:gone is called Gone" \(\w{10}\) no longer applies: model:gone is not in the graph\./u,
    );
    expect(stderr).toMatch(/1 correction of .* applied\./u);
    const listed = await cli('corrections', 'list', '--json');
    expect(
      listed.stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).state),
    ).toEqual(['idle', 'stands']);
    await cli('corrections', 'add', 'rename', 'node=model:llama', 'name=LLaMA 1.0', '--why', 'so');
    // The last line had no end; the new one begins on its own.
    expect((await log()).trim().split('\n')).toHaveLength(4);
  });

  it('suggests what can be added as it is written', async () => {
    const { stdout } = await cli('corrections', 'suggest', '--json', '--limit', '3');
    await appendFile(join(folder, 'corrections.jsonl'), stdout);
    const { stdout: listed } = await cli('corrections', '--json');
    const states = listed
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).state);
    expect(states.length).toBeGreaterThanOrEqual(3);
    expect(new Set(states)).toEqual(new Set(['applied']));
  });

  it.each([
    [['mend', 'a=b'], 2, 'Unknown kind of correction "mend"'],
    [['merge', 'node'], 2, 'Expected name=value, got "node".'],
    [['merge', 'node=model:llama'], 2, 'Expected "into" as a text that is not empty, got nothing.'],
    [
      ['merge', 'node=model:gone', 'into=model:llama'],
      1,
      'Nothing to correct: model:gone is not in the graph.',
    ],
  ])('refuses %j', async (words, expected, says) => {
    const { code, stderr } = await cli('corrections', 'add', ...words, '--why', 'x');
    expect([code, stderr]).toEqual([expected, expect.stringContaining(says)]);
    await expect(log()).rejects.toThrow('ENOENT');
  });

  it('asks for a file that is there when one is named', async () => {
    const { code, stderr } = await cli(
      'build',
      'papers.jsonl',
      '-o',
      'g.jsonl',
      '--corrections',
      'other.jsonl',
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Expected a file of corrections, got no such file: other.jsonl'),
    ]);
  });
});

describe('The file of corrections', () => {
  it('lies beside the graph, and in the working folder for a graph on a server', () => {
    expect(correctionsOf('/a/b/graph.jsonl', '/c')).toBe('/a/b/corrections.jsonl');
    expect(correctionsOf('neo4j://host/papers', '/c')).toBe('/c/corrections.jsonl');
    expect(correctionsOf(undefined, '/c')).toBe('/c/corrections.jsonl');
  });

  it('keeps every line that was told to be kept, whenever the program is killed', async () => {
    const file = join(folder, 'killed.jsonl');
    const script = `
      import { appendFile, open } from 'node:fs/promises';
      for (let n = 0; ; n++) {
        const log = await open(${JSON.stringify(file)}, 'a+');
        await log.appendFile(JSON.stringify({ do: 'rename', node: 'model:' + n, name: 'x'.repeat(2000) }) + '\\n');
        await log.sync();
        await log.close();
        process.stdout.write(n + '\\n');
      }`;
    for (let kill = 0; kill < 5; kill++) {
      await rm(file, { force: true });
      const child = spawn('node', ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let told = '';
      child.stdout.on('data', chunk => {
        told += chunk;
        if (told.length > 20 + 37 * kill) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const last = Number(told.trim().split('\n').at(-1));
      const { entries, problems } = await openCorrections(file).read();
      expect(entries.length).toBeGreaterThanOrEqual(last + 1);
      expect(problems.length).toBeLessThanOrEqual(1);
    }
  });
});
