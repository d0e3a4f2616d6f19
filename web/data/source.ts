/** Where the page gets its graph from: one interface, whether a server answers or a file in memory. */
import type { GraphColumns, NodeCard } from '#graph/columns';
import type { Facts, GraphNode } from '#graph/facts';
import type { NodePage } from '#graph/node-pages';
import type { Question } from '#graph/questions';
import type { NameHit } from '#graph/search';

export type { GraphColumns, NodeCard, NodePage };

export type StatedEdge = NodePage['edges'][number];

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
  /** 0 where nothing had to be run. */
  readonly elapsedMs: number;
  readonly notices?: readonly string[];
}

export interface ExportFormat {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly says: string;
}

/** A correction with what became of it; its own fields stand beside these. */
export interface KeptCorrection {
  readonly id: string;
  readonly do: string;
  /** In words. */
  readonly says: string;
  readonly who: string;
  /** ISO 8601 */
  readonly when: string;
  readonly why: string;
  readonly state: 'applied' | 'stands' | 'idle' | 'undone';
  readonly reason: string | null;
  readonly [field: string]: unknown;
}

interface Listed<Element> {
  readonly count: number;
  readonly first: readonly Element[];
}

interface Differing<Element> {
  readonly added: Listed<Element>;
  readonly removed: Listed<Element>;
  readonly changed: Listed<Element>;
}

export interface CorrectionPreview extends KeptCorrection {
  readonly nodes: Differing<{ readonly id: string; readonly type: string; readonly name: string }>;
  readonly edges: Differing<{
    readonly id: string;
    readonly type: string;
    readonly start: string;
    readonly end: string;
  }>;
}

/** What is asked to be put right: the kind in `do`, its fields, and why. */
export type AskedCorrection = Readonly<Record<string, string | readonly string[]>>;

export interface Corrections {
  list(): Promise<readonly KeptCorrection[]>;
  preview(asked: AskedCorrection, signal?: AbortSignal): Promise<CorrectionPreview>;
  /** `shown`: the graph is so at once; else after the next build. */
  keep(asked: AskedCorrection): Promise<KeptCorrection & { readonly shown: boolean }>;
}

/** A name as the linker reads it in a text by itself. */
export interface LinkedName {
  readonly start: number;
  readonly end: number;
  readonly node: string;
  readonly rule: string;
  readonly confidence: number;
  /** What else it could mean. */
  readonly notChosen: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;

/** Every method rejects with a `SourceProblem`, or with the signal's reason where it was cancelled. */
export interface DataSource {
  graph(signal?: AbortSignal): Promise<GraphColumns>;
  /** The build that is there now, where it is another than `graph` gave; rejects while the server is away. */
  newerBuild(signal?: AbortSignal): Promise<string | null>;
  node(id: string, limit: number, signal?: AbortSignal): Promise<NodePage>;
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly NameHit[]>;
  questions(): Promise<readonly Question[]>;
  ask(question: string, parameters: Values, signal?: AbortSignal): Promise<Table>;
  query(cypher: string, parameters: Values, signal?: AbortSignal): Promise<Table>;
  /** The names in a text, and what else they could mean; null where there is no linker. */
  link(title: string, abstract: string, signal?: AbortSignal): Promise<readonly LinkedName[] | null>;
  formats(): Promise<readonly ExportFormat[]>;
  /** All nodes and edges with all that they bear. */
  facts(): Promise<Facts>;
  /** The page that holds a whole graph in one file; null where this page is not served with one. */
  singlePage(): Promise<string | null>;
  /** Null where none are kept. */
  corrections(): Promise<Corrections | null>;
  /** The whole graph as a file. */
  export(format: string): Promise<Blob>;
}
