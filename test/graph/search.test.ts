/** Finding nodes by name. */
import { expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import { rowsOf } from '#graph/rows';
import { indexNames, LazyNames } from '#graph/search';
import { herd } from './herd.ts';

const index = indexNames(herd);
const names = (text: string, labels?: readonly string[]): string[] =>
  index.find(text, 10, labels).map(hit => hit.name);

test('the exact name comes first, then what begins so', () => {
  expect(names('llama')[0]).toBe('LLaMA');
  expect(names('LoRA')[0]).toBe('LoRA');
  expect(names('Code Llama').slice(0, 2).sort()).toEqual(['Code Llama', 'Code Llama']);
});

test('spaces, hyphens and case do not matter', () => {
  for (const text of ['llama-2', 'LLAMA 2', 'llama2']) expect(names(text)[0]).toBe('Llama 2');
});

test('unfinished words and slips are forgiven, words of three letters must fit', () => {
  expect(names('humanev')[0]).toBe('HumanEval');
  expect(names('Quantised')).toContain('QLoRA: Quantized Tuning');
  expect(names('lama')).toContain('LLaMA');
  expect(names('rlh')).toEqual(['RLHF']);
  expect(names('rlx')).toEqual([]);
});

test('an alias finds its node and says so', () => {
  const [hit] = index.find('low-rank', 1);
  expect(hit).toMatchObject({ id: 'technique:lora', alias: 'low-rank adaptation', degree: 3 });
});

test('labels narrow the search, and nothing is found for nothing', () => {
  expect(names('llama', ['Model']).sort()).toEqual(['Code Llama', 'LLaMA', 'Llama 2']);
  expect(names('')).toEqual([]);
  expect(names('   ')).toEqual([]);
  expect(names('zzzz')).toEqual([]);
});

test('a word that is typed twice counts once, and words may come in any order', () => {
  expect(index.find('llama llama code', 10)).toEqual(index.find('code llama', 10));
});

test('no more are given than asked for, and these are the first of all', () => {
  const all = index.find('l', 10);
  expect(all.length).toBeGreaterThan(3);
  expect(index.find('l', 3)).toEqual(all.slice(0, 3));
});

test('an index that is made in turns is the same', async () => {
  const many: Facts = {
    nodes: Array.from({ length: 3_000 }, (_, at) => ({
      id: `model:m${at}`,
      labels: ['Model'],
      properties: { name: `Made ${at}`, aliases: [`m-${at}`] },
    })),
    edges: [],
  };
  const names = new LazyNames(async () => rowsOf(many));
  const whole = indexNames(many);
  for (const text of ['made 17', 'm-17', 'mad 2999', 'm 3'])
    expect(await names.search(text, 20)).toEqual(whole.find(text, 20));
});
