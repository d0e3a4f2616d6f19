/** Papers shared out to threads in batches; each thread links what it has read, with what all have learnt. */
import type { Catalog } from '../catalog/catalog.ts';
import { mergeTally, type NameTally, newTally } from '../linker/index.ts';
import type { PaperRecord } from '../records/record.ts';
import type { Desk, LinkingOptions, TakeReading } from './desk.ts';
import { LinkThread } from './link-thread.ts';
import type { Changes, SentRecord, ThreadStart } from './protocol.ts';
import { ReadingReader } from './reading-wire.ts';
import type { Traces } from './traces.ts';

/** Papers that travel together. */
const BATCH = 100;
/** Batches that wait at a thread while it works on one: it need not wait for the next. */
const AHEAD = 2;

interface Batch {
  /** Number of its first paper. */
  readonly first: number;
  readonly thread: LinkThread;
}

export class ThreadedDesk implements Desk {
  readonly #threads: readonly LinkThread[];
  readonly #catalog: Catalog;
  readonly #traces: boolean;
  readonly #records: (PaperRecord | null)[] = [];
  readonly #batches: Batch[] = [];
  /** Threads that may be given a batch, each as often as it may. */
  readonly #free: LinkThread[];
  readonly #waiting: (() => void)[] = [];
  #sent = 0;
  #failure: unknown = null;

  constructor(
    { own, catalog, traces, scratch }: Pick<LinkingOptions, 'own' | 'catalog' | 'traces' | 'scratch'>,
    workers: number,
  ) {
    const start: ThreadStart = { catalog: own, traces, scratch: scratch ?? null };
    this.#traces = traces;
    this.#threads = Array.from({ length: workers }, () => new LinkThread(start));
    this.#catalog = catalog;
    this.#free = Array.from({ length: AHEAD }, () => this.#threads).flat();
  }

  /** @throws LinkError, of this paper or one before it */
  async read(record: PaperRecord): Promise<void> {
    this.#records.push(record);
    if (this.#records.length - this.#sent >= BATCH) await this.#send();
  }

  /** Links all papers that were read and counted. @throws LinkError */
  async link(
    tally: NameTally,
    take: TakeReading,
    onProgress: LinkingOptions['onProgress'],
  ): Promise<readonly Traces[] | null> {
    for (const thread of this.#threads) void thread.ask('learn', { tally }).catch(() => undefined);
    const reader = new ReadingReader(this.#catalog);
    const total = this.#records.length;
    const traces: Traces[] = [];
    const answers = this.#batches.map(({ first, thread }) => thread.ask('link', { first }));
    // A failure is told when its turn has come.
    for (const answer of answers) answer.catch(() => undefined);
    for (const [at, { first }] of this.#batches.entries()) {
      const sent = await answers[at]!;
      delete answers[at];
      const records = this.#records.slice(first, first + BATCH);
      // What is read of them is taken now: they need not be kept.
      this.#records.fill(null, first, first + BATCH);
      const there = records.filter(record => record !== null);
      for (const reading of reader.read(sent.readings, there)) take(reading);
      traces.push(sent.traces);
      onProgress(first + records.length, total);
    }
    return this.#traces ? traces : null;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.close()));
  }

  async #send(): Promise<void> {
    const thread = await this.#freeThread();
    const first = this.#sent;
    const records = this.#records.slice(first) as PaperRecord[];
    this.#sent += records.length;
    this.#batches.push({ first, thread });
    thread
      .ask('read', { first, records: records.map(shorten) })
      .catch(error => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#free.push(thread);
        this.#waiting.shift()?.();
      });
  }

  async #freeThread(): Promise<LinkThread> {
    if (this.#free.length === 0) await new Promise<void>(resolve => this.#waiting.push(resolve));
    if (this.#failure) throw this.#failure;
    return this.#free.shift()!;
  }

  /** What the papers of each thread say of names, summed. @throws LinkError */
  async count(changes: Changes): Promise<NameTally> {
    if (this.#sent < this.#records.length) await this.#send();
    const sent = new Map<number, SentRecord | null>();
    for (const [paper, record] of changes) {
      this.#records[paper] = record;
      sent.set(paper, record && shorten(record));
    }
    const tallies = await Promise.all(this.#threads.map(thread => thread.ask('count', { changes: sent })));
    if (this.#failure) throw this.#failure;
    const tally = newTally();
    for (const one of tallies) mergeTally(tally, one);
    return tally;
  }
}

const shorten = ({ id, otherIds, title, abstract, source }: PaperRecord): SentRecord => ({
  id,
  otherIds,
  title,
  abstract,
  source,
});
