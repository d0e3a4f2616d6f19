/** A thread that links papers: it answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from '../catalog/catalog.ts';
import { createLinker } from '../linker/index.ts';
import { PaperDesk } from './paper-desk.ts';
import type { Question, Reply, ThreadStart } from './protocol.ts';

const { catalog, makes } = workerData as ThreadStart;
const desk = new PaperDesk(createLinker(loadCatalog({ own: catalog })), makes);

parentPort!.on('message', (question: Question) => {
  parentPort!.postMessage(replyTo(question));
});

function replyTo(question: Question): Reply {
  try {
    return { answer: (desk[question.asks] as (asked: Question) => unknown).call(desk, question) };
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return { failure: message, stack };
  }
}
