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
  /** The folder for what does not fit in memory; without it the system's for such files. */
  readonly scratch?: string;
  /** Whether papers are to leave their traces. */
  readonly traces: boolean;
  /** What turned out of papers while others were read; asked for when all are. */
  changes(): Changes;
  onProgress(done: number, total: number): void;
}

/** Takes the readings, in the order of the papers: there may be many, and none need be kept. */
export type TakeReading = (reading: Reading) => void;

/** Papers that were read, each on its own. */
export interface Desk {
  /** What they say of names. */
  count(changes: Changes): Promise<NameTally> | NameTally;
  /** Gives the traces of the papers in their order, in parts; null where none are wanted. @throws LinkError */
  link(
    tally: NameTally,
    take: TakeReading,
    onProgress: LinkingOptions['onProgress'],
  ): Promise<readonly Traces[] | null> | readonly Traces[] | null;
}
