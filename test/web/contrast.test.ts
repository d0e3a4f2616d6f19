/** In the light and in the dark nothing keeps people out, whatever is open. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { RunningServer } from '../../src/server/index.ts';
import { canBrowse, launch, open } from './browser.ts';
import { mostReached, type Subject, seriousIn, settled } from './explorer-page.ts';
import { sampleFacts, serve } from './served-sample.ts';

describe.skipIf(!canBrowse)('what axe finds serious', () => {
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

  const cypher = encodeURIComponent('PROFILE MATCH (p:Paper)-[r]->(m) RETURN m, count(p) AS papers LIMIT 20');
  const views = {
    'a map coloured by community, with a table': () => 'color=community&drawer=table',
    'details, narrowed years': () => `node=${encodeURIComponent(model.id)}&years=2023-2024`,
    'a page': () => `node=${encodeURIComponent(technique.id)}&page=1`,
    'a plan': () => `drawer=cypher&cypher=${cypher}`,
    'a way': () =>
      `drawer=questions&question=path&answers=${encodeURIComponent(JSON.stringify({ from: model.id, to: technique.id }))}`,
  } as const;

  test.each(
    (['light', 'dark'] as const).flatMap(ground => Object.keys(views).map(view => [ground, view] as const)),
  )('in the %s: %s', async (ground, view) => {
    const address = views[view as keyof typeof views]();
    const { page } = await open(browser, `${server.url}/#${address}`, { colorScheme: ground });
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
