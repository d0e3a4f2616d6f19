/** Figures on papers annotated by hand do not fall, where these are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkPapers } from '../../src/build.ts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { type Evaluation, evaluateGraph, parseGold } from '../../src/evaluate.ts';
import { toFacts } from '../../src/to-facts.ts';

const shared = process.env.HERDBOOK_SHARED ?? '../shared';
const papers = join(shared, 'corpus', 'llama-papers.txt');
const annotated = join(shared, 'gold', 'llama-papers.dev.jsonl');
const isThere = existsSync(papers) && existsSync(annotated);
if (!isThere) console.log(`skipped: no annotated papers under ${shared} (set HERDBOOK_SHARED)`);

describe.skipIf(!isThere)('papers annotated by hand', () => {
  let figures: Evaluation;
  beforeAll(async () => {
    const readings = await linkPapers({ sources: [papers], strict: true });
    const gold = parseGold(readFileSync(annotated, 'utf8'), annotated);
    figures = evaluateGraph(toFacts(readings, loadCatalog()), gold);
  });

  it.each([
    ['entities', 0.94],
    ['relations', 0.91],
    ['introduces', 0.95],
    ['results', 0.95],
  ] as const)('%s: F1 at least %d', (measure, floor) => {
    expect(figures[measure].f1).toBeGreaterThanOrEqual(floor);
  });

  it('lineage is found', () => {
    expect(figures.lineage.recall).toBeGreaterThanOrEqual(0.9);
  });

  it('no homonym is taken for a model, nothing is split or merged', () => {
    const { traps, splits, merges, missing } = figures;
    expect({ traps: traps.sprung, splits, merges, missing }).toEqual({
      traps: 0,
      splits: 0,
      merges: 0,
      missing: 0,
    });
  });
});
