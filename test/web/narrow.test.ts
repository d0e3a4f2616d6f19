/** On a phone: what was asked for last lies on top, and nothing is wider than the screen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { mostReached, type Subject, seriousIn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

describe.skipIf(!canBrowse)('on a phone', () => {
  let browser: Browser;
  let server: RunningServer;
  let facts: Facts;
  let model: Subject;

  beforeAll(async () => {
    facts = await sampleFacts();
    model = mostReached(facts, 'Model', 'BUILDS_ON');
    [browser, server] = await Promise.all([launch(), serve(facts)]);
  });
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** What is on top where the element's middle is. */
  const isOnTop = (page: Page, selector: string): Promise<boolean> =>
    page.evaluate(wanted => {
      const { left, top, width } = document.querySelector(wanted)!.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + 20)!.closest(wanted) !== null;
    }, selector);

  test('a question asked from the details is answered above them, and they are there when it is closed', async () => {
    const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`, phone);
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
    const url = `${server.url}/#${address.replace('NODE', encodeURIComponent(model.id))}`;
    const { page } = await open(browser, url, phone);
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
