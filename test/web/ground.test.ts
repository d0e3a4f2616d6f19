/** Light and dark in a real browser: another ground changes colours and nothing else. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the ground', () => {
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), sampleFacts().then(serve)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('changes under a node in focus: it stays in focus, and the camera where it is', async () => {
    const { page } = await open(browser, server.url);
    await page.locator('.map-land').waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('llama 2');
    await page.getByRole('option', { name: 'Llama 2' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.details h2', { hasText: 'Llama 2' }).waitFor();
    const map = page.locator('[data-focus="on"]');
    await map.waitFor();
    const stage = await map.locator('.map-stage').elementHandle();
    // The camera tells the address where it stands, once it has come to rest.
    await page.waitForFunction(() => /[#&]at=/u.test(location.hash));
    const address = page.url();
    await page.getByRole('button', { name: 'Dark ground' }).click();
    await page.waitForTimeout(600);
    expect(await map.count()).toBe(1);
    expect(await stage!.evaluate(element => element.isConnected)).toBe(true);
    expect(page.url()).toBe(address);
  });
});
