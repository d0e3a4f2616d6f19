/** The Cypher console beyond running: parameters, signatures, what is kept, plans and pictures. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { edgesInto, seriousIn } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('the Cypher console', stage => {
  const USERS = 'MATCH (p:Paper)-[:USES_TECHNIQUE]->(t:Technique {id: $technique}) RETURN p, t LIMIT $most';
  const usersOf = (id: string): number => edgesInto(stage.facts, 'USES_TECHNIQUE', id).length;
  const view = (): string => {
    const parameters = JSON.stringify({ technique: stage.technique.id });
    return `drawer=cypher&cypher=${encodeURIComponent(USERS)}&parameters=${encodeURIComponent(parameters)}`;
  };
  const run = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('tablist').waitFor();
  };

  test('parameters have fields; their values come and go with the link', async () => {
    const { page, complaints } = await stage.open(view());
    await page.getByRole('textbox', { name: '$most' }).fill('3');
    expect(await page.getByRole('textbox', { name: '$technique' }).inputValue()).toBe(stage.technique.id);
    await run(page);
    await page.getByText('3 rows').waitFor();
    expect(decodeURIComponent(page.url())).toContain('"most":"3"');
    expect(await seriousIn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a result is a table, a graph of its own, and JSON', async () => {
    const { page, complaints } = await stage.open(view());
    await page.getByRole('textbox', { name: '$most' }).fill('100');
    await run(page);
    await page.getByRole('tab', { name: 'Graph' }).click();
    const picture = page.getByRole('group', { name: 'Result of the query, as a graph' });
    await picture.getByRole('button', { name: stage.technique.name, exact: true }).waitFor();
    expect(await picture.getByRole('button').count()).toBe(usersOf(stage.technique.id) + 1);
    expect(await seriousIn(page)).toEqual([]);
    await picture.getByRole('button', { name: stage.technique.name, exact: true }).press('Enter');
    await page.locator('.details h2', { hasText: stage.technique.name }).waitFor();
    await page.getByRole('tab', { name: 'JSON' }).click();
    expect(JSON.parse((await page.locator('.json').textContent())!)).toHaveLength(
      usersOf(stage.technique.id),
    );
    expect(complaints).toEqual([]);
  });

  test('a plan is drawn, before a run and with its counts', async () => {
    const { page } = await stage.open(view());
    await page.getByRole('textbox', { name: '$most' }).fill('2');
    await page.getByRole('button', { name: 'Explain' }).click();
    const plan = page.getByRole('region', { name: 'Plan of the query' });
    await plan.getByText('Limit').waitFor();
    expect(await plan.getByText(/ rows? · /u).count()).toBe(0);
    await page.getByRole('button', { name: 'Profile' }).click();
    await plan.getByText('2 rows').first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  test('a signature stands above a function whose arguments are written', async () => {
    const { page } = await stage.open('drawer=cypher');
    await page.locator('.cm-content').click();
    await page.keyboard.type("RETURN substring('graph', ");
    await page.locator('.cm-signature').waitFor();
    expect(await page.locator('.cm-signature').textContent()).toMatch(/^substring\(text, start/u);
    expect(await page.locator('.cm-signature strong').textContent()).toMatch(/^start/u);
  });

  test('queries are kept: those run, those saved under a name, and the questions with their Cypher', async () => {
    const { page } = await stage.open(view());
    await page.getByRole('textbox', { name: '$most' }).fill('1');
    await run(page);
    await page.getByRole('button', { name: 'Save…' }).click();
    await page.getByRole('textbox', { name: 'A name for it' }).fill('Who uses it');
    await page.keyboard.press('Enter');
    await page.reload();
    await page.locator('.cm-content').fill('');
    await page.getByRole('button', { name: 'Begin with…' }).click();
    await page.getByRole('region', { name: 'Run before' }).getByRole('button').first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Who uses it' }).first().click();
    expect(await page.locator('.cm-content').textContent()).toBe(USERS);
    expect(await page.getByRole('textbox', { name: '$most' }).inputValue()).toBe('1');
    await page.getByRole('button', { name: 'Begin with…' }).click();
    await page.getByRole('button', { name: 'Forget Who uses it' }).click();
    expect(await page.getByRole('region', { name: 'Saved' }).count()).toBe(0);
    await page.getByRole('button', { name: /^What builds on a model/u }).click();
    await run(page);
    await page.getByRole('table').waitFor();
  });

  test('a way between two nodes shows the sentences of each step', async () => {
    const [edge] = edgesInto(stage.facts, 'USES_TECHNIQUE', stage.technique.id);
    const answers = encodeURIComponent(JSON.stringify({ from: edge!.start, to: edge!.end }));
    const { page } = await stage.open(`drawer=questions&question=path&answers=${answers}`);
    const ways = page.getByRole('region', { name: 'Path between two, as ways' });
    await ways.locator('.quote').first().waitFor();
    expect(await ways.textContent()).toContain(String(edge!.properties.evidence));
    expect(await ways.locator('mark').count()).toBeGreaterThan(0);
  });
});
