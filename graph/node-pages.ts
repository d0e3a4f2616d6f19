/** Each node with its edges and what is at their other ends, found by its id. */
import { cardAt, confidenceAt, type NodeCard } from './columns.ts';
import type { GraphEdge, GraphNode } from './facts.ts';
import type { Work } from './in-turns.ts';
import { degreesOf, type GraphRows } from './rows.ts';

export interface NodePage {
  readonly node: GraphNode;
  /** Edges that the node has; `edges` holds the strongest of them. */
  readonly total: number;
  readonly edges: readonly { readonly edge: GraphEdge; readonly other: NodeCard }[];
}

/** The node with at most so many edges, the strongest first; null where the graph has no such node. */
export type NodePages = (id: string, limit: number) => NodePage | null;

/** Edges between two turns of others. */
const STRIDE = 4_096;

export function* indexPages(rows: GraphRows): Work<NodePages> {
  const { starts, ends } = rows;
  const edgesOf = yield* edgesByNode(rows);
  return (id, limit) => {
    const row = rows.nodeRow(id);
    if (row === undefined) return null;
    const edges = edgesOf(row);
    return {
      node: rows.node(row),
      total: edges.length,
      edges: Array.from(edges.subarray(0, limit), edge => ({
        edge: rows.edge(edge),
        other: cardAt(rows, starts[edge] === row ? ends[edge]! : starts[edge]!),
      })),
    };
  };
}

/** The edges of a node, the strongest first; one that ties a node to itself is one. */
function* edgesByNode(rows: GraphRows): Work<(row: number) => Uint32Array> {
  const { nodeCount, starts, ends } = rows;
  const next = new Uint32Array(nodeCount + 1);
  for (const [row, degree] of degreesOf(rows).entries()) next[row + 1] = next[row]! + degree;
  const firsts = next.slice();
  const edges = new Uint32Array(starts.length + ends.length);
  for (const alike of yield* strongestFirst(rows)) {
    yield;
    for (const edge of alike) {
      edges[next[starts[edge]!]!++] = edge;
      if (starts[edge] !== ends[edge]) edges[next[ends[edge]!]!++] = edge;
    }
  }
  return row => edges.subarray(firsts[row]!, next[row]!);
}

/** Edges of one confidence together, in their order. */
function* strongestFirst(rows: GraphRows): Work<readonly (readonly number[])[]> {
  const byConfidence = new Map<number, number[]>();
  for (let edge = 0; edge < rows.edgeCount; edge++) {
    if (edge % STRIDE === 0) yield;
    const confidence = confidenceAt(rows, edge);
    const alike = byConfidence.get(confidence);
    if (alike) alike.push(edge);
    else byConfidence.set(confidence, [edge]);
  }
  return [...byConfidence].sort(([a], [b]) => b - a).map(([, alike]) => alike);
}
