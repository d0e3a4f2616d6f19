/** One field for everything, in a real browser: questions in words, ways of drawing, taking along, keys. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { mostReached, type Subject, seriousIn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the palette', () => {
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

  const type = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search names' }).fill(text);
  };

  test('answers a question written in words', async () => {
    const { page, complaints } = await open(browser, server.url);
    await settled(page);
    await type(page, `papers sharing ${model.name} and ${technique.name}`);
    await page
      .getByRole('option', { name: `${model.name}, ${technique.name}` })
      .first()
      .waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Papers that share two things' }).waitFor();
    const address = decodeURIComponent(page.url());
    expect(address).toContain(`"first":"${model.id}"`);
    expect(address).toContain(`"second":"${technique.id}"`);
    expect(complaints).toEqual([]);
  });

  test('changes layout and colours, and takes things along', async () => {
    const { page } = await open(browser, server.url);
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
    const { page } = await open(browser, server.url);
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
      'Map of the graph',
    );
  });
});
