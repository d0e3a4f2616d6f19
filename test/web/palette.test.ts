/** One field for everything, in a real browser: questions in words, ways of drawing, taking along, keys. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the palette', stage => {
  const type = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search names' }).fill(text);
  };

  test('answers a question written in words', async () => {
    const { page, complaints } = await stage.open();
    await settled(page);
    await type(page, `papers sharing ${stage.model.name} and ${stage.technique.name}`);
    await page
      .getByRole('option', { name: `${stage.model.name}, ${stage.technique.name}` })
      .first()
      .waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Papers that share two things' }).waitFor();
    const address = decodeURIComponent(page.url());
    expect(address).toContain(`"first":"${stage.model.id}"`);
    expect(address).toContain(`"second":"${stage.technique.id}"`);
    expect(complaints).toEqual([]);
  });

  test('changes layout and colours, and takes things along', async () => {
    const { page } = await stage.open();
    await settled(page);
    await type(page, 'layout year');
    await page.getByRole('option', { name: 'Layout: by year' }).click();
    await expect.poll(() => page.url()).toContain('layout=lineage');
    await type(page, 'export graphml');
    const saved = page.waitForEvent('download');
    await page.getByRole('option', { name: 'Whole graph as graphml' }).click();
    expect((await saved).suggestedFilename()).toBe('herdbook.graphml');
  });

  test('the keys of the page are told on a sheet that a key opens', async () => {
    const { page } = await stage.open();
    await settled(page);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.getByText('Walk to the neighbour').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const ground = await page.evaluate(() => document.documentElement.dataset.ground);
    await page.keyboard.press('d');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.ground)).not.toBe(ground);
    await page.keyboard.press('m');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `Map of ${stage.facts.nodes.length} nodes`,
    );
  });
});
