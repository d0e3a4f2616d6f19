/** Papers of which several records tell: what each is once they are joined. */
import { mergeRecords, type PaperRecord } from './record.ts';

export class JoinedPapers {
  /** By their numbers, those that are no more as they were read; null: one that is another with a lower number. */
  readonly changes = new Map<number, PaperRecord | null>();
  readonly #recordOf: (paper: number) => PaperRecord;
  #records = 0;

  /** @param recordOf the paper of a number, as it was read */
  constructor(recordOf: (paper: number) => PaperRecord) {
    this.#recordOf = recordOf;
  }

  /** Records that went into papers which were read before. */
  get records(): number {
    return this.#records;
  }

  /** The first of the papers takes in the others and the record. */
  join(record: PaperRecord, [first = 0, ...later]: readonly number[]): void {
    this.#records += 1;
    const others = [...later.flatMap(paper => this.#now(paper) ?? []), record];
    for (const paper of later) this.changes.set(paper, null);
    this.changes.set(first, others.reduce(mergeRecords, this.#now(first)!));
  }

  #now(paper: number): PaperRecord | null {
    const changed = this.changes.get(paper);
    return changed === undefined ? this.#recordOf(paper) : changed;
  }
}
