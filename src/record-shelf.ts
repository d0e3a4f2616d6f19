/** Records by their numbers, in a scratch file: of papers that were read, for those of which another record may tell. */
import type { PaperRecord } from './records/record.ts';
import { ScratchFile } from './scratch/scratch-file.ts';

export class RecordShelf {
  readonly #scratch: ScratchFile;
  /** Where each begins, and where the last one ends. */
  readonly #places: number[] = [0];

  constructor(folder?: string) {
    this.#scratch = new ScratchFile(folder);
  }

  /** The number of the record, from 0. @throws ScratchError */
  put(record: PaperRecord): number {
    const text = Buffer.from(JSON.stringify(record));
    this.#places.push(this.#scratch.append(text) + text.length);
    return this.#places.length - 2;
  }

  at(number: number): PaperRecord {
    const start = this.#places[number]!;
    const text = this.#scratch.read(start, this.#places[number + 1]! - start);
    return JSON.parse(text.toString('utf8')) as PaperRecord;
  }

  close(): void {
    this.#scratch.close();
  }
}
