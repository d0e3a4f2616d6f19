/** Links the papers of a corpus, in this thread or in several: what comes of it is the same. */
import { availableParallelism } from 'node:os';
import type { Catalog } from '../catalog/catalog.ts';
import { createLinker, mergeTally, type NameTally } from '../linker/index.ts';
import type { PaperRecord } from '../records/record.ts';
import { ScratchList } from '../scratch/scratch-list.ts';
import { Crew } from './crew.ts';
import { canStartThreads } from './link-thread.ts';
import type { Makes } from './makers.ts';
import { PaperDesk } from './paper-desk.ts';
import type { Changes } from './protocol.ts';

export type { LeftPapers, Makes, StatedPapers } from './makers.ts';
export { LinkError } from './protocol.ts';

export interface LinkingOptions {
  readonly catalog: Catalog;
  /** The user's own files that the catalog was made with. */
  readonly own: readonly string[];
  /** How many threads link, this one among them; without it as many as there are processors, up to eight, and one where the papers are few. */
  readonly workers?: number;
  /** The folder for what does not fit in memory; without it the system's for such files. */
  readonly scratch?: string;
  /** What became of papers, by their numbers, while others were read; asked for when all are. */
  changes(): Changes;
  onProgress(done: number, total: number): void;
}

/** More threads than this wait for the one that reads and writes. */
const MOST_WORKERS = 8;
/** Where nobody says how many threads, no other is started until so many papers are read: to start one takes as long as to link some hundred. */
const FEW = 1_000;
/** Papers that go on together. */
const BATCH = 100;

/**
 * Links the papers.
 * @param makes what is to be made of them
 * @param take takes it, batch by batch in their order: there may be many, and none need be kept
 * @param names what the whole corpus says of names, where these papers are a part of it
 * @throws LinkError where the linker fails on a paper
 * @throws ScratchError where what does not fit in memory finds no room on disk
 */
export async function linkRecords<Name extends keyof Makes>(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
  makes: Name,
  take: (made: Makes[Name]) => void,
  names: NameTally | null = null,
): Promise<void> {
  await atDesk(records, options, makes, async desk => {
    const own = await desk.count();
    await desk.link(names ?? own, made => take(made as Makes[Name]));
  });
}

/** What the papers say of names that no catalog knows. @throws LinkError where the linker fails on a paper */
export async function countNames(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
): Promise<NameTally> {
  return atDesk(records, options, 'readings', desk => desk.count());
}

async function atDesk<Made>(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
  makes: keyof Makes,
  work: (desk: Desk) => Promise<Made>,
): Promise<Made> {
  const desk = new Desk(options, makes);
  try {
    await desk.read(records);
    return await work(desk);
  } finally {
    await desk.close();
  }
}

class Desk {
  readonly #options: LinkingOptions;
  readonly #makes: keyof Makes;
  readonly #here: PaperDesk;
  readonly #crew: Crew;
  readonly #batches: ScratchList;
  #papers = 0;
  /** By batch. */
  #changes: ReadonlyMap<number, Changes> = new Map();

  constructor(options: LinkingOptions, makes: keyof Makes) {
    this.#options = options;
    this.#makes = makes;
    this.#here = new PaperDesk(createLinker(options.catalog), makes);
    this.#crew = new Crew(this.#here);
    this.#batches = new ScratchList(options.scratch);
  }

  async read(records: AsyncIterable<PaperRecord>): Promise<void> {
    await this.#crew.share('read', this.#batchesOf(records), packed => void this.#batches.push(packed));
  }

  /** What they say of names. A paper that turned out to be another one says nothing. */
  async count(): Promise<NameTally> {
    this.#changes = byBatch(this.#options.changes());
    const [tally, ...others] = await this.#crew.all('count', {});
    for (const other of others) mergeTally(tally!, other);
    for (const [batch, changes] of this.#changes)
      for (const [place, record] of changes)
        if (!record) this.#here.uncount(this.#batches.at(batch), place, tally!);
    return tally!;
  }

  async link(tally: NameTally, take: (made: Makes[keyof Makes]) => void): Promise<void> {
    await this.#crew.all('learn', { tally });
    let done = 0;
    await this.#crew.share('link', this.#jobs(), made => {
      take(made);
      done = Math.min(done + BATCH, this.#papers);
      this.#options.onProgress(done, this.#papers);
    });
  }

  async close(): Promise<void> {
    await this.#crew.close();
    this.#batches.close();
  }

  async *#batchesOf(
    papers: AsyncIterable<PaperRecord>,
  ): AsyncGenerator<{ readonly records: readonly PaperRecord[] }> {
    const { workers, own } = this.#options;
    const start = (threads: number): void =>
      this.#crew.start(threads - 1, { catalog: own, makes: this.#makes });
    if (workers !== undefined && canStartThreads) start(workers);
    let records: PaperRecord[] = [];
    for await (const paper of papers) {
      records.push(paper);
      this.#papers += 1;
      if (this.#papers === FEW && workers === undefined && canStartThreads)
        start(Math.min(MOST_WORKERS, availableParallelism()));
      if (records.length < BATCH) continue;
      yield { records };
      records = [];
    }
    if (records.length > 0) yield { records };
  }

  *#jobs(): Generator<{ readonly drafts: Uint8Array; readonly changes: Changes }> {
    for (let batch = 0; batch < this.#batches.length; batch++)
      yield { drafts: this.#batches.at(batch), changes: this.#changes.get(batch) ?? NONE };
  }
}

const NONE: Changes = new Map();

function byBatch(changes: Changes): ReadonlyMap<number, Changes> {
  const batches = new Map<number, Map<number, PaperRecord | null>>();
  for (const [paper, record] of changes) {
    const batch = Math.floor(paper / BATCH);
    const own = batches.get(batch) ?? new Map<number, PaperRecord | null>();
    batches.set(batch, own.set(paper % BATCH, record));
  }
  return batches;
}
