/** Asks a served graph: what is done soon is done here, what takes long beside the event loop, which has others to answer meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { QueryResult } from '#cypher';
import { askQuestion, questionNamed } from '#graph/questions';
import type { GraphReader } from '#graph/store';
import type { Asked } from './beside.ts';
import { jsonText, type Reply, table } from './replies.ts';
import type { ServedGraph } from './served-graph.ts';

/** Milliseconds that a query may hold the loop: most need a tenth of it. */
const PATIENCE = 40;
/** The first had perhaps to unpack what it read, or to wait for the processor. */
const TRIES = 2;

/**
 * What is not done soon is begun anew beside.
 * @throws CypherError @throws QuestionError
 */
export async function answerAsked(asked: Asked, graph: ServedGraph, signal: AbortSignal): Promise<Reply> {
  const { beside } = graph;
  const here = (timeoutMs: number): Promise<QueryResult> =>
    runAsked(graph.store, { ...asked, timeoutMs }, signal);
  if (!beside || asked.timeoutMs <= PATIENCE) return table(await here(asked.timeoutMs));
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await setImmediate();
    const soon = await here(PATIENCE);
    if (soon.cut?.reason !== 'time') return table(soon);
  }
  const answer = await beside.answer(asked, graph.build, signal);
  return answer ? jsonText(answer) : table(await here(asked.timeoutMs));
}

/** @throws CypherError @throws QuestionError */
export function runAsked(reader: GraphReader, asked: Asked, signal: AbortSignal): Promise<QueryResult> {
  const { parameters, rowLimit, timeoutMs } = asked;
  const options = { rowLimit, timeoutMs, signal };
  if ('query' in asked) return reader.query(asked.query, parameters, options);
  return askQuestion(reader, questionNamed(asked.question)!, parameters, options);
}
