/** What linking left, in a file beside the graph. It holds for that graph and this linker only; without it papers are added the long way. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  GraphFileError,
  type Numbers,
  type Opened,
  openContainer,
  SectionWriter,
} from '#graph/columnar/container';
import { compareText } from '#graph/facts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import type { LeftPapers } from '../linking/index.ts';
import type { PaperRows } from '../linking/paper-rows.ts';
import { arrange, type Traces } from '../linking/traces.ts';
import { packageRoot } from '../package-root.ts';
import { gathered, type Left, type LeftChange, type LeftTable, leftAfter, leftOf } from './left.ts';
import { arrangeMarks, type Marks } from './marks.ts';

/** As it lies in a file. */
export interface KeptLeft extends Left {
  /** Where in the file it ends; what is behind was written for a graph that never came. */
  readonly end: number;
}

/** What is put behind it in the file. */
export interface AddedLeft extends KeptLeft {
  readonly change: LeftChange;
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
  /** Of a change, the papers that go and where others come. */
  readonly gone?: number;
  readonly at?: number;
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

/** What linking leaves, as it comes. */
export class KeptPapers {
  readonly #papers: LeftPapers[] = [];

  add(papers: LeftPapers): void {
    this.#papers.push(papers);
  }

  /** All of it, in the order of the papers' ids. @param own the user's own files of names */
  left(own: readonly string[]): Left {
    const rows = this.#papers.flatMap(of => of.ids.map((id, at) => ({ id, of, at })));
    rows.sort((a, b) => compareText(a.id, b.id));
    const table = {
      traces: arrange(rows.map(({ of, at }) => ({ of: of.traces, from: at, to: at + 1 }))),
      marks: arrangeMarks(rows.map(({ of, at }) => ({ of: of.marks, from: at, to: at + 1 }))),
    };
    return leftOf(table, linkerMark(own));
  }
}

/** The whole file. @param graph `markOf` the graph that it belongs to */
export function leftFileParts(left: Left, graph: string): readonly Uint8Array[] {
  const { tables, linker } = left.tables.length === 1 ? left : gathered(left);
  return containerParts(tables[0]!, { graph, linker });
}

/** What comes behind. @param graph `markOf` the graph after the change */
export function changeParts({ change, linker }: AddedLeft, graph: string): readonly Uint8Array[] {
  return containerParts(change.table, { graph, linker }, change);
}

function containerParts(
  { traces, marks }: LeftTable,
  belongs: Pick<Contents, 'graph' | 'linker'>,
  change?: LeftChange,
): readonly Uint8Array[] {
  const writer = new SectionWriter(nodeCodec, false);
  const add = (of: Readonly<Record<string, Numbers>>): Record<string, number> =>
    Object.fromEntries(Object.entries(of).map(([name, numbers]) => [name, writer.add(numbers)]));
  const plan = ({ ends, columns }: PaperRows): PlannedRows => ({ ends: add(ends), columns: add(columns) });
  const contents: Contents = {
    ...belongs,
    papers: traces.papers,
    traces: plan(traces),
    marks: plan(marks),
    names: writer.add(nodeCodec.deflate(Buffer.from(JSON.stringify(traces.names)))),
    ...(change ? { gone: writer.add(change.gone), at: writer.add(change.at) } : {}),
  };
  return writer.finish(contents);
}

/** Null where there is none for this graph and this linker. @param bytes what is in the file */
export function leftIn(bytes: Buffer, graph: string, linker: string): KeptLeft | null {
  try {
    let left: Left | null = null;
    for (let end = 0; end < bytes.length; ) {
      const opened = openContainer<Contents>(bytes.subarray(end), nodeCodec);
      const change = changeIn(opened);
      left = left ? leftAfter(left, change) : leftOf(change.table, linker);
      end += opened.end;
      if (opened.contents.linker !== linker) return null;
      if (opened.contents.graph === graph) return { ...left, end };
    }
    return null;
  } catch (error) {
    if (error instanceof GraphFileError) return null;
    throw error;
  }
}

function changeIn({ contents, section }: Opened<Contents>): LeftChange {
  const { papers, gone, at } = contents;
  const all = <Value>(numbers: Readonly<Record<string, number>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, section(number) as Value]));
  const rows = ({ ends, columns }: PlannedRows) => ({ papers, ends: all(ends), columns: all(columns) });
  const names = nodeCodec.inflate(section(contents.names) as Uint8Array);
  const traces = {
    ...(rows(contents.traces) as Omit<Traces, 'names'>),
    names: JSON.parse(Buffer.from(names).toString('utf8')) as string[],
  };
  const numbers = (number: number | undefined): Uint32Array =>
    number === undefined ? new Uint32Array(0) : (section(number) as Uint32Array);
  return { table: { traces, marks: rows(contents.marks) as Marks }, at: numbers(at), gone: numbers(gone) };
}
