/** Where a build's graph goes: a file, or a store on a server. Tried before the work begins. */
import { rm } from 'node:fs/promises';
import { tablesOf } from '#graph/columnar/from-facts';
import { type Tables, writeTables } from '#graph/columnar/tables';
import type { Facts } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { graphFileParts, keepsTraces } from '../graph-file/write.ts';
import { type Left, leftFileParts, markOf, traceFileOf } from '../incremental/trace-file.ts';
import { openTargetStore } from '../open-store.ts';
import { openOutputs } from './output-file.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface FileTarget {
  /** The graph, and beside it what linking its papers left. Where that is of another graph, or not there, it costs time only. */
  write(graph: Facts | Tables, left?: Left | null): Promise<void>;
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
  const file = await openFileTarget(locate(surroundings, output));
  return { traces: keepsTraces(output), write: file.write, add: file.write, close: async () => {} };
}

/** @throws JobError where the file cannot be written */
export async function openFileTarget(path: string): Promise<FileTarget> {
  const files = await openOutputs([path, traceFileOf(path)]);
  return {
    async write(graph, left = null) {
      if (!left) {
        await files.write([partsOf(graph, path)]);
        await rm(traceFileOf(path), { force: true });
        return;
      }
      const parts = tableParts(graph);
      await files.write([parts, leftFileParts(left, markOf(parts[0]!))]);
    },
  };
}

function partsOf(graph: Facts | Tables, path: string): Iterable<string | Uint8Array> {
  return isTables(graph) ? tableParts(graph) : graphFileParts(graph, path);
}

/** What was edited in columns is wanted soon: only its texts are compressed. */
function tableParts(graph: Facts | Tables): readonly Uint8Array[] {
  return isTables(graph)
    ? writeTables(graph, nodeCodec, { packs: false })
    : writeTables(tablesOf(graph, nodeCodec), nodeCodec, { packs: true });
}

const isTables = (graph: Facts | Tables): graph is Tables => 'strings' in graph;
