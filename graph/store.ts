/** Where a graph is kept: what every store can do. Everything above asks in Cypher. */
import type { Parameters, QueryResult, RunOptions } from '#cypher';
import type { Facts } from './facts.ts';
import type { GraphRows } from './rows.ts';
import type { NameHit } from './search.ts';

export interface MergeSummary {
  readonly nodesCreated: number;
  readonly edgesCreated: number;
  readonly nodesChanged: number;
  readonly edgesChanged: number;
}

export interface StoreState {
  /** `memory` or `neo4j` */
  readonly kind: string;
  readonly nodes: number;
  readonly edges: number;
  /** Names the build that wrote the graph; null where none has come to its end, or the store notes none. */
  readonly build: string | null;
}

export interface GraphReader {
  /**
   * Runs one read-only Cypher statement.
   * @throws CypherError with a position, where the query is wrong or would write
   */
  query(cypher: string, parameters?: Parameters, options?: RunOptions): Promise<QueryResult>;
  /** Nodes by name, alias or title, best first; slips of typing are forgiven. `labels` keeps to nodes that bear one of them. */
  search(text: string, limit: number, labels?: readonly string[]): Promise<readonly NameHit[]>;
  /** Whether a search costs less than to look through all names; else it first makes an index of them. */
  readonly hasNameIndex?: boolean;
  /** All that the store holds, in the order of ids. */
  facts(): Promise<Facts>;
  /** The same by rows; what is not asked for need not be made. */
  rows(): Promise<GraphRows>;
  state(): Promise<StoreState>;
  close(): Promise<void>;
}

/** Facts written so far, and all that will be. */
export type WriteProgress = (done: number, total: number) => void;

export interface GraphStore extends GraphReader {
  /** Adds facts; a fact that is there already is merged into what stands. Merging twice is merging once. */
  merge(facts: Facts): Promise<MergeSummary>;
  /** Holds these facts afterwards, and nothing else that a build wrote. Interrupted and called again, it ends the same. */
  replace(facts: Facts, onProgress?: WriteProgress): Promise<void>;
}
