/** The two plain formats, text blocks and lines of JSON: what their fields become. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/records/record.ts';
import { contentReader, lines } from './reading.ts';

const { readContent } = contentReader();

const blocks = `Title: Code in Llamas: A Study
  of Folded Lines
Abstract: We tune LLaMA on video-
or image data.
It works.

Title: Second
Id: arXiv:2302.13971v2
Year: 2023
Authors: Ada Lovelace; Alan Turing
Url: https://example.org/second
Venue: NeurIPS
Abstract: Another one.
`;

describe('text blocks', () => {
  it('join folded lines with one space and keep the fields', async () => {
    const { records, problems } = await readContent(blocks);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        title: 'Code in Llamas: A Study of Folded Lines',
        abstract: 'We tune LLaMA on video- or image data. It works.',
        year: null,
        authors: [],
        source: { line: 1 },
      },
      {
        id: 'arxiv:2302.13971',
        title: 'Second',
        year: 2023,
        authors: ['Ada Lovelace', 'Alan Turing'],
        url: 'https://example.org/second',
        venue: 'NeurIPS',
        source: { line: 7 },
      },
    ]);
  });

  it('give a text that offsets count in: title, line break, abstract', async () => {
    const { records } = await readContent(blocks);
    expect(textOf(records[1]!)).toBe('Second\nAnother one.');
  });

  it('keep a year that is none out, and say so', async () => {
    const { records, problems } = await readContent('Title: T\nYear: soon\nAbstract: A.\n');
    expect(records).toMatchObject([{ title: 'T', year: null }]);
    expect(problems).toMatchObject([{ line: 1, expected: 'a year of four digits', got: '"soon"' }]);
  });
});

describe('JSON lines', () => {
  it('take ids as given, else from the url, in one spelling', async () => {
    const { records, problems } = await readContent(lines);
    expect(problems).toEqual([]);
    expect(records.map(({ id, abstract, year }) => [id, abstract, year])).toEqual([
      ['a-1', 'First abstract.', 2020],
      ['arxiv:2101.00002', 'Second.', 2021],
      ['doi:10.1000/abc.3', 'Third.', null],
    ]);
  });

  it('make an id of title and year where nothing else is known, the same for other spelling of the title', async () => {
    const ids = await Promise.all(
      [
        '{"title":"Tuning LLaMA: a study","abstract":"A.","year":2023}',
        'Title: Tuning  Llama — A Study\nYear: 2023\nAbstract: B.',
      ].map(async (content, index) => (await readContent(content, {}, `same-${index}`)).records[0]!.id),
    );
    expect(ids[0]).toMatch(/^paper:[0-9a-f]{16}$/u);
    expect(ids[0]).toBe(ids[1]);
    const other = await readContent('{"title":"Tuning LLaMA: a study","abstract":"A.","year":2024}');
    expect(other.records[0]!.id).not.toBe(ids[0]);
  });
});
