/** Bad records: each is said once with its place, and the rest is read. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { describeProblem, RecordError } from '../../src/records/index.ts';
import { contentReader, read } from './reading.ts';

const { readContent } = contentReader();

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
