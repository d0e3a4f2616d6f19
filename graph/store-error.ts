/** What goes wrong where a graph is kept. */

export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** The same call may succeed a moment later. */
  readonly retriable: boolean;

  constructor(message: string, { retriable = false, cause }: { retriable?: boolean; cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.retriable = retriable;
  }
}
