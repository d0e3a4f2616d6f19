/** What readers do, from first sight to taking it along, in a real browser: the same on a server, from the disk, and with a large graph. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import { canBrowse, launch, open } from './browser.ts';
import {
  countOf,
  edgesInto,
  goTo,
  mostReached,
  type Subject,
  searchFor,
  seriousIn,
  settled,
  walkTwoSteps,
} from './explorer-page.ts';
import { type Opened, ways } from './ways.ts';

describe.skipIf(!canBrowse).each(ways)('$name', way => {
  let browser: Browser;
  let opened: Opened;
  let facts: Facts;
  let page: Page;
  let complaints: readonly string[];
  let model: Subject;
  let technique: Subject;

  beforeAll(async () => {
    [browser, opened] = await Promise.all([launch(), way.open()]);
    facts = opened.facts;
    model = mostReached(facts, 'Model', 'BUILDS_ON');
    technique = mostReached(facts, 'Technique', 'USES_TECHNIQUE');
    ({ page, complaints } = await open(browser, opened.url));
    // On a busy machine that draws in software a large graph takes its time.
    page.setDefaultTimeout(25_000);
    await settled(page);
  });
  // One page for all, as a reader keeps it; each journey begins at the start.
  beforeEach(async () => {
    await page.keyboard.press('Escape');
    await goTo(page, '');
    await page.locator('.details').waitFor({ state: 'detached' });
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  const select = async ({ id, name }: Subject): Promise<void> => {
    await goTo(page, `node=${encodeURIComponent(id)}`);
    await page.locator('.details h2', { hasText: name }).waitFor();
    await page.locator('.relation').first().waitFor();
  };
  const count = (label: string): number => countOf(facts, label);
  const inWords = (number: number): string => number.toLocaleString('en');
  const shown = async (number: number): Promise<void> =>
    page
      .locator('.scope-note', { hasText: `${inWords(number)} of ${inWords(facts.nodes.length)} shown` })
      .waitFor();
  const all = (): Promise<void> => page.locator('.scope-note').waitFor({ state: 'detached' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  test('first sight: the map, what it is, things to try', async () => {
    const papers = `${inWords(count('Paper'))} papers`;
    expect(await page.locator('.lede').textContent()).toContain(papers);
    expect(await page.locator('.tries button').count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator('.map-stage canvas.sigma-nodes').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('search: a key opens it, Enter flies to the best hit, its sentences are there', async () => {
    await searchFor(page, technique.name, technique.name);
    await page.locator('.details h2', { hasText: technique.name }).waitFor();
    await page.locator('.relation blockquote').first().waitFor();
    // The camera tells the address where it came to rest.
    await expect.poll(() => page.url()).toMatch(/[#&]at=/u);
  });

  test('focus: what is around a node is counted, shown alone, and undone and redone', async () => {
    await select(model);
    const around = new Set(
      facts.edges.flatMap(({ start, end }) => (start === model.id || end === model.id ? [start, end] : [])),
    );
    await button('Around it…').click();
    await page.getByRole('menuitem', { name: /^its neighbours/u }).click();
    await shown(around.size);
    await button('Undo').click();
    await all();
    await button('Redo').click();
    await shown(around.size);
  });

  test('expanding: newest neighbours of a relation are added to a part of the map', async () => {
    const builders = edgesInto(facts, 'BUILDS_ON', model.id).length;
    const id = encodeURIComponent(model.id);
    await goTo(page, `node=${id}&scope=${id}&of=One`);
    await shown(1);
    await button('Around it…').click();
    const newest = page.getByRole('menuitem', { name: /^built on by.*newest/u });
    const added =
      (await newest.count()) > 0 ? newest.first() : page.getByRole('menuitem', { name: /^built on by/u });
    await added.click();
    await shown(1 + Math.min(25, builders));
  });

  test('a path between two, with what it goes over', async () => {
    const [edge] = edgesInto(facts, 'USES_TECHNIQUE', technique.id);
    const answers = encodeURIComponent(JSON.stringify({ from: edge!.start, to: technique.id, limit: '2' }));
    await goTo(page, `drawer=questions&question=path&answers=${answers}`);
    await page.locator('.way').first().waitFor();
    await button('Mark on the map').click();
    await page.getByRole('region', { name: 'What is marked' }).waitFor();
  });

  test('reading: a line of a node is shown, and its whole page opens', async () => {
    await select(model);
    await page.locator('.relation').first().getByRole('button', { name: 'show line' }).click();
    await page.locator('.relation.is-chosen').waitFor();
    await button('Whole page').click();
    await page.getByRole('heading', { level: 2, name: model.name, exact: true }).waitFor();
    await button('Back to the map').click();
    await page.locator('.details').waitFor();
  });

  test('filters: a type alone, years, and a link that keeps both', async () => {
    await button('Only techniques').click();
    await shown(count('Technique'));
    await page.getByRole('slider', { name: 'From year' }).press('ArrowRight');
    expect(page.url()).toMatch(/years=\d+-\d+/u);
    const note = await page.locator('.scope-note').textContent();
    const hash = new URL(page.url()).hash;
    await goTo(page, '');
    await all();
    await goTo(page, hash.slice(1));
    await expect.poll(() => page.locator('.scope-note').textContent()).toBe(note);
  });

  test('the table is in step, and holds only the rows in sight', async () => {
    await goTo(page, 'drawer=table&without=Paper,Technique,Dataset,Benchmark');
    await page.getByText(`${inWords(count('Model'))} rows`).waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBeLessThan(60);
  });

  test('Cypher is run in the console', async () => {
    const cypher = encodeURIComponent('MATCH (t:Technique) RETURN count(t) AS techniques');
    await goTo(page, `drawer=cypher&cypher=${cypher}`);
    await button('Run').click();
    await page.getByRole('cell', { name: String(count('Technique')), exact: true }).waitFor();
  });

  test('taking it along: what is shown, as a file', async () => {
    await goTo(page, 'without=Paper,Technique,Dataset,Benchmark');
    await shown(count('Model'));
    await button('Take along').click();
    const section = page.getByRole('group', { name: 'This view' });
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('menuitem', { name: 'jsonl' }).first().click(),
    ]);
    const written = await readFile(await saved.path(), 'utf8');
    expect(written.match(/"type":"node"/gu)).toHaveLength(count('Model'));
  });

  test('keys: the map is walked and told', async () => {
    await walkTwoSteps(page);
    await page.keyboard.press('Enter');
    await page.locator('.details').waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  test('back and forward go over what was read', async () => {
    await select(model);
    await select(technique);
    await page.goBack();
    await page.locator('.details h2', { hasText: model.name }).waitFor();
    await page.goForward();
    await page.locator('.details h2', { hasText: technique.name }).waitFor();
  });

  test('nothing was complained about on the way', () => {
    expect(complaints).toEqual([]);
  });
});
