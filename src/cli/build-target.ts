/** Where a build's graph goes: a file, or a store on a server. Tried before the work begins. */
import { rm } from 'node:fs/promises';
import { tablesOf } from '#graph/columnar/from-facts';
import { type Tables, writeTables } from '#graph/columnar/tables';
import type { Facts } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { graphFileParts, keepsTraces } from '../graph-file/write.ts';
import { linkerMark, markOf, traceFileOf, traceFileParts } from '../incremental/trace-file.ts';
import type { Traces } from '../linking/traces.ts';
import { openTargetStore } from '../open-store.ts';
import { openOutput } from './output-file.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

/** What linking left, and the files of names that it was done with. */
export interface Left {
  readonly traces: Traces;
  readonly own: readonly string[];
}

export interface BuildTarget {
  /** Whether it keeps what linking left. */
  readonly traces: boolean;
  write(facts: Facts, left?: Left | null): Promise<void>;
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
      traces: false,
      write: facts => store.replace(facts, (done, total) => onProgress('Writing graph', done, total)),
      add: async facts => void (await store.merge(facts)),
      close: () => store.close(),
    };
  const path = locate(surroundings, output);
  const file = await openOutput(path);
  const write = async (facts: Facts): Promise<void> => {
    await file.write(graphFileParts(facts, output));
    await rm(traceFileOf(path), { force: true });
  };
  return {
    traces: keepsTraces(output),
    write: (facts, left) =>
      left
        ? writeTraced(path, tablesOf(facts, nodeCodec), {
            traces: left.traces,
            linker: linkerMark(left.own),
            packs: true,
          })
        : write(facts),
    add: write,
    close: async () => {},
  };
}

/** The graph, and beside it what linking its papers left. Between the two the graph stands without it, which costs time only. */
export async function writeTraced(
  path: string,
  tables: Tables,
  { traces, linker, packs }: { readonly traces: Traces; readonly linker: string; readonly packs: boolean },
): Promise<void> {
  const [graph, beside] = [await openOutput(path), await openOutput(traceFileOf(path))];
  const parts = writeTables(tables, nodeCodec, { packs });
  await graph.write(parts);
  await beside.write(traceFileParts(traces, markOf(parts[0]!), linker));
}
