/** Going about the map in a real browser: by keys, by lasso, by relation, and taking it along. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { countOf, draw, edgesInto, seriousIn, settled, walkTwoSteps } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  describe('without a mouse', () => {
    test('the map is walked, told, and opened by keys', async () => {
      const { page } = await stage.open();
      await settled(page);
      const said = await walkTwoSteps(page);
      const name = said.replace(/^Not linked: /u, '').split(', ')[0]!;
      await page.keyboard.press('Enter');
      await page.locator('.details h2', { hasText: name }).waitFor();
    });

    test('every control is reached by Tab, and shows where one is', async () => {
      const { page } = await stage.open();
      await settled(page);
      const reached = new Set<string>();
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle } = getComputedStyle(element);
          const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
          return { name, outlined: outlineStyle !== 'none' || element.matches('input, body') };
        });
        if (reached.has(here.name)) continue;
        reached.add(here.name);
        expect(here.outlined, here.name).toBe(true);
      }
      for (const name of [
        'Search or ask…/',
        'Questions',
        'Cypher',
        'Table',
        `Map of ${stage.facts.nodes.length} nodes`,
        'Show all',
        'Only models',
      ])
        expect([...reached]).toContain(name);
    });

    test('the table is in step with the map', async () => {
      const { page } = await stage.open('drawer=table');
      const rows = page.locator('.result-bar p');
      await page.getByText(`${stage.facts.nodes.length} rows`).waitFor();
      await page.getByRole('button', { name: 'Only models' }).click();
      const models = countOf(stage.facts, 'Model');
      await expect.poll(() => rows.textContent()).toContain(`${models} rows`);
    });
  });

  describe('exploring', () => {
    test('a lasso marks what lies inside, a second one adds to it, and undo takes it back', async () => {
      const { page } = await stage.open();
      await settled(page);
      const bar = page.getByRole('region', { name: 'What is marked' });
      const countOf = async (): Promise<number> => Number.parseInt((await bar.textContent())!, 10);
      await draw(page, 'Mark with a lasso', 0.3);
      await bar.waitFor();
      const first = await countOf();
      expect(first).toBeGreaterThan(1);
      await bar.getByRole('combobox').selectOption({ label: 'these too' });
      await draw(page, 'Mark with a box', 0.55);
      await expect.poll(countOf).toBeGreaterThan(first);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await countOf()).toBe(first);
      await bar.getByRole('button', { name: 'Only these' }).click();
      await page.getByText(`What was marked: ${first} of`).waitFor();
      expect(await seriousIn(page)).toEqual([]);
    });

    test('neighbours are added to a part of the map by relation, counted before', async () => {
      const scope = encodeURIComponent(stage.model.id);
      const { page } = await stage.open(`node=${scope}&scope=${scope}&of=One`);
      await page.getByText(`One: 1 of ${stage.facts.nodes.length}`).waitFor();
      const builders = edgesInto(stage.facts, 'BUILDS_ON', stage.model.id).length;
      await page.getByRole('button', { name: `Add to the map: built on by, ${builders}` }).click();
      await page.getByRole('menuitem', { name: `all ${builders}` }).click();
      await page.getByText(`One: ${builders + 1} of ${stage.facts.nodes.length}`).waitFor();
    });

    test('nodes stay where they are while filters change and neighbours come', async () => {
      const { page } = await stage.open('without=Paper,Technique,Dataset,Benchmark');
      await settled(page);
      const before = await page.locator('.map').screenshot();
      await page.getByRole('button', { name: /^papers/u }).click();
      await page.waitForTimeout(150);
      await page.getByRole('button', { name: /^papers/u }).click();
      await page.waitForTimeout(250);
      expect((await page.locator('.map').screenshot()).equals(before)).toBe(true);
    });

    test('the path between two is asked for from a node, and marked', async () => {
      const { page } = await stage.openNode(stage.model.id);
      await page.getByRole('button', { name: 'Path to…' }).click();
      await page.getByRole('combobox', { name: 'where it ends' }).fill(stage.technique.name);
      await page.getByRole('option', { name: stage.technique.name, exact: true }).first().click();
      await page.locator('.way').first().waitFor();
      await page.getByRole('button', { name: 'Mark on the map' }).click();
      await page.getByRole('region', { name: 'What is marked' }).waitFor();
      expect(page.url()).toContain('marked=');
    });

    test('another layout moves all nodes, and back again', async () => {
      const { page } = await stage.open('layout=grid');
      await settled(page);
      await page.getByRole('button', { name: 'Drawn by' }).click();
      const before = await page.locator('.map').screenshot();
      await page.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'by year' });
      expect(page.url()).toContain('layout=lineage');
      await page.waitForTimeout(250);
      expect((await page.locator('.map').screenshot()).equals(before)).toBe(false);
      await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'community' });
      expect(page.url()).toContain('color=community');
    });
  });

  describe('taking it along', () => {
    const take = async (page: Page, section: string, name: string): Promise<string> => {
      await page.getByRole('button', { name: 'Take along' }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('group', { name: section }).getByRole('menuitem', { name }).first().click();
      const download = await saved;
      return readFile(await download.path(), 'latin1');
    };

    test('the view as pictures, in a format, and its papers as BibTeX', async () => {
      const { page, complaints } = await stage.open('without=Technique,Dataset,Benchmark');
      await settled(page);
      const png = await take(page, 'This view', 'PNG');
      expect(png.slice(1, 4)).toBe('PNG');
      const svg = await take(page, 'This view', 'SVG');
      const shown = stage.facts.nodes.filter(({ labels }) => ['Paper', 'Model'].includes(labels[0]!));
      expect(svg.match(/<path transform=/gu)).toHaveLength(shown.length);
      const jsonl = await take(page, 'This view', 'jsonl');
      expect(jsonl.match(/"type":"node"/gu)).toHaveLength(shown.length);
      const bibtex = await take(page, 'This view', 'BibTeX');
      expect(bibtex.match(/^@/gmu)).toHaveLength(countOf(stage.facts, 'Paper'));
      expect(complaints).toEqual([]);
    });

    test('the whole graph', async () => {
      const { page } = await stage.open();
      await settled(page);
      const gexf = await take(page, 'The whole graph', 'gexf');
      expect(gexf.match(/<node /gu)).toHaveLength(stage.facts.nodes.length);
    });
  });
});
