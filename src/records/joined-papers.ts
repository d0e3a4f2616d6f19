/** Papers of which several records tell: what each is once they are joined. */
import { mergeRecords, type PaperRecord } from './record.ts';

export class JoinedPapers {
  readonly #recordOf: (paper: number) => PaperRecord;
  readonly #ranked: (records: readonly PaperRecord[]) => readonly PaperRecord[];
  /** By its number, the records of a paper that several tell of; none: it is another one with a lower number. */
  readonly #records = new Map<number, PaperRecord[]>();
  #count = 0;

  /**
   * @param recordOf the paper of a number, as it was read
   * @param ranked records of one paper in the order in which they have their say; without it as they were read
   */
  constructor(
    recordOf: (paper: number) => PaperRecord,
    ranked: (records: readonly PaperRecord[]) => readonly PaperRecord[] = records => records,
  ) {
    this.#recordOf = recordOf;
    this.#ranked = ranked;
  }

  /** Records that went into papers which were read before. */
  get records(): number {
    return this.#count;
  }

  /** By their numbers, papers that are no more as they were read; null: one that is another with a lower number. */
  changes(): ReadonlyMap<number, PaperRecord | null> {
    return new Map(
      Array.from(this.#records, ([paper, records]) => [
        paper,
        records.length === 0 ? null : this.#ranked(records).reduce(mergeRecords),
      ]),
    );
  }

  /** The first of the papers takes in the others and the record. */
  join(record: PaperRecord, [first = 0, ...later]: readonly number[]): void {
    this.#count += 1;
    const held = this.#recordsOf(first);
    for (const paper of later) {
      held.push(...this.#recordsOf(paper));
      this.#records.set(paper, []);
    }
    held.push(record);
    this.#records.set(first, held);
  }

  #recordsOf(paper: number): PaperRecord[] {
    return this.#records.get(paper) ?? [this.#recordOf(paper)];
  }
}
