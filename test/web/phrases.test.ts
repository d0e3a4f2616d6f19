/** Questions written out in words, as the palette reads them. */
import { describe, expect, test } from 'vitest';
import { questions } from '#graph/questions';
import type { NameHit } from '#graph/search';
import { fillPhrases, phrasesIn } from '../../web/palette/phrases.ts';

const read = (text: string): readonly (readonly [string, readonly string[]])[] =>
  phrasesIn(text, questions).map(({ question, names }) => [question.name, names]);

describe('a phrase', () => {
  test.each([
    ['lineage of Llama 2', 'lineage', ['Llama 2']],
    ['papers sharing LoRA and GSM8K', 'papers-sharing', ['LoRA', 'GSM8K']],
    ['what builds on LLaMA', 'builds-on', ['LLaMA']],
    ['path from LLaMA to LoRA', 'path', ['LLaMA', 'LoRA']],
    ['leaderboard MMLU', 'leaderboard', ['MMLU']],
    ['what goes with in-context learning', 'seen-together', ['in-context learning']],
  ])('%s', (text, question, names) => {
    expect(read(text)[0]).toEqual([question, names]);
  });

  test('is none without a name, without a word of a question, or with too many names', () => {
    for (const text of ['lineage', 'LLaMA', 'on the', '', 'lineage of A and B and C'])
      expect(read(text)).toEqual([]);
  });

  test('is filled with nodes of the types that the question takes', async () => {
    const hit = (id: string, label: string): NameHit => ({
      id,
      labels: [label],
      name: id.split(':')[1]!,
      year: null,
      alias: null,
      degree: 1,
    });
    const source = { search: async () => [hit('technique:x', 'Technique'), hit('model:x', 'Model')] };
    const [lineage] = await fillPhrases('lineage of x', questions, source);
    expect(lineage!.answers).toEqual({ model: 'model:x' });
    expect(await fillPhrases('leaderboard x', questions, source)).toEqual([]);
  });
});
