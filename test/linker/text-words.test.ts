/** The words of a text stand where they say, and give the tokens that the spelling of names finds in it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenize } from '../../src/catalog/spelling.ts';
import { readWords } from '../../src/linker/text-words.ts';

const columns = ({ words, starts, ends, joins }: ReturnType<typeof tokenize>) => ({
  words: [...words],
  starts: [...starts],
  ends: [...ends],
  joins: [...joins],
});

it('a suffix is a word of its own', () => {
  const { forms, starts } = readWords('A LLaMA-based, 7B-scale GPT-4.');
  expect(forms.map(({ text }) => text)).toEqual(['A', 'LLaMA', '-based', ',', '7B-scale', 'GPT-4', '.']);
  expect(starts).toEqual([0, 2, 7, 13, 15, 24, 29]);
  expect(forms.filter(({ named }) => named).map(({ key }) => key)).toEqual([
    'a',
    'llama',
    '0b-scale',
    'gpt-0',
  ]);
});

it.each([
  ['signs', fc.string({ unit: fc.constantFrom(...'aBs 12.-&+;#x_/()\'"\\^{}²é') })],
  ['any text', fc.string({ unit: 'grapheme', maxLength: 80 })],
])('words hold their text, and its tokens: %s', (_, texts) => {
  fc.assert(
    fc.property(texts, text => {
      const read = readWords(text);
      for (const [at, { text: word }] of read.forms.entries())
        expect(text.startsWith(word, read.starts[at])).toBe(true);
      expect(columns(read.tokens)).toEqual(columns(tokenize(text)));
    }),
    { numRuns: 500, seed: 1 },
  );
});
