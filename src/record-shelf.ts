/** Records by their numbers, outside of memory: of papers that were read, for those of which another record may tell. */
import type { PaperRecord } from './records/record.ts';
import { ScratchList } from './scratch/scratch-list.ts';

export class RecordShelf {
  readonly #texts: ScratchList;

  constructor(folder?: string) {
    this.#texts = new ScratchList(folder);
  }

  /** The number of the record, from 0. @throws ScratchError */
  put(record: PaperRecord): number {
    return this.#texts.push(Buffer.from(JSON.stringify(record)));
  }

  at(number: number): PaperRecord {
    return JSON.parse(this.#texts.at(number).toString('utf8')) as PaperRecord;
  }

  close(): void {
    this.#texts.close();
  }
}
