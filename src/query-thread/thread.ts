/** A thread that queries a graph: it opens the graph for itself, and answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { CypherError } from '#cypher';
import { toJson } from '#graph/json-values';
import { openGraph } from '../open-store.ts';
// Not by way of the server, which would be loaded with it.
import { runAsked } from '../server/asking.ts';
import type { ErrorParts, Question, Reply, ThreadStart } from './protocol.ts';

const { file, corrections } = workerData as ThreadStart;
const opened = openGraph(file, { corrections });

parentPort!.on('message', async (question: Question) => {
  const { number } = question;
  const reply: Reply = { number, ...(await replyTo(question).catch(describeFailure)) };
  parentPort!.postMessage(
    reply,
    'answer' in reply && reply.answer ? [reply.answer.buffer as ArrayBuffer] : [],
  );
});

async function replyTo({ asked, build, left }: Question): Promise<{ readonly answer: Uint8Array | null }> {
  const { store, origin } = await opened;
  if (origin?.opened !== build) return { answer: null };
  const result = await runAsked(store, asked, signalOf(left));
  return { answer: new TextEncoder().encode(JSON.stringify(toJson(result))) };
}

function describeFailure(error: unknown): { readonly wrong: ErrorParts } | { readonly failure: string } {
  if (error instanceof CypherError) {
    const { kind, detail, message, type, span, hint } = error;
    return { wrong: { kind, detail, message, type, span, hint } };
  }
  return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** A run hears no events while it goes on: it looks, and so it must be memory that it looks at. */
function signalOf(left: SharedArrayBuffer): AbortSignal {
  const flag = new Int32Array(left);
  const { signal } = new AbortController();
  return Object.defineProperty(signal, 'aborted', { get: () => Atomics.load(flag, 0) === 1 });
}
