/** Broken files: what is broken costs itself and no more, in every format. */
import { describe, expect, it } from 'vitest';
import { readText } from './reading.ts';

interface Broken {
  readonly name: string;
  readonly text: string;
  readonly kept: readonly string[];
  readonly at: readonly number[];
}

const pretty = (title: string): string =>
  JSON.stringify({ title, abstract: 'Text.', tags: [{ a: 1 }] }, null, 2);

/** Each costs what is broken and nothing more, and is said once. */
const broken: readonly Broken[] = [
  {
    name: 'a BibTeX entry with an open brace',
    text: '@article{a, title={A}, abstract={T.}}\n@article{b, title={B {x}, abstract={T.}}\n@article{c, title={C}, abstract={T.}}',
    kept: ['A', 'C'],
    at: [2],
  },
  {
    name: 'a BibTeX entry with a brace too many',
    text: '@article{a, title={A}}, abstract={T.}}\n@article{c, title={C}, abstract={T.}}',
    kept: ['C'],
    at: [1],
  },
  {
    name: 'a BibTeX entry cut off at the end',
    text: '@article{a, title={A}, abstract={T.}}\n@article{b, title={B},\n  abstract={Half',
    kept: ['A'],
    at: [2],
  },
  {
    name: 'a BibTeX entry with a comma missing',
    text: '@article{a, title={A} abstract={T.}}\n@article{b, title={B}, abstract=}\n@article{c, title={C}, abstract={T.}}',
    kept: ['A', 'C'],
    at: [2],
  },
  {
    name: 'an object of a list with a comma too many',
    text: `[\n${pretty('A')},\n{"title": "B",, "abstract": "T."},\n${pretty('C')}\n]`,
    kept: ['A', 'C'],
    at: [11],
  },
  {
    name: 'an object of a list, on one line, without its end',
    text: '[\n{"title": "A", "abstract": "T."},\n{"title": "B", "abstract": "T.", "tags": [\n{"title": "C", "abstract": "T."}\n]',
    kept: ['A', 'C'],
    at: [3],
  },
  {
    name: 'an indented object of a list without its end',
    text: `[\n  ${pretty('A').replaceAll('\n', '\n  ')},\n  {\n    "title": "B",\n  ${pretty('C').replaceAll('\n', '\n  ')}\n]`,
    kept: ['A', 'C'],
    at: [11],
  },
  {
    name: 'a string of a list without its quote',
    text: `[\n${pretty('A')},\n{\n  "title": "B,\n  "abstract": "T."\n},\n${pretty('C')}\n]`,
    kept: ['A', 'C'],
    at: [11],
  },
  { name: 'a list cut off', text: `[\n${pretty('A')},\n{\n  "title": "B",\n  "abs`, kept: ['A'], at: [11] },
  {
    name: 'half a line at the start',
    text: '{"title": "A", "abs\n{"title": "B", "abstract": "T."}',
    kept: ['B'],
    at: [1],
  },
  {
    name: 'a row with an open quote',
    text: `Title,Abstract\n"A,T.\nB,T.\n${'C,T.\n'.repeat(1)}`,
    kept: ['B', 'C'],
    at: [2],
  },
  { name: 'a row with a stray quote', text: 'Title,Abstract\n"A" b,T.\nB,T.\n', kept: ['B'], at: [2] },
  {
    name: 'an RIS record without its end, and lines between',
    text: 'TY  - JOUR\nTI  - A\nAB  - T.\n\nTY  - JOUR\nTI  - B\nAB  - T.\nER  - \nstray\n',
    kept: ['A', 'B'],
    at: [9],
  },
  {
    name: 'an entry of a feed that is not closed',
    text: '<feed>\n<entry><title>A</title>\n<entry><title>C</title><summary>T.</summary></entry>\n</feed>',
    kept: ['C'],
    at: [3],
  },
  {
    name: 'a feed cut off',
    text: '<feed>\n<entry><title>A</title><summary>T.</summary></entry>\n<entry><title>C</ti',
    kept: ['A'],
    at: [3],
  },
];

describe('what is broken', () => {
  it.each(broken)('such as $name costs only itself', async ({ text, kept, at }) => {
    const { records, problems } = await readText(text);
    expect(
      [records.map(({ title }) => title), problems.map(({ line }) => line)],
      JSON.stringify(problems),
    ).toEqual([kept, at]);
  });
});
