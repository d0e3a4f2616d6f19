/** The argument [graph] that most commands take, and what stands for it where it is left out. */
import { type OpenGraph, openGraph } from '../open-store.ts';
import { type CorrectionsFlags, correctionLog } from './corrections-option.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export const graphArgument = [
  '[graph]',
  'a graph file or a Neo4j address; else graph.herdbook in this folder, else the sample papers',
] as const;

/**
 * Opens the graph for the work, and closes it after that.
 * @throws GraphError @throws StoreError where the named graph cannot be opened
 */
export async function withGraph(
  graph: string | undefined,
  terminal: Terminal,
  work: (opened: OpenGraph) => Promise<void>,
  flags: CorrectionsFlags = {},
): Promise<void> {
  const opened = await openNamed(graph, terminal, flags);
  try {
    await work(opened);
  } finally {
    await opened.store.close();
  }
}

async function openNamed(
  graph: string | undefined,
  terminal: Terminal,
  flags: CorrectionsFlags,
): Promise<OpenGraph> {
  const { surroundings, onProgress } = terminal;
  const where = graph === undefined ? undefined : locate(surroundings, graph);
  const opened = await openGraph(where, {
    cwd: surroundings.cwd,
    env: surroundings.env,
    ...(flags.corrections === undefined ? {} : { corrections: correctionLog('', flags, terminal).file }),
    onProblem: terminal.onProblem,
    onProgress,
  });
  terminal.endProgress();
  if (graph === undefined)
    terminal.note(terminal.paint('dim', `Reading ${opened.says}.`, surroundings.stderr));
  return opened;
}
