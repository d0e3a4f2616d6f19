/** Where a build's graph goes: a file, or a store on a server. Tried before the work begins. */
import type { Facts } from '#graph/facts';
import { graphFileParts } from '../graph-file/write.ts';
import { openTargetStore } from '../open-store.ts';
import { openOutput } from './output-file.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface BuildTarget {
  write(facts: Facts): Promise<void>;
  /** Adds them to what a store holds, beside other builders; a file holds them alone. */
  add(facts: Facts): Promise<void>;
  close(): Promise<void>;
}

/** @throws JobError where the file cannot be written @throws StoreError where the server does not answer as needed */
export async function openTarget(output: string, terminal: Terminal): Promise<BuildTarget> {
  const { surroundings, onProgress } = terminal;
  const store = await openTargetStore(output, surroundings.env);
  if (store)
    return {
      write: facts => store.replace(facts, (done, total) => onProgress('Writing graph', done, total)),
      add: async facts => void (await store.merge(facts)),
      close: () => store.close(),
    };
  const file = await openOutput(locate(surroundings, output));
  const write = (facts: Facts): Promise<void> => file.write(graphFileParts(facts, output));
  return { write, add: write, close: async () => {} };
}
