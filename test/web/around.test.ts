/** What is around a node, pins, and narrowing by origin and community, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { mostReached, type Subject, seriousIn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('the explorer', () => {
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

  const neighboursOf = (ids: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([
      ...ids,
      ...facts.edges.flatMap(({ start, end }) => (ids.has(start) || ids.has(end) ? [start, end] : [])),
    ]);

  test('two steps around a node are shown alone, then loose ends taken off, and undo brings all back', async () => {
    const { page, complaints } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
    await settled(page);
    const note = page.locator('.scope-note');
    const shown = async (): Promise<number> =>
      Number.parseInt((await note.textContent())!.split(': ')[1]!, 10);
    await page.getByRole('button', { name: 'Around it…' }).click();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('menuitem', { name: /^what is 2 steps away/u }).click();
    await note.waitFor();
    const around = neighboursOf(neighboursOf(new Set([model.id]))).size;
    expect(await shown()).toBe(around);
    await page.getByRole('button', { name: 'Around it…' }).click();
    await page.getByRole('menuitem', { name: /^what hangs on it alone/u }).click();
    await expect.poll(shown).toBeLessThan(around);
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toBe(around);
    await page.keyboard.press('Control+z');
    await note.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('relations are counted before they are added', async () => {
    const scope = encodeURIComponent(model.id);
    const { page } = await open(browser, `${server.url}/#node=${scope}&scope=${scope}&of=One`);
    const builders = new Set(
      facts.edges
        .filter(({ type, end }) => type === 'BUILDS_ON' && end === model.id)
        .map(({ start }) => start),
    );
    await page.getByRole('button', { name: 'Around it…' }).click();
    await page
      .getByRole('menuitem', { name: new RegExp(`^built on by ?${builders.size} papers`, 'u') })
      .click();
    await page.getByText(`One: ${builders.size + 1} of`).waitFor();
  });

  test('a pinned node stays while all of its type are hidden', async () => {
    const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
    await settled(page);
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByRole('button', { name: /^models/u }).click();
    const others = facts.nodes.filter(({ labels }) => labels[0] !== 'Model').length;
    await page.getByText(`${others + 1} of ${facts.nodes.length} shown`).waitFor();
    expect(page.url()).toContain('pinned=');
    await page.getByRole('button', { name: 'Pinned' }).click();
    await page.getByText(`${others} of ${facts.nodes.length} shown`).waitFor();
  });

  test('things that papers introduce, and one community, can be shown alone', async () => {
    const { page } = await open(browser, `${server.url}/#color=community`);
    await settled(page);
    await page.getByRole('button', { name: 'Narrow down' }).click();
    await page
      .getByRole('combobox', { name: 'Things' })
      .selectOption({ label: 'introduced by a paper here' });
    const introduced = new Set(facts.edges.flatMap(({ type, end }) => (type === 'INTRODUCES' ? end : [])));
    const papers = facts.nodes.filter(({ labels }) => labels[0] === 'Paper').length;
    await page.getByText(`${papers + introduced.size} of`).waitFor();
    const legend = page.getByRole('region', { name: 'Colours: communities' });
    await legend.getByRole('button').first().click();
    expect(page.url()).toMatch(/community=\d.*origin=introduced/u);
    expect(await page.getByRole('combobox', { name: 'Community' }).inputValue()).not.toBe('all');
    expect(await seriousIn(page)).toEqual([]);
  });
});
