/** Finding nodes by name. */
import { expect, test } from 'vitest';
import { indexNames } from '#graph/search';
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
