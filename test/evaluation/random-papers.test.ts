/** Figures on 125 papers drawn at random, annotated before the linker was asked: ids and names lie here, the texts where HERDBOOK_SHARED says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { type Evaluation, evaluateGraph, parseGold } from '../../src/evaluate.ts';
import { type PaperRecord, recordOfText } from '../../src/records/record.ts';
import { toFacts } from '../../src/to-facts.ts';
import { linkPapers } from '../linker/read-names.ts';

const papers = join(process.env.HERDBOOK_SHARED ?? '../shared', 'corpus', 'arxiv-ml.jsonl');
const isThere = existsSync(papers);
if (!isThere) console.log(`skipped: the papers drawn at random are not at ${papers} (set HERDBOOK_SHARED)`);

const annotated = new URL('random-papers.jsonl', import.meta.url);
const linesOf = (file: string | URL): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** The annotated papers in their order, with their titles and texts. */
function readPapers(ids: readonly string[]): PaperRecord[] {
  const byId = new Map<string, PaperRecord>();
  for (const line of linesOf(papers)) {
    const { id, title, abstract } = JSON.parse(line) as { id: string; title: string; abstract: string };
    if (ids.includes(id)) byId.set(id, recordOfText({ id, title, abstract }));
  }
  return ids.map(id => byId.get(id)!);
}

describe.skipIf(!isThere)('papers drawn at random', () => {
  let figures: Evaluation;
  beforeAll(() => {
    const rows = linesOf(annotated).map(line => JSON.parse(line) as { id: string });
    const records = readPapers(rows.map(({ id }) => id));
    const gold = rows.map((row, at) => JSON.stringify({ ...row, title: records[at]!.title })).join('\n');
    figures = evaluateGraph(toFacts(linkPapers(records), loadCatalog()), parseGold(gold, annotated.pathname));
  }, 120_000);

  it.each([
    ['entities', 0.89],
    ['relations', 0.84],
    ['introduces', 0.88],
  ] as const)('%s: F1 at least %d', (measure, floor) => {
    expect(figures[measure].f1).toBeGreaterThanOrEqual(floor);
  });

  it('nearly all that is found is right, and every paper is there', () => {
    expect(figures.entities.precision).toBeGreaterThanOrEqual(0.9);
    expect(figures.missing).toBe(0);
  });
});
