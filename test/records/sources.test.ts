/** Sources: files plain and packed, standard input, folders and patterns, and streams without end. */
import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../src/records/index.ts';
import type { PaperRecord } from '../../src/records/record.ts';
import { contentReader, fixture, lines, read } from './reading.ts';

const { folder, readContent } = contentReader();

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
