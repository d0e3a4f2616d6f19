/** The dots and lines themselves are on the map: the land below them and the names above are taken away. */
import { expect, test } from 'vitest';
import { inkOn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the map', stage => {
  test('draws its dots and lines', async () => {
    const { page } = await stage.open();
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
