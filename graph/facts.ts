/** Facts: plain nodes and edges as they travel between the linker, the stores and the exports. */
import type { EdgeType } from './schema.ts';

/** A flat value, as every store can keep it. */
export type PropertyValue = string | number | boolean | readonly string[] | readonly number[];
export type Properties = Readonly<Record<string, PropertyValue>>;

export interface GraphNode {
  /** `arxiv:2302.13971`, `doi:...`, `model:llama-2`, `technique:lora`, ... */
  readonly id: string;
  /** The schema label first. */
  readonly labels: readonly string[];
  readonly properties: Properties;
}

export interface GraphEdge {
  readonly id: string;
  readonly type: EdgeType;
  /** Ids of the nodes it leaves and reaches. */
  readonly start: string;
  readonly end: string;
  readonly properties: Properties;
}

export interface Facts {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** One sentence that states an edge. Offsets are UTF-16 units in `title + "\n" + abstract`. */
export interface Evidence {
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** 0 to 1 */
  readonly confidence: number;
  /** id of the paper that says so */
  readonly paper: string;
}
