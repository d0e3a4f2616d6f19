/** The explorer while its graph is built anew, and while its server is away, in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import { openGraph } from '../../src/open-store.ts';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { builtPage } from './browser.ts';
import { goTo, mostReached, type Subject, settled } from './explorer-page.ts';
import { sampleFacts } from './served-sample.ts';
import { describeInBrowser } from './stage.ts';

describeInBrowser('the explorer and its server', openUrl => {
  const folder = mkdtempSync(join(tmpdir(), 'herdbook-builds-'));
  const file = join(folder, 'graph.jsonl');
  let facts: Facts;
  let model: Subject;

  /** As a build leaves it: a new file under the old name. */
  const build = async (held: Facts): Promise<void> => {
    await writeFile(`${file}.new`, [...jsonl.write(held)].join(''));
    await rename(`${file}.new`, file);
  };
  const serveFile = async (port = 0): Promise<RunningServer> => {
    const { store, origin } = await openGraph(file);
    return startServer({ store, origin, host: '127.0.0.1', port, version: '0.0.0', page: builtPage! });
  };

  beforeAll(async () => {
    facts = await sampleFacts();
    model = mostReached(facts, 'Model', 'BUILDS_ON');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a newer build is offered, and shown where the reader stands', async () => {
    await build(facts);
    const server = await serveFile();
    const { page, complaints } = await openUrl(`${server.url}/#node=${model.id}`);
    await settled(page);
    const address = page.url();
    const newcomer = {
      id: 'arxiv:2599.00001',
      labels: ['Paper'],
      properties: { title: 'A later paper', abstract: 'On what came later.', x: 0, y: 0, community: 0 },
    };
    await build({ ...facts, nodes: [...facts.nodes, newcomer] });
    const note = page.locator('.server-note');
    await note.getByText('A newer build is there.').waitFor();
    // Until the reader asks for it, all is as it was.
    const health = await (await fetch(`${server.url}/api/health`)).json();
    expect(health.store.nodes).toBe(facts.nodes.length);
    await note.getByRole('button', { name: 'Show it' }).click();
    await note.waitFor({ state: 'detached' });
    await settled(page);
    expect(page.url()).toBe(address);
    await page.getByRole('heading', { name: model.name, exact: true }).first().waitFor();
    expect((await (await fetch(`${server.url}/api/health`)).json()).store.nodes).toBe(facts.nodes.length + 1);
    await page.keyboard.press('/');
    await page.keyboard.type('A later paper');
    await page.getByRole('option', { name: 'A later paper paper' }).waitFor();
    expect(complaints).toEqual([]);
    await server.close();
  });

  test('a page that is opened or opened again shows the newest build', async () => {
    await build(facts);
    const server = await serveFile();
    const papers = facts.nodes.filter(({ labels }) => labels[0] === 'Paper');
    await build({ nodes: papers, edges: [] });
    const { page } = await openUrl(server.url);
    await settled(page);
    await page.getByText(`${papers.length} papers`).first().waitFor();
    await server.close();
  });

  test('a build that is declined is not offered again', async () => {
    await build(facts);
    const server = await serveFile();
    const { page } = await openUrl(server.url);
    await settled(page);
    await build({ ...facts, edges: facts.edges.slice(1) });
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.locator('.server-note').waitFor({ state: 'detached' });
    await page.waitForResponse(response => response.url().endsWith('/api/health'));
    await page.waitForTimeout(200);
    expect(await page.locator('.server-note').count()).toBe(0);
    await server.close();
  });

  test('a server that is stopped and started again: the page says so, and goes on by itself', async () => {
    await build(facts);
    const server = await serveFile();
    const { page } = await openUrl(server.url);
    await settled(page);
    await server.close();
    const note = page.locator('.server-note[data-state="away"]');
    await note.waitFor();
    expect(await note.textContent()).toMatch(/Herdbook was stopped.*goes on by itself/su);
    // What is asked for meanwhile fails, and comes when the server is back.
    await goTo(page, `node=${model.id}`);
    await page.getByText('The server does not answer').waitFor();
    const again = await serveFile(Number(new URL(server.url).port));
    await note.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: model.name, exact: true }).first().waitFor();
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    await again.close();
  });
});
