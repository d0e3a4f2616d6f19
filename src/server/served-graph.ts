/** A store while it is served: what is costly to make of it is made once, when first asked for, and anew after a change. */
import { toColumns } from '#graph/columns';
import type { Facts } from '#graph/facts';
import { withPlaces } from '#graph/layout';
import { indexPages, type NodePage, type NodePages } from '#graph/node-pages';
import { indexNames } from '#graph/search';
import type { GraphStore } from '#graph/store';
import { EncodedBody } from './encoded-body.ts';

export type NameIndex = ReturnType<typeof indexNames>;

/** What is made of the facts of a store. */
interface Made {
  readonly facts: () => Promise<Facts>;
  readonly names: () => Promise<NameIndex>;
  readonly columns: () => Promise<EncodedBody>;
  readonly pages: () => Promise<NodePages>;
}

export class ServedGraph {
  readonly store: GraphStore;
  #made: Made;

  constructor(store: GraphStore) {
    this.store = store;
    this.#made = makeOf(store);
  }

  facts(): Promise<Facts> {
    return this.#made.facts();
  }

  names(): Promise<NameIndex> {
    return this.#made.names();
  }

  /** The whole graph in columns, as it leaves. */
  columns(): Promise<EncodedBody> {
    return this.#made.columns();
  }

  /** The node with its edges, the strongest first; null where the graph has no such node. */
  async nodePage(id: string, limit: number): Promise<NodePage | null> {
    return (await this.#made.pages())(id, limit);
  }

  /** Serves these facts from now on. */
  async replace(facts: Facts): Promise<void> {
    await this.store.replace(facts);
    this.#made = makeOf(this.store);
  }
}

function makeOf(store: GraphStore): Made {
  const facts = once(async () => withPlaces(await store.facts()));
  const body = (value: unknown): EncodedBody =>
    new EncodedBody(Buffer.from(JSON.stringify(value)), 'application/json; charset=utf-8');
  return {
    facts,
    names: once(async () => indexNames(await facts())),
    columns: once(async () => body(toColumns(await facts()))),
    pages: once(async () => indexPages(await facts())),
  };
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
