/** The store in memory, held to the contract of stores. */
import { describe, expect, test } from 'vitest';
import { CypherError } from '#cypher';
import { openMemoryStore } from '#graph/memory-store';
import { herd } from './herd.ts';
import { describeStore } from './store-contract.ts';
import { attempts } from './write-attempts.ts';

describeStore('the store in memory', async () => openMemoryStore());

describe('reading stays reading', () => {
  const store = openMemoryStore(herd);
  test.each(attempts)('%j does nothing', async attempt => {
    const error = await store.query(attempt, { key: 'hacked', url: 'URL' }).then(
      () => null,
      (reason: unknown) => reason,
    );
    // A text that only looks like code is read as the text that it is.
    if (error !== null) expect(error).toBeInstanceOf(CypherError);
    expect(await store.facts()).toEqual(herd);
  });
});
