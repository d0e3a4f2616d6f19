/** From nodes and the edges that leave them to columns: of each no more is kept than numbers and the texts that are met for the first time. */
import { compareText, edgeId, type GraphEdge, type GraphNode, type PropertyValue } from '../facts.ts';
import { nodeTypeOf } from '../schema.ts';
import type { Codec } from './codec.ts';
import type { Column } from './column.ts';
import { columnOf, makeColumn } from './column-writer.ts';
import { GatheredColumn } from './gathered-column.ts';
import { GrowingNumbers } from './growing.ts';
import { looseEdge, type NodeSource } from './node-source.ts';
import { StringPool } from './strings.ts';
import type { Tables } from './tables.ts';

type Element = Pick<GraphNode | GraphEdge, 'properties'>;

/** @throws StoreError where an edge reaches a node that is not there */
export function tablesFrom(source: NodeSource, codec: Codec): Tables {
  const pool = new StringPool(codec);
  const ids = Uint32Array.from(source.ids, id => pool.numberOf(id));
  placeNames(source, pool);
  const { labels, nodes, edges } = gather(source, pool);
  const rows = source.ids.map((_, row) => row);
  const order = edges.order();
  const text = (name: string, values: readonly (string | undefined)[]): Column =>
    makeColumn(
      name,
      'text',
      Array.from(order, at => values[at]),
      pool,
    );
  const tables = {
    nodes: {
      ids,
      labels: makeColumn('labels', 'texts', labels, pool),
      properties: nodes.finish(rows, row => source.node(row), pool),
    },
    edges: {
      starts: Uint32Array.from(order, at => edges.starts.at(at)),
      ends: Uint32Array.from(order, at => edges.ends.at(at)),
      types: text('type', edges.types),
      qualifiers: text('qualifier', edges.qualifiers),
      ids: text('id', edges.ownIds),
      properties: edges.columns.finish(order, edgeReader(source, edges), pool),
    },
  };
  return { ...tables, strings: pool.finish(), more: new Map() };
}

/** Texts that are read together lie together: ids first, then names, then what each node and the edges that leave it say. */
function placeNames(source: NodeSource, pool: StringPool): void {
  pool.startBlock();
  for (let row = 0; row < source.ids.length; row++) {
    const { labels, properties } = source.node(row);
    const name = properties[nodeTypeOf(labels)?.nameProperty ?? 'name'];
    for (const value of [name, properties.aliases]) if (value !== undefined) placeValue(value, pool);
  }
  pool.startBlock();
}

function placeValue(value: PropertyValue, pool: StringPool): void {
  if (typeof value === 'string') pool.numberOf(value);
  else if (Array.isArray(value))
    for (const item of value as readonly unknown[]) if (typeof item === 'string') pool.numberOf(item);
}

interface Gathered {
  readonly labels: readonly (readonly string[])[];
  readonly nodes: GatheredColumns;
  readonly edges: GatheredEdges;
}

function gather(source: NodeSource, pool: StringPool): Gathered {
  const labels: (readonly string[])[] = [];
  const nodes = new GatheredColumns(pool);
  const edges = new GatheredEdges(source.ids, pool);
  const lists = new Map<string, readonly string[]>();
  for (let row = 0; row < source.ids.length; row++) {
    const node = source.node(row);
    nodes.add(row, node);
    labels.push(once(lists, JSON.stringify(node.labels), node.labels));
    for (const edge of source.leaving(row)) edges.add(row, edge);
  }
  return { labels, nodes, edges };
}

/** Lists of labels, and types, are few: each is kept once. */
function once<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  const had = known.get(key);
  if (had !== undefined) return had;
  known.set(key, value);
  return value;
}

class GatheredColumns {
  readonly #pool: StringPool;
  readonly #columns = new Map<string, GatheredColumn>();

  constructor(pool: StringPool) {
    this.#pool = pool;
  }

  add(row: number, { properties }: Element): void {
    for (const [name, value] of Object.entries(properties)) this.#column(name).add(row, value);
  }

  /** @param order the rows in the order in which they are to lie @param elementAt for values that have no kind in common, which are read again */
  finish(order: ArrayLike<number>, elementAt: (row: number) => Element, pool: StringPool): Column[] {
    const names = [...this.#columns.keys()].sort(compareText);
    return names.map(name => {
      const column = this.#columns.get(name)!;
      this.#columns.delete(name);
      if (column.kind !== 'mixed') return column.finish(order);
      const read = propertyReader(name);
      return columnOf(
        name,
        Array.from(order, row => read(elementAt(row))),
        pool,
      );
    });
  }

  #column(name: string): GatheredColumn {
    const known = this.#columns.get(name);
    if (known) return known;
    const column = new GatheredColumn(name, this.#pool);
    this.#columns.set(name, column);
    return column;
  }
}

/** Edges in the order in which the nodes that they leave stand. */
class GatheredEdges {
  readonly columns: GatheredColumns;
  readonly starts = new GrowingNumbers();
  readonly ends = new GrowingNumbers();
  readonly types: string[] = [];
  readonly qualifiers: (string | undefined)[] = [];
  readonly ownIds: (string | undefined)[] = [];
  readonly #ids: string[] = [];
  readonly #rows: ReadonlyMap<string, number>;
  readonly #typeNames = new Map<string, string>();

  constructor(nodes: readonly string[], pool: StringPool) {
    this.columns = new GatheredColumns(pool);
    this.#rows = new Map(nodes.map((id, row) => [id, row]));
  }

  add(start: number, edge: GraphEdge): void {
    const end = this.#rows.get(edge.end);
    if (end === undefined) throw looseEdge(edge.end, edge.id);
    this.columns.add(this.types.length, edge);
    this.starts.push(start);
    this.ends.push(end);
    this.types.push(once(this.#typeNames, edge.type, edge.type));
    this.qualifiers.push(qualifierOf(edge));
    this.ownIds.push(ownIdOf(edge));
    this.#ids.push(edge.id);
  }

  /** That of their ids. */
  order(): Uint32Array {
    const ids = this.#ids;
    return Uint32Array.from(ids.keys()).sort((a, b) => compareText(ids[a]!, ids[b]!));
  }
}

/** Edges by the order in which they were gathered. */
function edgeReader(source: NodeSource, edges: GatheredEdges): (at: number) => GraphEdge {
  return at => {
    const start = edges.starts.at(at);
    let first = at;
    while (first > 0 && edges.starts.at(first - 1) === start) first -= 1;
    return source.leaving(start)[at - first]!;
  };
}

export function propertyReader(name: string): (element: Element) => PropertyValue | undefined {
  // What every object has, such as a constructor, is no property.
  return ({ properties }) => (Object.hasOwn(properties, name) ? properties[name] : undefined);
}

/** What an edge's id has behind the usual one; undefined where it is that one, or another altogether. */
export function qualifierOf({ id, type, start, end }: GraphEdge): string | undefined {
  const usual = edgeId(type, start, end);
  return id.length > usual.length && id.startsWith(usual) ? id.slice(usual.length) : undefined;
}

export function ownIdOf({ id, type, start, end }: GraphEdge): string | undefined {
  return id.startsWith(edgeId(type, start, end)) ? undefined : id;
}
