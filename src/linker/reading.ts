/** What the linker says of one paper: the values that flow from stage to stage. */
import type { EdgeType } from '#graph/schema';
import type { Entity, EntityLabel } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';

export type { EntityLabel } from '../catalog/catalog.ts';

/** A name found in the text and linked to a node. Offsets are UTF-16 units in `textOf(record)`. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** The text between them: size and head noun belong to it ("LLaMA-13B", "KITTI dataset"). */
  readonly surface: string;
  /** The name as it is written here, without size and head noun. */
  readonly spelling: string;
  readonly label: EntityLabel;
  /** canonical name */
  readonly name: string;
  /** node id, `model:llama-2` */
  readonly node: string;
  /** sizes named with it, such as "13B" */
  readonly sizes: readonly string[];
  readonly rule: string;
  readonly confidence: number;
}

/** A name that looked like a known thing and is not, and why. */
export interface Refusal {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** node id that it was not linked to */
  readonly node: string;
  readonly reason: string;
}

export interface Relation {
  readonly type: EdgeType;
  /** node id */
  readonly node: string;
  readonly sizes: readonly string[];
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly confidence: number;
}

export interface Lineage {
  readonly type: 'DERIVED_FROM' | 'KIND_OF';
  /** node ids */
  readonly child: string;
  readonly parent: string;
  /** fine-tuned, distilled, ...; null for a kind of technique */
  readonly how: string | null;
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly confidence: number;
}

export interface Score {
  /** node id of the model or technique; null: the paper itself */
  readonly subject: string | null;
  /** node id of the benchmark or dataset */
  readonly on: string;
  readonly metric: string | null;
  /** as written */
  readonly value: string;
  readonly number: number;
  readonly unit: '%' | '';
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly confidence: number;
}

export interface Reading {
  readonly record: PaperRecord;
  readonly mentions: readonly Mention[];
  /** The distinct entities of the mentions. */
  readonly entities: readonly Entity[];
  readonly refusals: readonly Refusal[];
  readonly relations: readonly Relation[];
  readonly lineage: readonly Lineage[];
  readonly scores: readonly Score[];
}
