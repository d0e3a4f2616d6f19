/** Whatever the text: linking ends soon, offsets hold, and the order of papers changes nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/records/record.ts';
import { linker, linkPapers, namesOf, paperOf } from './read-names.ts';

const sentence =
  'We fine-tune the large language model LLaMA-13B on the GSM8K benchmark with LoRA, a training method for neural networks. ';
const odd: readonly (readonly [what: string, abstract: string])[] = [
  ['nothing', ''],
  ['spaces', ' \t\n '],
  ['all capitals', sentence.toUpperCase().repeat(5)],
  ['Chinese', '我们在 GSM8K 上微调 LLaMA-13B，并使用 LoRA。'],
  ['Arabic', 'نقوم بضبط LLaMA على مجموعة البيانات'],
  ['TeX', '\\textsc{MAC-SQL} and $\\beta$-VAE with T\\"ULU, $\\mathcal{O}(n^2)$ \\cite{a,b} \\\\ \\{ $$'],
  ['HTML', '&lt;b&gt;LLaMA&nbsp;2&lt;/b&gt; &amp; GPT&#45;4 <i>BERT</i>'],
  ['control characters', 'LLaMA\u0000 2\u0007 \u200b\ufeff BERT\u202e'],
  ['emoji', '🦙 LLaMA 🔥🔥 BERT 👩‍💻'],
  ['lone surrogates', 'LLaMA \ud83d BERT \udc00'],
  ['brackets', '('.repeat(2000) + ')'.repeat(2000)],
  ['points', '. '.repeat(3000)],
  ['one long word', 'A'.repeat(20_000)],
  ['hyphens', 'a-'.repeat(10_000)],
  ['a list without end', `${'Ab1, '.repeat(10_000)} datasets`],
];

describe('odd input', () => {
  it.each(odd)('%s', (_, abstract) => {
    const paper = paperOf(abstract);
    const [reading] = linkPapers([paper]);
    const text = textOf(paper);
    for (const { start, end, surface } of reading!.mentions) expect(text.slice(start, end)).toBe(surface);
  });

  it('folded lines are read as one', () => {
    const named = (text: string): string[] => namesOf(linkPapers([paperOf(text)])[0]!);
    expect(named(sentence.replaceAll(' ', '\n').trim())).toEqual(named(sentence.trim()));
  });

  it('a megabyte is read', { timeout: 120_000 }, () => {
    const [reading] = linkPapers([paperOf(sentence.repeat(Math.ceil(1_000_000 / sentence.length)))]);
    expect(namesOf(reading!)).toContain('LLaMA (Model)');
  });

  it('finds names between other scripts and HTML entities', () => {
    const [reading] = linkPapers([
      paperOf('We study neural language models. &lt;b&gt;LLaMA&nbsp;2&lt;/b&gt; 微调 GPT-4。'),
    ]);
    expect(namesOf(reading!)).toEqual(expect.arrayContaining(['GPT-4 (Model)', 'Llama 2 (Model)']));
  });
});

const pool = [
  paperOf('We present ZorbLM, a language model.', 'ZorbLM: a model of physics', 'p1'),
  paperOf('We propose ZorbLM, a training method for neural networks.', 'Training', 'p2'),
  paperOf('We evaluate ZorbLM and Llama 2 on GSM8K and the ZQA-Bench benchmark.', 'A study', 'p3'),
  paperOf('We introduce ZQA-Bench, a benchmark of questions for language models.', 'ZQA-Bench', 'p4'),
  paperOf('Our zorb-LM is compared with ZorbLM and GPT-4 language models.', 'Zorbs', 'p5'),
  paperOf('The Falcon model and a falcon.', 'Birds', 'p6'),
];

it('the order of papers does not matter', () => {
  const readingsOf = (papers: readonly (typeof pool)[number][]) =>
    new Map(linkPapers(papers).map(reading => [reading.record.id, reading]));
  const expected = readingsOf(pool);
  fc.assert(
    fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), papers => {
      expect(new Map([...readingsOf(papers)].sort())).toEqual(new Map([...expected].sort()));
    }),
    { numRuns: 20, seed: 1 },
  );
});

it('any text gives mentions that stand where they say', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'LLaMA',
      'Llama-2',
      'GPT-4',
      '(BERT)',
      'we',
      'propose',
      'X-Bench:',
      '13B',
      '.',
      ',',
      '\\"U',
    ),
    fc.string({ maxLength: 8, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), words => {
      const paper = paperOf(words.join(' '));
      const text = textOf(paper);
      for (const { start, end, surface } of linker.consolidate([linker.read(paper)])[0]!.mentions)
        expect(text.slice(start, end)).toBe(surface);
    }),
    { numRuns: 200, seed: 1 },
  );
});
