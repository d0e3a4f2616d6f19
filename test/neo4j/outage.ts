/** The server goes away and comes back: in the middle of builds, and under a running explorer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';
import { seededRandom } from '#graph/random';
import type { GraphStore } from '#graph/store';
import { StoreError } from '#graph/store-error';
import { startServer } from '../../src/server/index.ts';
import { herd } from '../graph/herd.ts';
import type { Neo4jServer, OwnServer } from './machine.ts';
import { openOn } from './open-on.ts';
import { syntheticFacts } from './synthetic-facts.ts';

const KILLS = 10;
const linesOf = (facts: Facts): string => [...jsonl.write(facts)].join('');

export function describeOutages(server: Neo4jServer, own: OwnServer): void {
  describe('the server goes away', () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await openOn(server);
    });
    afterAll(() => store.close());

    test(`killed ${KILLS} times at random in the middle of a build, the next build is exact`, async () => {
      const random = seededRandom(7);
      const interrupted: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const facts = syntheticFacts(900 - 30 * kill, 7_000 - 200 * kill, kill);
        const at = random();
        let killed: Promise<void> | null = null;
        const outcome = await store
          .replace(facts, (done, total) => {
            if (done / total >= at) killed ??= own.kill();
          })
          .then(
            () => 'ended first',
            (error: unknown) => {
              expect(error).toBeInstanceOf(StoreError);
              expect((error as StoreError).retriable).toBe(true);
              return `at ${at.toFixed(2)}`;
            },
          );
        await killed;
        interrupted.push(outcome);
        await own.start();
        await store.replace(facts);
        expect(linesOf(await store.facts()) === linesOf(facts), `after kill ${kill}`).toBe(true);
      }
      console.log(`Builds killed: ${interrupted.join(', ')}.`);
      expect(interrupted.filter(one => one !== 'ended first').length).toBeGreaterThanOrEqual(KILLS / 2);
    }, 900_000);

    test('the explorer says so at once, and recovers by itself', async () => {
      await store.replace(herd);
      const site = await startServer({ store, host: '127.0.0.1', port: 0, version: '1.0.0' });
      const get = async (path: string, body?: object) => {
        const init = body
          ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
          : {};
        const response = await fetch(`${site.url}/api/${path}`, init);
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
      };
      const query = { query: 'MATCH (n:Model) RETURN count(n) AS models' };
      try {
        expect(await get('health')).toMatchObject({
          status: 200,
          body: { status: 'ok', store: { kind: 'neo4j', nodes: herd.nodes.length } },
        });
        await own.kill();
        expect(await get('health')).toMatchObject({
          status: 503,
          body: {
            type: 'urn:herdbook:problem:store-unavailable',
            detail: expect.stringMatching(/^No Neo4j answers at bolt:/u),
          },
        });
        expect((await get('query', query)).status).toBe(503);
        await own.start();
        await expect.poll(async () => (await get('health')).status, { timeout: 20_000 }).toBe(200);
        expect(await get('query', query)).toMatchObject({ status: 200, body: { rows: [[3]] } });
      } finally {
        await site.close();
      }
    }, 120_000);
  });
}
