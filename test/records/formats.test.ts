/** Formats: each found by its content, read from a file in its real shape, with what is particular to it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProblem, sourceFormats } from '../../src/records/index.ts';
import type { PaperRecord } from '../../src/records/record.ts';
import { files, venue } from './format-examples.ts';
import { fixture, read, readText } from './reading.ts';

describe('a file in its real shape', () => {
  it.each(files)('such as %s is found to be %s and read', async (name, format, expected) => {
    const { records, formats, problems } = await read([fixture(name)]);
    expect(formats).toEqual([format]);
    expect(records).toMatchObject(expected);
    expect(records).toHaveLength(expected.length);
    // What has no abstract is said, and nothing else.
    for (const problem of problems) expect(problem.expected).toBe('a record with abstract');
  });

  it.each(files)(
    'such as %s reads the same from standard input when its format (%s) is named',
    async (name, format) => {
      const text = readFileSync(fixture(name), 'utf8');
      const bare = ({ records }: { records: readonly PaperRecord[] }) =>
        records.map(({ source, ...rest }) => rest);
      expect(bare(await readText(text, { format }))).toEqual(bare(await read([fixture(name)])));
    },
  );

  it('stands here for every format', () => {
    const shown = new Set(['text', 'jsonl', 'graph', ...files.map(([, format]) => format)]);
    expect(sourceFormats.map(({ name }) => name).filter(name => !shown.has(name))).toEqual([]);
  });
});

describe('two halves', () => {
  it.each([
    ['s2-abstracts.jsonl', 's2-papers.jsonl'],
    ['s2-papers.jsonl', 's2-abstracts.jsonl'],
  ])('of a paper, in %s and %s, make it whole', async (...names) => {
    const { records, problems } = await read(names.map(fixture));
    expect(problems).toEqual([]);
    expect([...records].sort((a, b) => (a.title < b.title ? -1 : 1))).toMatchObject([
      { id: 'arxiv:2401.91001', abstract: 'We present MedLlamaQ, a model for clinics.', year: 2024, venue },
      {
        id: 'doi:10.18653/v1/2020.inv-main.7',
        otherIds: ['s2:00000000000000000000000000000000000000aa', 's2:999000003', 'acl:2020.inv-main.7'],
        title: 'Parsing Invented Trees',
        abstract: 'We parse trees that nobody planted.',
      },
    ]);
  });

  it('that find no other half are said at the end, each at its place', async () => {
    const { records, problems } = await read([fixture('s2-papers.jsonl')]);
    expect(records).toEqual([]);
    expect(problems.map(describeProblem)).toEqual([
      expect.stringMatching(/s2-papers\.jsonl:1: expected a record with abstract, got none in "MedLlamaQ/u),
      expect.stringMatching(/s2-papers\.jsonl:2: expected a record with abstract/u),
    ]);
  });
});

describe('fields that the user names', () => {
  const map = { title: 'headline', abstract: 'summary.text', id: 'key', authors: 'who' };

  it('are found in JSON, also inside of objects', async () => {
    const line = {
      headline: 'T',
      summary: { text: 'A.' },
      key: 7,
      who: 'Ada Lovelace and Alan Turing',
      title: 'no',
    };
    const { records, formats } = await readText(JSON.stringify(line), { fields: map });
    expect(formats).toEqual(['jsonl']);
    expect(records).toMatchObject([
      { id: '7', title: 'T', abstract: 'A.', authors: ['Ada Lovelace', 'Alan Turing'] },
    ]);
  });

  it('are found in tables, where others keep their usual names', async () => {
    const { records } = await readText('Heading;Text;Year\nT;A.;2020\n', {
      fields: { title: 'Heading', abstract: 'Text' },
    });
    expect(records).toMatchObject([{ title: 'T', abstract: 'A.', year: 2020 }]);
  });

  it('and are not there are said with the columns that are', async () => {
    const { records, problems } = await readText('Heading;Text\nT;A.\n', {
      fields: { title: 'Head', abstract: 'Text' },
    });
    expect(records).toEqual([]);
    expect(describeProblem(problems[0]!)).toMatch(
      /expected a column Head, got the columns Heading, Text\. Name it with --map/u,
    );
  });
});

it('XML with a bare ampersand and the entities of HTML is read as it was meant', async () => {
  const { records, problems } = await readText(
    '<feed>\n<entry><title>A & B&eacute;&nbsp;&lt;C</title><summary>T&unknown;</summary></entry>\n</feed>',
  );
  expect(problems).toEqual([]);
  expect(records).toMatchObject([{ title: 'A & Bé <C', abstract: 'T&unknown;' }]);
});

it('RIS with one blank before the dash is read too; with two, one blank is text', async () => {
  const one = await readText('TY - JOUR\nTI - A\nAB - T.\nER - \n');
  const two = await readText('TY  - JOUR\nTI  - B\nAB  - Of\nAI - and more.\nER  - \n');
  expect(one.records).toMatchObject([{ title: 'A', abstract: 'T.' }]);
  expect(two.records).toMatchObject([{ title: 'B', abstract: 'Of AI - and more.' }]);
});

it('What only carries a record of a known format inside is not taken for it', async () => {
  const nested = {
    paper_id: '1',
    metadata: { submitter: 'A', title: 'Inner', abstract: 'T.' },
    abstract: 'Outer.',
  };
  expect((await readText(JSON.stringify(nested))).formats).toEqual(['jsonl']);
  const fields = { title: 'metadata.title' };
  const { formats, records } = await readText(JSON.stringify(nested), { fields });
  expect([formats, records[0]?.title, records[0]?.abstract]).toEqual([['jsonl'], 'Inner', 'Outer.']);
  const own = { paperId: 'mine-7', title: 'T', abstract: 'A.', authors: ['Ada Lovelace'] };
  expect(await readText(JSON.stringify(own))).toMatchObject({
    formats: ['jsonl'],
    records: [{ authors: ['Ada Lovelace'] }],
  });
});
