/** Names in one list: what the tagger leaves open of one, the others tell. */
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { agreeInLists } from '../../src/linker/span-lists.ts';
import { tagLabels } from '../../src/linker/tagger/crf.ts';
import type { TaggedSpan } from '../../src/linker/tagger/tagger.ts';

const catalog = loadCatalog();

function spanOf(text: string, name: string, probability: number, shares: readonly number[]): TaggedSpan {
  const start = text.indexOf(name);
  return { start, end: start + name.length, probability, shares };
}

const likeliest = ({ shares }: TaggedSpan): string | undefined =>
  tagLabels[shares.indexOf(Math.max(...shares))];

it('a doubtful member is what the sure ones are, and surer itself', () => {
  const text = 'We test on ImageNet, ZC4K and CIFAR-10.';
  const spans = [
    spanOf(text, 'ImageNet', 0.9, [0, 0, 0.1, 0.9]),
    spanOf(text, 'ZC4K', 0.6, [0.5, 0.2, 0.1, 0.2]),
    spanOf(text, 'CIFAR-10', 0.9, [0, 0, 0.1, 0.9]),
  ];
  const [, member] = agreeInLists(spans, text, catalog);
  expect(likeliest(spans[1]!)).toBe('Model');
  expect(likeliest(member!)).toBe('Benchmark');
  expect(member!.probability).toBeGreaterThan(0.6);
});

it('what a verb stands between is no list', () => {
  const text = 'ZC4K beats ImageNet.';
  const spans = [
    spanOf(text, 'ZC4K', 0.6, [0.5, 0.2, 0.1, 0.2]),
    spanOf(text, 'ImageNet', 0.9, [0, 0, 0.1, 0.9]),
  ];
  expect(agreeInLists(spans, text, catalog)).toEqual(spans);
});
