/** The graph in memory: Graphology keeps it, the Cypher engine reads it. */
import { MultiDirectedGraph } from 'graphology';
import { cypher, type Engine, type Parameters, type QueryResult, type RunOptions } from '#cypher';
import {
  compareText,
  type Facts,
  type GraphEdge,
  type GraphNode,
  mergeEdges,
  mergeNodes,
  type Properties,
} from './facts.ts';
import { type GraphRows, rowsOf } from './rows.ts';
import type { EdgeType } from './schema.ts';
import { LazyNames, type NameHit } from './search.ts';
import type { GraphStore, MergeSummary, StoreState, WriteProgress } from './store.ts';
import { StoreError } from './store-error.ts';

/** Attributes that no property can be called. */
const LABELS = '@labels';
const TYPE = '@type';

type NodeAttributes = { [LABELS]: readonly string[]; id: string } & Record<string, unknown>;
type EdgeAttributes = { [TYPE]: EdgeType; id: string } & Record<string, unknown>;
type Graph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** @throws StoreError where an edge names a node that is not there */
export function openMemoryStore(facts: Facts = { nodes: [], edges: [] }): GraphStore {
  const store = new MemoryStore();
  store.add(facts);
  return store;
}

class MemoryStore implements GraphStore {
  readonly #graph: Graph = new MultiDirectedGraph();
  readonly #engine: Engine = cypher(this.#graph, { labels: LABELS, type: TYPE });
  readonly #names = new LazyNames(() => this.rows());

  /** Async, so that an error of the query is a rejection here as in every store. */
  async query(text: string, parameters: Parameters = {}, options: RunOptions = {}): Promise<QueryResult> {
    return this.#engine.run(text, parameters, options);
  }

  get hasNameIndex(): boolean {
    return this.#names.isReady;
  }

  search(text: string, limit: number, labels?: readonly string[]): Promise<readonly NameHit[]> {
    return this.#names.search(text, limit, labels);
  }

  async merge(facts: Facts): Promise<MergeSummary> {
    return this.add(facts);
  }

  async replace(facts: Facts, onProgress: WriteProgress = () => {}): Promise<void> {
    refuseLooseEnds(facts, () => false);
    this.#graph.clear();
    this.add(facts);
    const total = facts.nodes.length + facts.edges.length;
    onProgress(total, total);
  }

  async facts(): Promise<Facts> {
    const nodes = this.#graph.mapNodes(id => this.#node(id));
    const edges = this.#graph.mapEdges(id => this.#edge(id));
    return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
  }

  async rows(): Promise<GraphRows> {
    return rowsOf(await this.facts());
  }

  async state(): Promise<StoreState> {
    return { kind: 'memory', nodes: this.#graph.order, edges: this.#graph.size, build: null };
  }

  async close(): Promise<void> {
    this.#graph.clear();
  }

  /** All or nothing: the edges' ends are looked for before anything is written. */
  add({ nodes, edges }: Facts): MergeSummary {
    refuseLooseEnds({ nodes, edges }, id => this.#graph.hasNode(id));
    this.#names.forget();
    const summary = { nodesCreated: 0, edgesCreated: 0, nodesChanged: 0, edgesChanged: 0 };
    for (const node of nodes) {
      const had = this.#graph.hasNode(node.id) ? this.#node(node.id) : null;
      const merged = had ? mergeNodes(had, node) : mergeNodes(node, node);
      if (!had) summary.nodesCreated += 1;
      else if (isSame(had, merged)) continue;
      else summary.nodesChanged += 1;
      const attributes = { [LABELS]: merged.labels, id: merged.id, ...merged.properties } as NodeAttributes;
      if (had) this.#graph.replaceNodeAttributes(node.id, attributes);
      else this.#graph.addNode(node.id, attributes);
    }
    for (const edge of edges) {
      const had = this.#graph.hasEdge(edge.id) ? this.#edge(edge.id) : null;
      const merged = had ? mergeEdges(had, edge) : mergeEdges(edge, edge);
      if (!had) summary.edgesCreated += 1;
      else if (isSame(had, merged)) continue;
      else summary.edgesChanged += 1;
      const attributes = { [TYPE]: merged.type, id: merged.id, ...merged.properties } as EdgeAttributes;
      if (had) this.#graph.replaceEdgeAttributes(edge.id, attributes);
      else this.#graph.addDirectedEdgeWithKey(edge.id, edge.start, edge.end, attributes);
    }
    return summary;
  }

  #node(id: string): GraphNode {
    const { [LABELS]: labels, id: _, ...properties } = this.#graph.getNodeAttributes(id);
    return { id, labels, properties: properties as Properties };
  }

  #edge(id: string): GraphEdge {
    const { [TYPE]: type, id: _, ...properties } = this.#graph.getEdgeAttributes(id);
    const [start, end] = this.#graph.extremities(id) as [string, string];
    return { id, type, start, end, properties: properties as Properties };
  }
}

/** @throws StoreError where an edge names a node that neither comes with it nor stands */
function refuseLooseEnds({ nodes, edges }: Facts, stands: (id: string) => boolean): void {
  const coming = new Set(nodes.map(node => node.id));
  for (const { id, start, end } of edges)
    for (const node of [start, end])
      if (!coming.has(node) && !stands(node))
        throw new StoreError(
          `Expected the node ${JSON.stringify(node)} for the edge ${JSON.stringify(id)}, got none. Add the node with the edge.`,
        );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

/** Both come out of merging, so equal facts have equal texts. */
function isSame(a: GraphNode | GraphEdge, b: GraphNode | GraphEdge): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
