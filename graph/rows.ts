/** A graph by rows, in the order of ids: a node or an edge is made when somebody asks for it. */
import type { Facts, GraphEdge, GraphNode, PropertyValue } from './facts.ts';
import type { Work } from './in-turns.ts';
import type { EdgeType } from './schema.ts';

export interface GraphRows {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Rows of the nodes at the ends of each edge. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  nodeId(row: number): string;
  /** The row of a node, undefined where there is none. */
  nodeRow(id: string): number | undefined;
  labels(row: number): readonly string[];
  nodeProperty(row: number, name: string): PropertyValue | undefined;
  node(row: number): GraphNode;
  edgeId(row: number): string;
  /** The row of an edge, undefined where there is none. */
  edgeRow(id: string): number | undefined;
  edgeType(row: number): EdgeType;
  edgeProperty(row: number, name: string): PropertyValue | undefined;
  edge(row: number): GraphEdge;
}

/** The rows of facts, in the order in which these stand. */
export function rowsOf({ nodes, edges }: Facts): GraphRows {
  const rows = new Map(nodes.map((node, row) => [node.id, row]));
  let edgeRows: ReadonlyMap<string, number> | null = null;
  return {
    nodeCount: nodes.length,
    edgeCount: edges.length,
    starts: Uint32Array.from(edges, edge => rows.get(edge.start)!),
    ends: Uint32Array.from(edges, edge => rows.get(edge.end)!),
    nodeId: row => nodes[row]!.id,
    nodeRow: id => rows.get(id),
    labels: row => nodes[row]!.labels,
    nodeProperty: (row, name) => nodes[row]!.properties[name],
    node: row => nodes[row]!,
    edgeId: row => edges[row]!.id,
    edgeRow(id) {
      edgeRows ??= new Map(edges.map((edge, row) => [edge.id, row]));
      return edgeRows.get(id);
    },
    edgeType: row => edges[row]!.type,
    edgeProperty: (row, name) => edges[row]!.properties[name],
    edge: row => edges[row]!,
  };
}

/** Elements that are made between two turns of others. */
const STRIDE = 512;

/** All nodes and edges. */
export function* factsOf(rows: GraphRows): Work<Facts> {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (let row = 0; row < rows.nodeCount; row++) {
    if (row % STRIDE === 0) yield;
    nodes.push(rows.node(row));
  }
  for (let row = 0; row < rows.edgeCount; row++) {
    if (row % STRIDE === 0) yield;
    edges.push(rows.edge(row));
  }
  return { nodes, edges };
}

/** Edges of each node; one that ties a node to itself counts twice. */
export function degreesOf({ nodeCount, starts, ends }: GraphRows): Uint32Array {
  const degrees = new Uint32Array(nodeCount);
  for (const side of [starts, ends])
    for (let edge = 0; edge < side.length; edge++) degrees[side[edge]!]! += 1;
  return degrees;
}
