/** Spellings that are one name, and those that are not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameTrie } from '../../src/catalog/name-trie.ts';
import { nameKey, tokenize } from '../../src/catalog/spelling.ts';
import { keyOf } from '../../src/catalog/words.ts';

describe('one name', () => {
  it.each([
    ['Llama-2', 'LLaMA 2', 'llama2', 'Llama_2'],
    ['T\\"ULU 2', 'Tülu 2', 'Tulu-2'],
    ['fine-tuning', 'finetuning', 'Fine Tuning'],
    ['quantisation', 'quantization'],
    ['nearest neighbours', 'nearest neighbors'],
    ['language modelling', 'language modeling'],
    ['Llama&nbsp;2', 'Llama 2'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map(nameKey)).size).toBe(1);
  });

  it.each([
    ['Llama 2', 'Llama 3'],
    ['Llama 2', 'Llama 2.1'],
    ['UNet', 'UNet++'],
    ['GPT-4', 'GPT-40'],
    ['four tours', 'for tors'],
  ])('but not %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

it('tokens stand where they say, and ASCII is read as all other text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), text => {
      let last = 0;
      const { starts, ends } = tokenize(text);
      for (const [at, end] of ends.entries()) {
        expect(starts[at]).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(starts[at]!);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300, seed: 1 },
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aBs 1.-&+;#x_/()\'"') }), text => {
      // A letter beyond ASCII behind the text takes the other way through the tokenizer.
      const shapeOf = ({ words, starts, ends, joins }: ReturnType<typeof tokenize>) =>
        words.map((word, at) => [starts[at], ends[at], keyOf(word), joins[at]]);
      expect(shapeOf(tokenize(text))).toEqual(shapeOf(tokenize(`${text} é`)).slice(0, -1));
    }),
    { numRuns: 300, seed: 1 },
  );
});

describe('the trie of names', () => {
  const trie = new NameTrie<string>();
  for (const name of [
    'Llama',
    'Llama 2',
    'Llama 2-Chat',
    'graph neural network',
    'zonal agents',
    'Zonal Commands',
  ])
    trie.add(name, name);
  const longest = (text: string): string | undefined => trie.matchesAt(tokenize(text), 0)[0]?.named[0]?.entry;

  it.each([
    ['Llama', 'Llama'],
    ['Llamas', 'Llama'],
    ['Llama-2 is', 'Llama 2'],
    ['Llama 2 13B Chat', 'Llama 2-Chat'],
    ['graph neural networks', 'graph neural network'],
    ['Llama, 2', 'Llama'],
    ['zonal agent', 'zonal agents'],
    ['Zonal Command', undefined],
    ['Alpaca', undefined],
  ])('%s', (text, name) => {
    expect(longest(text)).toBe(name);
  });

  it('gives longer names first', () => {
    const matches = trie.matchesAt(tokenize('Llama 2 Chat'), 0);
    expect(matches.map(({ named }) => named[0]!.entry)).toEqual(['Llama 2-Chat', 'Llama 2', 'Llama']);
  });
});
