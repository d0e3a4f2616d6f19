/** Changing a graph in columns: only what is new or another and those that read otherwise are linked, and the facts are those of a clean build. */
import { appendFile, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonl } from '#graph/formats/jsonl';
import { openFileTarget } from '../../src/cli/build-target.ts';
import { readGraphFile } from '../../src/graph-file/read.ts';
import { changeGraph } from '../../src/incremental/index.ts';
import { openTraced } from '../../src/incremental/old-papers.ts';
import { traceFileOf } from '../../src/incremental/trace-file.ts';
import { sampleSource } from '../../src/open-store.ts';
import { paperFiles } from '../cli/paper-files.ts';
import { runCli } from '../cli/run-cli.ts';
import { ownFolder } from '../own-folder.ts';

const folder = ownFolder('changing');

type Paper = Readonly<Record<string, unknown>>;

/** Papers that say something of one another's names: introduce them, use them, give them another kind, share an id or a title. */
const kin: readonly Paper[] = [
  {
    id: 'k-1',
    title: 'MedLlamaQ',
    abstract: 'We introduce MedLlamaQ, a language model for medicine, built on LLaMA with LoRA.',
  },
  {
    id: 'k-2',
    title: 'A Study',
    abstract: 'We fine-tune MedLlamaQ and compare it with GPT-4 on QuorBench and MMLU.',
  },
  {
    id: 'k-3',
    title: 'QuorBench: Hard Questions',
    abstract: 'We present QuorBench, a benchmark of hard questions for language models.',
  },
  {
    id: 'k-4',
    title: 'QuorBench Revisited',
    abstract: 'We propose QuorBench, a method to train language models. QuorBench needs no labels.',
  },
  {
    id: 'k-5',
    title: 'On Quor-Bench',
    abstract:
      'Large language models are evaluated on QuorBench. MedLlamaQ reaches 53% accuracy on QuorBench.',
  },
  {
    doi: '10.1000/x',
    title: 'MedLlamaQ in Practice',
    abstract: 'We deploy MedLlamaQ, Med-LlamaQ-2 and Alpaca on MMLU.',
  },
  { doi: '10.1000/x', arxiv: '2401.90009', title: 'The Same', abstract: 'Another text.', venue: 'Here' },
  { arxiv: '2401.90009', title: 'The Same Again', abstract: 'A third text.', year: 2024 },
  {
    title: 'No Id At All',
    abstract: 'We apply MedLlamaQ to QuorBench with Chain-of-Quor prompting.',
    year: 2025,
  },
  {
    id: 'k-9',
    title: 'No Id At All',
    abstract: 'A namesake of it with an id.',
    year: 2025,
    authors: ['Ada Example'],
  },
  {
    id: 'k-10',
    title: 'Chain-of-Quor Prompting',
    abstract: 'We introduce Chain-of-Quor, a prompting technique for Llama 2-Chat.',
  },
  { id: 'k-11', title: 'Telescopes', abstract: 'The LLAMA telescope observes at 230 GHz.' },
];

let sample: readonly Paper[];
beforeAll(async () => {
  const lines = (await readFile(sampleSource, 'utf8')).trimEnd().split('\n');
  sample = lines.slice(0, 24).map(line => JSON.parse(line) as Paper);
});

const write = paperFiles(folder);

async function build(papers: readonly Paper[], graph: string, ...flags: string[]): Promise<void> {
  const { code, stderr } = await runCli(['build', await write(papers), '-o', graph, '-q', ...flags]);
  expect([code, stderr.replace(/^warning: .*(?:again|together|is not in).*\n/gmu, '')]).toEqual([0, '']);
}

/** The facts of a graph file; where its nodes stand on the map is none. */
async function factsOf(graph: string): Promise<string> {
  const { nodes, edges } = await readGraphFile(graph);
  const bare = nodes.map(node => {
    const { x: _x, y: _y, community: _community, ...properties } = node.properties;
    return { ...node, properties };
  });
  return [...jsonl.write({ nodes: bare, edges })].join('');
}

/** Each builds several graphs. */
const PATIENCE = 240_000;

const [graph, clean] = [
  (): string => join(folder, 'graph.herdbook'),
  (): string => join(folder, 'clean.jsonl'),
];

/** Papers that are each known by an id, so that any of them can be renewed. */
const known = kin.filter(paper => typeof paper.id === 'string');

/** What a paper says at another time; the first time as it stands above. */
const later: readonly ((paper: Paper) => Paper)[] = [
  paper => paper,
  paper => ({ ...paper, abstract: 'We evaluate MedLlamaQ and GPT-4 on QuorBench with LoRA.' }),
  paper => ({
    ...paper,
    title: `${paper.title} Again`,
    abstract: `${paper.abstract} We introduce ${paper.id}Net, a model.`,
  }),
  paper => ({ ...paper, abstract: 'The telescope observes.' }),
];

interface Step {
  readonly way: 'add' | 'update' | 'remove';
  readonly papers: readonly number[];
  readonly version: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  way: fc.constantFrom('add', 'update', 'remove'),
  papers: fc.shuffledSubarray([...known.keys()], { minLength: 1, maxLength: 4 }),
  version: fc.nat(later.length - 1),
});

/** Which version of each known paper is in the graph after the step. */
function after(state: ReadonlyMap<number, number>, { way, papers, version }: Step): Map<number, number> {
  const next = new Map(state);
  for (const paper of papers)
    if (way === 'remove') next.delete(paper);
    else if (way === 'update' || !next.has(paper)) next.set(paper, version);
  return next;
}

const inState = (state: ReadonlyMap<number, number>): Paper[] => [
  ...sample,
  ...Array.from(state, ([paper, version]) => later[version]!(known[paper]!)),
];

async function isAsClean(papers: readonly Paper[]): Promise<void> {
  expect(await openTraced(graph(), [])).not.toBeNull();
  await build(papers, clean());
  expect(await factsOf(graph())).toBe(await factsOf(clean()));
}

describe('A graph in columns states what a clean build states', () => {
  it(
    'after any steps of adding, renewing and taking out',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async steps => {
          let state: ReadonlyMap<number, number> = new Map([
            [0, 0],
            [2, 0],
            [4, 0],
          ]);
          await build(inState(state), graph());
          for (const one of steps) {
            const papers = one.papers.map(paper => later[one.version]!(known[paper]!));
            await build(papers, graph(), `--${one.way}`);
            state = after(state, one);
          }
          await isAsClean(inState(state));
        }),
        { numRuns: 12 },
      );
    },
    PATIENCE,
  );

  it(
    'when it is brought in step with any other papers',
    async () => {
      const version = fc.nat(later.length - 1);
      const state = fc
        .tuple(
          fc.subarray([...known.keys()]),
          fc.array(version, { minLength: known.length, maxLength: known.length }),
        )
        .map(([papers, versions]) => new Map(papers.map(paper => [paper, versions[paper]!])));
      await fc.assert(
        fc.asyncProperty(state, state, async (from, to) => {
          await build(inState(from), graph());
          const sources = [await write(inState(to))];
          const changed = await changeGraph(graph(), 'match', { sources });
          if (changed.graph) await (await openFileTarget(graph())).write(changed.graph, changed.left);
          await isAsClean(inState(to));
        }),
        { numRuns: 5 },
      );
    },
    PATIENCE,
  );

  it('and nothing is linked where nothing is another', async () => {
    await build([...sample, ...known], graph());
    for (const way of ['add', 'update', 'match'] as const) {
      const sources = [await write([...known, ...(way === 'match' ? sample : [])])];
      const { graph: changed, linked } = await changeGraph(graph(), way, { sources });
      expect([way, changed, linked]).toEqual([way, null, 0]);
    }
  });
});

describe('Papers added to a graph in columns', () => {
  const splitOf = (papers: readonly Paper[]): fc.Arbitrary<readonly Paper[][]> =>
    fc
      .tuple(
        fc.shuffledSubarray([...papers], { minLength: papers.length }),
        fc.nat(papers.length),
        fc.nat(papers.length),
      )
      .map(([list, ...cuts]) => {
        const [one, two] = cuts.sort((a, b) => a - b) as [number, number];
        return [[...sample, ...list.slice(0, one)], list.slice(one, two), list.slice(two)];
      });

  async function addEach(parts: readonly Paper[][], into: string): Promise<void> {
    await build(parts[0]!, into);
    for (const part of parts.slice(1).filter(papers => papers.length > 0)) await build(part, into, '--add');
  }

  it(
    'give the facts of a clean build, however they are split and shuffled',
    async () => {
      // Of the same paper twice the first gives the title, and a graph has its papers in the order of ids.
      const once = kin.filter(paper => !/^(?:The Same|No Id)/u.test(String(paper.title)));
      await fc.assert(
        fc.asyncProperty(splitOf(once), async parts => {
          await addEach(parts, graph());
          expect(await openTraced(graph(), [])).not.toBeNull();
          await build(parts.flat(), clean());
          expect(await factsOf(graph())).toBe(await factsOf(clean()));
        }),
        { numRuns: 5 },
      );
    },
    PATIENCE,
  );

  it(
    'give what the long way gives, where some are the same as others',
    async () => {
      await fc.assert(
        fc.asyncProperty(splitOf(kin), async parts => {
          await addEach(parts, graph());
          await addEach(parts, clean());
          expect(await factsOf(graph())).toBe(await factsOf(clean()));
        }),
        { numRuns: 5 },
      );
    },
    PATIENCE,
  );

  it(
    'put what linking left of them behind that of the others, until much is behind',
    async () => {
      await build(sample, graph());
      const sizes: number[] = [];
      for (const paper of known) {
        const before = await readFile(traceFileOf(graph()));
        await build([paper], graph(), '--add');
        const after = await readFile(traceFileOf(graph()));
        const isBehind = after.subarray(0, before.length).equals(before);
        expect(isBehind).toBe(after.length > before.length && sizes.push(before.length) > 0);
        expect(await openTraced(graph(), [])).not.toBeNull();
      }
      expect(sizes.length).toBeGreaterThan(2);
      expect(sizes.length).toBeLessThan(known.length);
      await isAsClean([...sample, ...known]);
    },
    PATIENCE,
  );

  it('and what was put behind for a graph that never came is passed over', async () => {
    await build(sample, graph());
    const old = await readFile(graph());
    await build(kin.slice(0, 1), graph(), '--add');
    await writeFile(graph(), old);
    expect(await openTraced(graph(), [])).not.toBeNull();
    await appendFile(traceFileOf(graph()), 'the beginning of more');
    await build(kin.slice(1, 3), graph(), '--add');
    await isAsClean([...sample, ...kin.slice(1, 3)]);
  });

  it('leave the others where they stand, and are set beside their kin', async () => {
    await build(sample, graph());
    const before = new Map((await readGraphFile(graph())).nodes.map(node => [node.id, node]));
    await build(kin.slice(0, 1), graph(), '--add');
    const after = (await readGraphFile(graph())).nodes;
    expect(after.length).toBeGreaterThan(before.size);
    for (const { id, properties } of after) {
      const { x, y } = before.get(id)?.properties ?? {};
      if (before.has(id)) expect([id, properties.x, properties.y]).toEqual([id, x, y]);
      else expect([typeof properties.x, typeof properties.y]).toEqual(['number', 'number']);
    }
  });

  it('have few of the others linked anew', async () => {
    await build([...sample, ...kin.slice(0, 4)], graph());
    const sources = [await write(kin.slice(4, 5))];
    const { linked, counts } = await changeGraph(graph(), 'add', { sources });
    expect(counts.papers).toBe(sample.length + 5);
    expect(linked).toBeLessThan(8);
  });

  it(
    'are added the long way where what linking left is of another graph, damaged or gone',
    async () => {
      await build(sample, graph());
      const other = join(folder, 'other.herdbook');
      await build(kin.slice(0, 2), other);
      const spoils = [
        () => copyFile(traceFileOf(other), traceFileOf(graph())),
        () => writeFile(traceFileOf(graph()), 'no traces'),
        () => rm(traceFileOf(graph())),
      ];
      for (const [index, spoil] of spoils.entries()) {
        await spoil();
        expect(await openTraced(graph(), [])).toBeNull();
        await build(kin.slice(index, index + 1), graph(), '--add');
        expect(await openTraced(graph(), [])).not.toBeNull();
      }
      await build([...sample, ...kin.slice(0, 3)], clean());
      expect(await factsOf(graph())).toBe(await factsOf(clean()));
    },
    PATIENCE,
  );
});
