/** What was found of papers, packed in batches: it waits in a scratch file until all are read. */
import { ScratchFile } from '../scratch/scratch-file.ts';

export class BatchShelf {
  readonly #scratch: ScratchFile;
  /** Where each begins, and where the last one ends. */
  readonly #places: number[] = [0];

  constructor(folder?: string) {
    this.#scratch = new ScratchFile(folder);
  }

  get batches(): number {
    return this.#places.length - 1;
  }

  /** @throws ScratchError */
  put(packed: Uint8Array): void {
    this.#places.push(this.#scratch.append(packed) + packed.length);
  }

  at(batch: number): Uint8Array {
    const start = this.#places[batch]!;
    return this.#scratch.read(start, this.#places[batch + 1]! - start);
  }

  close(): void {
    this.#scratch.close();
  }
}
