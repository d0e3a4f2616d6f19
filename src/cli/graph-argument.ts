/** The argument [graph] that most commands take, and what stands for it where it is left out. */
import { type OpenGraph, openGraph } from '../open-store.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export const graphArgument = [
  '[graph]',
  'a graph file; else herdbook.jsonl in this folder, else the sample papers',
] as const;

/** @throws GraphError where the named graph cannot be opened */
export async function openNamed(graph: string | undefined, terminal: Terminal): Promise<OpenGraph> {
  const { surroundings, onProgress } = terminal;
  const where = graph === undefined ? undefined : locate(surroundings, graph);
  const opened = await openGraph(where, { cwd: surroundings.cwd, onProgress });
  terminal.endProgress();
  if (graph === undefined)
    terminal.note(terminal.paint('dim', `Reading ${opened.says}.`, surroundings.stderr));
  return opened;
}
