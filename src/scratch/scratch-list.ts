/** Bytes by their numbers, which wait in a scratch file until they are asked for. */
import { ScratchFile } from './scratch-file.ts';

export class ScratchList {
  readonly #scratch: ScratchFile;
  /** Where each begins, and where the last one ends. */
  readonly #places: number[] = [0];

  /** @param folder as of `ScratchFile` */
  constructor(folder?: string) {
    this.#scratch = new ScratchFile(folder);
  }

  get length(): number {
    return this.#places.length - 1;
  }

  /** The number of the bytes, from 0. @throws ScratchError */
  push(bytes: Uint8Array): number {
    this.#places.push(this.#scratch.append(bytes) + bytes.length);
    return this.length - 1;
  }

  /** @throws ScratchError */
  at(number: number): Buffer {
    const start = this.#places[number]!;
    return this.#scratch.read(start, this.#places[number + 1]! - start);
  }

  close(): void {
    this.#scratch.close();
  }
}
