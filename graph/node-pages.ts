/** Each node with its edges and what is at their other ends, found by its id. */
import { cardOf, confidenceOf, type NodeCard } from './columns.ts';
import type { Facts, GraphEdge, GraphNode } from './facts.ts';

export interface NodePage {
  readonly node: GraphNode;
  /** Edges that the node has; `edges` holds the strongest of them. */
  readonly total: number;
  readonly edges: readonly { readonly edge: GraphEdge; readonly other: NodeCard }[];
}

/** The node with at most so many edges, the strongest first; null where the graph has no such node. */
export type NodePages = (id: string, limit: number) => NodePage | null;

export function indexPages(facts: Facts): NodePages {
  const nodes = new Map(facts.nodes.map(node => [node.id, node]));
  const edgesOf = edgesByNode(facts.edges);
  return (id, limit) => {
    const node = nodes.get(id);
    if (!node) return null;
    const edges = edgesOf.get(id) ?? [];
    return {
      node,
      total: edges.length,
      edges: edges
        .slice(0, limit)
        .map(edge => ({ edge, other: cardOf(nodes.get(edge.start === id ? edge.end : edge.start)!) })),
    };
  };
}

function edgesByNode(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly GraphEdge[]> {
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
