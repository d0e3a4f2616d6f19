/** Formats: each found by its content, read from a file in its real shape, with what is particular to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  describeProblem,
  type ReadOptions,
  type RecordProblem,
  readRecords,
  sourceFormats,
} from '../../src/records/index.ts';
import type { PaperRecord } from '../../src/records/record.ts';

const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'records', name);

async function read(sources: readonly string[], options: ReadOptions = {}) {
  const problems: RecordProblem[] = [];
  const records: PaperRecord[] = [];
  const formats: string[] = [];
  const listen: ReadOptions = {
    onProblem: problem => problems.push(problem),
    onFormat: (_file, { name }) => formats.push(name),
  };
  for await (const record of readRecords(sources, { ...listen, ...options })) records.push(record);
  return { records, problems, formats };
}

const readText = (text: string, options: ReadOptions = {}) =>
  read(['-'], { ...options, stdin: Readable.from([text]) });

const DOI = 'doi:10.5555/jim.2024.0001';
const venue = 'Journal of Invented Medicine';

/** File, format, and what stands in it. */
const files: readonly (readonly [string, string, readonly Partial<PaperRecord>[]])[] = [
  [
    'arxiv-snapshot.jsonl',
    'arxiv',
    [
      {
        id: DOI,
        otherIds: ['doi:10.5555/jim.2024.0001-e', 'arxiv:2401.91001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics with α-LoRA',
        abstract: 'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA and costs $5 a day.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster', 'Li Wei Jr.'],
        url: 'https://arxiv.org/abs/2401.91001',
        venue: `${venue} 12 (2024) 1–9`,
      },
      { id: 'arxiv:math/9901999', title: 'Knots of S³', year: 1999, authors: ['Carl Beispiel'], venue: null },
    ],
  ],
  [
    'arxiv-atom.xml',
    'arxiv-atom',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics with α-LoRA',
        abstract: 'We present MedLlamaQ, a model for clinics with p < 0.05. It reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
        url: 'https://arxiv.org/abs/2401.91001',
      },
      { id: 'arxiv:cs/0101999', title: 'Counting Words', year: 2001 },
    ],
  ],
  [
    'openalex.jsonl',
    'openalex',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001', 'openalex:W9990000001'],
        title: 'MedLlamaQ: Adapting LLaMA to Clinics & Wards',
        abstract: 'We present MedLlamaQ, a model. Here We test it.',
        year: 2024,
        authors: ['Ada Example', 'B. Muster'],
        venue,
      },
      { id: 'arxiv:2402.90002', otherIds: ['openalex:W9990000003'], abstract: 'The constructor runs.' },
    ],
  ],
  [
    'openalex-answer.json',
    'openalex',
    [
      {
        id: 'openalex:W9990000004',
        otherIds: ['acl:2023.inv-main.4'],
        abstract: 'One page.',
        source: { file: fixture('openalex-answer.json'), line: 4 },
      },
    ],
  ],
  [
    's2-answer.json',
    's2',
    [
      {
        id: DOI,
        otherIds: ['arxiv:2401.91001', 's2:0123456789abcdef0123456789abcdef01234567', 's2:999000001'],
        year: 2024,
        authors: ['Ada Example', 'B. Muster'],
      },
    ],
  ],
  [
    'library.bib',
    'bibtex',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics – with α-LoRA',
        abstract:
          'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA; % is no comment here, and https://example.org/a_b stays.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster', 'The MedLlamaQ Team and Friends', 'Wei van der Li'],
        venue: `${venue} (Letters)`,
        source: { file: fixture('library.bib'), line: 6 },
      },
      { id: 'arxiv:2402.90002', title: 'Words of Old', year: 2024 },
      { title: 'Trees in Parentheses', abstract: 'A tree (in a park).', venue: 'Proceedings of Invention' },
      { id: 'arxiv:2303.90003', authors: ['A Example', 'C Beispiel'] },
    ],
  ],
  [
    'references.ris',
    'ris',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics & Wards',
        abstract: 'We present MedLlamaQ, a model for clinics. It reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
        venue,
      },
      { title: 'Old Tags for the Same Fields', year: 2001, authors: ['Carl Beispiel'] },
    ],
  ],
  [
    'zotero.json',
    'csl-json',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA to Clinics',
        abstract: 'We present MedLlamaQ, a model for clinics.',
        year: 2024,
        authors: ['Ada Example', 'Wei van der Li', 'The MedLlamaQ Team'],
        venue,
      },
      { id: 'arxiv:2402.90002', year: 2024, source: { file: fixture('zotero.json'), line: 38 } },
    ],
  ],
  [
    'zotero.csv',
    'csv',
    [
      {
        id: DOI,
        title: 'MedLlamaQ: Adapting LLaMA, the "Model", to Clinics',
        abstract: 'We present MedLlamaQ, a model for clinics.',
        authors: ['Ada Example', 'Björn Muster'],
        venue,
      },
      { id: 'arxiv:2402.90002', source: { file: fixture('zotero.csv'), line: 4 } },
    ],
  ],
  [
    'table.tsv',
    'csv',
    [
      {
        id: 'doi:10.5555/joi.3',
        title: '5" Disks of Old',
        abstract: 'We spin a 5" disk; it turns.',
        year: 2003,
      },
      { id: 'arxiv:2402.90002', authors: ['Ada Example', 'Carl Beispiel'], year: 2024 },
    ],
  ],
  [
    'papers-with-abstracts.json',
    'papers-with-code',
    [
      {
        id: 'arxiv:2401.91001',
        abstract: 'We present MedLlamaQ, a model that reaches 53.5% on MedQA.',
        year: 2024,
        authors: ['Ada Example', 'Björn Muster'],
      },
      {
        id: 'acl:2020.inv-main.7',
        title: 'Parsing Invented Trees',
        source: { file: fixture('papers-with-abstracts.json'), line: 35 },
      },
    ],
  ],
  [
    'anthology.xml',
    'acl',
    [
      {
        id: 'doi:10.18653/v1/2020.inv-main.7',
        otherIds: ['acl:2020.inv-main.7'],
        title: 'Parsing Invented Trees in O(n²) Time',
        abstract: 'We parse trees that nobody planted; F1 is 90±1 & more.',
        year: 2020,
        authors: ['Carl Beispiel', 'Li Wei', 'Mononym'],
        url: 'https://aclanthology.org/2020.inv-main.7/',
        venue: 'Proceedings of the 1st Meeting of Invention',
      },
    ],
  ],
];

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

describe('what is broken', () => {
  it.each(broken)('such as $name costs only itself', async ({ text, kept, at }) => {
    const { records, problems } = await readText(text);
    expect(
      [records.map(({ title }) => title), problems.map(({ line }) => line)],
      JSON.stringify(problems),
    ).toEqual([kept, at]);
  });
});
