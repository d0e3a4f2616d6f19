/** The explorer where something is missing or odd: no graph, no WebGL, no server, titles of any kind. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { inkOn, mostReached, type Subject, seriousIn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the explorer', () => {
  let browser: Browser;
  let server: RunningServer;
  let facts: Facts;
  let model: Subject;

  beforeAll(async () => {
    facts = await sampleFacts();
    model = mostReached(facts, 'Model', 'BUILDS_ON');
    [browser, server] = await Promise.all([launch(), serve(facts)]);
  });
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe('where something is missing', () => {
    test('an empty graph is told to be empty, with what to do', async () => {
      const empty = await serve({ nodes: [], edges: [] });
      const { page, complaints } = await open(browser, empty.url);
      await page.getByText('This graph is empty').waitFor();
      expect(await page.getByText('herdbook build papers.jsonl').count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await empty.close();
    });

    test('a graph of one node is shown', async () => {
      const [node] = facts.nodes;
      const one = await serve({ nodes: [node!], edges: [] });
      const { page, complaints } = await open(browser, one.url);
      await settled(page);
      await page.getByText('1 paper,').waitFor();
      expect(complaints).toEqual([]);
      await one.close();
    });

    test('titles with HTML, from right to left, and of 2,000 characters are shown as they are', async () => {
      const titles = [
        '<img src=x onerror=alert(1)> & "quotes"',
        'نموذج لغوي كبير للغة العربية',
        'x'.repeat(2_000),
      ];
      const nodes = titles.map((title, index) => ({
        id: `arxiv:odd-${index}`,
        labels: ['Paper'],
        properties: { title, abstract: `About ${title}`, x: index * 10, y: 0, community: 0 },
      }));
      const odd = await serve({ nodes, edges: [] });
      const { page, complaints } = await open(browser, `${odd.url}/#drawer=table&node=arxiv:odd-0`);
      await page.locator('.details h2', { hasText: titles[0]! }).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      for (const [index, title] of titles.entries()) {
        await page.evaluate(at => {
          window.location.hash = `drawer=table&node=arxiv:odd-${at}`;
        }, index);
        await page.locator('.details h2', { hasText: title }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1_440);
      }
      expect(complaints).toEqual([]);
      await odd.close();
    });

    test('without WebGL the page says so, and all but the map works', async () => {
      const plain = await launch(['--disable-3d-apis']);
      const { page, complaints } = await open(plain, `${server.url}/#drawer=table`);
      await page.getByText('The map cannot be drawn here').waitFor();
      await page.getByText(`${facts.nodes.length} rows`).waitFor();
      await page.getByRole('table').locator('.node-link').first().click();
      await page.locator('.relation').first().waitFor();
      expect(complaints.filter(text => !/WebGL/iu.test(text))).toEqual([]);
      await plain.close();
    });

    test('a server that has gone is told, what is shown stays, and it can be tried again', async () => {
      const own = await serve(facts);
      const { page } = await open(browser, own.url);
      await settled(page);
      const port = new URL(own.url).port;
      await own.close();
      await page.evaluate(id => {
        window.location.hash = `node=${encodeURIComponent(id)}`;
      }, model.id);
      await page.getByText('The server does not answer').waitFor();
      expect(await page.locator('.details h2').textContent()).toBe(model.name);
      expect(await inkOn(page)).toBeGreaterThan(0.02);
      const { startServer } = await import('../../src/server/index.ts');
      const { openMemoryStore } = await import('#graph/memory-store');
      const again = await startServer({
        store: openMemoryStore(facts),
        host: '127.0.0.1',
        port: Number(port),
        version: '0',
      });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('.relation').first().waitFor();
      await again.close();
    });
  });
});
