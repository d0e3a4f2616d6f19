/** Links the papers of a corpus, in this thread or in several: the readings are the same. */
import { availableParallelism } from 'node:os';
import type { Catalog } from '../catalog/catalog.ts';
import { createLinker } from '../linker/index.ts';
import type { Reading } from '../linker/reading.ts';
import type { PaperRecord } from '../records/record.ts';
import { canStartThreads } from './link-thread.ts';
import { PaperDesk } from './paper-desk.ts';
import type { Changes } from './protocol.ts';
import { ThreadedDesk } from './threaded-desk.ts';

export { LinkError } from './protocol.ts';

export interface LinkingOptions {
  readonly catalog: Catalog;
  /** The user's own files that the catalog was made with. */
  readonly own: readonly string[];
  /** How many threads link; without it as many as there are processors, up to eight, and one where the papers are few. */
  readonly workers?: number;
  /** What turns out of papers while others are read; asked for when all are. */
  readonly changes: Changes;
  onProgress(done: number, total: number): void;
}

/** More threads than this wait for the one that reads and writes. */
const MOST_WORKERS = 8;
/** Until so many papers are read no thread is started: to start one takes as long as to link some hundred. */
const FEW = 1_000;

/**
 * Takes the papers in their order.
 * @throws LinkError where the linker fails on a paper
 */
export async function linkRecords(
  records: AsyncIterable<PaperRecord>,
  options: LinkingOptions,
): Promise<Reading[]> {
  const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const source = records[Symbol.asyncIterator]();
  const rest: AsyncIterable<PaperRecord> = { [Symbol.asyncIterator]: () => source };
  if (workers === 1 || !canStartThreads) return linkHere([], rest, options);
  const first = options.workers === undefined ? await take(source, FEW) : [];
  if (options.workers === undefined && first.length < FEW) return linkHere(first, rest, options);
  const desk = new ThreadedDesk({ catalog: options.own }, options.catalog, workers);
  try {
    for (const record of first) await desk.read(record);
    for await (const record of rest) await desk.read(record);
    return await desk.link(options.changes, options.onProgress);
  } finally {
    await desk.close();
  }
}

async function linkHere(
  first: readonly PaperRecord[],
  rest: AsyncIterable<PaperRecord>,
  { catalog, changes, onProgress }: LinkingOptions,
): Promise<Reading[]> {
  const desk = new PaperDesk(createLinker(catalog));
  let papers = 0;
  for (const record of first) desk.read(papers++, record);
  for await (const record of rest) desk.read(papers++, record);
  desk.learn(desk.count(changes));
  const readings: Reading[] = [];
  for (let paper = 0; paper < papers; paper++) {
    const linked = desk.link(paper);
    if (linked) readings.push(linked.reading);
    onProgress(paper + 1, papers);
  }
  return readings;
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
