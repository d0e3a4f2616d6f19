/** The explorer where something is missing or odd: no graph, no WebGL, no server, titles of any kind. */
import { describe, expect, test } from 'vitest';
import { edgeFact, type Facts } from '#graph/facts';
import { launch, open } from './browser.ts';
import { goTo, inkOn, seriousIn, settled } from './explorer-page.ts';
import { serve } from './served-sample.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  describe('where something is missing', () => {
    test('an empty graph is told to be empty, with what to do', async () => {
      const empty = await serve({ nodes: [], edges: [] });
      const { page, complaints } = await stage.openUrl(empty.url);
      await page.getByText('This graph is empty').waitFor();
      expect(await page.getByText('herdbook build papers.jsonl').count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await empty.close();
    });

    test('a graph of one node is shown', async () => {
      const [node] = stage.facts.nodes;
      const one = await serve({ nodes: [node!], edges: [] });
      const { page, complaints } = await stage.openUrl(one.url);
      await settled(page);
      await page.getByText('1 paper,').waitFor();
      expect(complaints).toEqual([]);
      await one.close();
    });

    test('a node of 50,000 neighbours is read and shown in parts: how many there are is said before', async () => {
      const hub = await serve(hubFacts(50_000));
      // The first requests make the answers, the next ones only send them.
      await fetch(`${hub.url}/api/graph`, { headers: { 'Accept-Encoding': 'br' } });
      await fetch(`${hub.url}/api/nodes/model:hub`);
      const { page, complaints } = await stage.openUrl(`${hub.url}/#node=model:hub&scope=model:hub&of=One`);
      await page.locator('.relation').first().waitFor();
      expect(await page.locator('.relation').count()).toBeLessThan(200);
      await page.getByText('Shown are the 1,000 surest').waitFor();
      await page.getByRole('button', { name: 'Around it…' }).click();
      const choices = page.getByRole('menuitem');
      await choices.filter({ hasText: /^built on by.*50,000 papers/u }).waitFor();
      await choices.filter({ hasText: /newest/u }).click();
      await page.getByText('One: 26 of 50,001 shown').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('One: 1 of 50,001 shown').waitFor();
      expect(complaints).toEqual([]);
      await hub.close();
    }, 90_000);

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
      const { page, complaints } = await stage.openUrl(`${odd.url}/#drawer=table&node=arxiv:odd-0`);
      await page.locator('.details h2', { hasText: titles[0]! }).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      for (const [index, title] of titles.entries()) {
        await goTo(page, `drawer=table&node=arxiv:odd-${index}`);
        await page.locator('.details h2', { hasText: title }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1_440);
      }
      expect(complaints).toEqual([]);
      await odd.close();
    });

    test('without WebGL the page says so and offers the table, and all but the map works', async () => {
      const plain = await launch(['--disable-3d-apis']);
      const { page, complaints } = await open(plain, stage.url);
      await page.getByText('The map cannot be drawn here').waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Open the table' }).click();
      await page.getByText(`${stage.facts.nodes.length} rows`).waitFor();
      await page.getByRole('table').locator('.node-link').first().click();
      await page.locator('.relation').first().waitFor();
      expect(complaints.filter(text => !/WebGL/iu.test(text))).toEqual([]);
      await plain.close();
    });

    test('a graphics processor that is lost and comes back draws the map again', async () => {
      const { page } = await stage.open();
      await settled(page);
      const ink = await inkOn(page);
      await page.evaluate(async () => {
        const canvas = document.querySelector<HTMLCanvasElement>('.map-stage .sigma-nodes')!;
        const loss = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
        loss.loseContext();
        await new Promise(resolve => setTimeout(resolve, 200));
        loss.restoreContext();
      });
      await page.waitForTimeout(500);
      await settled(page);
      expect(await inkOn(page)).toBeGreaterThan(ink * 0.9);
    });

    test('two tabs of one graph do not disturb each other', async () => {
      const { page: first } = await stage.open();
      const second = await first.context().newPage();
      await second.goto(stage.url);
      await Promise.all([settled(first), settled(second)]);
      await first.getByRole('button', { name: 'Only models' }).click();
      await first.locator('.scope-note').waitFor();
      await second.getByRole('button', { name: 'Dark ground' }).click();
      await second.getByRole('button', { name: 'Light ground' }).waitFor();
      expect(await second.locator('.scope-note').count()).toBe(0);
      expect(second.url()).not.toContain('without=');
      await first.reload();
      await first.locator('.scope-note').waitFor();
      await first.getByRole('button', { name: 'Light ground' }).waitFor();
    });

    test('a server that has gone is told, what is shown stays, and it can be tried again', async () => {
      const own = await serve(stage.facts);
      const { page } = await stage.openUrl(own.url);
      await settled(page);
      const port = new URL(own.url).port;
      await own.close();
      await goTo(page, `node=${encodeURIComponent(stage.model.id)}`);
      await page.getByText('The server does not answer').waitFor();
      expect(await page.locator('.details h2').textContent()).toBe(stage.model.name);
      expect(await inkOn(page)).toBeGreaterThan(0.02);
      const { startServer } = await import('../../src/server/index.ts');
      const { openMemoryStore } = await import('#graph/memory-store');
      const again = await startServer({
        store: openMemoryStore(stage.facts),
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

/** One model that so many papers build on. */
function hubFacts(papers: number): Facts {
  const hub = { id: 'model:hub', labels: ['Model'], properties: { name: 'Hub', x: 0, y: 0, community: 0 } };
  const nodes = Array.from({ length: papers }, (_, index) => ({
    id: `arxiv:${index}`,
    labels: ['Paper'],
    properties: {
      title: `Paper ${index}`,
      abstract: '',
      year: 2000 + (index % 25),
      x: Math.sqrt(index) * Math.cos(index * 2.4),
      y: Math.sqrt(index) * Math.sin(index * 2.4),
      community: 0,
    },
  }));
  const edges = nodes.map(({ id }) =>
    edgeFact({
      type: 'BUILDS_ON',
      start: id,
      end: hub.id,
      evidence: [
        { sentence: 'We build on Hub.', start: 0, end: 2, rule: 'made', confidence: 0.9, paper: id },
      ],
    }),
  );
  return { nodes: [hub, ...nodes], edges };
}
