/** What a server needs to know of where its graph comes from. */
import type { GraphStore } from '#graph/store';

/** A graph that was read into memory, and the place that it was read from. */
export interface GraphOrigin {
  /** Names the build that was read. */
  readonly opened: string | null;
  /** Names the build that is there now; null where none is. */
  build(): Promise<string | null>;
  /** @throws StoreError where what is there now is no graph */
  open(): Promise<GraphStore>;
}
