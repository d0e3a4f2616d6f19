/** Which papers of a graph are others from now on, and which come to it: each way of changing finds that from the sources. */
import { type PapersOptions, recordOptions, takePapers } from '../papers.ts';
import { IdIndex } from '../records/id-index.ts';
import { readRecords } from '../records/index.ts';
import { JoinedPapers } from '../records/joined-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import { SamePapers } from '../records/same-paper.ts';
import { idHashAt, isAsMarked, knownBy } from './marks.ts';
import { type OldPapers, placeOf } from './old-papers.ts';

export interface PaperChanges {
  /** What became of papers of the graph, by their numbers; null: they are papers of it no more. */
  readonly renewed: ReadonlyMap<number, PaperRecord | null>;
  readonly added: readonly PaperRecord[];
}

export interface FoundChanges extends PaperChanges {
  /** Records of papers that the graph had, or that were read before. */
  readonly joined: number;
  /** What was to be taken out and is not there. */
  readonly unmet: readonly string[];
}

type FindChanges = (old: OldPapers, options: PapersOptions) => Promise<FoundChanges>;

export const waysToChange = {
  /** The papers of the sources come to the graph; of a paper in both, the graph says what it knows, and the sources the rest. */
  add: (old, options) => joinPapers(old, options, 'first'),
  /** The same, but the sources have the first say. */
  update: (old, options) => joinPapers(old, options, 'last'),
  /** The papers of the sources go; a record needs no more than an id to name one. */
  remove: async (old, options) => {
    const same = new SamePapers();
    same.admit(knownBy(old.marks));
    const gone = new Map<number, null>();
    const unmet: string[] = [];
    const named = readRecords(options.sources, {
      ...recordOptions(options),
      // All are left out, so that a half is no problem: who is meant is what is wanted.
      leaveOut(record) {
        const papers = same.find(record);
        if (papers.length === 0) unmet.push(record.id);
        for (const paper of papers) gone.set(paper, null);
        return true;
      },
    });
    await named.next();
    return { renewed: gone, added: [], joined: 0, unmet };
  },
  /** The papers of the sources are those of the graph, and no others. */
  match: async (old, options) => {
    const taken = takePapers(options);
    const records: (PaperRecord | null)[] = [];
    for await (const record of taken.papers) records.push(record);
    for (const [paper, record] of taken.changes()) records[paper] = record;
    const index = new IdIndex();
    for (let paper = 0; paper < old.marks.papers; paper++)
      index.setHashed(...idHashAt(old.marks, paper), paper);
    const renewed = new Map<number, PaperRecord | null>();
    for (let paper = 0; paper < old.marks.papers; paper++) renewed.set(paper, null);
    const added: PaperRecord[] = [];
    for (const record of records) {
      if (!record) continue;
      const paper = index.get(record.id);
      if (paper === undefined) added.push(record);
      else if (isAsMarked(old.marks, paper, record)) renewed.delete(paper);
      else renewed.set(paper, record);
    }
    return { renewed, added, joined: taken.joined(), unmet: [] };
  },
} satisfies Readonly<Record<string, FindChanges>>;

export type WayToChange = keyof typeof waysToChange;

/** @param say when the graph says what it knows of a paper, before the sources or behind them */
async function joinPapers(
  old: OldPapers,
  options: PapersOptions,
  say: 'first' | 'last',
): Promise<FoundChanges> {
  const count = old.marks.papers;
  const read: PaperRecord[] = [];
  const isOld = ({ source }: PaperRecord): boolean => source.file === old.file;
  const joined = new JoinedPapers(
    paper => (paper < count ? old.recordOf(paper) : read[paper - count]!),
    records =>
      say === 'first' ? records : [...records.filter(one => !isOld(one)), ...records.filter(isOld)],
  );
  const records = readRecords(options.sources, {
    ...recordOptions(options),
    known: { marks: knownBy(old.marks), placeOf: paper => (say === 'first' ? placeOf(old, paper) : null) },
    onSame: (record, papers) => joined.join(record, papers),
  });
  for await (const record of records) read.push(record);
  const changes = joined.changes();
  const renewed = [...changes].filter(
    ([paper, record]) => paper < count && !(record && isAsMarked(old.marks, paper, record)),
  );
  const added = read.flatMap((record, at) =>
    changes.has(count + at) ? (changes.get(count + at) ?? []) : record,
  );
  return { renewed: new Map(renewed), added, joined: joined.records, unmet: [] };
}

/** The papers as they are then. */
export function* papersAfter(old: OldPapers, { renewed, added }: PaperChanges): Generator<PaperRecord> {
  for (let paper = 0; paper < old.marks.papers; paper++) {
    const now = renewed.get(paper);
    if (now !== null) yield now ?? old.recordOf(paper);
  }
  yield* added;
}
