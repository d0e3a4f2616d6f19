/** Links the papers of a corpus, in this thread or in several: the readings are the same. */
import { availableParallelism } from 'node:os';
import { createLinker, type NameTally } from '../linker/index.ts';
import type { PaperRecord } from '../records/record.ts';
import type { Desk, LinkingOptions, TakeReading } from './desk.ts';
import { canStartThreads } from './link-thread.ts';
import { PaperDesk } from './paper-desk.ts';
import { ThreadedDesk } from './threaded-desk.ts';
import { type Traces, tracesOf } from './traces.ts';

export type { LinkingOptions, TakeReading } from './desk.ts';
export { LinkError } from './protocol.ts';

/** More threads than this wait for the one that reads and writes. */
const MOST_WORKERS = 8;
/** Until so many papers are read no thread is started: to start one takes as long as to link some hundred. */
const FEW = 1_000;
/** Papers that are read at once, and of which the traces are put into columns at once. */
const BATCH = 100;

/**
 * Links the papers, which are taken in their order.
 * @param names what the whole corpus says of names, where these papers are a part of it
 * @returns the traces of the papers in their order, in parts; null where none are wanted
 * @throws LinkError where the linker fails on a paper
 */
export async function linkRecords(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
  take: TakeReading,
  names: NameTally | null = null,
): Promise<readonly Traces[] | null> {
  return atDesk(records, options, async desk => {
    const own = await desk.count(options.changes());
    return desk.link(names ?? own, take, options.onProgress);
  });
}

/** What the papers say of names that no catalog knows. @throws LinkError where the linker fails on a paper */
export async function countNames(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
): Promise<NameTally> {
  return atDesk(records, options, async desk => desk.count(options.changes()));
}

async function atDesk<Made>(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
  work: (desk: Desk) => Promise<Made>,
): Promise<Made> {
  const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const source = records[Symbol.asyncIterator]();
  const rest: AsyncIterable<PaperRecord> = { [Symbol.asyncIterator]: () => source };
  if (workers === 1 || !canStartThreads) return readHere([], rest, options, work);
  const first = options.workers === undefined ? await take(source, FEW) : [];
  if (options.workers === undefined && first.length < FEW) return readHere(first, rest, options, work);
  const desk = new ThreadedDesk(options, workers);
  try {
    for (const record of first) await desk.read(record);
    for await (const record of rest) await desk.read(record);
    return await work(desk);
  } finally {
    await desk.close();
  }
}

async function readHere<Made>(
  first: readonly PaperRecord[],
  rest: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
  work: (desk: Desk) => Promise<Made>,
): Promise<Made> {
  const desk = new PaperDesk(createLinker(options.catalog), options.traces, options.scratch);
  try {
    let papers = 0;
    const readAll = (records: readonly PaperRecord[]): void => {
      desk.readAll(papers, records);
      papers += records.length;
    };
    readAll(first);
    for await (const some of inBatches(rest)) readAll(some);
    return await work(deskOf(desk, papers, options));
  } finally {
    desk.close();
  }
}

async function* inBatches(records: AsyncIterable<PaperRecord>): AsyncGenerator<readonly PaperRecord[]> {
  let batch: PaperRecord[] = [];
  for await (const record of records)
    if (batch.push(record) === BATCH) {
      yield batch;
      batch = [];
    }
  yield batch;
}

function deskOf(desk: PaperDesk, papers: number, options: LinkingOptions): Desk {
  return {
    count: changes => desk.count(changes),
    link(tally, take, onProgress) {
      desk.learn(tally);
      const traces: Traces[] = [];
      for (let first = 0; first < papers; first += BATCH) {
        const linked = desk.linkAll(first, Math.min(first + BATCH, papers));
        for (const { reading } of linked) take(reading);
        if (options.traces) traces.push(tracesOf(linked.flatMap(({ trace }) => trace ?? [])));
        onProgress(Math.min(first + BATCH, papers), papers);
      }
      return options.traces ? traces : null;
    },
  };
}

async function take<Value>(source: AsyncIterator<Value>, most: number): Promise<Value[]> {
  const taken: Value[] = [];
  while (taken.length < most) {
    const next = await source.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}
