/** The bundled papers: whole, readable, in our own words, and true to the originals where these are at hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { readRecords } from '../../src/records/index.ts';
import type { PaperRecord } from '../../src/records/record.ts';
import { sentencesOf, sharedRuns, titleKey } from './retelling.ts';

const originals = join(process.env.HERDBOOK_SHARED ?? '../shared', 'corpus', 'llama-papers.txt');
const isThere = existsSync(originals);
if (!isThere) console.log(`skipped: the original abstracts are not at ${originals} (set HERDBOOK_SHARED)`);

/** Strict: a problem in the file is thrown. */
async function read(file: string): Promise<PaperRecord[]> {
  const papers: PaperRecord[] = [];
  for await (const paper of readRecords([file], { strict: true })) papers.push(paper);
  return papers;
}

const papers = await read(join(packageRoot, 'src', 'sample', 'papers.jsonl'));
const titles = papers.map(paper => titleKey(paper.title));

test('the sample has seventy papers, each once, read without a problem', () => {
  expect(papers).toHaveLength(70);
  expect(new Set(titles).size).toBe(70);
  expect(new Set(papers.map(paper => paper.id)).size).toBe(70);
});

test('an arXiv id stands in the url too and fits the year', () => {
  const registered = papers.filter(paper => paper.id.startsWith('arxiv:'));
  expect(registered.length).toBeGreaterThan(60);
  for (const { id, url, year } of registered) {
    expect(url).toBe(`https://arxiv.org/abs/${id.slice('arxiv:'.length)}`);
    expect(year).toBe(2000 + Number(id.slice('arxiv:'.length, 'arxiv:'.length + 2)));
  }
});

test('an abstract has two to five sentences and no TeX', () => {
  const odd = papers.filter(({ abstract }) => {
    const { length } = sentencesOf(abstract);
    return length < 2 || length > 5 || /[\\{}$]\w/u.test(abstract.replace(/\$\d+/gu, ''));
  });
  expect(odd.map(paper => [paper.title, sentencesOf(paper.abstract).length])).toEqual([]);
});

test.skipIf(!isThere)(
  'the papers are those of the originals, in order, and no eight words in a row are theirs',
  async () => {
    const told = await read(originals);
    expect(titles).toEqual(told.map(paper => titleKey(paper.title)));
    const copied = papers.flatMap((paper, at) => sharedRuns(paper.abstract, told[at]!.abstract, 8));
    expect(copied).toEqual([]);
  },
);
