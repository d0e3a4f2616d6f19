/** What a server needs to keep corrections. */
import type { GraphEdit } from '#graph/columnar/edit';
import type { BaseGraph, Correction, Entry } from '#graph/corrections/index';
import type { GraphStore } from '#graph/store';

/** A graph before the log is applied. */
export interface Uncorrected {
  readonly base: BaseGraph;
  /** A store of it as it is after changes. */
  changed(edit: GraphEdit): GraphStore;
}

/** The log that a server may add to, and the graph that it corrects. */
export interface CorrectionDesk {
  readonly file: string;
  /** Signs what is added. */
  readonly who: string;
  read(): Promise<{ readonly entries: readonly Entry[] }>;
  append(correction: Correction): Promise<Entry>;
  /** The graph before the log is applied; null where only the next build applies it. */
  readonly uncorrected: (() => Promise<Uncorrected>) | null;
}
