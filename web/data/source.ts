/** Where the page gets its graph from: one interface, whether a server answers or a file in memory. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import type { Question } from '#graph/questions';
import type { NameHit } from '#graph/search';

/** The graph as it is drawn: columns; an edge names its ends by their place in the node columns. */
export interface GraphColumns {
  readonly nodes: {
    readonly id: readonly string[];
    readonly label: readonly string[];
    readonly name: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly community: readonly number[];
    readonly year: readonly (number | null)[];
    /** Bears the second label of its type, such as `BaseModel`. */
    readonly base: readonly boolean[];
  };
  readonly edges: {
    readonly id: readonly string[];
    readonly type: readonly string[];
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly confidence: readonly number[];
  };
}

/** How a node is shown in a line. */
export interface NodeCard {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly year: number | null;
}

export interface StatedEdge {
  readonly edge: GraphEdge;
  readonly other: NodeCard;
}

export interface NodePage {
  readonly node: GraphNode;
  /** Edges that the node has; `edges` holds the strongest of them. */
  readonly total: number;
  readonly edges: readonly StatedEdge[];
}

export interface ResultNode {
  readonly kind: 'node';
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: GraphNode['properties'];
}

export interface ResultRelationship {
  readonly kind: 'relationship';
  readonly id: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly properties: GraphNode['properties'];
}

export interface ResultPath {
  readonly kind: 'path';
  readonly nodes: readonly ResultNode[];
  readonly relationships: readonly ResultRelationship[];
}

/** A value of a result, as JSON. */
export type Cell =
  | null
  | boolean
  | number
  | string
  | readonly Cell[]
  | ResultNode
  | ResultRelationship
  | ResultPath
  | { readonly [key: string]: Cell };

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Why it is not whole; null where it is. */
  readonly cut: { readonly reason: string; readonly message: string } | null;
  readonly elapsedMs: number;
  readonly notices?: readonly string[];
}

export interface ExportFormat {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly says: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** Every method rejects with a `SourceProblem`, or with the signal's reason where it was cancelled. */
export interface DataSource {
  graph(signal?: AbortSignal): Promise<GraphColumns>;
  node(id: string, limit: number, signal?: AbortSignal): Promise<NodePage>;
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly NameHit[]>;
  questions(): Promise<readonly Question[]>;
  ask(question: string, parameters: Values, signal?: AbortSignal): Promise<Table>;
  query(cypher: string, parameters: Values, signal?: AbortSignal): Promise<Table>;
  formats(): Promise<readonly ExportFormat[]>;
  /** All nodes and edges with all that they bear. */
  facts(): Promise<Facts>;
  /** The whole graph as a file. */
  export(format: string): Promise<Blob>;
}
