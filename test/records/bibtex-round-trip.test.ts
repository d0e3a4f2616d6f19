/** BibTeX there and back: what the page writes of a paper, build reads. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBibtex } from '../../web/take/bibtex.ts';
import { readText } from './reading.ts';

/** Words of letters of many scripts and of all signs that TeX and BibTeX know. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aéßøЖ模x1{}\\$%&#_^~"@=,()-\'`<>.;:!'), minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    'LLaMA',
    '$5',
    '50%',
    'x_i',
    '\\alpha',
    '--',
    "''",
    '``',
    '{',
    '}',
    '@article{',
    'O(n^2)',
    'and',
  ),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));
const paper = fc.record({
  title: sentence,
  abstract: sentence,
  authors: fc.array(fc.constantFrom('Ada Lovelace', 'Bjørn Müller and Sons', 'Li, Wei', 'O’Neill Jr.'), {
    maxLength: 3,
  }),
  year: fc.integer({ min: 1900, max: 2030 }),
});

it('A paper comes back with its title, abstract, authors, year and ids, whatever signs are in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 4 }), async papers => {
      const nodes = papers.map((properties, index) => ({
        id: `doi:10.1000/${index}`,
        labels: ['Paper'],
        properties: { ...properties, venue: 'Journal of Invention', otherIds: [`arxiv:2401.0000${index}`] },
      }));
      const { records } = await readText(toBibtex(nodes), { strict: true });
      expect(records).toMatchObject(
        nodes.map(({ id, properties }) => ({
          ...properties,
          id,
          title: properties.title,
          authors: properties.authors,
        })),
      );
    }),
    { numRuns: 300 },
  );
});
