/** A store on a graph in columns: ready at once, for it reads only what is asked for. What changes it makes it a store in memory. */
import { cypher, type Engine, type Parameters, type QueryResult, type RunOptions } from '#cypher';
import type { ColumnarGraph } from './columnar/graph.ts';
import { ColumnarView } from './columnar/view.ts';
import type { Facts } from './facts.ts';
import { openMemoryStore } from './memory-store.ts';
import type { GraphRows } from './rows.ts';
import { LazyNames, type NameHit } from './search.ts';
import type { GraphStore, MergeSummary, StoreState, WriteProgress } from './store.ts';

export function openColumnarStore(graph: ColumnarGraph): GraphStore {
  return new ColumnarStore(graph);
}

class ColumnarStore implements GraphStore {
  readonly #graph: ColumnarGraph;
  readonly #engine: Engine;
  readonly #names = new LazyNames(async () => this.#graph);
  #changed: GraphStore | null = null;

  constructor(graph: ColumnarGraph) {
    this.#graph = graph;
    this.#engine = cypher(new ColumnarView(graph));
  }

  /** Async, so that an error of the query is a rejection here as in every store. */
  async query(text: string, parameters: Parameters = {}, options: RunOptions = {}): Promise<QueryResult> {
    return this.#changed?.query(text, parameters, options) ?? this.#engine.run(text, parameters, options);
  }

  get hasNameIndex(): boolean {
    return this.#changed ? this.#changed.hasNameIndex === true : this.#names.isReady;
  }

  async search(text: string, limit: number, labels?: readonly string[]): Promise<readonly NameHit[]> {
    return (this.#changed ?? this.#names).search(text, limit, labels);
  }

  async facts(): Promise<Facts> {
    return this.#changed?.facts() ?? this.#graph.facts();
  }

  async rows(): Promise<GraphRows> {
    return this.#changed?.rows() ?? this.#graph;
  }

  async state(): Promise<StoreState> {
    if (this.#changed) return this.#changed.state();
    return { kind: 'memory', nodes: this.#graph.nodeCount, edges: this.#graph.edgeCount, build: null };
  }

  async merge(facts: Facts): Promise<MergeSummary> {
    this.#changed ??= openMemoryStore(this.#graph.facts());
    return this.#changed.merge(facts);
  }

  async replace(facts: Facts, onProgress?: WriteProgress): Promise<void> {
    const fresh = openMemoryStore();
    await fresh.replace(facts, onProgress);
    this.#changed = fresh;
  }

  async close(): Promise<void> {
    await this.#changed?.close();
  }
}
