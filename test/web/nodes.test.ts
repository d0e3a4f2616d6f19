/** Reading a node in a real browser: its details, its relations with their sentences, its page. */
import { describe, expect, test } from 'vitest';
import { evidenceOf } from '#graph/facts';
import { edgesInto, pointAtNode, seriousIn } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  describe('a node', () => {
    test('under the pointer stands out with its neighbours', async () => {
      const { page } = await stage.openNode(stage.model.id);
      await page.locator('.relation').first().waitFor();
      const holder = page.locator('.map-holder');
      expect(await holder.getAttribute('data-focus')).toBe('on');
      const pointed = await pointAtNode(page);
      expect(pointed).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('.details').waitFor({ state: 'detached' });
      await page.mouse.move(1_400, 20);
      await expect.poll(() => holder.getAttribute('data-focus')).toBe('off');
    });

    test('opens with a click on the map, and closes with a click beside', async () => {
      const { page } = await stage.openNode(stage.model.id);
      await page.locator('.relation').first().waitFor();
      expect(await pointAtNode(page)).toBe(true);
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForTimeout(400);
      const opened = await page.locator('.details h2').textContent();
      expect(opened!.length).toBeGreaterThan(0);
    });

    test('is told with every relation, its sentence, and the mention marked in it', async () => {
      const { page, complaints } = await stage.openNode(stage.model.id);
      const [edge] = edgesInto(stage.facts, 'BUILDS_ON', stage.model.id);
      const [evidence] = evidenceOf(edge!);
      const paper = stage.facts.nodes.find(({ id }) => id === evidence!.paper)!;
      const text = `${paper.properties.title}\n${paper.properties.abstract}`;
      const row = page.locator('.relation', { hasText: String(paper.properties.title) }).first();
      await row.getByRole('button', { name: String(paper.properties.title) }).waitFor();
      expect(await row.locator('blockquote').first().textContent()).toBe(evidence!.sentence);
      expect(await row.locator('mark').first().textContent()).toBe(
        text.slice(evidence!.start, evidence!.end),
      );
      expect(await row.locator('figcaption').first().textContent()).toMatch(/\(\d+%\), /u);
      expect(await page.locator('.relation-heading', { hasText: 'built on by' }).count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('a paper shows its abstract with mentions that lead on', async () => {
      const [edge] = edgesInto(stage.facts, 'BUILDS_ON', stage.model.id);
      const { page } = await stage.openNode(edge!.start);
      await page.locator('.abstract .mention', { hasText: /./u }).first().waitFor();
      await page.locator(`.abstract .mention[title^="${stage.model.name},"]`).first().click();
      await page.locator('.details h2', { hasText: stage.model.name }).waitFor();
      await page.goBack();
      await page.locator('.details .abstract').waitFor();
    });

    test('a line of it can be shown, and a link keeps it', async () => {
      const { page } = await stage.openNode(stage.model.id);
      const row = page.locator('.relation').first();
      await row.hover();
      await row.getByRole('button', { name: 'show line' }).click();
      expect(await row.getAttribute('class')).toContain('is-chosen');
      expect(page.url()).toContain('edge=');
      await page.reload();
      await page.locator('.relation.is-chosen').waitFor();
    });

    test('limits the map to its neighbours, and gives the whole back', async () => {
      const { page } = await stage.openNode(stage.model.id);
      await page.getByRole('button', { name: 'Around it…' }).click();
      await page.getByRole('menuitem', { name: /^its neighbours/u }).click();
      await page.getByText(`${stage.model.name} and its neighbours:`).waitFor();
      await page.locator('.scope-note').getByRole('button', { name: 'Show all' }).click();
      await page.locator('.scope-note').waitFor({ state: 'detached' });
    });

    test('that is gone is said to be gone, with the nearest there is', async () => {
      const { page } = await stage.openNode(`${stage.model.id}x`);
      await page.getByText('not in this graph').waitFor();
      const note = page.getByRole('alert');
      expect(await note.textContent()).toMatch(/Unknown node.*Did you mean/su);
    });
  });

  describe('a page', () => {
    test('of a model: lineage, years, what goes with it; and a link to it', async () => {
      const { page, complaints } = await stage.openNode(stage.model.id);
      await page.getByRole('button', { name: 'Whole page' }).click();
      await page.getByRole('heading', { level: 2, name: stage.model.name, exact: true }).waitFor();
      const children = edgesInto(stage.facts, 'DERIVED_FROM', stage.model.id);
      const lineage = page.getByRole('region', { name: 'Lineage' });
      await lineage.locator('.tree li').first().waitFor();
      expect(await lineage.locator('.tree li').count()).toBeGreaterThanOrEqual(children.length);
      expect(
        await page.getByRole('region', { name: 'Goes with' }).locator('.node-link').count(),
      ).toBeGreaterThan(3);
      expect(page.url()).toContain('page=1');
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.getByRole('button', { name: 'Back to the map' }).click();
      await page.locator('.details').waitFor();
    });

    test('of a paper: the most similar papers, each with its reasons', async () => {
      const [edge] = edgesInto(stage.facts, 'BUILDS_ON', stage.model.id);
      const { page } = await stage.open(`node=${encodeURIComponent(edge!.start)}&page=1`);
      const similar = page.getByRole('region', { name: 'Most similar papers' });
      expect(await similar.locator('li p').first().textContent()).toMatch(/^(?:both|share) /u);
      await similar.locator('li .node-link').first().click();
      await page.locator('.page h2').waitFor();
      expect(page.url()).not.toContain(encodeURIComponent(edge!.start));
    });

    test('of a benchmark: every stated score with its sentence', async () => {
      const scored = stage.facts.edges.filter(({ type }) => type === 'SCORED');
      const [first] = scored;
      const rows = scored.filter(({ end }) => end === first!.end);
      const { page } = await stage.open(`node=${encodeURIComponent(first!.end)}&page=1`);
      const board = page.getByRole('region', { name: 'Leaderboard' });
      await board.locator('.value').first().waitFor();
      const values = await board.locator('.value').allTextContents();
      expect(rows.map(({ properties }) => String(properties.value))).toEqual(expect.arrayContaining(values));
      expect(await board.locator('blockquote').first().textContent()).toContain(values[0]);
    });
  });
});
