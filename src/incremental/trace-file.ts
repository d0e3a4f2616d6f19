/** What linking left, in a file beside the graph. It holds for that graph and this linker only; without it papers are added the long way. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphFileError, type Numbers, openContainer, SectionWriter } from '#graph/columnar/container';
import { compareText } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { titleOf } from '../linking/trace.ts';
import { arrange, columnNames, type Group, groupNames, type Traces } from '../linking/traces.ts';
import { packageRoot } from '../package-root.ts';
import type { PaperRecord } from '../records/record.ts';

interface Contents {
  /** `markOf` the graph, and `linkerMark`. */
  readonly graph: string;
  readonly linker: string;
  readonly papers: number;
  readonly ends: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, number>>;
  /** A JSON list in raw DEFLATE. */
  readonly names: number;
}

export function traceFileOf(graph: string): string {
  return `${graph}-links`;
}

/** Which graph a file is: its directory has the checksums of all that it holds. */
export function markOf(head: Uint8Array): string {
  return Buffer.from(head.subarray(8, 20)).toString('hex');
}

/** How papers are read and linked, and the names that are known: another program would make another graph of them. @param own the user's own files of names */
export function linkerMark(own: readonly string[]): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = ['', 'records', 'linker', 'linker/tagger', 'catalog', 'linking', 'incremental'].map(name =>
    join(here, '..', name),
  );
  const hash = createHash('sha256');
  for (const folder of [...folders, join(packageRoot, 'src', 'catalog')])
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ))
      if (entry.isFile() && /\.(?:[jt]s|tsv)$/u.test(entry.name) && !entry.name.endsWith('.d.ts'))
        hash.update(readFileSync(join(folder, entry.name)));
  for (const file of own) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

/** The traces of the papers in the order of their ids, as the rows of the graph are. */
export function inOrder(traces: Traces, records: readonly PaperRecord[]): Traces {
  const order = [...records.keys()].sort((a, b) => compareText(records[a]!.id, records[b]!.id));
  const titles = Uint32Array.from(records.flatMap(record => titleOf(record)));
  const whole: Traces = { ...traces, columns: { ...traces.columns, titles } };
  return arrange(order.map(paper => ({ of: whole, from: paper, to: paper + 1 })));
}

export function traceFileParts(traces: Traces, graph: string, linker: string): readonly Uint8Array[] {
  const writer = new SectionWriter(nodeCodec, false);
  const add = (names: readonly string[], of: Readonly<Record<string, Numbers>>): Record<string, number> =>
    Object.fromEntries(names.map(name => [name, writer.add(of[name]!)]));
  const contents: Contents = {
    graph,
    linker,
    papers: traces.papers,
    ends: add(groupNames, traces.ends),
    columns: add(columnNames(), traces.columns),
    names: writer.add(nodeCodec.deflate(Buffer.from(JSON.stringify(traces.names)))),
  };
  return writer.finish(contents);
}

/** Null where there is none for this graph and this linker. */
export async function readTraces(file: string, graph: string, linker: string): Promise<Traces | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return null;
  try {
    const { contents, section } = openContainer<Contents>(bytes, nodeCodec);
    if (contents.graph !== graph || contents.linker !== linker) return null;
    const all = (numbers: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, section(number)]));
    const names = nodeCodec.inflate(section(contents.names) as Uint8Array);
    return {
      papers: contents.papers,
      ends: all(contents.ends) as Record<Group, Uint32Array>,
      columns: all(contents.columns) as Traces['columns'],
      names: JSON.parse(Buffer.from(names).toString('utf8')) as string[],
    };
  } catch (error) {
    if (error instanceof GraphFileError) return null;
    throw error;
  }
}
