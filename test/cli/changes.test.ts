/** Changing a graph file: whatever is added, renewed and taken out, it is the graph that a build of its papers would give. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownFolder } from '../own-folder.ts';
import { paperFiles } from './paper-files.ts';
import { papers as four } from './papers.ts';
import { runCli } from './run-cli.ts';

const folder = ownFolder('changes');

type Paper = Readonly<Record<string, unknown>> & { readonly title: string };

/** Papers that introduce, use and confuse one another's names, some with more than one id, some with none. */
const papers: readonly Paper[] = [
  ...four,
  {
    doi: '10.1000/x',
    title: 'MedLlamaQ in Practice',
    abstract: 'We deploy MedLlamaQ and compare it with GPT-4 on MMLU.',
  },
  {
    arxiv: '2401.90001',
    title: 'QuorAdapt',
    abstract: 'We introduce QuorAdapt, a method to fine-tune MedLlamaQ.',
    year: 2024,
  },
  { title: 'No Id At All', abstract: 'We apply QuorAdapt to Llama 2 and evaluate it on MMLU.', year: 2025 },
  {
    title: 'Telescopes',
    abstract: 'The LLAMA telescope observes at 230 GHz.',
    venue: 'Skies',
    authors: ['Ada Example'],
  },
];

/** Each builds three graphs. */
const RUNS = 6;
const PATIENCE = 240_000;

const write = paperFiles(folder);

async function build(list: readonly Paper[], graph: string, ...flags: string[]): Promise<void> {
  const { code, stderr } = await runCli(['build', await write(list), '-o', graph, '-q', ...flags]);
  expect([code, stderr]).toEqual([0, '']);
}

async function clean(list: readonly Paper[]): Promise<string> {
  const graph = join(folder, 'clean.jsonl');
  await build(list, graph);
  return readFile(graph, 'utf8');
}

const some = fc.shuffledSubarray([...papers], { minLength: 1 });

describe('A changed graph file is byte for byte that of a clean build', () => {
  const graph = (): string => join(folder, 'graph.jsonl');

  it(
    'when papers are added, however the corpus is split and shuffled',
    async () => {
      await fc.assert(
        fc.asyncProperty(some, fc.integer({ min: 1, max: papers.length }), async (list, cut) => {
          const [first, second] = [list.slice(0, cut), list.slice(cut)];
          await build(first, graph());
          if (second.length > 0) await build(second, graph(), '--add');
          expect(await readFile(graph(), 'utf8')).toBe(
            await clean([...list].sort((a, b) => (a.title < b.title ? -1 : 1))),
          );
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'when papers are taken out',
    async () => {
      await fc.assert(
        fc.asyncProperty(some, fc.integer({ min: 1, max: papers.length }), async (list, cut) => {
          const [kept, gone] = [list.slice(0, cut), list.slice(cut)];
          await build(list, graph());
          if (gone.length > 0) await build(gone, graph(), '--remove');
          expect(await readFile(graph(), 'utf8')).toBe(await clean(kept));
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it(
    'when papers are renewed, and others come with them',
    async () => {
      const renewed = (paper: Paper): Paper => ({
        ...paper,
        abstract: 'We evaluate MedLlamaQ on GSM8K.',
        venue: 'Later',
      });
      // Without any id a paper is known by its title and year alone, which stay.
      await fc.assert(
        fc.asyncProperty(some, fc.integer({ min: 1, max: papers.length }), async (list, cut) => {
          const [old, fresh] = [list.slice(0, cut), list.slice(cut)];
          await build(old, graph());
          const update = [...old.slice(0, 2).map(renewed), ...fresh];
          await build(update, graph(), '--update');
          expect(await readFile(graph(), 'utf8')).toBe(await clean([...old.slice(2), ...update]));
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );

  it('when the same paper comes again from elsewhere', async () => {
    const again = {
      id: 'p-1',
      doi: '10.1000/y',
      title: papers[0]!.title,
      abstract: 'Another text.',
      venue: 'Here',
    };
    await build(papers, graph());
    await build([again], graph(), '--add');
    const node = (await readFile(graph(), 'utf8')).split('\n').find(line => line.includes('"id":"p-1"'))!;
    expect(JSON.parse(node)).toMatchObject({
      properties: { abstract: papers[0]!.abstract, venue: 'Here', otherIds: ['doi:10.1000/y'] },
    });
  });
});

it('What is to be taken out and is not there is said', async () => {
  const graph = join(folder, 'partly.jsonl');
  await build(papers, graph);
  const stdin = '{"id":"p-1"}\n{"id":"10.9999/typo"}\n';
  const { code, stderr } = await runCli(['build', '-', '-o', graph, '--remove', '-q'], { stdin });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^warning: doi:10\.9999\/typo is not in .*partly\.jsonl/u),
  ]);
  expect(await readFile(graph, 'utf8')).not.toContain('"id":"p-1"');
});

it('What is to be taken out may be named by a graph in columns', async () => {
  const [graph, named] = [join(folder, 'rest.jsonl'), join(folder, 'named.herdbook')];
  await build(papers, graph);
  await build(papers.slice(0, 2), named);
  const { code, stderr } = await runCli(['build', named, '-o', graph, '--remove', '-q']);
  expect([code, stderr]).toEqual([0, '']);
  expect(await readFile(graph, 'utf8')).toBe(await clean(papers.slice(2)));
});

describe('What cannot be changed', () => {
  it('is said, and the graph stays as it was', async () => {
    const graph = join(folder, 'whole.jsonl');
    await build(papers, graph);
    const before = await readFile(graph, 'utf8');
    const bad = join(folder, 'bad.txt');
    await writeFile(bad, 'no papers');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[bad, '--add'], /expected one of the formats/u],
      [[await write(papers), '--remove'], /at least one paper/u],
      [[bad, '--add', '--remove'], /cannot be used with/u],
    ];
    for (const [argv, says] of cases) {
      const { code, stderr } = await runCli(['build', ...argv, '-o', graph]);
      expect([code > 0, stderr]).toEqual([true, expect.stringMatching(says)]);
      expect(await readFile(graph, 'utf8')).toBe(before);
    }
    const missing = await runCli(['build', await write(papers), '-o', join(folder, 'none.jsonl'), '--add']);
    expect(missing.stderr).toMatch(/none\.jsonl: expected a file of papers, got no such file/u);
    const server = await runCli(['build', bad, '-o', 'neo4j://localhost/neo4j', '--add']);
    expect([server.code, server.stderr]).toEqual([2, expect.stringMatching(/--add changes a graph file/u)]);
    expect((await readdir(folder)).filter(name => name.endsWith('.part'))).toEqual([]);
  });
});
