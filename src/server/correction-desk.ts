/** What a server needs to keep corrections. */
import type { Correction, Entry } from '#graph/corrections/index';
import type { Facts } from '#graph/facts';

/** The log that a server may add to, and the graph that it corrects. */
export interface CorrectionDesk {
  readonly file: string;
  /** Signs what is added. */
  readonly who: string;
  read(): Promise<{ readonly entries: readonly Entry[] }>;
  append(correction: Correction): Promise<Entry>;
  /** The graph before the log is applied; null where only the next build applies it. */
  readonly uncorrected: (() => Promise<Facts>) | null;
}
