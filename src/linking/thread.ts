/** A thread that links papers: it keeps its own, and answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from '../catalog/catalog.ts';
import { createLinker } from '../linker/index.ts';
import { recordOfText } from '../records/record.ts';
import { PaperDesk } from './paper-desk.ts';
import type { Question, Questions, Reply, SentRecord, ThreadStart } from './protocol.ts';
import { ReadingWriter } from './reading-wire.ts';
import { tracesOf } from './traces.ts';

const start = workerData as ThreadStart;
const catalog = loadCatalog({ own: start.catalog });
const desk = new PaperDesk(createLinker(catalog), start.traces, start.scratch ?? undefined);
/** How many papers each batch has, by the number of its first. */
const sizes = new Map<number, number>();
const whole = (record: SentRecord) => ({ ...recordOfText(record), ...record });

const answers: Questions = {
  read({ first, records }) {
    sizes.set(first, records.length);
    desk.readAll(first, records.map(whole));
    return null;
  },
  count: ({ changes }) =>
    desk.count(new Map([...changes].map(([paper, record]) => [paper, record && whole(record)]))),
  learn({ tally }) {
    desk.learn(tally);
    return null;
  },
  link({ first }) {
    const linked = desk.linkAll(first, first + sizes.get(first)!);
    const writer = new ReadingWriter();
    for (const { reading, draft } of linked) writer.add(reading, draft, catalog);
    const traces = linked.flatMap(({ trace }) => trace ?? []);
    return { readings: writer.end(), traces: tracesOf(traces) };
  },
};

parentPort!.on('message', (question: Question) => {
  parentPort!.postMessage(replyTo(question));
});

function replyTo(question: Question): Reply {
  try {
    const answer = (answers[question.asks] as (asked: Question) => unknown)(question);
    return { answer };
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return { failure: message, stack };
  }
}
