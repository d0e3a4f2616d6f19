/** The papers of a graph file before they change: by what they are known again, and as they stand there. */
import { readFile } from 'node:fs/promises';
import { isGraphFile } from '#graph/columnar/container';
import { ColumnarGraph } from '#graph/columnar/graph';
import { readTables } from '#graph/columnar/tables';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { paperRows, recordAt } from '../graph-file/papers.ts';
import { type PapersOptions, recordOptions } from '../papers.ts';
import { readRecords } from '../records/index.ts';
import type { KnownPaper, Place } from '../records/known-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import { marksOf, PaperMarks } from './marks.ts';
import { type KeptLeft, linkerMark, markOf, readLeft, traceFileOf } from './trace-file.ts';

/** By their numbers, from 0. */
export interface OldPapers {
  readonly file: string;
  readonly marks: PaperMarks;
  recordOf(paper: number): PaperRecord;
  lineOf(paper: number): number;
}

/** A graph file with what linking its papers left: its papers are read as they are asked for. */
export interface TracedGraph extends OldPapers {
  readonly left: KeptLeft;
  readonly graph: ColumnarGraph;
  /** Rows of the papers, ascending, in the order of the traces. */
  readonly rows: readonly number[];
}

/** Null where the file has none of what it takes. @param own the user's own files of names */
export async function openTraced(file: string, own: readonly string[]): Promise<TracedGraph | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes || !isGraphFile(bytes)) return null;
  const left = await readLeft(traceFileOf(file), markOf(bytes), linkerMark(own));
  if (!left) return null;
  const graph = new ColumnarGraph(readTables(bytes, nodeCodec), nodeCodec);
  const rows = [...paperRows(graph)];
  if (left.places.length !== rows.length) return null;
  const marks = new PaperMarks(
    left.tables.map(table => table.marks),
    left.places,
  );
  return {
    left,
    marks,
    file,
    graph,
    rows,
    recordOf: paper => recordAt(graph, rows[paper]!, file),
    lineOf: paper => rows[paper]! + 1,
  };
}

/** The papers of any graph file, read all at once. @throws RecordError where there is none */
export async function readOldPapers(file: string, options: PapersOptions): Promise<OldPapers> {
  const records: PaperRecord[] = [];
  const { onFormat: _told, except: _except, ...reading } = recordOptions({ ...options, sources: [file] });
  for await (const record of readRecords([file], reading)) records.push(record);
  return {
    file,
    marks: new PaperMarks([marksOf(records)], Uint32Array.from(records.keys())),
    recordOf: paper => records[paper]!,
    lineOf: paper => records[paper]!.source.line,
  };
}

/** @param place whether it is a problem that other records tell of a paper too */
export function* knownPapers(
  { marks, file, lineOf }: OldPapers,
  place: (place: Place) => Place | null,
): Generator<KnownPaper> {
  for (let paper = 0; paper < marks.papers; paper++)
    yield {
      mark: marks.at(paper),
      place: place({ file, line: lineOf(paper), title: marks.titleAt(paper) }),
    };
}
