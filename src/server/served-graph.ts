/** A store while it is served: it does not change, so what is costly to make is made once, when first asked for. */
import { toColumns } from '#graph/columns';
import type { Facts } from '#graph/facts';
import { withPlaces } from '#graph/layout';
import { indexPages, type NodePage, type NodePages } from '#graph/node-pages';
import { indexNames } from '#graph/search';
import type { GraphStore } from '#graph/store';
import { EncodedBody } from './encoded-body.ts';

export type NameIndex = ReturnType<typeof indexNames>;

export class ServedGraph {
  readonly store: GraphStore;
  readonly facts: () => Promise<Facts>;
  readonly names: () => Promise<NameIndex>;
  /** The whole graph in columns, as it leaves. */
  readonly columns: () => Promise<EncodedBody>;
  readonly #pages: () => Promise<NodePages>;

  constructor(store: GraphStore) {
    this.store = store;
    this.facts = once(async () => withPlaces(await store.facts()));
    this.names = once(async () => indexNames(await this.facts()));
    this.columns = once(
      async () =>
        new EncodedBody(
          Buffer.from(JSON.stringify(toColumns(await this.facts()))),
          'application/json; charset=utf-8',
        ),
    );
    this.#pages = once(async () => indexPages(await this.facts()));
  }

  /** The node with its edges, the strongest first; null where the graph has no such node. */
  async nodePage(id: string, limit: number): Promise<NodePage | null> {
    return (await this.#pages())(id, limit);
  }
}

/** The work is done at the first call; a failure is not kept. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= work().catch(error => {
      made = null;
      throw error;
    });
    return made;
  };
}
