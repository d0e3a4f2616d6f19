/** The explorer on Neo4j in a real browser: the server hangs, goes away and comes back, and a newer build is written. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import type { GraphStore } from '#graph/store';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { builtPage } from '../web/browser.ts';
import { mostReached, type Subject, settled } from '../web/explorer-page.ts';
import { sampleFacts } from '../web/served-sample.ts';
import { describeInBrowser } from '../web/stage.ts';
import type { Neo4jServer, OwnServer } from './machine.ts';
import { openOn } from './open-on.ts';

export function describeExplorer(server: Neo4jServer): void {
  describeInBrowser('the explorer on Neo4j', openUrl => {
    let store: GraphStore;
    let facts: Facts;
    let model: Subject;
    let site: RunningServer;

    beforeAll(async () => {
      facts = await sampleFacts();
      model = mostReached(facts, 'Model', 'BUILDS_ON');
      store = await openOn(server);
      await store.replace(facts);
      site = await startServer({ store, host: '127.0.0.1', port: 0, version: '0.0.0', page: builtPage! });
    }, 60_000);
    afterAll(async () => {
      await site?.close();
      await store?.close();
    });

    test('a newer build is offered when it has come to its end, and shown where the reader stands', async () => {
      const { page, complaints } = await openUrl(`${site.url}/#node=${model.id}`);
      await settled(page);
      const address = page.url();
      const states: unknown[] = [];
      const fewer = facts.nodes.filter(({ labels }) => labels[0] !== 'Benchmark');
      const kept = new Set(fewer.map(({ id }) => id));
      const edges = facts.edges.filter(({ start, end }) => kept.has(start) && kept.has(end));
      // What was looked up while it was written: no build, for none had come to its end.
      let looking = Promise.resolve();
      await store.replace({ nodes: fewer, edges }, () => {
        looking = looking.then(async () => void states.push((await store.state()).build));
      });
      await looking;
      expect(states[0]).toBe(null);
      const note = page.locator('.server-note');
      await note.getByText('A newer build is there.').waitFor();
      await note.getByRole('button', { name: 'Show it' }).click();
      await note.waitFor({ state: 'detached' });
      await settled(page);
      expect(page.url()).toBe(address);
      const columns = await (await fetch(`${site.url}/api/graph`)).json();
      expect(columns.nodes.id.length).toBe(fewer.length);
      expect(complaints).toEqual([]);
    }, 60_000);

    const { own } = server;
    if (!own) return;

    interface Outage {
      readonly how: string;
      readonly says: RegExp;
      begin(own: OwnServer): Promise<void>;
      end(own: OwnServer): Promise<void>;
    }
    const outages: readonly Outage[] = [
      {
        how: 'stopped and started again',
        says: /No Neo4j answers at .*goes on by itself/su,
        begin: one => one.kill(),
        end: one => one.start(),
      },
      {
        how: 'that hangs and goes on',
        says: /does not answer in time.*goes on by itself/su,
        begin: one => one.pause(),
        end: one => one.resume(),
      },
    ];

    test.each(outages)(
      'of a server $how the page says so, and recovers by itself',
      async outage => {
        const { page } = await openUrl(site.url);
        await settled(page);
        expect(await ask(page)).toMatch(/^\d+$/u);
        await outage.begin(own);
        const note = page.locator('.server-note[data-state="away"]');
        try {
          await note.waitFor({ timeout: 30_000 });
          expect(await note.textContent()).toMatch(outage.says);
          // What the page holds goes on working.
          await page.evaluate(id => {
            window.location.hash = `node=${id}`;
          }, model.id);
          await page.getByRole('heading', { name: model.name, exact: true }).first().waitFor();
        } finally {
          await outage.end(own);
        }
        await note.waitFor({ state: 'detached', timeout: 60_000 });
        expect(await ask(page)).toMatch(/^\d+$/u);
      },
      180_000,
    );
  });
}

/** A query through the page's own server. */
function ask(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const response = await fetch('/api/query', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: 'MATCH (n:Model) RETURN count(n) AS models' }),
    });
    const { rows, detail } = await response.json();
    return String(rows?.[0]?.[0] ?? detail);
  });
}
