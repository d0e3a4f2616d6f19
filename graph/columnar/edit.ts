/** Changes a graph in columns: what does not change is copied as it lies, texts even packed. */
import { compareText, type GraphEdge, type GraphNode, type PropertyValue } from '../facts.ts';
import { StoreError } from '../store-error.ts';
import type { Codec } from './codec.ts';
import { type Column, ColumnReader, forms, kindOfValues } from './column.ts';
import { ColumnWriter, columnOf } from './column-writer.ts';
import { ownIdOf, propertyReader, qualifierOf } from './from-nodes.ts';
import type { ColumnarGraph } from './graph.ts';
import { lowerBound } from './lower-bound.ts';
import { makeCodesLike } from './numbers.ts';
import { StringPool, type StringTable } from './strings.ts';
import type { Tables } from './tables.ts';

/** By id: what stands there from now on; null: nothing. */
export interface GraphEdit {
  readonly nodes: ReadonlyMap<string, GraphNode | null>;
  readonly edges: ReadonlyMap<string, GraphEdge | null>;
}

/** The rows of a table after a change: an old row, or -1 - the place of an element that was put. */
interface Rows<Element> {
  readonly from: Int32Array;
  readonly put: readonly Element[];
}

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
    return Uint32Array.from(edges.from, row =>
      row < 0 ? rowOf.id(edges.put[-1 - row]![side]) : rowOf.old(old[row]!),
    );
  };
  const changed = {
    nodes: {
      ids: Uint32Array.from(nodes.from, row =>
        row < 0 ? pool.numberOf(nodes.put[-1 - row]!.id) : tables.nodes.ids[row]!,
      ),
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
  const from: number[] = [];
  const put: Element[] = [];
  let row = 0;
  for (const [id, element] of [...edit].sort(([a], [b]) => compareText(a, b))) {
    const place = lowerBound(row, count, at => compareText(idAt(at), id) < 0);
    while (row < place) from.push(row++);
    if (row < count && idAt(row) === id) row += 1;
    if (element) from.push(-put.push(element));
  }
  while (row < count) from.push(row++);
  return { from: Int32Array.from(from), put };
}

function rowFinder(
  graph: ColumnarGraph,
  { from, put }: Rows<GraphNode>,
): { old(row: number): number; id(id: string): number } {
  const after = new Int32Array(graph.nodeCount).fill(-1);
  const ofPut = new Map<string, number>();
  for (const [now, row] of from.entries())
    if (row >= 0) after[row] = now;
    else ofPut.set(put[-1 - row]!.id, now);
  const found = (row: number | undefined, id: () => string): number => {
    if (row !== undefined && row >= 0) return row;
    throw new StoreError(`Expected the node ${JSON.stringify(id())} for an edge, got none.`);
  };
  return {
    // A node that was put anew has the edges of the old one.
    old: row => found(after[row]! < 0 ? ofPut.get(graph.nodeId(row)) : after[row], () => graph.nodeId(row)),
    id(id) {
      const own = ofPut.get(id);
      if (own !== undefined) return own;
      const row = graph.nodeRow(id);
      return found(row === undefined ? undefined : after[row], () => id);
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
    const values = Array.from(rows.from, row => (row < 0 ? read(rows.put[-1 - row]!) : undefined));
    return columnOf(name, values, texts.pool);
  });
  const kept = columns.map(column => columnAfter(column, rows, propertyReader(column.name), texts));
  return [...kept, ...made].sort((a, b) => compareText(a.name, b.name));
}

function columnAfter<Element>(
  old: Column,
  { from, put }: Rows<Element>,
  read: (one: Element) => PropertyValue | undefined,
  { strings, pool }: Texts,
): Column {
  const reader = new ColumnReader(old, strings);
  const fresh = put.map(read);
  if (fresh.some(value => value !== undefined && !fits(value, old))) {
    const values = Array.from(from, row => (row < 0 ? fresh[-1 - row] : reader.at(row)));
    return columnOf(old.name, values, pool);
  }
  const writer = new ColumnWriter(old.name, old.kind, pool, reader);
  const codes = fresh.map(value => (value === undefined ? 0 : writer.codeOf(value)));
  const before = old.codes;
  const all = makeCodesLike(before, codes, from.length);
  for (let row = 0; row < from.length; row++) {
    const source = from[row]!;
    all[row] = source < 0 ? codes[-1 - source]! : before[source]!;
  }
  return writer.finish(all);
}

function fits(value: PropertyValue, { kind }: Column): boolean {
  if (kind === 'mixed') return true;
  return kindOfValues([value]) === kind || (Array.isArray(value) && value.length === 0 && forms[kind].isList);
}
