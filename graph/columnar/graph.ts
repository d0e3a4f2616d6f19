/** A graph in columns, read: a node or an edge is made when someone asks for it. */
import {
  compareText,
  edgeId,
  type Facts,
  type GraphEdge,
  type GraphNode,
  type Properties,
  type PropertyValue,
} from '../facts.ts';
import type { GraphRows } from '../rows.ts';
import type { EdgeType } from '../schema.ts';
import type { Codec } from './codec.ts';
import { type Column, ColumnReader } from './column.ts';
import { lowerBound } from './lower-bound.ts';
import { StringTable } from './strings.ts';
import type { Tables } from './tables.ts';

export class ColumnarGraph implements GraphRows {
  readonly tables: Tables;
  readonly strings: StringTable;
  readonly nodeProperties: ReadonlyMap<string, ColumnReader>;
  readonly edgeProperties: ReadonlyMap<string, ColumnReader>;
  readonly #labels: ColumnReader;
  readonly #types: ColumnReader;
  readonly #qualifiers: ColumnReader;
  readonly #edgeIds: ColumnReader;
  /** Label lists and types are few: each is made once. */
  readonly #labelLists: (readonly string[])[] = [];
  readonly #typeNames: EdgeType[] = [];

  constructor(tables: Tables, codec: Codec) {
    this.tables = tables;
    this.strings = new StringTable(tables.strings, codec);
    const { nodes, edges } = tables;
    const reader = (column: Column): ColumnReader => new ColumnReader(column, this.strings);
    const byName = (columns: readonly Column[]): ReadonlyMap<string, ColumnReader> =>
      new Map(columns.map(column => [column.name, reader(column)]));
    this.nodeProperties = byName(nodes.properties);
    this.edgeProperties = byName(edges.properties);
    this.#labels = reader(nodes.labels);
    this.#types = reader(edges.types);
    this.#qualifiers = reader(edges.qualifiers);
    this.#edgeIds = reader(edges.ids);
  }

  get nodeCount(): number {
    return this.tables.nodes.ids.length;
  }

  get edgeCount(): number {
    return this.tables.edges.starts.length;
  }

  get starts(): Uint32Array {
    return this.tables.edges.starts;
  }

  get ends(): Uint32Array {
    return this.tables.edges.ends;
  }

  nodeId(row: number): string {
    return this.strings.at(this.tables.nodes.ids[row]!);
  }

  /** The row of a node, undefined where there is none. */
  nodeRow(id: string): number | undefined {
    return rowOf(id, this.nodeCount, row => this.nodeId(row));
  }

  labels(row: number): readonly string[] {
    const code = this.#labels.column.codes[row]!;
    this.#labelLists[code] ??= this.#labels.value(code) as readonly string[];
    return this.#labelLists[code];
  }

  nodeProperty(row: number, name: string): PropertyValue | undefined {
    return this.nodeProperties.get(name)?.at(row);
  }

  edgeType(row: number): EdgeType {
    const code = this.#types.column.codes[row]!;
    this.#typeNames[code] ??= this.#types.value(code) as EdgeType;
    return this.#typeNames[code];
  }

  edgeStart(row: number): string {
    return this.nodeId(this.tables.edges.starts[row]!);
  }

  edgeEnd(row: number): string {
    return this.nodeId(this.tables.edges.ends[row]!);
  }

  edgeId(row: number): string {
    const own = this.#edgeIds.at(row);
    if (own !== undefined) return own as string;
    const usual = edgeId(this.edgeType(row), this.edgeStart(row), this.edgeEnd(row));
    return usual + String(this.#qualifiers.at(row) ?? '');
  }

  edgeProperty(row: number, name: string): PropertyValue | undefined {
    return this.edgeProperties.get(name)?.at(row);
  }

  /** The row of an edge, undefined where there is none. */
  edgeRow(id: string): number | undefined {
    return rowOf(id, this.edgeCount, row => this.edgeId(row));
  }

  node(row: number): GraphNode {
    const properties = propertiesAt(this.nodeProperties, row);
    return { id: this.nodeId(row), labels: this.labels(row), properties };
  }

  edge(row: number): GraphEdge {
    const [type, start, end] = [this.edgeType(row), this.edgeStart(row), this.edgeEnd(row)];
    return { id: this.edgeId(row), type, start, end, properties: propertiesAt(this.edgeProperties, row) };
  }

  facts(): Facts {
    return {
      nodes: Array.from({ length: this.nodeCount }, (_, row) => this.node(row)),
      edges: Array.from({ length: this.edgeCount }, (_, row) => this.edge(row)),
    };
  }
}

/** Rows are in the order of their ids. */
function rowOf(id: string, count: number, idAt: (row: number) => string): number | undefined {
  const row = lowerBound(0, count, at => compareText(idAt(at), id) < 0);
  return row < count && idAt(row) === id ? row : undefined;
}

/** A name that is set in another way than all others. */
const PROTOTYPE = '__proto__';
const OWN = { configurable: true, enumerable: true, writable: true };

/** In the order of their names, as the columns are. */
export function propertiesAt(columns: ReadonlyMap<string, ColumnReader>, row: number): Properties {
  const properties: Record<string, PropertyValue> = {};
  for (const [name, column] of columns) {
    const value = column.at(row);
    if (value === undefined) continue;
    if (name === PROTOTYPE) Object.defineProperty(properties, name, { ...OWN, value });
    else properties[name] = value;
  }
  return properties;
}
