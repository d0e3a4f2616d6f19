/** A graph in columns as the Cypher engine reads it. */
import {
  AdjacencyRows,
  degreeOf,
  type GraphView,
  Node,
  type PropertyMap,
  Relationship,
  type Value,
  type Ways,
  WaysByType,
  walk,
} from '#cypher';
import type { ColumnReader } from './column.ts';
import { type ColumnarGraph, propertiesAt } from './graph.ts';

type Direction = Parameters<GraphView['expand']>[1];
type Visit = Parameters<GraphView['expand']>[3];

/** Stands for edges of every type: no query can spell it. */
const ALL = '\u0000';
const EMPTY: ArrayLike<number> = [];
/** Nothing is ever deleted here. */
const NONE: ReadonlySet<number> = new Set();

/** How an element reads its properties; its id is one of them. */
class RowSource {
  readonly #id: string;
  readonly #columns: ReadonlyMap<string, ColumnReader>;
  readonly #row: number;

  constructor(id: string, columns: ReadonlyMap<string, ColumnReader>, row: number) {
    this.#id = id;
    this.#columns = columns;
    this.#row = row;
  }

  get(key: string): Value {
    return key === 'id' ? this.#id : (this.#columns.get(key)?.at(this.#row) ?? null);
  }

  all(): PropertyMap {
    return { id: this.#id, ...propertiesAt(this.#columns, this.#row) };
  }
}

export class ColumnarView implements GraphView {
  /** It never changes. */
  readonly version = 0;
  readonly #graph: ColumnarGraph;
  readonly #nodes: Node[] = [];
  readonly #relationships: Relationship[] = [];
  #byLabel: ReadonlyMap<string, Uint32Array> | null = null;
  #byType: ReadonlyMap<string, Uint32Array> | null = null;
  #all: Uint32Array | null = null;
  readonly #indexes = new Map<string, ReadonlyMap<string | number, readonly number[]>>();
  readonly #columns = new Map<string, readonly Value[]>();
  #nothing: readonly Value[] | null = null;
  readonly #rows = { in: new Map<string, AdjacencyRows>(), out: new Map<string, AdjacencyRows>() };
  readonly #ways = new WaysByType((side, type) => this.#adjacency(side, type ?? ALL));
  readonly #endLabels = new Map<string, ReadonlySet<string>>();

  constructor(graph: ColumnarGraph) {
    this.#graph = graph;
  }

  get nodeCount(): number {
    return this.#graph.nodeCount;
  }

  get relationshipCount(): number {
    return this.#graph.edgeCount;
  }

  node(index: number): Node {
    this.#nodes[index] ??= this.#makeNode(index);
    return this.#nodes[index];
  }

  relationship(index: number): Relationship {
    this.#relationships[index] ??= this.#makeRelationship(index);
    return this.#relationships[index];
  }

  ends(relationship: number): readonly [number, number] {
    const { starts, ends } = this.#graph.tables.edges;
    return [starts[relationship]!, ends[relationship]!];
  }

  nodesWith(label: string | null): ArrayLike<number> {
    if (label === null) {
      this.#all ??= Uint32Array.from({ length: this.nodeCount }, (_, row) => row);
      return this.#all;
    }
    return this.#labelled().get(label) ?? EMPTY;
  }

  nodesWhere(key: string, value: string | number): ArrayLike<number> {
    if (key === 'id') return this.#nodeCalled(value);
    let index = this.#indexes.get(key);
    if (!index) {
      index = indexOf(this.column(key));
      this.#indexes.set(key, index);
    }
    return index.get(value) ?? EMPTY;
  }

  /** Rows are in the order of their ids: there is nothing to make ready. */
  #nodeCalled(id: string | number): ArrayLike<number> {
    const row = typeof id === 'string' ? this.#graph.nodeRow(id) : undefined;
    return row === undefined ? EMPTY : [row];
  }

  isUnique(key: string): boolean {
    if (key === 'id') return true;
    return this.#indexes.get(key)?.size === this.nodeCount;
  }

  column(key: string): readonly Value[] {
    const known = this.#columns.get(key);
    if (known) return known;
    const column = this.#readColumn(key);
    this.#columns.set(key, column);
    return column;
  }

  /** What no node has is one column, whatever it is called. */
  #readColumn(key: string): readonly Value[] {
    const rows = { length: this.nodeCount };
    if (key === 'id') return Array.from(rows, (_, row) => this.#graph.nodeId(row));
    const column = this.#graph.nodeProperties.get(key);
    if (column) return Array.from(rows, (_, row) => column.at(row) ?? null);
    this.#nothing ??= new Array(this.nodeCount).fill(null);
    return this.#nothing;
  }

  labelsAt(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string> {
    const [first, ...more] = [...types].map(type => this.#labelsOfEnds(side, type));
    return new Set([...(first ?? [])].filter(label => more.every(labels => labels.has(label))));
  }

  #labelsOfEnds(side: 'start' | 'end', type: string): ReadonlySet<string> {
    const key = `${side} ${type}`;
    let shared = this.#endLabels.get(key);
    if (!shared) {
      const ends = side === 'start' ? this.#graph.tables.edges.starts : this.#graph.tables.edges.ends;
      // Lists of labels are few: equal ones are the same object.
      const lists = new Set(Array.from(this.#typed(type), row => this.#graph.labels(ends[row]!)));
      const [first, ...rest] = lists;
      shared = new Set(first?.filter(label => rest.every(own => own.includes(label))));
      this.#endLabels.set(key, shared);
    }
    return shared;
  }

  ways(direction: Direction, types: ReadonlySet<string> | null): Ways {
    return this.#ways.of(direction, types);
  }

  expand(node: number, direction: Direction, types: ReadonlySet<string> | null, visit: Visit): boolean {
    return walk(this.ways(direction, types), node, visit);
  }

  degree(node: number, direction: Direction, types: ReadonlySet<string> | null = null): number {
    return degreeOf(this.ways(direction, types), node);
  }

  labels(): readonly string[] {
    return [...this.#labelled().keys()].sort();
  }

  types(): readonly string[] {
    return [...this.#byTypes().keys()].sort();
  }

  propertyKeys(): readonly string[] {
    return [
      ...new Set(['id', ...this.#graph.nodeProperties.keys(), ...this.#graph.edgeProperties.keys()]),
    ].sort();
  }

  #makeNode(row: number): Node {
    const id = this.#graph.nodeId(row);
    return new Node(row, id, this.#graph.labels(row), new RowSource(id, this.#graph.nodeProperties, row));
  }

  #makeRelationship(row: number): Relationship {
    const graph = this.#graph;
    const id = graph.edgeId(row);
    const source = new RowSource(id, graph.edgeProperties, row);
    return new Relationship(row, id, graph.edgeType(row), graph.edgeStart(row), graph.edgeEnd(row), source);
  }

  #labelled(): ReadonlyMap<string, Uint32Array> {
    this.#byLabel ??= groupRows(this.nodeCount, row => this.#graph.labels(row));
    return this.#byLabel;
  }

  #byTypes(): ReadonlyMap<string, Uint32Array> {
    this.#byType ??= groupRows(this.relationshipCount, row => [this.#graph.edgeType(row)]);
    return this.#byType;
  }

  #typed(type: string): ArrayLike<number> {
    if (type !== ALL) return this.#byTypes().get(type) ?? EMPTY;
    return Uint32Array.from({ length: this.relationshipCount }, (_, row) => row);
  }

  /** Null where there are none of the type. */
  #adjacency(direction: 'in' | 'out', type: string): AdjacencyRows | null {
    if (type !== ALL && !this.#byTypes().has(type)) return null;
    let rows = this.#rows[direction].get(type);
    if (!rows) {
      const { starts, ends } = this.#graph.tables.edges;
      const [near, far] = direction === 'out' ? [starts, ends] : [ends, starts];
      rows = new AdjacencyRows(this.nodeCount, this.#typed(type), near, far, NONE);
      this.#rows[direction].set(type, rows);
    }
    return rows;
  }
}

function indexOf(column: readonly Value[]): ReadonlyMap<string | number, readonly number[]> {
  const index = new Map<string | number, number[]>();
  for (const [row, value] of column.entries()) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const rows = index.get(value);
    if (rows) rows.push(row);
    else index.set(value, [row]);
  }
  return index;
}

function groupRows(
  count: number,
  namesAt: (row: number) => readonly string[],
): ReadonlyMap<string, Uint32Array> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < count; row++)
    for (const name of namesAt(row)) {
      const rows = groups.get(name);
      if (rows) rows.push(row);
      else groups.set(name, [row]);
    }
  return new Map([...groups].map(([name, rows]) => [name, Uint32Array.from(rows)]));
}
