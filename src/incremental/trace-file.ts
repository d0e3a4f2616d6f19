/** What linking left, in a file beside the graph. It holds for that graph and this linker only; without it papers are added the long way. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphFileError, type Numbers, openContainer, SectionWriter } from '#graph/columnar/container';
import { compareText } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import type { PaperRows, Run } from '../linking/paper-rows.ts';
import { arrange, type Traces } from '../linking/traces.ts';
import { packageRoot } from '../package-root.ts';
import type { PaperRecord } from '../records/record.ts';
import { arrangeMarks, type Marks, marksOf } from './marks.ts';

/** What linking the papers of a graph left, in the order of their ids, as the rows of the graph are. */
export interface Left {
  readonly traces: Traces;
  readonly marks: Marks;
  /** `linkerMark` of what linked them. */
  readonly linker: string;
}

interface PlannedRows {
  readonly ends: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, number>>;
}

interface Contents {
  /** `markOf` the graph. */
  readonly graph: string;
  readonly linker: string;
  readonly papers: number;
  readonly traces: PlannedRows;
  readonly marks: PlannedRows;
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

/** By what papers are known again, kept of each as it is linked. */
export class KeptMarks {
  readonly #ids: string[] = [];
  readonly #marks: Marks[] = [];
  #waiting: PaperRecord[] = [];

  add(record: PaperRecord): void {
    this.#ids.push(record.id);
    this.#waiting.push(record);
    if (this.#waiting.length === BATCH) this.#close();
  }

  /** What linking left, in the order of the papers' ids. @param traces in the order in which the papers came, in parts @param own the user's own files of names */
  leftOf(traces: readonly Traces[], own: readonly string[]): Left {
    this.#close();
    const order = [...this.#ids.keys()].sort((a, b) => compareText(this.#ids[a]!, this.#ids[b]!));
    const inOrder = <Table extends PaperRows>(parts: readonly Table[]): Run<Table>[] => {
      const runs = parts.flatMap(of =>
        Array.from({ length: of.papers }, (_, at) => ({ of, from: at, to: at + 1 })),
      );
      return order.map(paper => runs[paper]!);
    };
    return {
      traces: arrange(inOrder(traces)),
      marks: arrangeMarks(inOrder(this.#marks)),
      linker: linkerMark(own),
    };
  }

  #close(): void {
    this.#marks.push(marksOf(this.#waiting));
    this.#waiting = [];
  }
}

/** Papers of which the marks are put into columns at once. */
const BATCH = 1_000;

export function leftFileParts({ traces, marks, linker }: Left, graph: string): readonly Uint8Array[] {
  const writer = new SectionWriter(nodeCodec, false);
  const add = (of: Readonly<Record<string, Numbers>>): Record<string, number> =>
    Object.fromEntries(Object.entries(of).map(([name, numbers]) => [name, writer.add(numbers)]));
  const plan = ({ ends, columns }: PaperRows): PlannedRows => ({ ends: add(ends), columns: add(columns) });
  const contents: Contents = {
    graph,
    linker,
    papers: traces.papers,
    traces: plan(traces),
    marks: plan(marks),
    names: writer.add(nodeCodec.deflate(Buffer.from(JSON.stringify(traces.names)))),
  };
  return writer.finish(contents);
}

/** Null where there is none for this graph and this linker. */
export async function readLeft(file: string, graph: string, linker: string): Promise<Left | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return null;
  try {
    const { contents, section } = openContainer<Contents>(bytes, nodeCodec);
    if (contents.graph !== graph || contents.linker !== linker) return null;
    const { papers } = contents;
    const all = <Value>(numbers: Readonly<Record<string, number>>): Record<string, Value> =>
      Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, section(number) as Value]));
    const rows = ({ ends, columns }: PlannedRows) => ({ papers, ends: all(ends), columns: all(columns) });
    const names = nodeCodec.inflate(section(contents.names) as Uint8Array);
    return {
      traces: {
        ...(rows(contents.traces) as Omit<Traces, 'names'>),
        names: JSON.parse(Buffer.from(names).toString('utf8')) as string[],
      },
      marks: rows(contents.marks) as Marks,
      linker,
    };
  } catch (error) {
    if (error instanceof GraphFileError) return null;
    throw error;
  }
}
