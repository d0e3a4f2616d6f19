/** Questions and the Cypher console in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { mostReached, type Subject, seriousIn } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the explorer', () => {
  let browser: Browser;
  let server: RunningServer;
  let facts: Facts;
  let model: Subject;
  let technique: Subject;

  beforeAll(async () => {
    facts = await sampleFacts();
    model = mostReached(facts, 'Model', 'BUILDS_ON');
    technique = mostReached(facts, 'Technique', 'USES_TECHNIQUE');
    [browser, server] = await Promise.all([launch(), serve(facts)]);
  });
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe('questions', () => {
    test('papers that share a technique, from the technique', async () => {
      const { page, complaints } = await open(
        browser,
        `${server.url}/#node=${encodeURIComponent(technique.id)}`,
      );
      await page.getByRole('button', { name: 'Papers that use it' }).click();
      const table = page.getByRole('table', { name: 'Papers that use a technique' });
      await table.getByRole('row').nth(1).waitFor();
      const using = new Set(
        facts.edges
          .filter(({ type, end }) => type === 'USES_TECHNIQUE' && end === technique.id)
          .map(({ start }) => start),
      );
      const rows = Number(await table.getAttribute('aria-rowcount')) - 1;
      expect(rows).toBeGreaterThanOrEqual(Math.min(50, using.size));
      await page.getByRole('button', { name: 'Only these' }).click();
      await page.getByText('Papers that use a technique:').waitFor();
      expect(complaints).toEqual([]);
    });

    test('papers that share a technique, from a paper', async () => {
      const edge = facts.edges.find(({ type, end }) => type === 'USES_TECHNIQUE' && end === technique.id)!;
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(edge.start)}`);
      await page.getByRole('button', { name: 'Papers that share a technique with it' }).click();
      const first = page.getByRole('table').getByRole('row').nth(1);
      await first.waitFor();
      expect((await first.textContent())!.length).toBeGreaterThan(5);
    });

    test('a form offers names while one types, and is filled by the keyboard alone', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=questions&question=lineage`);
      const field = page.getByRole('combobox', { name: 'the model' });
      await field.click();
      await field.fill(model.name.slice(0, 4));
      await page.getByRole('option', { name: model.name, exact: true }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.result-bar').waitFor();
      expect(page.url()).toContain('answers=');
      expect(await seriousIn(page)).toEqual([]);
    });

    test('an answer is told to be wrong where no node is called so', async () => {
      const answers = encodeURIComponent(JSON.stringify({ model: 'nothing of this name' }));
      const { page } = await open(
        browser,
        `${server.url}/#drawer=questions&question=lineage&answers=${answers}`,
      );
      expect(await page.getByRole('alert').textContent()).toContain('nothing of this name');
    });
  });

  describe('the Cypher console', () => {
    test('runs what a link brought only when told to, and shows a table', async () => {
      const cypher = encodeURIComponent(
        'MATCH (p:Paper) RETURN p AS paper, p.year AS year ORDER BY p.title LIMIT 30',
      );
      const { page, complaints } = await open(browser, `${server.url}/#drawer=cypher&cypher=${cypher}`);
      await page.locator('.cm-content').waitFor();
      await page.waitForTimeout(300);
      expect(await page.getByRole('table').count()).toBe(0);
      await page.getByRole('button', { name: 'Run' }).click();
      const table = page.getByRole('table');
      await table.waitFor();
      expect(await table.getAttribute('aria-rowcount')).toBe('31');
      const titles = facts.nodes
        .filter(({ labels }) => labels[0] === 'Paper')
        .map(({ properties }) => String(properties.title));
      expect(titles).toContain(await table.locator('tbody .node-name').first().textContent());
      await table.getByRole('button', { name: 'year' }).click();
      expect(await table.locator('th').nth(1).getAttribute('aria-sort')).toBe('ascending');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      expect((await saved).suggestedFilename()).toBe('result-of-the-query.csv');
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('shows the place of a mistake with a caret, and what was meant', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=cypher`);
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (n) RETRUN n');
      await page.locator('.cm-lintRange-error').waitFor();
      await page.keyboard.press('Control+Enter');
      const note = page.getByRole('alert');
      await note.waitFor();
      expect(await note.textContent()).toMatch(/MATCH \(n\) RETRUN n\n\s+\^{6}/u);
      expect(await note.textContent()).toContain('RETURN');
    });

    test('completes labels and relations from the schema', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=cypher`);
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (t:Tech');
      await page.locator('.cm-completionLabel', { hasText: 'Technique' }).waitFor();
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.type(')<-[:USES');
      await page.locator('.cm-completionLabel', { hasText: 'USES_TECHNIQUE' }).waitFor();
      expect(await page.locator('.cm-content').textContent()).toContain('(t:Technique');
    });
  });
});
