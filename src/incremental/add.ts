/** Adds papers to a graph file in time that follows what is new: from what linking its papers left. */
import { readFile } from 'node:fs/promises';
import { isGraphFile } from '#graph/columnar/container';
import { tablesOf } from '#graph/columnar/from-facts';
import { ColumnarGraph } from '#graph/columnar/graph';
import { readTables, type Tables } from '#graph/columnar/tables';
import { placeNodes } from '#graph/layout';
import type { BuildCounts, BuildOptions } from '../build.ts';
import { nodeCodec } from '../graph-file/node-codec.ts';
import { paperRows } from '../graph-file/papers.ts';
import { createLinker } from '../linker/index.ts';
import { titleAt } from '../linking/traces.ts';
import { catalogOf, countProblems, recordOptions } from '../papers.ts';
import { readRecords } from '../records/index.ts';
import { JoinedPapers } from '../records/joined-papers.ts';
import type { KnownPaper } from '../records/known-papers.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Changed, changePapers, recordOf, type TracedGraph } from './change.ts';
import { linkerMark, markOf, readTraces, traceFileOf } from './trace-file.ts';

/** From this share of new nodes on the map is drawn anew: beside their kin there would be no room. */
const MANY = 0.1;

export interface Added extends Omit<Changed, 'edit'> {
  readonly linker: string;
  readonly counts: BuildCounts;
}

/** Null where the file has none of what it takes: it is to be built anew from its papers. */
export async function openTraced(
  file: string,
  own: readonly string[],
): Promise<(TracedGraph & { readonly linker: string }) | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes || !isGraphFile(bytes)) return null;
  const linker = linkerMark(own);
  const traces = await readTraces(traceFileOf(file), markOf(bytes), linker);
  if (!traces) return null;
  const graph = new ColumnarGraph(readTables(bytes, nodeCodec), nodeCodec);
  const rows = [...paperRows(graph)];
  return traces.papers === rows.length ? { file, graph, traces, rows, linker } : null;
}

/**
 * Of a paper in both, the graph gives title and abstract.
 * @throws RecordError where a source cannot be read, and with `strict` at the first problem
 */
export async function addPapers(
  old: TracedGraph & { readonly linker: string },
  given: BuildOptions,
): Promise<Added> {
  const { options, problems } = countProblems(given);
  const count = old.rows.length;
  const added: PaperRecord[] = [];
  const joined = new JoinedPapers(paper => (paper < count ? recordOf(old, paper) : added[paper - count]!));
  const records = readRecords(options.sources, {
    ...recordOptions(options),
    known: knownPapers(old),
    onSame: (record, papers) => joined.join(record, papers),
  });
  for await (const record of records) added.push(record);
  const catalog = catalogOf(options);
  const { changes } = joined;
  const renewed = new Map(
    [...changes].filter(([paper, record]) => paper < count && !isUnchanged(record, paper, old)),
  );
  const fresh = added.flatMap((record, at) =>
    changes.has(count + at) ? (changes.get(count + at) ?? []) : record,
  );
  const { edit, ...changed } = changePapers(old, { renewed, added: fresh }, createLinker(catalog), catalog);
  const arrived = [...edit.nodes.keys()].filter(id => old.graph.nodeRow(id) === undefined).length;
  const isMany = arrived > MANY * changed.tables.nodes.ids.length;
  return {
    ...changed,
    tables: isMany ? settle(changed.tables, options) : changed.tables,
    linker: old.linker,
    counts: {
      papers: changed.traces.papers,
      joined: joined.records,
      problems: problems(),
      nodes: changed.tables.nodes.ids.length,
      edges: changed.tables.edges.starts.length,
    },
  };
}

function settle(tables: Tables, { seed = 1, onProgress }: BuildOptions): Tables {
  const { nodes, edges } = new ColumnarGraph(tables, nodeCodec).facts();
  const bare = nodes.map(({ properties: { x: _x, y: _y, community: _c, ...properties }, ...node }) => ({
    ...node,
    properties,
  }));
  const placing = {
    seed,
    onProgress: (done: number, total: number) => onProgress?.('Placing nodes', done, total),
  };
  return tablesOf(placeNodes({ nodes: bare, edges }, placing), nodeCodec);
}

/** A record that told nothing new. */
function isUnchanged(record: PaperRecord | null, paper: number, old: TracedGraph): boolean {
  return JSON.stringify(record) === JSON.stringify(recordOf(old, paper));
}

/** The papers of the graph, by what they are known again. */
function* knownPapers({ graph, traces, rows, file }: TracedGraph): Generator<KnownPaper> {
  const others = graph.nodeProperties.get('otherIds');
  for (const [paper, row] of rows.entries()) {
    const id = graph.nodeId(row);
    const [first, second, title] = titleAt(traces, paper);
    yield {
      mark: {
        ids: [id, ...((others?.at(row) ?? []) as readonly string[])],
        title: [first, second],
        isBare: id.startsWith('paper:'),
      },
      place: { file, line: row + 1, title },
    };
  }
}
