/** Where a build's graph goes: a file, or a store on a server. Tried before the work begins. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ColumnarGraph } from '#graph/columnar/graph';
import { type Tables, writeTables } from '#graph/columnar/tables';
import type { Facts } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { graphFileParts, keepsTraces } from '../graph-file/write.ts';
import { isScattered, type Left } from '../incremental/left.ts';
import {
  type AddedLeft,
  changeParts,
  leftFileParts,
  markOf,
  traceFileOf,
} from '../incremental/trace-file.ts';
import { openTargetStore } from '../open-store.ts';
import { openOutputs } from './output-file.ts';
import { locate } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

export interface WriteOptions {
  /** The graph is wanted soon: only its texts are compressed. */
  readonly isQuick?: boolean;
}

export interface FileTarget {
  /** The graph, and beside it what linking its papers left. Where that is of another graph, or not there, it costs time only. */
  write(graph: Tables, left?: Left | AddedLeft | null, options?: WriteOptions): Promise<void>;
}

export interface BuildTarget extends FileTarget {
  /** Whether it keeps what linking left. */
  readonly traces: boolean;
  /** The folder for what does not fit in memory while the graph is made; null: the system's for such files. */
  readonly scratch: string | null;
  /** Adds it to what a store holds, beside other builders; a file holds it alone. */
  add(graph: Tables): Promise<void>;
  close(): Promise<void>;
}

/** @throws JobError where the file cannot be written @throws StoreError where the server does not answer as needed */
export async function openTarget(output: string, terminal: Terminal): Promise<BuildTarget> {
  const { surroundings, onProgress } = terminal;
  const store = await openTargetStore(output, surroundings.env);
  if (store)
    return {
      traces: false,
      scratch: null,
      write: graph =>
        store.replace(factsIn(graph), (done, total) => onProgress('Writing graph', done, total)),
      add: async graph => void (await store.merge(factsIn(graph))),
      close: () => store.close(),
    };
  const path = locate(surroundings, output);
  const { write } = await openFileTarget(path);
  return { traces: keepsTraces(output), scratch: dirname(path), write, add: write, close: async () => {} };
}

/** As an option of a build. */
export function scratchOf({ scratch }: BuildTarget): { readonly scratch?: string } {
  return scratch === null ? {} : { scratch };
}

function factsIn(graph: Tables): Facts {
  return new ColumnarGraph(graph, nodeCodec).facts();
}

/** @throws JobError where the file cannot be written */
export async function openFileTarget(path: string): Promise<FileTarget> {
  const files = await openOutputs([path, traceFileOf(path)]);
  return {
    async write(graph, left = null, { isQuick = false } = {}) {
      if (!left) {
        await files.write([graphFileParts(graph, path, { packs: !isQuick })]);
        await rm(traceFileOf(path), { force: true });
        return;
      }
      const parts = writeTables(graph, nodeCodec, { packs: !isQuick });
      const mark = markOf(parts[0]!);
      if (!isAdded(left)) return files.write([parts, leftFileParts(left, mark)]);
      await files.writeBehind(1, left.end, changeParts(left, mark));
      await files.write([parts]).catch(async error => {
        await files.writeBehind(1, left.end, []);
        throw error;
      });
    },
  };
}

/** Where much has come behind, it is written anew. */
const isAdded = (left: Left | AddedLeft): left is AddedLeft => 'change' in left && !isScattered(left);
