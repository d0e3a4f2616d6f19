/** Putting the graph right in a real browser: previewed, kept in the file, seen at once, taken back; the view stays. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { tablesOf } from '#graph/columnar/from-facts';
import type { Facts } from '#graph/facts';
import { correctable } from '../../src/correctable-graph.ts';
import { openCorrections } from '../../src/corrections-log.ts';
import { nodeCodec } from '../../src/graph-file/node-codec.ts';
import { graphFileOf } from '../../src/graph-file/read.ts';
import { sampleFacts, serve } from './served-sample.ts';
import { describeInBrowser } from './stage.ts';

describeInBrowser('a reader', openUrl => {
  let facts: Facts;
  let file: string;
  let url: string;
  beforeAll(async () => {
    facts = await sampleFacts();
  });
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herdbook-correcting-'));
    file = join(folder, 'corrections.jsonl');
    const server = await serve(facts, {
      corrections: {
        ...openCorrections(file),
        uncorrected: async () => correctable(graphFileOf(tablesOf(facts, nodeCodec))),
      },
    });
    url = server.url;
    onTestFinished(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });
  });

  const kept = async (): Promise<readonly Record<string, unknown>[]> =>
    (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));

  async function correct(page: Page, kind: string): Promise<void> {
    await page.getByRole('button', { name: 'Correct…' }).click();
    await page.getByRole('radio', { name: kind }).check({ force: true });
    await page.getByLabel('Why (for whoever reads it later)').fill('so it is');
  }

  const keep = (page: Page): Promise<void> => page.getByRole('button', { name: 'Keep it' }).click();

  test('merges two nodes, sees the one that is left, and takes it back', async () => {
    const { page, complaints } = await openUrl(`${url}/#node=model:llama-2`);
    await correct(page, 'It is the same as another');
    await page.getByRole('combobox').fill('LLaMA');
    await page.getByRole('option', { name: 'LLaMA', exact: true }).first().click();
    const preview = page.getByRole('region', { name: 'What it changes' });
    await expect
      .poll(() => preview.textContent(), { timeout: 10_000 })
      .toMatch(/Llama 2 is LLaMA\. 1 node goes, \d+ edges go/u);
    expect(await readFile(file, 'utf8').catch(() => 'no file')).toBe('no file');
    await keep(page);
    const details = page.getByRole('complementary');
    await details.getByRole('heading', { name: 'LLaMA', exact: true }).waitFor();
    await details.getByText('Llama 2, ').first().waitFor();
    expect(await kept()).toMatchObject([
      { do: 'merge', node: 'model:llama-2', into: 'model:llama', why: 'so it is' },
    ]);
    const note = page.getByRole('region', { name: 'Corrections' });
    await note.getByText('Llama 2 is LLaMA').waitFor();
    await note.getByRole('button', { name: 'Take back' }).click();
    await note.getByText('taken back').waitFor();
    expect((await kept()).map(one => one.do)).toEqual(['merge', 'undo']);
    await page.goto(`${url}/#node=model:llama-2`);
    await details.getByRole('heading', { name: 'Llama 2', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('says that a paper does not mean it, from the line itself; the map stays where it is', async () => {
    const { page } = await openUrl(`${url}/#node=model:llama-2`);
    const line = page.locator('.relation', { hasText: 'Code Llama: Open Foundation Models' }).first();
    await line.hover();
    await page.waitForFunction(() => document.querySelector('.map-stage canvas') !== null);
    await line.getByRole('button', { name: 'wrong?' }).click();
    await page.getByRole('radio', { name: 'The paper does not mean Llama 2' }).check({ force: true });
    await page.getByLabel('Why (for whoever reads it later)').fill('another herd');
    await page.getByRole('region', { name: 'What it changes' }).waitFor();
    await keep(page);
    await expect.poll(() => line.count(), { timeout: 10_000 }).toBe(0);
    expect(await page.evaluate(() => location.hash)).toContain('node=model:llama-2');
    await page.goto(`${url}/#node=arxiv:2308.12950`);
    await page.getByRole('complementary').getByText('another herd').first().waitFor();
  });

  test('renames with the keyboard alone', async () => {
    const { page } = await openUrl(`${url}/#node=technique:lora`);
    await page.getByRole('button', { name: 'Correct…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'It is the same as another' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Low-Rank Adaptation');
    await page.keyboard.press('Tab');
    await page.keyboard.type('its full name');
    await page.getByText('is called Low-Rank Adaptation').waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: 'Low-Rank Adaptation', level: 2 })
      .waitFor();
    expect(await kept()).toMatchObject([{ do: 'rename', name: 'Low-Rank Adaptation' }]);
  });

  test('is offered nothing where nothing is kept', async () => {
    const server = await serve(facts);
    onTestFinished(() => server.close());
    const { page } = await openUrl(`${server.url}/#node=model:llama-2`);
    await page.getByRole('complementary').getByRole('heading', { name: 'Llama 2', exact: true }).waitFor();
    await page.locator('.relation').first().hover();
    await page.getByRole('button', { name: 'show line' }).first().waitFor();
    expect(await page.getByRole('button', { name: /Correct|wrong/u }).count()).toBe(0);
  });
});
