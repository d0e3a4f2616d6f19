/** A store while it is served: what is costly to make of it is made once, when first asked for, and anew after a change. */
import { columnsJson } from '#graph/columns';
import type { Facts } from '#graph/facts';
import { inTurns } from '#graph/in-turns';
import { arePlaced, withPlaces } from '#graph/layout';
import { indexPages, type NodePage, type NodePages } from '#graph/node-pages';
import { factsOf, type GraphRows, rowsOf } from '#graph/rows';
import type { GraphStore, StoreState } from '#graph/store';
import { StoreError } from '#graph/store-error';
import type { Beside } from './beside.ts';
import { EncodedBody } from './encoded-body.ts';
import type { GraphOrigin } from './graph-origin.ts';

/** What is made of the facts of a store. */
interface Made {
  readonly rows: () => Promise<GraphRows>;
  readonly facts: () => Promise<Facts>;
  readonly columns: () => Promise<EncodedBody>;
  readonly pages: () => Promise<NodePages>;
  readonly kept: Map<string, Promise<unknown>>;
}

/** Whoever walks the graph first waits for its edges to be laid out by node. */
const FIRST_STEP = 'MATCH (a)--(b) RETURN a LIMIT 1';

export class ServedGraph {
  readonly #origin: GraphOrigin | null;
  readonly beside: Beside | null;
  #store: GraphStore;
  #made: Made;
  #build: string | null;
  #renewing: Promise<void> | null = null;

  constructor(store: GraphStore, origin: GraphOrigin | null = null, beside: Beside | null = null) {
    this.beside = beside;
    this.#store = store;
    this.#origin = origin;
    this.#made = makeOf(store);
    this.#build = origin?.opened ?? null;
  }

  get store(): GraphStore {
    return this.#store;
  }

  /** The build that is served; null where none is known. */
  get build(): string | null {
    return this.#build;
  }

  /** The store, with the newest build that there is, which need not be the one that is served. */
  async state(): Promise<StoreState> {
    const state = await this.#store.state();
    return this.#origin ? { ...state, build: await this.#origin.build() } : state;
  }

  /** From now on the newest build is served. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renew(): Promise<void> {
    // While the server is away, or a build is under way, what is known of the last one is served.
    const { build } = await this.state().catch(error => {
      if (this.#build !== null && error instanceof StoreError) return { build: null };
      throw error;
    });
    if (build === null || build === this.#build) return;
    this.#serve(this.#origin ? await this.#origin.open() : this.#store);
    this.#build = build;
  }

  /** Requests that began on the store before end on it. */
  #serve(store: GraphStore): void {
    this.#store = store;
    this.#made = makeOf(store);
    this.beside?.renew();
    this.prepare();
  }

  /** What is asked for first is made before anybody asks, where the graph is at hand. */
  prepare(): void {
    if (!this.#origin) return;
    const { pages, columns } = this.#made;
    const store = this.#store;
    const work = [
      pages,
      () => store.query(FIRST_STEP),
      async () => (await columns()).prepare(),
      // For nothing nothing is found, but in an index.
      () => store.search('', 1),
    ];
    // What fails here fails again where it is asked for, and is told there.
    for (const make of work) (make() as Promise<unknown>).catch(() => {});
  }

  /** What is made of this graph and what the key tells; the last of it is kept for as long as the graph is served. */
  keepLast<T>(key: string, make: () => Promise<T>): Promise<T> {
    const { kept } = this.#made;
    const known = kept.get(key) as Promise<T> | undefined;
    if (known) return known;
    kept.clear();
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  }

  rows(): Promise<GraphRows> {
    return this.#made.rows();
  }

  facts(): Promise<Facts> {
    return this.#made.facts();
  }

  /** The whole graph in columns, as it leaves. */
  columns(): Promise<EncodedBody> {
    return this.#made.columns();
  }

  /** The node with its edges, the strongest first; null where the graph has no such node. */
  async nodePage(id: string, limit: number): Promise<NodePage | null> {
    return (await this.#made.pages())(id, limit);
  }

  /** Serves this store from now on. */
  replace(store: GraphStore): void {
    this.#serve(store);
  }
}

function makeOf(store: GraphStore): Made {
  const rows = once(async () => {
    const stored = await store.rows();
    return arePlaced(stored) ? stored : rowsOf(withPlaces(await store.facts()));
  });
  return {
    rows,
    facts: once(async () => inTurns(factsOf(await rows()))),
    columns: once(async () => {
      const bytes = await inTurns(columnsJson(await rows()));
      return EncodedBody.of(Buffer.from(bytes.buffer), 'application/json; charset=utf-8');
    }),
    pages: once(async () => inTurns(indexPages(await rows()))),
    kept: new Map(),
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
