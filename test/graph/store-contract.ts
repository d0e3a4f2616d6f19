/** What every store must do: one contract, run on each of them. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { GraphStore } from '#graph/store';
import { describeAsking } from './store-contract/asking.ts';
import { NOTHING } from './store-contract/facts.ts';
import { describeMerging } from './store-contract/merging.ts';
import { describeKeeping, describeReplacing } from './store-contract/replacing.ts';
import { describeSearching } from './store-contract/searching.ts';

/** @param open gives a store over the same graph every time */
export function describeStore(name: string, open: () => Promise<GraphStore>): void {
  describe(name, () => {
    let opened: GraphStore;
    beforeAll(async () => {
      opened = await open();
    });
    const store = standIn(() => opened);
    beforeEach(() => store.replace(NOTHING));
    afterAll(async () => {
      await store.replace(NOTHING);
      await store.close();
    });

    describeMerging(store);
    describeReplacing(store);
    describeKeeping(store);
    describeSearching(store);
    describeAsking(store);
  });
}

/** A store that is opened only when the tests run, for those who name it before. */
function standIn(store: () => GraphStore): GraphStore {
  return {
    query: (...asked) => store().query(...asked),
    search: (...asked) => store().search(...asked),
    facts: () => store().facts(),
    rows: () => store().rows(),
    state: () => store().state(),
    merge: (...given) => store().merge(...given),
    replace: (...given) => store().replace(...given),
    close: () => store().close(),
  };
}
