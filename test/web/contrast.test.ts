/** In the light and in the dark nothing keeps people out, whatever is open. */
import { expect, test } from 'vitest';
import { seriousIn, settled } from './explorer-page.ts';
import { describeOnSample } from './stage.ts';

describeOnSample('what axe finds serious', stage => {
  const cypher = encodeURIComponent('PROFILE MATCH (p:Paper)-[r]->(m) RETURN m, count(p) AS papers LIMIT 20');
  const views = {
    'a map coloured by community, with a table': () => 'color=community&drawer=table',
    'details, narrowed years': () => `node=${encodeURIComponent(stage.model.id)}&years=2023-2024`,
    'a page': () => `node=${encodeURIComponent(stage.technique.id)}&page=1`,
    'a plan': () => `drawer=cypher&cypher=${cypher}`,
    'a way': () =>
      `drawer=questions&question=path&answers=${encodeURIComponent(JSON.stringify({ from: stage.model.id, to: stage.technique.id }))}`,
  } as const;

  test.each(
    (['light', 'dark'] as const).flatMap(ground => Object.keys(views).map(view => [ground, view] as const)),
  )('in the %s: %s', async (ground, view) => {
    const address = views[view as keyof typeof views]();
    const { page } = await stage.open(`${address}`, { colorScheme: ground });
    if (!address.includes('page=1')) await settled(page);
    else await page.getByRole('heading', { name: 'Goes with' }).waitFor();
    const run = page.getByRole('button', { name: 'Run' });
    if (address.includes('cypher=')) {
      await run.click();
      await page.getByRole('region', { name: 'Plan of the query' }).waitFor();
    }
    if (address.includes('question=')) await page.locator('.way').first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });
});
