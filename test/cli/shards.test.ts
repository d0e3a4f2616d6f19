/** A corpus in parts: each built on its own, joined to the graph of a build of all. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sampleSource } from '../../src/open-store.ts';
import { ownFolder } from '../own-folder.ts';
import { runCli } from './run-cli.ts';

const folder = ownFolder('shards');
const cli = async (...argv: string[]): Promise<string> => {
  const { code, stderr } = await runCli(argv, { cwd: folder });
  expect(code, stderr).toBe(0);
  return stderr;
};
const bytesOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  // Records of papers that others told of before: in another part than the first, and with more to say.
  const lines = readFileSync(sampleSource, 'utf8').trim().split('\n');
  const again = lines
    .slice(3, 9)
    .map((line, at) =>
      JSON.stringify({ ...JSON.parse(line), venue: `Venue ${at}`, doi: `10.5555/again.${at}` }),
    );
  writeFileSync(join(folder, 'papers.jsonl'), [...lines, ...again, ''].join('\n'));
  writeFileSync(
    join(folder, 'corrections.jsonl'),
    '{"do":"rename","node":"model:llama","name":"LLaMA 1","who":"me","when":"2026-01-01T00:00:00Z","why":"the first"}\n',
  );
  await cli('build', 'papers.jsonl', '-o', 'whole.jsonl');
});

async function buildParts(parts: number, extension: string): Promise<string[]> {
  const shards = Array.from({ length: parts }, (_one, at) => at + 1);
  for (const part of shards)
    await cli('names', 'papers.jsonl', '--shard', `${part}/${parts}`, '-o', `names-${part}.jsonl`);
  const names = shards.map(part => `names-${part}.jsonl`);
  const files: string[] = [];
  for (const part of shards) {
    const file = `part-${part}${extension}`;
    await cli('build', 'papers.jsonl', '--shard', `${part}/${parts}`, '-o', file, '--names', ...names);
    files.push(file);
  }
  return files;
}

test.each([
  [1, '.jsonl'],
  [2, '.herdbook'],
  [5, '.jsonl'],
] as const)(
  '%i parts in files (%s), joined in any order, give the bytes of one build',
  async (parts, extension) => {
    const files = await buildParts(parts, extension);
    await cli('merge', ...files.reverse(), '-o', 'merged.jsonl', '--corrections', 'corrections.jsonl');
    expect(bytesOf('merged.jsonl') === bytesOf('whole.jsonl')).toBe(true);
  },
  60_000,
);

test('the counts of names of all parts are those of the whole, however they are shared out', async () => {
  await buildParts(3, '.jsonl');
  const sum = (files: readonly string[]): Map<string, number> => {
    const papers = new Map<string, number>();
    for (const file of files)
      for (const line of bytesOf(file).trim().split('\n')) {
        const [kind, key, count] = JSON.parse(line);
        if (kind === 'seen') papers.set(key, (papers.get(key) ?? 0) + count);
      }
    return papers;
  };
  const parts = sum([1, 2, 3].map(part => `names-${part}.jsonl`));
  await cli('names', 'papers.jsonl', '-o', 'names.jsonl');
  expect(parts).toEqual(sum(['names.jsonl']));
  expect(parts.size).toBeGreaterThan(20);
});

test.each([
  [['build', 'papers.jsonl', '--shard', '1/2', '-o', 'x.jsonl'], 2, /Count that for each part with herdbook names --shard/u],
  [['build', 'papers.jsonl', '--shard', '3/2', '-o', 'x.jsonl'], 2, /Expected a part of so many, for example 2\/8/u],
  [['names', 'papers.jsonl', '--shard', '0/2', '-o', 'x.jsonl'], 2, /Expected a part of so many/u],
  [['build', 'papers.jsonl', '-o', 'x.jsonl', '--names', 'papers.jsonl'], 1, /papers\.jsonl:1: expected a line of what "herdbook names" writes/u],
  [['build', 'papers.jsonl', '-o', 'x.jsonl', '--names', 'none.jsonl'], 1, /none\.jsonl/u],
  [['merge', 'none.jsonl', '-o', 'x.jsonl'], 1, /none\.jsonl: expected a graph file, got no such file/u],
] as const)('%j is told what it lacks', async (argv, wanted, says) => {
  const { code, stderr } = await runCli([...argv], { cwd: folder });
  expect(stderr).toMatch(says);
  expect(code).toBe(wanted);
}); // biome-ignore format: a table
