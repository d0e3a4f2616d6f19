/** `herdbook diff`: two small graphs that differ in every way. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareGraphs } from '#graph/compare-graphs';
import { edgeFact, type Facts, type GraphNode } from '../../graph/facts.ts';
import { jsonl } from '../../graph/formats/jsonl.ts';
import { ownFolder } from '../own-folder.ts';
import { runCli } from './run-cli.ts';

const node = (id: string, label: string, properties: Record<string, string | number>): GraphNode => ({
  id,
  labels: [label],
  properties,
});
const paper = node('p', 'Paper', { title: 'Tuning llamas', abstract: 'We tune LLaMA.', x: 1, y: 2 });
const llama = node('model:llama', 'Model', { name: 'LLaMA', x: 3, community: 0 });
const bert = node('model:bert', 'Model', { name: 'BERT' });
const tells = (type: 'BUILDS_ON' | 'EVALUATES' | 'MENTIONS', end: string, confidence: number) =>
  edgeFact({
    type,
    start: 'p',
    end,
    evidence: [{ sentence: 'We tune LLaMA.', start: 22, end: 27, rule: 'tuned', confidence, paper: 'p' }],
  });

const before: Facts = {
  nodes: [llama, bert, paper],
  edges: [tells('BUILDS_ON', 'model:llama', 0.9), tells('MENTIONS', 'model:bert', 0.8)],
};
const after: Facts = {
  nodes: [
    {
      ...llama,
      labels: ['Model', 'BaseModel'],
      properties: { name: 'LLaMA', year: 2023, x: 9, community: 4 },
    },
    { ...paper, properties: { ...paper.properties, x: 7 } },
    node('technique:lora', 'Technique', { name: 'LoRA' }),
  ],
  edges: [tells('BUILDS_ON', 'model:llama', 0.7), tells('EVALUATES', 'model:llama', 0.6)],
};

const folder = ownFolder('diff');
beforeAll(async () => {
  await writeFile(join(folder, 'before.jsonl'), [...jsonl.write(before)].join(''));
  await writeFile(join(folder, 'after.jsonl'), [...jsonl.write(after)].join(''));
});

const diff = (...flags: string[]) =>
  runCli(['diff', join(folder, 'before.jsonl'), join(folder, 'after.jsonl'), ...flags]);

describe('comparing two graphs', () => {
  it('tells what came, went and changed, and lets places on the map be', () => {
    const { nodes, edges } = compareGraphs(before, after);
    expect(nodes.added.map(one => one.id)).toEqual(['technique:lora']);
    expect(nodes.removed.map(one => one.id)).toEqual(['model:bert']);
    expect(nodes.changed.map(one => [one.after.id, one.properties])).toEqual([
      ['model:llama', ['labels', 'year']],
    ]);
    expect(edges.added.map(one => one.type)).toEqual(['EVALUATES']);
    expect(edges.removed.map(one => one.type)).toEqual(['MENTIONS']);
    expect(edges.changed.map(one => one.properties)).toEqual([['allConfidences', 'confidence']]);
  });

  it('finds nothing between a graph and itself', () => {
    const { nodes, edges } = compareGraphs(after, after);
    for (const { added, removed, changed } of [nodes, edges])
      expect([added, removed, changed]).toEqual([[], [], []]);
  });
});

describe('herdbook diff', () => {
  it('counts by label and type', async () => {
    const { code, stdout } = await diff();
    expect(code).toBe(0);
    expect(stdout.split('\n').map(line => line.trim().split(/\s+/u))).toContainEqual([
      'Model',
      '2',
      '1',
      '0',
      '1',
      '1',
    ]);
    expect(stdout).toMatch(/EVALUATES\s+0\s+1\s+1\s+0\s+0/u);
    expect(stdout).not.toContain('We tune LLaMA.');
  });

  it('names every difference with --list, edges with their sentence', async () => {
    const { stdout } = await diff('--list');
    expect(stdout).toContain('- Model BERT\n');
    expect(stdout).toContain('+ Technique LoRA\n');
    expect(stdout).toContain('~ Model LLaMA: labels, year\n');
    expect(stdout).toContain('+ EVALUATES Tuning llamas -> LLaMA (tuned 0.6)\n    We tune LLaMA.\n');
    expect(stdout).toContain('~ BUILDS_ON Tuning llamas -> LLaMA (tuned 0.7): allConfidences, confidence\n');
  });

  it('takes the same sample for the same seed', async () => {
    const [one, again] = [
      await diff('--sample', '1', '--seed', '3'),
      await diff('--sample', '1', '--seed', '3'),
    ];
    expect(one.stdout).toBe(again.stdout);
    expect(one.stdout.match(/^\+ Technique/gmu)).toHaveLength(1);
  });

  it('writes JSON for programs', async () => {
    const { stdout } = await diff('--json');
    const { nodes, edges } = JSON.parse(stdout);
    expect(nodes.after).toEqual({ Model: 1, Paper: 1, Technique: 1 });
    expect(edges.removed[0]).toMatchObject({ type: 'MENTIONS', end: 'model:bert' });
  });

  it('says which graph is missing, and refuses a sample of none', async () => {
    const missing = await runCli(['diff', join(folder, 'before.jsonl'), join(folder, 'no.jsonl')]);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('no.jsonl: expected a graph file, got no such file');
    expect((await diff('--sample', '0')).code).toBe(2);
  });
});
