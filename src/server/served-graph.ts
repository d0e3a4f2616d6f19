/** A store while it is served: it does not change, so what is costly to make is made once, when first asked for. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { placeNodes } from '#graph/layout';
import { indexNames } from '#graph/search';
import type { GraphStore } from '#graph/store';
import { EncodedBody } from './encoded-body.ts';
import { cardOf, confidenceOf, type NodeCard, toColumns } from './graph-columns.ts';

export type NameIndex = ReturnType<typeof indexNames>;

export interface NodePage {
  readonly node: GraphNode;
  /** Edges that the node has; `edges` holds the strongest of them. */
  readonly total: number;
  readonly edges: readonly { readonly edge: GraphEdge; readonly other: NodeCard }[];
}

export class ServedGraph {
  readonly store: GraphStore;
  readonly facts: () => Promise<Facts>;
  readonly names: () => Promise<NameIndex>;
  /** The whole graph in columns, as it leaves. */
  readonly columns: () => Promise<EncodedBody>;
  readonly #nodes: () => Promise<ReadonlyMap<string, GraphNode>>;
  readonly #edges: () => Promise<ReadonlyMap<string, readonly GraphEdge[]>>;

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
    this.#nodes = once(async () => new Map((await this.facts()).nodes.map(node => [node.id, node])));
    this.#edges = once(async () => edgesByNode((await this.facts()).edges));
  }

  /** The node with its edges, the strongest first; null where the graph has no such node. */
  async nodePage(id: string, limit: number): Promise<NodePage | null> {
    const nodes = await this.#nodes();
    const node = nodes.get(id);
    if (!node) return null;
    const edges = (await this.#edges()).get(id) ?? [];
    return {
      node,
      total: edges.length,
      edges: edges
        .slice(0, limit)
        .map(edge => ({ edge, other: cardOf(nodes.get(edge.start === id ? edge.end : edge.start)!) })),
    };
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

/** A graph of another program's making has no places yet. */
function withPlaces(facts: Facts): Facts {
  const placed = facts.nodes.every(({ properties }) => typeof properties.x === 'number');
  return placed ? facts : placeNodes(facts, { seed: 1 });
}

function edgesByNode(edges: readonly GraphEdge[]): Map<string, GraphEdge[]> {
  const byNode = new Map<string, GraphEdge[]>();
  const strongestFirst = [...edges].sort((a, b) => confidenceOf(b) - confidenceOf(a));
  for (const edge of strongestFirst)
    for (const end of new Set([edge.start, edge.end])) {
      const held = byNode.get(end);
      if (held) held.push(edge);
      else byNode.set(end, [edge]);
    }
  return byNode;
}
