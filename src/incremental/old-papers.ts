/** The papers of a graph file before they change: by what they are known again, and as they stand there. */
import { isGraphFile } from '#graph/columnar/container';
import { ColumnarGraph } from '#graph/columnar/graph';
import { readTables } from '#graph/columnar/tables';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { paperRows, recordAt } from '../graph-file/papers.ts';
import { readAhead } from '../graph-file/read-ahead.ts';
import { type PapersOptions, recordOptions } from '../papers.ts';
import { readRecords } from '../records/index.ts';
import type { Place } from '../records/known-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import { marksIn } from './left.ts';
import { type Marks, marksOf, titleAt } from './marks.ts';
import { type KeptLeft, leftIn, linkerMark, markOf, traceFileOf } from './trace-file.ts';

/** By their numbers, from 0. */
export interface OldPapers {
  readonly file: string;
  readonly marks: Marks;
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
  const reading = [readAhead(file), readAhead(traceFileOf(file))] as const;
  const linker = linkerMark(own);
  const [bytes, links] = await Promise.all(reading);
  if (!bytes || !links || !isGraphFile(bytes)) return null;
  const left = leftIn(links, markOf(bytes), linker);
  if (!left) return null;
  const graph = new ColumnarGraph(readTables(bytes, nodeCodec), nodeCodec);
  const rows = [...paperRows(graph)];
  if (left.places.length !== rows.length) return null;
  const marks = marksIn(left);
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
    marks: marksOf(records),
    recordOf: paper => records[paper]!,
    lineOf: paper => records[paper]!.source.line,
  };
}

/** Where the paper stands in the graph. */
export function placeOf({ marks, file, lineOf }: OldPapers, paper: number): Place {
  return { file, line: lineOf(paper), title: titleAt(marks, paper) };
}
