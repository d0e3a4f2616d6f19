/** Records: every kind of source, good and bad, as it is read. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  describeProblem,
  type ReadOptions,
  RecordError,
  type RecordProblem,
  readRecords,
} from '../../src/records/index.ts';
import { type PaperRecord, textOf } from '../../src/records/record.ts';

const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'records', name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herdbook-records-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  readonly records: readonly PaperRecord[];
  readonly problems: readonly RecordProblem[];
}

async function read(sources: readonly string[], options: ReadOptions = {}): Promise<Outcome> {
  const problems: RecordProblem[] = [];
  const records: PaperRecord[] = [];
  const onProblem = (problem: RecordProblem): number => problems.push(problem);
  for await (const record of readRecords(sources, { onProblem, ...options })) records.push(record);
  return { records, problems };
}

async function readContent(
  content: string | Buffer,
  options: ReadOptions = {},
  name = 'papers',
): Promise<Outcome> {
  const file = join(folder, name);
  await writeFile(file, content);
  return read([file], options);
}

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

const lines = [
  '{"id": "a-1", "title": "One", "abstract": "First\\n abstract.", "year": 2020, "authors": ["A"], "url": "https://arxiv.org/abs/2001.00001"}',
  '{"title": "Two", "abstract": "Second.", "year": "2021", "url": "https://arxiv.org/abs/2101.00002v3", "cats": "cs.CL"}',
  '{"title": "Three", "abstract": "Third.", "url": "https://doi.org/10.1000/ABC.3"}',
].join('\n');

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

describe('any source', () => {
  const same: readonly [string, string | Buffer][] = [
    ['Windows line ends', lines.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${lines}`],
    ['gzip, whatever its name', gzipSync(lines)],
    [
      'two gzip members one after another',
      Buffer.concat([gzipSync(`${lines.slice(0, 40)}`), gzipSync(lines.slice(40))]),
    ],
    ['zstd, whatever its name', readFileSync(fixture('papers.jsonl.zst'))],
    ['blank lines before and between', `\n\n${lines.replaceAll('\n', '\n\n')}\n\n`],
    ['no line break at the end', lines.trimEnd()],
  ];
  it.each(same)('is read the same with %s', async (_name, content) => {
    const plain = await readContent(lines, {}, 'plain');
    const { records, problems } = await readContent(content);
    expect(problems).toEqual([]);
    const bare = (outcome: readonly PaperRecord[]) => outcome.map(({ source, ...record }) => record);
    expect(bare(records)).toEqual(bare(plain.records));
  });

  it('can be standard input, in small pieces that cut letters apart', async () => {
    const bytes = Buffer.from('Title: Größe – 模型\nAbstract: Ein Abriss über 模型.\n');
    const stdin = Readable.from([...bytes].map(byte => Buffer.from([byte])));
    const { records, problems } = await read(['-'], { stdin });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        title: 'Größe – 模型',
        abstract: 'Ein Abriss über 模型.',
        source: { file: 'standard input', line: 1 },
      },
    ]);
  });

  it('tells how far it has come, in bytes', async () => {
    const seen: [number, number][] = [];
    await readContent(lines, { onProgress: (done, total) => seen.push([done, total]) });
    const size = Buffer.byteLength(lines);
    expect(seen.at(-1)).toEqual([size, size]);
  });

  it('is read in the named format although the content looks otherwise', async () => {
    const { records } = await readContent('\nnotes of mine\nTitle: T\nAbstract: A.', { format: 'text' });
    expect(records).toMatchObject([{ title: 'T' }]);
  });
});

const good = '{"title":"Good","abstract":"Fine."}';
interface BadRecord {
  readonly name: string;
  readonly content: string | Buffer;
  readonly kept: readonly string[];
  readonly line: number;
  readonly says: RegExp;
}

const badRecords: readonly BadRecord[] = [
  {
    name: 'no title',
    content: `{"abstract":"A."}\n${good}`,
    kept: ['Good'],
    line: 1,
    says: /expected a record with title, got none in "A\."/u,
  },
  {
    name: 'no abstract',
    content: `${good}\n{"title":"Bare"}`,
    kept: ['Good'],
    line: 2,
    says: /with abstract, got none in "Bare"/u,
  },
  {
    name: 'a text block without abstract',
    content: 'Title: Bare\n\nTitle: Good\nAbstract: A.',
    kept: ['Good'],
    line: 1,
    says: /with abstract/u,
  },
  {
    name: 'broken JSON',
    content: `${good}\n{"title": "Cut\n`,
    kept: ['Good'],
    line: 2,
    says: /expected a JSON object.*Cut/u,
  },
  {
    name: 'a field of the wrong kind',
    content: `${good}\n{"title":"T","abstract":"A.","authors":7}`,
    kept: ['Good'],
    line: 2,
    says: /authors/u,
  },
  {
    name: 'JSON that is no object',
    content: `${good}\n[1, 2]`,
    kept: ['Good'],
    line: 2,
    says: /expected a JSON object/u,
  },
  {
    name: 'bytes that are not UTF-8',
    content: Buffer.concat([
      Buffer.from(`${good}\n{"title":"Gr`),
      Buffer.from([0xfc]),
      Buffer.from('n","abstract":"A."}'),
    ]),
    kept: ['Good', 'Gr\ufffdn'],
    line: 2,
    says: /expected UTF-8/u,
  },
  {
    name: 'the same paper twice',
    content: `${good}\n\n${good}`,
    kept: ['Good'],
    line: 3,
    says: /again\. The first one, at .*papers:1, was kept/u,
  },
  {
    name: 'a record of ten megabytes on one line',
    content: `${good}\n${JSON.stringify({ title: 'Long', abstract: 'word '.repeat(2_000_000) })}`,
    kept: ['Good'],
    line: 2,
    says: /at most 100,000 characters, got 10,000,003/u,
  },
  {
    name: 'an empty title',
    content: 'Title: \nAbstract: Orphan.\nTitle: Good\nAbstract: A.',
    kept: ['Good'],
    line: 1,
    says: /with title, got none in "Orphan\."/u,
  },
];

describe('a bad record', () => {
  it.each(badRecords)(
    'with $name is reported with its place, and the rest is read',
    async ({ content, kept, line, says }) => {
      const { records, problems } = await readContent(content);
      expect(records.map(record => record.title)).toEqual(kept);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.line).toBe(line);
      expect(describeProblem(problems[0]!)).toMatch(says);
      expect(describeProblem(problems[0]!)).toContain(`papers:${line}: `);
    },
  );

  it.each(badRecords)('with $name ends a strict reading', async ({ content, line }) => {
    const error = await readContent(content, { strict: true }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RecordError);
    expect((error as RecordError).problem.line).toBe(line);
  });
});

const many = Array.from(
  { length: 3000 },
  (_, n) => `{"title":"Paper ${n}","abstract":"${'Text. '.repeat(n % 9)}."}\n`,
);

describe('a source that breaks off', () => {
  const whole = gzipSync(many.join(''));
  it('gives the papers before the break, and says where it is', async () => {
    const { records, problems } = await readContent(whole.subarray(0, whole.length - 2000));
    expect(records.length).toBeGreaterThan(1000);
    expect(records.length).toBeLessThan(3000);
    expect(records.at(-1)!.title).toBe(`Paper ${records.length - 1}`);
    expect(problems).toHaveLength(1);
    expect(describeProblem(problems[0]!)).toMatch(
      new RegExp(`papers:${records.length + 1}: expected whole gzip data, got unexpected end of file`, 'u'),
    );
  });

  it('ends a strict reading', async () => {
    await expect(readContent(whole.subarray(0, whole.length - 2000), { strict: true })).rejects.toThrow(
      /whole gzip data/u,
    );
  });

  it('in the middle of a line of JSON loses that line only', async () => {
    const cut = many.slice(0, 4).join('').slice(0, -20);
    const { records, problems } = await readContent(cut);
    expect(records.map(record => record.title)).toEqual(['Paper 0', 'Paper 1', 'Paper 2']);
    expect(problems).toMatchObject([{ line: 4, expected: 'a JSON object with title and abstract' }]);
  });
});

describe('a folder or a pattern', () => {
  it('means the files of papers in it, in the order of their paths; what is none is said and left out', async () => {
    const library = join(folder, 'library');
    await mkdir(join(library, 'deep'), { recursive: true });
    await writeFile(join(library, 'b.jsonl'), '{"title":"B","abstract":"Text."}');
    await writeFile(join(library, 'deep', 'a.bib'), '@article{a, title={A}, abstract={Text.}}');
    await writeFile(join(library, 'notes.txt'), 'Buy milk.');
    await writeFile(join(library, 'paper.pdf'), 'no papers here');
    await symlink('..', join(library, 'deep', 'loop'));
    const { records, problems } = await read([library]);
    expect(records.map(record => record.title)).toEqual(['B', 'A']);
    expect(problems).toMatchObject([{ file: join(library, 'notes.txt'), got: '"Buy milk."' }]);
    const found = await read([join(library, '**', '*.{bib,jsonl}')]);
    expect(found.records.map(record => record.title)).toEqual(['B', 'A']);
    expect(found.problems).toEqual([]);
  });
});

describe('a source that cannot be read at all', () => {
  const gzip = gzipSync(lines.repeat(50));
  const zstd = readFileSync(fixture('papers.jsonl.zst'));
  const unreadable: readonly [string, string | Buffer, RegExp][] = [
    ['an empty file', '', /papers: expected papers, got an empty file/u],
    ['gzip of nothing', gzipSync(''), /got an empty file/u],
    ['blank lines only', '\n \n\n', /got nothing/u],
    [
      'a binary file',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      /expected UTF-8 text, got binary data/u,
    ],
    ['UTF-16', Buffer.from(lines, 'utf16le'), /got binary data/u],
    [
      'gzip cut off before its first line',
      gzip.subarray(0, 30),
      /expected whole gzip data, got unexpected end of file\. Download/u,
    ],
    [
      'zstd cut off before its first line',
      zstd.subarray(0, 30),
      /expected whole zstd data, got unexpected .*\. Download/iu,
    ],
    [
      'a zip file',
      Buffer.from('PK\x03\x04rest'),
      /expected plain, gzip or zstd text, got a zip file\. Unpack/u,
    ],
    ['an unknown format', '<html><body>Not found', /expected one of the formats text, .*jsonl.*got "<html>/u],
    ['ten megabytes on one line', 'x'.repeat(10_000_000), /expected one of the formats.*got "xxxx.*…"/u],
  ];
  it.each(unreadable)('such as %s says what it is', async (_name, content, says) => {
    const error = await readContent(content).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RecordError);
    expect((error as Error).message).toMatch(says);
    expect((error as Error).message.length).toBeLessThan(400);
  });

  it('such as a missing file, an empty folder or a pattern without files says what to do', async () => {
    await expect(read([join(folder, 'nowhere.txt')])).rejects.toThrow(
      /nowhere\.txt: expected a file of papers, got no such file/u,
    );
    await mkdir(join(folder, 'inner'), { recursive: true });
    await expect(read([join(folder, 'inner/')])).rejects.toThrow(
      /inner\/: expected files of papers, got none\. .*\.jsonl/u,
    );
    await expect(read([join(folder, '*.nothing')])).rejects.toThrow(/\*\.nothing: expected files of papers/u);
  });

  it('such as an unknown format name lists the known ones', async () => {
    await expect(readContent(lines, { format: 'endnote' })).rejects.toThrow(
      /text, .*jsonl.*got the format "endnote"/u,
    );
  });
});

it('A line of 70 megabytes in the middle is left out and said, and the rest is read', async () => {
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${good}\n`);
    for (let n = 0; n < 70; n += 1) yield Buffer.alloc(1024 * 1024, 'x');
    yield Buffer.from('\n{"title":"After","abstract":"Fine."}\n\0\0\n{"title":"Last","abstract":"Fine."}\n');
  }
  const { records, problems } = await read(['-'], { stdin: Readable.from(pieces()) });
  expect(records.map(record => record.title)).toEqual(['Good', 'After', 'Last']);
  expect(problems).toMatchObject([
    { line: 2, expected: 'lines of at most 64 MB' },
    { line: 4, got: 'a line with binary data' },
  ]);
});

it('A large source is read as it comes, not all at once', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      given += 1;
      yield Buffer.from(`{"title":"Paper ${given}","abstract":"Text."}\n`);
    }
  }
  const titles: string[] = [];
  for await (const record of readRecords(['-'], { stdin: Readable.from(endless()) })) {
    titles.push(record.title);
    if (titles.length === 1000) break;
  }
  expect(titles.at(-1)).toBe('Paper 1000');
  expect(given).toBeLessThan(1100);
});
