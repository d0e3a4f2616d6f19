/** Searching by name: every store finds what an index of the names finds. */
import { beforeEach, describe, expect, test } from 'vitest';
import { indexNames } from '#graph/search';
import type { GraphStore } from '#graph/store';
import { herd } from '../herd.ts';
import { searches } from '../searches.ts';
import { model } from './facts.ts';

export function describeSearching(store: GraphStore): void {
  describe('searching', () => {
    beforeEach(() => store.replace(herd));

    test.each(searches)(
      '%j finds what an index of the names finds, and tells it alike',
      async ({ text, labels }) => {
        const expected = indexNames(herd).find(text, 10, labels);
        expect(await store.search(text, 10, labels)).toEqual(expected);
      },
    );

    test('what is new is found, and what is gone is not', async () => {
      await store.replace({ nodes: [model('model:phi', { name: 'Phi' })], edges: [] });
      expect((await store.search('phi', 10)).map(({ id }) => id)).toEqual(['model:phi']);
      expect(await store.search('llama', 10)).toEqual([]);
    });
  });
}
