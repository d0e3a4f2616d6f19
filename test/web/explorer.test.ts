/** The explorer in a real browser, on the papers that come with the program. */
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { evidenceOf, type Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { sampleFacts, serve } from './served-sample.ts';

/** A technique that several papers use: found in the graph, so that the tests hold for any sample. */
interface Subject {
  readonly id: string;
  readonly name: string;
}

function mostReached(facts: Facts, label: string, type: string): Subject {
  const reached = new Map<string, number>();
  for (const edge of facts.edges)
    if (edge.type === type) reached.set(edge.end, (reached.get(edge.end) ?? 0) + 1);
  const nodes = facts.nodes.filter(node => node.labels[0] === label);
  const [first] = nodes.sort((a, b) => (reached.get(b.id) ?? 0) - (reached.get(a.id) ?? 0));
  return { id: first!.id, name: String(first!.properties.name) };
}

/** A name with one long word: a slip in it is forgiven. */
function longestName(facts: Facts): { readonly name: string; readonly word: string } {
  const names = facts.nodes.flatMap(({ properties: { name } }) => (typeof name === 'string' ? [name] : []));
  const words = names.flatMap(name => (name.match(/[a-z]+/giu) ?? []).map(word => ({ name, word })));
  return words.reduce((longest, each) => (each.word.length > longest.word.length ? each : longest));
}

const seriousIn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(node => `${node.html.slice(0, 160)} ${node.failureSummary}`).join('; ')}`,
    );
};

/** Share of the map's pixels, of a fine grid of them, that are not the ground's colour. */
async function inkOn(page: Page): Promise<number> {
  const shot = (await page.locator('.map').screenshot()).toString('base64');
  return page.evaluate(async data => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const ground = pixels.slice(0, 3);
    let differing = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if ([0, 1, 2].some(part => Math.abs(pixels[at + part]! - ground[part]!) > 24)) differing += 1;
    return (differing * 4) / pixels.length;
  }, shot);
}

const settled = async (page: Page): Promise<void> => {
  await page.locator('.map-land').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(150);
};

describe.skipIf(!canBrowse)('the explorer', () => {
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

  describe('at first sight', () => {
    test('shows a map, says what it is, and offers three things to try', async () => {
      const { page, complaints } = await open(browser, server.url);
      await settled(page);
      expect(await page.locator('.lede').textContent()).toMatch(/^\d+ papers, and what they say/u);
      expect(await page.locator('.tries button').count()).toBe(3);
      expect(await inkOn(page)).toBeGreaterThan(0.04);
      expect(complaints).toEqual([]);
    });

    test('is there within a second of its files, and holds still', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      const before = await page.locator('.map').screenshot();
      await page.waitForTimeout(700);
      expect((await page.locator('.map').screenshot()).equals(before)).toBe(true);
      const ready = await page.evaluate(() => {
        const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const lastFile = Math.max(...files.map(file => file.responseEnd));
        const drawn = performance.getEntriesByName('map drawn')[0]!.startTime;
        return { drawn: drawn - Math.min(lastFile, page!.domComplete), lastFile };
      });
      expect(ready.drawn).toBeLessThan(1_500);
    });

    test('in the dark is dark, and the choice is kept', async () => {
      const { page } = await open(browser, server.url, { colorScheme: 'dark' });
      await settled(page);
      const ground = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await ground()).toBe('rgb(20, 23, 28)');
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Light ground' }).click();
      expect(await ground()).toBe('rgb(250, 248, 244)');
      await page.reload();
      await settled(page);
      expect(await ground()).toBe('rgb(250, 248, 244)');
    });

    test.each([
      [390, 844],
      [820, 1180],
    ])('on a screen of %i x %i nothing runs over its edge', async (width, height) => {
      const { page } = await open(browser, server.url, { viewport: { width, height } });
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await inkOn(page)).toBeGreaterThan(0.02);
      await page.getByRole('button', { name: 'Legend' }).click();
      await page.getByRole('button', { name: 'Only models' }).click();
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.locator('.scope-note').textContent()).toMatch(/shown/u);
      expect(await seriousIn(page)).toEqual([]);
    });
  });

  describe('search', () => {
    test('is opened by a key, finds a name with a slip, and Enter goes there', async () => {
      const { page, complaints } = await open(browser, server.url);
      await settled(page);
      await page.keyboard.press('/');
      await page.getByRole('combobox').waitFor();
      const { name, word } = longestName(facts);
      await page.keyboard.type(`${word.slice(0, 4)}${word.slice(5)}`);
      await page.getByRole('option', { name }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.details h2', { hasText: word }).waitFor();
      expect(page.url()).toContain('#node=');
      await page.locator('.palette').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.locator('.details').waitFor({ state: 'detached' });
      // No letter that was typed did anything else.
      expect(page.url()).not.toContain('drawer=');
      expect(complaints).toEqual([]);
    });

    test('offers questions about what it found, and says when nothing is called so', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await page.keyboard.type(model.name);
      await page.getByRole('option', { name: `Lineage of a model: ${model.name}` }).waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole('combobox').fill('qqqqzzzzxxxx');
      await page.getByText('Nothing is called “qqqqzzzzxxxx”.').waitFor();
    });
  });

  describe('the legend', () => {
    test('hides a type and shows it again', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      const papers = page.getByRole('button', { name: /^papers/u });
      const before = await inkOn(page);
      await papers.click();
      expect(await papers.getAttribute('aria-pressed')).toBe('false');
      await page.waitForTimeout(200);
      expect(await inkOn(page)).toBeLessThan(before);
      expect(page.url()).toContain('without=Paper');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await papers.getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('button', { name: 'Redo' }).click();
      expect(await papers.getAttribute('aria-pressed')).toBe('false');
    });

    test('a link shows what its sender saw', async () => {
      const { page } = await open(browser, `${server.url}/#without=Paper,Model&drawer=table`);
      const things = facts.nodes.filter(({ labels }) => !['Paper', 'Model'].includes(labels[0]!)).length;
      await page.getByText(`${things} rows`).waitFor();
      await page.getByText(`${things} of ${facts.nodes.length} shown`).waitFor();
    });
  });

  describe('a node', () => {
    test('under the pointer stands out with its neighbours', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      await page.locator('.relation').first().waitFor();
      const holder = page.locator('.map-holder');
      expect(await holder.getAttribute('data-focus')).toBe('on');
      const pointed = await pointAtNode(page);
      expect(pointed).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('.details').waitFor({ state: 'detached' });
      await page.mouse.move(1_400, 20);
      await expect.poll(() => holder.getAttribute('data-focus')).toBe('off');
    });

    test('opens with a click on the map, and closes with a click beside', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      await page.locator('.relation').first().waitFor();
      expect(await pointAtNode(page)).toBe(true);
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForTimeout(400);
      const opened = await page.locator('.details h2').textContent();
      expect(opened!.length).toBeGreaterThan(0);
    });

    test('is told with every relation, its sentence, and the mention marked in it', async () => {
      const { page, complaints } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      const edge = facts.edges.find(each => each.type === 'BUILDS_ON' && each.end === model.id)!;
      const [evidence] = evidenceOf(edge);
      const paper = facts.nodes.find(({ id }) => id === evidence!.paper)!;
      const text = `${paper.properties.title}\n${paper.properties.abstract}`;
      const row = page.locator('.relation', { hasText: String(paper.properties.title) }).first();
      await row.getByRole('button', { name: String(paper.properties.title) }).waitFor();
      expect(await row.locator('blockquote').first().textContent()).toBe(evidence!.sentence);
      expect(await row.locator('mark').first().textContent()).toBe(
        text.slice(evidence!.start, evidence!.end),
      );
      expect(await row.locator('figcaption').first().textContent()).toMatch(/\(\d+%\), /u);
      expect(await page.locator('.relation-heading', { hasText: 'built on by' }).count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('a paper shows its abstract with mentions that lead on', async () => {
      const edge = facts.edges.find(each => each.type === 'BUILDS_ON' && each.end === model.id)!;
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(edge.start)}`);
      await page.locator('.abstract .mention', { hasText: /./u }).first().waitFor();
      await page.locator(`.abstract .mention[title^="${model.name},"]`).first().click();
      await page.locator('.details h2', { hasText: model.name }).waitFor();
      await page.goBack();
      await page.locator('.details .abstract').waitFor();
    });

    test('a line of it can be shown, and a link keeps it', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      const row = page.locator('.relation').first();
      await row.hover();
      await row.getByRole('button', { name: 'show line' }).click();
      expect(await row.getAttribute('class')).toContain('is-chosen');
      expect(page.url()).toContain('edge=');
      await page.reload();
      await page.locator('.relation.is-chosen').waitFor();
    });

    test('limits the map to its neighbours, and gives the whole back', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      await page.getByRole('button', { name: 'Only its neighbours' }).click();
      await page.getByText(`${model.name} and its neighbours:`).waitFor();
      await page.locator('.scope-note').getByRole('button', { name: 'Show all' }).click();
      await page.locator('.scope-note').waitFor({ state: 'detached' });
    });

    test('that is gone is said to be gone, with the nearest there is', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(`${model.id}x`)}`);
      await page.getByText('not in this graph').waitFor();
      const note = page.getByRole('alert');
      expect(await note.textContent()).toMatch(/Unknown node.*Did you mean/su);
    });
  });

  describe('questions', () => {
    test('papers that share a technique, from the technique', async () => {
      const { page, complaints } = await open(
        browser,
        `${server.url}/#node=${encodeURIComponent(technique.id)}`,
      );
      await page.getByRole('button', { name: 'Papers that use a technique' }).click();
      const table = page.getByRole('table', { name: 'Papers that use a technique' });
      await table.getByRole('row').nth(1).waitFor();
      const using = new Set(
        facts.edges
          .filter(({ type, end }) => type === 'USES_TECHNIQUE' && end === technique.id)
          .map(({ start }) => start),
      );
      const rows = Number(await table.getAttribute('aria-rowcount')) - 1;
      expect(rows).toBeGreaterThanOrEqual(Math.min(50, using.size));
      await page.getByRole('button', { name: 'Only these' }).click();
      await page.getByText('Papers that use a technique:').waitFor();
      expect(complaints).toEqual([]);
    });

    test('papers that share a technique, from a paper', async () => {
      const edge = facts.edges.find(({ type, end }) => type === 'USES_TECHNIQUE' && end === technique.id)!;
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(edge.start)}`);
      await page.getByRole('button', { name: 'Papers that share a technique with a paper' }).click();
      const first = page.getByRole('table').getByRole('row').nth(1);
      await first.waitFor();
      expect((await first.textContent())!.length).toBeGreaterThan(5);
    });

    test('a form offers names while one types, and is filled by the keyboard alone', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=questions&question=lineage`);
      const field = page.getByRole('combobox', { name: 'the model' });
      await field.click();
      await field.fill(model.name.slice(0, 4));
      await page.getByRole('option', { name: model.name, exact: true }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.result-bar').waitFor();
      expect(page.url()).toContain('answers=');
      expect(await seriousIn(page)).toEqual([]);
    });

    test('an answer is told to be wrong where no node is called so', async () => {
      const answers = encodeURIComponent(JSON.stringify({ model: 'nothing of this name' }));
      const { page } = await open(
        browser,
        `${server.url}/#drawer=questions&question=lineage&answers=${answers}`,
      );
      expect(await page.getByRole('alert').textContent()).toContain('nothing of this name');
    });
  });

  describe('the Cypher console', () => {
    test('runs what a link brought only when told to, and shows a table', async () => {
      const cypher = encodeURIComponent(
        'MATCH (p:Paper) RETURN p AS paper, p.year AS year ORDER BY p.title LIMIT 30',
      );
      const { page, complaints } = await open(browser, `${server.url}/#drawer=cypher&cypher=${cypher}`);
      await page.locator('.cm-content').waitFor();
      await page.waitForTimeout(300);
      expect(await page.getByRole('table').count()).toBe(0);
      await page.getByRole('button', { name: 'Run' }).click();
      const table = page.getByRole('table');
      await table.waitFor();
      expect(await table.getAttribute('aria-rowcount')).toBe('31');
      const titles = facts.nodes
        .filter(({ labels }) => labels[0] === 'Paper')
        .map(({ properties }) => String(properties.title));
      expect(titles).toContain(await table.locator('tbody .node-name').first().textContent());
      await table.getByRole('button', { name: 'year' }).click();
      expect(await table.locator('th').nth(1).getAttribute('aria-sort')).toBe('ascending');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      expect((await saved).suggestedFilename()).toBe('result-of-the-query.csv');
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('shows the place of a mistake with a caret, and what was meant', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=cypher`);
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (n) RETRUN n');
      await page.locator('.cm-lintRange-error').waitFor();
      await page.keyboard.press('Control+Enter');
      const note = page.getByRole('alert');
      await note.waitFor();
      expect(await note.textContent()).toMatch(/MATCH \(n\) RETRUN n\n\s+\^{6}/u);
      expect(await note.textContent()).toContain('RETURN');
    });

    test('completes labels and relations from the schema', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=cypher`);
      await page.locator('.cm-content').click();
      await page.keyboard.type('MATCH (t:Tech');
      await page.locator('.cm-completionLabel', { hasText: 'Technique' }).waitFor();
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
      await page.keyboard.type(')<-[:USES');
      await page.locator('.cm-completionLabel', { hasText: 'USES_TECHNIQUE' }).waitFor();
      expect(await page.locator('.cm-content').textContent()).toContain('(t:Technique');
    });
  });

  describe('a page', () => {
    test('of a model: lineage, years, what goes with it; and a link to it', async () => {
      const { page, complaints } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      await page.getByRole('button', { name: 'Whole page' }).click();
      await page.getByRole('heading', { level: 2, name: model.name, exact: true }).waitFor();
      const children = facts.edges.filter(({ type, end }) => type === 'DERIVED_FROM' && end === model.id);
      const lineage = page.getByRole('region', { name: 'Lineage' });
      expect(await lineage.locator('.tree li').count()).toBeGreaterThanOrEqual(children.length);
      expect(
        await page.getByRole('region', { name: 'Goes with' }).locator('.node-link').count(),
      ).toBeGreaterThan(3);
      expect(page.url()).toContain('page=1');
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.getByRole('button', { name: 'Back to the map' }).click();
      await page.locator('.details').waitFor();
    });

    test('of a paper: the most similar papers, each with its reasons', async () => {
      const edge = facts.edges.find(({ type, end }) => type === 'BUILDS_ON' && end === model.id)!;
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(edge.start)}&page=1`);
      const similar = page.getByRole('region', { name: 'Most similar papers' });
      expect(await similar.locator('li p').first().textContent()).toMatch(/^(?:both|share) /u);
      await similar.locator('li .node-link').first().click();
      await page.locator('.page h2').waitFor();
      expect(page.url()).not.toContain(encodeURIComponent(edge.start));
    });

    test('of a benchmark: every stated score with its sentence', async () => {
      const scored = facts.edges.filter(({ type }) => type === 'SCORED');
      const [first] = scored;
      const rows = scored.filter(({ end }) => end === first!.end);
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(first!.end)}&page=1`);
      const board = page.getByRole('region', { name: 'Leaderboard' });
      await board.locator('.value').first().waitFor();
      const values = await board.locator('.value').allTextContents();
      expect(rows.map(({ properties }) => String(properties.value))).toEqual(expect.arrayContaining(values));
      expect(await board.locator('blockquote').first().textContent()).toContain(values[0]);
    });
  });

  describe('without a mouse', () => {
    test('the map is walked, told, and opened by keys', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      await page.locator('.map-holder').focus();
      const said = page.locator('.for-ears[role=status]');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => said.textContent()).toMatch(/, \d+ lines?/u);
      const first = await said.textContent();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => said.textContent()).not.toBe(first);
      const name = (await said.textContent())!.replace(/^Not linked: /u, '').split(', ')[0]!;
      await page.keyboard.press('Enter');
      await page.locator('.details h2', { hasText: name }).waitFor();
    });

    test('every control is reached by Tab, and shows where one is', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      const reached = new Set<string>();
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle } = getComputedStyle(element);
          const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
          return { name, outlined: outlineStyle !== 'none' || element.matches('input, body') };
        });
        if (reached.has(here.name)) continue;
        reached.add(here.name);
        expect(here.outlined, here.name).toBe(true);
      }
      for (const name of [
        'Search or ask…/',
        'Questions',
        'Cypher',
        'Table',
        'Map of the graph',
        'Show all',
        'Only models',
      ])
        expect([...reached]).toContain(name);
    });

    test('the table is in step with the map', async () => {
      const { page } = await open(browser, `${server.url}/#drawer=table`);
      const rows = page.locator('.result-bar p');
      await page.getByText(`${facts.nodes.length} rows`).waitFor();
      await page.getByRole('button', { name: 'Only models' }).click();
      const models = facts.nodes.filter(({ labels }) => labels[0] === 'Model').length;
      await expect.poll(() => rows.textContent()).toContain(`${models} rows`);
    });
  });

  describe('exploring', () => {
    test('a lasso marks what lies inside, a second one adds to it, and undo takes it back', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      const bar = page.getByRole('region', { name: 'What is marked' });
      const countOf = async (): Promise<number> => Number.parseInt((await bar.textContent())!, 10);
      await draw(page, 'Mark with a lasso', 0.3);
      await bar.waitFor();
      const first = await countOf();
      expect(first).toBeGreaterThan(1);
      await bar.getByRole('combobox').selectOption({ label: 'these too' });
      await draw(page, 'Mark with a box', 0.55);
      await expect.poll(countOf).toBeGreaterThan(first);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await countOf()).toBe(first);
      await bar.getByRole('button', { name: 'Only these' }).click();
      await page.getByText(`What was marked: ${first} of`).waitFor();
      expect(await seriousIn(page)).toEqual([]);
    });

    test('neighbours are added to a part of the map by relation, counted before', async () => {
      const scope = encodeURIComponent(model.id);
      const { page } = await open(browser, `${server.url}/#node=${scope}&scope=${scope}&of=One`);
      await page.getByText(`One: 1 of ${facts.nodes.length}`).waitFor();
      const builders = facts.edges.filter(({ type, end }) => type === 'BUILDS_ON' && end === model.id).length;
      await page.getByRole('button', { name: `Add to the map: built on by, ${builders}` }).click();
      await page.getByRole('menuitem', { name: `all ${builders}` }).click();
      await page.getByText(`One: ${builders + 1} of ${facts.nodes.length}`).waitFor();
    });

    test('nodes stay where they are while filters change and neighbours come', async () => {
      const { page } = await open(browser, `${server.url}/#without=Paper,Technique,Dataset,Benchmark`);
      await settled(page);
      const before = await page.locator('.map').screenshot();
      await page.getByRole('button', { name: /^papers/u }).click();
      await page.waitForTimeout(150);
      await page.getByRole('button', { name: /^papers/u }).click();
      await page.waitForTimeout(250);
      expect((await page.locator('.map').screenshot()).equals(before)).toBe(true);
    });

    test('the path between two is asked for from a node, and marked', async () => {
      const { page } = await open(browser, `${server.url}/#node=${encodeURIComponent(model.id)}`);
      await page.getByRole('button', { name: 'Path to…' }).click();
      await page.getByRole('combobox', { name: 'where it ends' }).fill(technique.name);
      await page.getByRole('option', { name: technique.name, exact: true }).first().click();
      await page.locator('.path').first().waitFor();
      await page.getByRole('button', { name: 'Mark on the map' }).click();
      await page.getByRole('region', { name: 'What is marked' }).waitFor();
      expect(page.url()).toContain('marked=');
    });

    test('another layout moves all nodes, and back again', async () => {
      const { page } = await open(browser, `${server.url}/#layout=grid`);
      await settled(page);
      await page.getByRole('button', { name: 'Drawn by' }).click();
      const before = await page.locator('.map').screenshot();
      await page.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'by year' });
      expect(page.url()).toContain('layout=lineage');
      await page.waitForTimeout(250);
      expect((await page.locator('.map').screenshot()).equals(before)).toBe(false);
      await page.getByRole('combobox', { name: 'Colour' }).selectOption({ label: 'community' });
      expect(page.url()).toContain('color=community');
    });
  });

  describe('taking it along', () => {
    const take = async (page: Page, section: string, name: string): Promise<string> => {
      await page.getByRole('button', { name: 'Take along' }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('group', { name: section }).getByRole('menuitem', { name }).first().click();
      const download = await saved;
      return readFile(await download.path(), 'latin1');
    };

    test('the view as pictures, in a format, and its papers as BibTeX', async () => {
      const { page, complaints } = await open(browser, `${server.url}/#without=Technique,Dataset,Benchmark`);
      await settled(page);
      const png = await take(page, 'This view', 'PNG');
      expect(png.slice(1, 4)).toBe('PNG');
      const svg = await take(page, 'This view', 'SVG');
      const shown = facts.nodes.filter(({ labels }) => ['Paper', 'Model'].includes(labels[0]!));
      expect(svg.match(/<path transform=/gu)).toHaveLength(shown.length);
      const jsonl = await take(page, 'This view', 'jsonl');
      expect(jsonl.match(/"type":"node"/gu)).toHaveLength(shown.length);
      const bibtex = await take(page, 'This view', 'BibTeX');
      expect(bibtex.match(/^@/gmu)).toHaveLength(
        facts.nodes.filter(({ labels }) => labels[0] === 'Paper').length,
      );
      expect(complaints).toEqual([]);
    });

    test('the whole graph', async () => {
      const { page } = await open(browser, server.url);
      await settled(page);
      const gexf = await take(page, 'The whole graph', 'gexf');
      expect(gexf.match(/<node /gu)).toHaveLength(facts.nodes.length);
    });
  });

  describe('where something is missing', () => {
    test('an empty graph is told to be empty, with what to do', async () => {
      const empty = await serve({ nodes: [], edges: [] });
      const { page, complaints } = await open(browser, empty.url);
      await page.getByText('This graph is empty').waitFor();
      expect(await page.getByText('herdbook build papers.jsonl').count()).toBe(1);
      expect(await seriousIn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await empty.close();
    });

    test('a graph of one node is shown', async () => {
      const [node] = facts.nodes;
      const one = await serve({ nodes: [node!], edges: [] });
      const { page, complaints } = await open(browser, one.url);
      await settled(page);
      await page.getByText('1 paper,').waitFor();
      expect(complaints).toEqual([]);
      await one.close();
    });

    test('titles with HTML, from right to left, and of 2,000 characters are shown as they are', async () => {
      const titles = [
        '<img src=x onerror=alert(1)> & "quotes"',
        'نموذج لغوي كبير للغة العربية',
        'x'.repeat(2_000),
      ];
      const nodes = titles.map((title, index) => ({
        id: `arxiv:odd-${index}`,
        labels: ['Paper'],
        properties: { title, abstract: `About ${title}`, x: index * 10, y: 0, community: 0 },
      }));
      const odd = await serve({ nodes, edges: [] });
      const { page, complaints } = await open(browser, `${odd.url}/#drawer=table&node=arxiv:odd-0`);
      await page.locator('.details h2', { hasText: titles[0]! }).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      for (const [index, title] of titles.entries()) {
        await page.evaluate(at => {
          window.location.hash = `drawer=table&node=arxiv:odd-${at}`;
        }, index);
        await page.locator('.details h2', { hasText: title }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1_440);
      }
      expect(complaints).toEqual([]);
      await odd.close();
    });

    test('without WebGL the page says so, and all but the map works', async () => {
      const plain = await launch(['--disable-3d-apis']);
      const { page, complaints } = await open(plain, `${server.url}/#drawer=table`);
      await page.getByText('The map cannot be drawn here').waitFor();
      await page.getByText(`${facts.nodes.length} rows`).waitFor();
      await page.getByRole('table').locator('.node-link').first().click();
      await page.locator('.relation').first().waitFor();
      expect(complaints.filter(text => !/WebGL/iu.test(text))).toEqual([]);
      await plain.close();
    });

    test('a server that has gone is told, what is shown stays, and it can be tried again', async () => {
      const own = await serve(facts);
      const { page } = await open(browser, own.url);
      await settled(page);
      const port = new URL(own.url).port;
      await own.close();
      await page.evaluate(id => {
        window.location.hash = `node=${encodeURIComponent(id)}`;
      }, model.id);
      await page.getByText('The server does not answer').waitFor();
      expect(await page.locator('.details h2').textContent()).toBe(model.name);
      expect(await inkOn(page)).toBeGreaterThan(0.02);
      const { startServer } = await import('../../src/server/index.ts');
      const { openMemoryStore } = await import('#graph/memory-store');
      const again = await startServer({
        store: openMemoryStore(facts),
        host: '127.0.0.1',
        port: Number(port),
        version: '0',
      });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('.relation').first().waitFor();
      await again.close();
    });
  });
});

/** Moves the pointer over the free part of the map, from its middle outward, until a node is under it. */
async function pointAtNode(page: Page): Promise<boolean> {
  const map = page.locator('.map');
  const box = (await map.boundingBox())!;
  const centre = { x: box.x + (box.width - 412) / 2, y: box.y + box.height / 2 };
  for (let ring = 0; ring < 16; ring++)
    for (let step = 0; step < Math.max(1, ring * 6); step++) {
      const angle = (2 * Math.PI * step) / Math.max(1, ring * 6);
      await page.mouse.move(centre.x + ring * 14 * Math.cos(angle), centre.y + ring * 14 * Math.sin(angle));
      if ((await map.getAttribute('data-hover')) === 'true') return true;
    }
  return false;
}

/** Draws with a tool around the middle of the map. @param reach share of the map's half that it takes in */
async function draw(page: Page, tool: string, reach: number): Promise<void> {
  await page.getByRole('button', { name: tool }).click();
  const box = (await page.locator('.gather').boundingBox())!;
  const at = (x: number, y: number): Promise<void> =>
    page.mouse.move(box.x + (box.width / 2) * (1 + x * reach), box.y + (box.height / 2) * (1 + y * reach));
  await at(-1, -1);
  await page.mouse.down();
  for (const [x, y] of [
    [1, -1],
    [1, 1],
    [-1, 1],
    [0.99, 0.99],
  ] as const)
    await at(x, y);
  await page.mouse.up();
}
