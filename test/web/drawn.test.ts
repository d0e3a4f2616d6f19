/** The dots and lines themselves are on the map: the land below them and the names above are taken away. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { inkOn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the map', () => {
  let browser: Browser;
  let server: RunningServer;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), serve(await sampleFacts())]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('draws its dots and lines', async () => {
    const { page } = await open(browser, server.url);
    await settled(page);
    const bare = '.map-land, .map-letters, .map-over, .map-tools { visibility: hidden }';
    await page.evaluate(style => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets = [sheet];
    }, bare);
    const drawn = await inkOn(page);
    await page.evaluate(() => {
      document.adoptedStyleSheets[0]!.insertRule('.map-stage { visibility: hidden }');
    });
    expect(await inkOn(page)).toBe(0);
    expect(drawn).toBeGreaterThan(0.01);
  });
});
