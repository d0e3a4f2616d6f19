/** What is around a node, pins, and narrowing by origin and community, in a real browser. */
import { expect, test } from 'vitest';
import { countOf, edgesInto, seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the explorer', stage => {
  const neighboursOf = (ids: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([
      ...ids,
      ...stage.facts.edges.flatMap(({ start, end }) => (ids.has(start) || ids.has(end) ? [start, end] : [])),
    ]);

  test('two steps around a node are shown alone, then loose ends taken off, and undo brings all back', async () => {
    const { page, complaints } = await stage.openNode(stage.model.id);
    await settled(page);
    const note = page.locator('.scope-note');
    const shown = async (): Promise<number> =>
      Number.parseInt((await note.textContent())!.split(': ')[1]!, 10);
    await page.getByRole('button', { name: 'Around it…' }).click();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('menuitem', { name: /^what is 2 steps away/u }).click();
    await note.waitFor();
    const around = neighboursOf(neighboursOf(new Set([stage.model.id]))).size;
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
    const scope = encodeURIComponent(stage.model.id);
    const { page } = await stage.open(`node=${scope}&scope=${scope}&of=One`);
    const builders = new Set(edgesInto(stage.facts, 'BUILDS_ON', stage.model.id).map(({ start }) => start));
    await page.getByRole('button', { name: 'Around it…' }).click();
    await page
      .getByRole('menuitem', { name: new RegExp(`^built on by ?${builders.size} papers`, 'u') })
      .click();
    await page.getByText(`One: ${builders.size + 1} of`).waitFor();
  });

  test('a pinned node stays while all of its type are hidden', async () => {
    const { page } = await stage.openNode(stage.model.id);
    await settled(page);
    await page.getByRole('button', { name: 'Pin', exact: true }).click();
    await page.getByRole('button', { name: /^models/u }).click();
    const others = stage.facts.nodes.length - countOf(stage.facts, 'Model');
    await page.getByText(`${others + 1} of ${stage.facts.nodes.length} shown`).waitFor();
    expect(page.url()).toContain('pinned=');
    await page.getByRole('button', { name: 'Pinned' }).click();
    await page.getByText(`${others} of ${stage.facts.nodes.length} shown`).waitFor();
  });

  test('things that papers introduce, and one community, can be shown alone', async () => {
    const { page } = await stage.open('color=community');
    await settled(page);
    await page.getByRole('button', { name: 'Narrow down' }).click();
    await page
      .getByRole('combobox', { name: 'Things' })
      .selectOption({ label: 'introduced by a paper here' });
    const introduced = new Set(
      stage.facts.edges.flatMap(({ type, end }) => (type === 'INTRODUCES' ? end : [])),
    );
    const papers = countOf(stage.facts, 'Paper');
    await page.getByText(`${papers + introduced.size} of`).waitFor();
    const legend = page.getByRole('region', { name: 'Colours: communities' });
    await legend.getByRole('button').first().click();
    expect(page.url()).toMatch(/community=\d.*origin=introduced/u);
    expect(await page.getByRole('combobox', { name: 'Community' }).inputValue()).not.toBe('all');
    expect(await seriousIn(page)).toEqual([]);
  });
});
