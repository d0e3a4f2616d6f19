/** Each node with its edges and what is at their other ends, found by its id. */
import { cardAt, confidenceAt, type NodeCard } from './columns.ts';
import type { GraphEdge, GraphNode } from './facts.ts';
import { degreesOf, type GraphRows } from './rows.ts';

export interface NodePage {
  readonly node: GraphNode;
  /** Edges that the node has; `edges` holds the strongest of them. */
  readonly total: number;
  readonly edges: readonly { readonly edge: GraphEdge; readonly other: NodeCard }[];
}

/** The node with at most so many edges, the strongest first; null where the graph has no such node. */
export type NodePages = (id: string, limit: number) => NodePage | null;

export function indexPages(rows: GraphRows): NodePages {
  const { starts, ends } = rows;
  const edgesOf = edgesByNode(rows);
  return (id, limit) => {
    const row = rows.nodeRow(id);
    if (row === undefined) return null;
    const edges = strongestFirst(rows, edgesOf(row));
    return {
      node: rows.node(row),
      total: edges.length,
      edges: edges.slice(0, limit).map(edge => ({
        edge: rows.edge(edge),
        other: cardAt(rows, starts[edge] === row ? ends[edge]! : starts[edge]!),
      })),
    };
  };
}

/** Of equally strong ones the first. */
function strongestFirst(rows: GraphRows, edges: Uint32Array): readonly number[] {
  return Array.from(edges, edge => ({ edge, confidence: confidenceAt(rows, edge) }))
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ edge }) => edge);
}

/** The edges of a node, in their order; one that ties a node to itself is one. */
function edgesByNode(rows: GraphRows): (row: number) => Uint32Array {
  const { nodeCount, edgeCount, starts, ends } = rows;
  const next = new Uint32Array(nodeCount + 1);
  for (const [row, degree] of degreesOf(rows).entries()) next[row + 1] = next[row]! + degree;
  const firsts = next.slice();
  const edges = new Uint32Array(starts.length + ends.length);
  for (let edge = 0; edge < edgeCount; edge++) {
    edges[next[starts[edge]!]!++] = edge;
    if (starts[edge] !== ends[edge]) edges[next[ends[edge]!]!++] = edge;
  }
  return row => edges.subarray(firsts[row]!, next[row]!);
}
