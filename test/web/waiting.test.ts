/** What takes long is said to, and can be stopped: a server that does not answer. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('while the server does not answer', stage => {
  const cancel = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').getByText('Cancelled').waitFor();
  };

  test('a question is said to be asked, and can be stopped', async () => {
    const { page } = await stage.open();
    await settled(page);
    await page.route('**/api/questions/top-models', () => undefined);
    await page.keyboard.press('q');
    await page.getByRole('button', { name: 'Most used models' }).click();
    await page.getByText('Asking…').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await cancel(page);
  });

  test('a query is said to run, and can be stopped; another one then answers', async () => {
    const { page } = await stage.open('drawer=cypher&cypher=RETURN%201%20AS%20one');
    await settled(page);
    await page.route('**/api/query', () => undefined);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('Running…').waitFor();
    await cancel(page);
    await page.unroute('**/api/query');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('1 row').waitFor();
  });

  test('details of a node show at once what is known, and that the rest is read', async () => {
    const { page } = await stage.open();
    await settled(page);
    await page.route('**/api/nodes/**', () => undefined);
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.details h2').waitFor();
    await page.locator('.details').getByText('Reading…').waitFor();
  });
});
