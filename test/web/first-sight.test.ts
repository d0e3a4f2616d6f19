/** What is seen at once: the map, the search, the legend, in a real browser, on the papers that come with the program. */
import { describe, expect, test } from 'vitest';
import { inkOn, longestName, searchFor, seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  describe('at first sight', () => {
    test('shows a map, says what it is, and offers three things to try', async () => {
      const { page, complaints } = await stage.open();
      await settled(page);
      expect(await page.locator('.lede').textContent()).toMatch(/^\d+ papers, and what they say/u);
      expect(await page.locator('.tries button').count()).toBe(3);
      expect(await inkOn(page)).toBeGreaterThan(0.04);
      expect(complaints).toEqual([]);
    });

    test('is heard in an order that tells what it is before what can be done, and nothing of how it is drawn', async () => {
      const { page } = await stage.open();
      await settled(page);
      const heard = await page.locator('body').ariaSnapshot();
      const order = [
        'heading "Herdbook"',
        'each with the sentence behind it',
        'button "Search or ask…"',
        'heading "To begin with"',
        'heading "On the map"',
        'slider "From year',
        'button "Take along"',
        'button "Table"',
        `application "Map of ${stage.facts.nodes.length} nodes"`,
        'group "Tools of the map"',
      ];
      const places = order.map(each => heard.indexOf(each));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(heard).not.toMatch(/canvas|img|separator/u);
      await stage
        .openNode(stage.model.id)
        .then(({ page: opened }) =>
          expect
            .poll(() => opened.locator('.for-ears[role=status]').textContent(), { timeout: 10_000 })
            .toMatch(/^Details of .+: \d+ stated relations?\.$/u),
        );
    });

    test('holds still once it is drawn', async () => {
      const { page } = await stage.open();
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
      console.log(`The map was drawn ${Math.round(ready.drawn)} ms after the page was there.`);
    });

    test('in the dark is dark, and the choice is kept', async () => {
      const { page } = await stage.openUrl(stage.url, { colorScheme: 'dark' });
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
      const { page } = await stage.openUrl(stage.url, { viewport: { width, height } });
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
      const { page, complaints } = await stage.open();
      await settled(page);
      const { name, word } = longestName(stage.facts);
      await searchFor(page, `${word.slice(0, 4)}${word.slice(5)}`, name);
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
      const { page } = await stage.open();
      await settled(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await page.keyboard.type(stage.model.name);
      await page.getByRole('option', { name: `Lineage of a model: ${stage.model.name}` }).waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole('combobox').fill('qqqqzzzzxxxx');
      await page.getByText('Nothing is called “qqqqzzzzxxxx”.').waitFor();
    });
  });

  describe('the legend', () => {
    test('hides a type and shows it again', async () => {
      const { page } = await stage.open();
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
      const { page } = await stage.open('without=Paper,Model&drawer=table');
      const things = stage.facts.nodes.filter(
        ({ labels }) => !['Paper', 'Model'].includes(labels[0]!),
      ).length;
      await page.getByText(`${things} rows`).waitFor();
      await page.getByText(`${things} of ${stage.facts.nodes.length} shown`).waitFor();
    });
  });
});
