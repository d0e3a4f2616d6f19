/** A graph as columns are made of it: node by node in the order of ids, each made when it is asked for, so that not all need be in memory. */
import { compareText, type Facts, type GraphEdge, type GraphNode } from '../facts.ts';
import type { GraphRows } from '../rows.ts';
import { StoreError } from '../store-error.ts';

export interface NodeSource {
  /** Ascending, each once. */
  readonly ids: readonly string[];
  node(row: number): GraphNode;
  /** The edges that leave it, in the order of their ids; in all, each edge once. */
  leaving(row: number): readonly GraphEdge[];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);

/** @throws StoreError where an edge leaves a node that is not there */
export function sourceOf(facts: Facts): NodeSource {
  const nodes = [...facts.nodes].sort(byId);
  const leaving = leavingOf([...facts.edges].sort(byId));
  const ids = nodes.map(({ id }) => id);
  refuseLoose(leaving, new Set(ids));
  return { ids, node: row => nodes[row]!, leaving: row => leaving.get(ids[row]!) ?? NONE };
}

/** Of a graph by rows, which is in the order of its ids. */
export function sourceOfRows(rows: GraphRows): NodeSource {
  // The edges that leave each node stand in `[firsts[row], firsts[row + 1])` of `edges`, in their order.
  const firsts = new Uint32Array(rows.nodeCount + 1);
  for (let edge = 0; edge < rows.edgeCount; edge++) firsts[rows.starts[edge]! + 1]! += 1;
  for (let row = 0; row < rows.nodeCount; row++) firsts[row + 1]! += firsts[row]!;
  const next = firsts.slice();
  const edges = new Uint32Array(rows.edgeCount);
  for (let edge = 0; edge < rows.edgeCount; edge++) edges[next[rows.starts[edge]!]!++] = edge;
  return {
    ids: Array.from({ length: rows.nodeCount }, (_, row) => rows.nodeId(row)),
    node: row => rows.node(row),
    leaving: row => Array.from(edges.subarray(firsts[row], firsts[row + 1]), edge => rows.edge(edge)),
  };
}

const NONE: readonly GraphEdge[] = [];

/** By the node that they leave, in the order in which they stand. */
export function leavingOf(edges: readonly GraphEdge[]): ReadonlyMap<string, GraphEdge[]> {
  const leaving = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const held = leaving.get(edge.start);
    if (held) held.push(edge);
    else leaving.set(edge.start, [edge]);
  }
  return leaving;
}

function refuseLoose(
  leaving: ReadonlyMap<string, readonly GraphEdge[]>,
  known: { has(id: string): boolean },
): void {
  for (const [id, [edge]] of leaving) if (!known.has(id)) throw looseEdge(id, edge!.id);
}

export function looseEdge(node: string, edge: string): StoreError {
  return new StoreError(
    `Expected the node ${JSON.stringify(node)} for the edge ${JSON.stringify(edge)}, got none. Add the node with the edge.`,
  );
}
