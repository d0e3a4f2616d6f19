/** What linking is asked for, and what comes of it, in one thread or in several. */
import type { Catalog } from '../catalog/catalog.ts';
import type { NameTally } from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import type { Changes } from './protocol.ts';
import type { Traces } from './traces.ts';

export interface LinkingOptions {
  readonly catalog: Catalog;
  /** The user's own files that the catalog was made with. */
  readonly own: readonly string[];
  /** How many threads link; without it as many as there are processors, up to eight, and one where the papers are few. */
  readonly workers?: number;
  /** Whether papers are to leave their traces. */
  readonly traces: boolean;
  /** What turned out of papers while others were read; asked for when all are. */
  changes(): Changes;
  onProgress(done: number, total: number): void;
}

/** In the order of the papers. */
export interface LinkedCorpus {
  readonly readings: Reading[];
  /** Null where none are wanted. */
  readonly traces: Traces | null;
}

/** Papers that were read, each on its own. */
export interface Desk {
  /** What they say of names. */
  count(changes: Changes): Promise<NameTally> | NameTally;
  link(tally: NameTally, onProgress: LinkingOptions['onProgress']): Promise<LinkedCorpus> | LinkedCorpus;
  close(): Promise<void>;
}
