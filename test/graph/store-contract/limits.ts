/** The limits of a query: its rows, its time, and what it may say. */
import { expect, test } from 'vitest';
import { CypherError } from '#cypher';
import type { GraphStore } from '#graph/store';

export function testLimits(store: GraphStore): void {
  test('rows are cut at the limit, and the result says so', async () => {
    const { rows, cut } = await store.query('UNWIND range(1, 1000) AS i RETURN i', {}, { rowLimit: 10 });
    expect(rows).toHaveLength(10);
    expect(cut).toEqual({ reason: 'rows', message: 'Only the first 10 rows are shown; there are more.' });
    expect((await store.query('UNWIND range(1, 10) AS i RETURN i', {}, { rowLimit: 10 })).cut).toBeNull();
  });

  test('a query that takes too long is stopped, and one that is cancelled too', async () => {
    const endless =
      'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a * b * c AS product RETURN max(product) AS most';
    expect((await store.query(endless, {}, { timeoutMs: 300 })).cut).toMatchObject({ reason: 'time' });
    expect(
      (await store.query(endless, {}, { timeoutMs: 5_000, signal: AbortSignal.abort() })).cut,
    ).toMatchObject({ reason: 'aborted' });
  });

  test.each([
    ['MATCH (n RETURN n', 'syntax'],
    ['RETURN nowhere', 'semantic'],
    ['CREATE (n:Model) RETURN n', 'semantic'],
    ['MATCH (n) DETACH DELETE n', 'semantic'],
    ['RETURN 1 / 0 AS x', 'runtime'],
    ['RETURN $missing AS x', 'semantic'],
  ])('%s is an error of the language', async (cypher, kind) => {
    const error = await store.query(cypher).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CypherError);
    expect((error as CypherError).kind).toBe(kind);
  });

  test('an unknown label is noticed, with the nearest known one', async () => {
    const { notices } = await store.query('MATCH (n:Modle)-[:BUILD_ON]->() RETURN n');
    expect(notices).toEqual([
      'The graph has no label Modle. Did you mean Model?',
      'The graph has no relationship type BUILD_ON. Did you mean BUILDS_ON?',
    ]);
  });
}
