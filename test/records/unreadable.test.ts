/** Sources that break off or cannot be read at all: what is whole is kept, and what is wrong is said. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeProblem, RecordError } from '../../src/records/index.ts';
import { contentReader, fixture, lines, read } from './reading.ts';

const { folder, readContent } = contentReader();

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
