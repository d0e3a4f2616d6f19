/** Large graphs in a real browser that draws in software: they open, answer, and nothing breaks. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { largeFacts } from './large-graph.ts';
import { serve } from './served-sample.ts';

const [NODES, EDGES] = [20_000, 60_000];

describe.skipIf(!canBrowse)('a graph of 20,000 nodes and 60,000 edges', () => {
  let browser: Browser;
  let server: RunningServer;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), serve(largeFacts(NODES, EDGES))]);
    // The first request makes the answer, the next ones only send it.
    await fetch(`${server.url}/api/graph`, { headers: { 'Accept-Encoding': 'br' } });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('opens, is searched, filtered, read and shown as a table', async () => {
    const { page, complaints } = await open(browser, server.url);
    await page.locator('.map-land').waitFor();
    const times = await page.evaluate(() => {
      const [graph] = performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('api/graph'));
      return {
        graph: (graph as PerformanceResourceTiming).responseEnd,
        drawn: performance.getEntriesByName('map drawn')[0]!.startTime,
      };
    });
    console.log(`Drawn ${Math.round(times.drawn - times.graph)} ms after its ${EDGES} edges were there.`);

    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('Technique 1');
    await page
      .getByRole('option', { name: /^Technique 1\b/u })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.details h2', { hasText: 'Technique 1' }).waitFor();
    await page.locator('.relation').first().waitFor();

    await page.getByRole('button', { name: 'Only techniques' }).click();
    await page.locator('.scope-note').waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText('2,000 rows').waitFor();
    const rows = await page.getByRole('table').getByRole('row').count();
    expect(rows).toBeLessThan(60);
    expect(complaints).toEqual([]);
  });
});
