/** On a phone: what was asked for last lies on top, and nothing is wider than the screen. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

describeOnSample('on a phone', stage => {
  /** What is on top where the element's middle is. */
  const isOnTop = (page: Page, selector: string): Promise<boolean> =>
    page.evaluate(wanted => {
      const { left, top, width } = document.querySelector(wanted)!.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + 20)!.closest(wanted) !== null;
    }, selector);

  test('what it is and what to try lie on the map, and it stays where it is when they go', async () => {
    const { page } = await stage.open('', phone);
    await settled(page);
    const parts = [page.locator('.lede'), page.locator('.tries button').first()];
    const map = await page.locator('.map').boundingBox();
    for (const part of parts) {
      await part.waitFor();
      const { y } = (await part.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(map!.y);
    }
    expect(await seriousIn(page)).toEqual([]);
    await goTo(page, `node=${encodeURIComponent(stage.model.id)}`);
    for (const part of parts) await part.waitFor({ state: 'hidden' });
    expect(await page.locator('.map').boundingBox()).toEqual(map);
  });

  test('a question asked from the details is answered above them, and they are there when it is closed', async () => {
    const { page } = await stage.openNode(stage.model.id, phone);
    await settled(page);
    await page.locator('.asks').getByRole('button', { name: 'What builds on it' }).click();
    await page.getByRole('table', { name: 'What builds on a model' }).waitFor();
    expect(await isOnTop(page, '.drawer')).toBe(true);
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close: Questions' }).click();
    expect(await isOnTop(page, '.details')).toBe(true);
  });

  test.each([
    'drawer=cypher',
    'drawer=questions&question=path',
    'drawer=table',
    'node=NODE',
    'node=NODE&page=1',
  ])('%s fits the screen', async address => {
    const view = address.replace('NODE', encodeURIComponent(stage.model.id));
    const { page } = await stage.open(view, phone);
    await settled(page);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, select, h2, .console-editor')]
        .filter(each => each.closest('.table, .year-chart, .for-ears') === null)
        .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
        .map(each => each.outerHTML.slice(0, 90)),
    );
    expect(wide).toEqual([]);
  });
});
