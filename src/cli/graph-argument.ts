/** The argument [graph] that most commands take, and what stands for it where it is left out. */
import { type OpenGraph, openGraph } from '../open-store.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export const graphArgument = [
  '[graph]',
  'a graph file or a Neo4j address; else herdbook.jsonl in this folder, else the sample papers',
] as const;

/**
 * Opens the graph for the work, and closes it after that.
 * @throws GraphError @throws StoreError where the named graph cannot be opened
 */
export async function withGraph(
  graph: string | undefined,
  terminal: Terminal,
  work: (opened: OpenGraph) => Promise<void>,
): Promise<void> {
  const opened = await openNamed(graph, terminal);
  try {
    await work(opened);
  } finally {
    await opened.store.close();
  }
}

async function openNamed(graph: string | undefined, terminal: Terminal): Promise<OpenGraph> {
  const { surroundings, onProgress } = terminal;
  const where = graph === undefined ? undefined : locate(surroundings, graph);
  const opened = await openGraph(where, { cwd: surroundings.cwd, env: surroundings.env, onProgress });
  terminal.endProgress();
  if (graph === undefined)
    terminal.note(terminal.paint('dim', `Reading ${opened.says}.`, surroundings.stderr));
  return opened;
}
