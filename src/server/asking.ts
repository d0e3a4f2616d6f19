/** Asks a served graph: what is done soon is done here, what takes long beside the event loop, which has others to answer meanwhile. */
import type { QueryResult } from '#cypher';
import { askQuestion, questionNamed } from '#graph/questions';
import type { GraphReader } from '#graph/store';
import type { Asked } from './beside.ts';
import { jsonText, type Reply, table } from './replies.ts';
import type { ServedGraph } from './served-graph.ts';

/** Milliseconds that a query may hold the loop: most need a tenth of it. */
const PATIENCE = 40;

/**
 * What is not done soon is begun anew beside; where it was another program that had the processor meanwhile, it has a second try here.
 * @throws CypherError @throws QuestionError
 */
export async function answerAsked(asked: Asked, graph: ServedGraph, signal: AbortSignal): Promise<Reply> {
  const { beside } = graph;
  const here = (timeoutMs: number): Promise<QueryResult> =>
    runAsked(graph.store, { ...asked, timeoutMs }, signal);
  if (!beside || asked.timeoutMs <= PATIENCE) return table(await here(asked.timeoutMs));
  const used = process.cpuUsage();
  const soon = await here(PATIENCE);
  if (soon.cut?.reason !== 'time') return table(soon);
  if (millisecondsOf(process.cpuUsage(used)) < PATIENCE / 2) {
    const again = await here(PATIENCE);
    if (again.cut?.reason !== 'time') return table(again);
  }
  const answer = await beside.answer(asked, graph.build, signal);
  return answer ? jsonText(answer) : table(await here(asked.timeoutMs));
}

const millisecondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

/** @throws CypherError @throws QuestionError */
export function runAsked(reader: GraphReader, asked: Asked, signal: AbortSignal): Promise<QueryResult> {
  const { parameters, rowLimit, timeoutMs } = asked;
  const options = { rowLimit, timeoutMs, signal };
  if ('query' in asked) return reader.query(asked.query, parameters, options);
  return askQuestion(reader, questionNamed(asked.question)!, parameters, options);
}
