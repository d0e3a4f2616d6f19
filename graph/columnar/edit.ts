/** Changes a graph in columns: what does not change is copied as it lies, texts even packed. */
import { compareText, type GraphEdge, type GraphNode, type PropertyValue } from '../facts.ts';
import { StoreError } from '../store-error.ts';
import type { Codec } from './codec.ts';
import { type Column, ColumnReader, forms, kindOfValues } from './column.ts';
import { ColumnWriter, columnOf } from './column-writer.ts';
import { ownIdOf, propertyReader, qualifierOf } from './from-nodes.ts';
import type { ColumnarGraph } from './graph.ts';
import { lowerBound } from './lower-bound.ts';
import { type Codes, makeCodesLike } from './numbers.ts';
import { StringPool, type StringTable } from './strings.ts';
import type { Tables } from './tables.ts';

/** By id: what stands there from now on; null: nothing. */
export interface GraphEdit {
  readonly nodes: ReadonlyMap<string, GraphNode | null>;
  readonly edges: ReadonlyMap<string, GraphEdge | null>;
}

/** The rows of a table after a change, in their order: runs of old ones as they were, and elements that were put. */
interface Rows<Element> {
  readonly count: number;
  readonly pieces: readonly (Run | Put)[];
  readonly put: readonly Element[];
}

interface Run {
  readonly from: number;
  readonly to: number;
}

interface Put {
  /** Its place in `put`. */
  readonly place: number;
  /** The old row of an element of the same id; -1: there was none. */
  readonly instead: number;
}

const isRun = (piece: Run | Put): piece is Run => 'from' in piece;

/** The graph after the change; what else was kept beside it is left out. @throws StoreError where an edge would lose an end */
export function editTables(graph: ColumnarGraph, edit: GraphEdit, codec: Codec): Tables {
  const { tables, strings } = graph;
  const pool = new StringPool(codec, tables.strings);
  const nodes = rowsAfter(graph.nodeCount, row => graph.nodeId(row), edit.nodes);
  const edges = rowsAfter(graph.edgeCount, row => graph.edgeId(row), edit.edges);
  const column = <Element>(
    old: Column,
    rows: Rows<Element>,
    read: (one: Element) => PropertyValue | undefined,
  ): Column => columnAfter(old, rows, read, { strings, pool });
  const rowOf = rowFinder(graph, nodes);
  const ends = (side: 'start' | 'end'): Uint32Array => {
    const old = side === 'start' ? tables.edges.starts : tables.edges.ends;
    const now = edges.put.map(edge => rowOf.id(edge[side]));
    const all = arranged(old, now, edges, new Uint32Array(edges.count));
    let at = 0;
    for (const piece of edges.pieces) {
      const end = at + (isRun(piece) ? piece.to - piece.from : 1);
      if (isRun(piece)) rowOf.renumber(all.subarray(at, end));
      at = end;
    }
    return all;
  };
  const ids = nodes.put.map(node => pool.numberOf(node.id));
  const changed = {
    nodes: {
      ids: arranged(tables.nodes.ids, ids, nodes, new Uint32Array(nodes.count)),
      labels: column(tables.nodes.labels, nodes, node => node.labels),
      properties: propertiesAfter(tables.nodes.properties, nodes, { strings, pool }),
    },
    edges: {
      starts: ends('start'),
      ends: ends('end'),
      types: column(tables.edges.types, edges, edge => edge.type),
      qualifiers: column(tables.edges.qualifiers, edges, qualifierOf),
      ids: column(tables.edges.ids, edges, ownIdOf),
      properties: propertiesAfter(tables.edges.properties, edges, { strings, pool }),
    },
  };
  return { ...changed, strings: pool.finish(), more: new Map() };
}

/** In the order of ids. */
function rowsAfter<Element>(
  count: number,
  idAt: (row: number) => string,
  edit: ReadonlyMap<string, Element | null>,
): Rows<Element> {
  const pieces: (Run | Put)[] = [];
  const put: Element[] = [];
  let [row, kept] = [0, 0];
  const keep = (to: number): void => {
    if (to > row) pieces.push({ from: row, to });
    kept += to - row;
    row = to;
  };
  for (const [id, element] of [...edit].sort(([a], [b]) => compareText(a, b))) {
    keep(lowerBound(row, count, at => compareText(idAt(at), id) < 0));
    const isThere = row < count && idAt(row) === id;
    if (element) pieces.push({ place: put.push(element) - 1, instead: isThere ? row : -1 });
    if (isThere) row += 1;
  }
  keep(count);
  return { count: kept + put.length, pieces, put };
}

/** Old numbers as they lie, with new ones between. */
function arranged<Numbers extends Codes | Uint32Array>(
  old: Codes,
  put: readonly number[],
  { pieces }: Rows<unknown>,
  all: Numbers,
): Numbers {
  let at = 0;
  for (const piece of pieces)
    if (isRun(piece)) {
      all.set(old.subarray(piece.from, piece.to), at);
      at += piece.to - piece.from;
    } else all[at++] = put[piece.place]!;
  return all;
}

function rowFinder(
  graph: ColumnarGraph,
  { pieces, put }: Rows<GraphNode>,
): { renumber(old: Uint32Array): void; id(id: string): number } {
  const after = new Int32Array(graph.nodeCount).fill(-1);
  const ofPut = new Map<string, number>();
  let now = 0;
  for (const piece of pieces)
    if (isRun(piece)) for (let row = piece.from; row < piece.to; row++) after[row] = now++;
    else {
      ofPut.set(put[piece.place]!.id, now);
      // A node that was put anew has the edges of the old one.
      if (piece.instead >= 0) after[piece.instead] = now;
      now += 1;
    }
  const refuse = (id: string): never => {
    throw new StoreError(`Expected the node ${JSON.stringify(id)} for an edge, got none.`);
  };
  return {
    renumber(old) {
      for (let at = 0; at < old.length; at++) {
        const row = after[old[at]!]!;
        if (row < 0) refuse(graph.nodeId(old[at]!));
        old[at] = row;
      }
    },
    id(id) {
      const own = ofPut.get(id);
      if (own !== undefined) return own;
      const row = graph.nodeRow(id);
      const found = row === undefined ? -1 : after[row]!;
      return found < 0 ? refuse(id) : found;
    },
  };
}

interface Texts {
  readonly strings: StringTable;
  readonly pool: StringPool;
}

function propertiesAfter<Element extends GraphNode | GraphEdge>(
  columns: readonly Column[],
  rows: Rows<Element>,
  texts: Texts,
): Column[] {
  const known = new Set(columns.map(({ name }) => name));
  const fresh = new Set(
    rows.put.flatMap(({ properties }) => Object.keys(properties)).filter(name => !known.has(name)),
  );
  const made = [...fresh].map(name => {
    const read = propertyReader(name);
    return columnOf(
      name,
      valuesAfter(rows, () => undefined, rows.put.map(read)),
      texts.pool,
    );
  });
  const kept = columns.map(column => columnAfter(column, rows, propertyReader(column.name), texts));
  return [...kept, ...made].sort((a, b) => compareText(a.name, b.name));
}

function columnAfter<Element>(
  old: Column,
  rows: Rows<Element>,
  read: (one: Element) => PropertyValue | undefined,
  { strings, pool }: Texts,
): Column {
  const reader = new ColumnReader(old, strings);
  const fresh = rows.put.map(read);
  if (fresh.some(value => value !== undefined && !fits(value, old)))
    return columnOf(
      old.name,
      valuesAfter(rows, row => reader.at(row), fresh),
      pool,
    );
  const writer = new ColumnWriter(old.name, old.kind, pool, reader);
  const codes = fresh.map(value => (value === undefined ? 0 : writer.codeOf(value)));
  return writer.finish(arranged(old.codes, codes, rows, makeCodesLike(old.codes, codes, rows.count)));
}

function valuesAfter(
  { pieces }: Rows<unknown>,
  oldAt: (row: number) => PropertyValue | undefined,
  put: readonly (PropertyValue | undefined)[],
): (PropertyValue | undefined)[] {
  return pieces.flatMap(piece =>
    isRun(piece)
      ? Array.from({ length: piece.to - piece.from }, (_, at) => oldAt(piece.from + at))
      : [put[piece.place]],
  );
}

function fits(value: PropertyValue, { kind }: Column): boolean {
  if (kind === 'mixed') return true;
  return kindOfValues([value]) === kind || (Array.isArray(value) && value.length === 0 && forms[kind].isList);
}
