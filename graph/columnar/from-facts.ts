/** From facts to columns. */
import {
  compareText,
  edgeId,
  type Facts,
  type GraphEdge,
  type GraphNode,
  type PropertyValue,
} from '../facts.ts';
import { nodeTypeOf } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import type { Codec } from './codec.ts';
import type { Column } from './column.ts';
import { columnOf, makeColumn } from './column-writer.ts';
import { StringPool } from './strings.ts';
import type { Tables } from './tables.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);

/** @throws StoreError where an edge names a node that is not there */
export function tablesOf(facts: Facts, codec: Codec): Tables {
  const nodes = [...facts.nodes].sort(byId);
  const edges = [...facts.edges].sort(byId);
  const pool = new StringPool(codec);
  const ids = Uint32Array.from(nodes, node => pool.numberOf(node.id));
  placeTexts(nodes, edges, pool);
  const rows = new Map(nodes.map(({ id }, row) => [id, row]));
  const rowOf = (id: string, edge: GraphEdge): number => rows.get(id) ?? refuseLoose(id, edge);
  const text = (name: string, values: readonly (string | undefined)[]): Column =>
    makeColumn(name, 'text', values, pool);
  const tables = {
    nodes: {
      ids,
      labels: makeColumn(
        'labels',
        'texts',
        nodes.map(node => node.labels),
        pool,
      ),
      properties: columnsOf(nodes, pool),
    },
    edges: {
      starts: Uint32Array.from(edges, edge => rowOf(edge.start, edge)),
      ends: Uint32Array.from(edges, edge => rowOf(edge.end, edge)),
      types: text(
        'type',
        edges.map(edge => edge.type),
      ),
      qualifiers: text('qualifier', edges.map(qualifierOf)),
      ids: text('id', edges.map(ownIdOf)),
      properties: columnsOf(edges, pool),
    },
  };
  return { ...tables, strings: pool.finish(), more: new Map() };
}

/** Texts that are read together lie together: ids first, then names, then what each node and the edges that leave it say. */
function placeTexts(nodes: readonly GraphNode[], edges: readonly GraphEdge[], pool: StringPool): void {
  pool.startBlock();
  for (const { labels, properties } of nodes) {
    const name = properties[nodeTypeOf(labels)?.nameProperty ?? 'name'];
    if (name !== undefined) placeValue(name, pool);
    if (properties.aliases !== undefined) placeValue(properties.aliases, pool);
  }
  pool.startBlock();
  const leaving = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const held = leaving.get(edge.start);
    if (held) held.push(edge);
    else leaving.set(edge.start, [edge]);
  }
  for (const node of nodes)
    for (const { properties } of [node, ...(leaving.get(node.id) ?? [])])
      for (const value of Object.values(properties)) placeValue(value, pool);
}

function placeValue(value: PropertyValue, pool: StringPool): void {
  if (typeof value === 'string') pool.numberOf(value);
  else if (Array.isArray(value))
    for (const item of value as readonly unknown[]) if (typeof item === 'string') pool.numberOf(item);
}

function columnsOf(elements: readonly (GraphNode | GraphEdge)[], pool: StringPool): Column[] {
  const names = new Set(elements.flatMap(({ properties }) => Object.keys(properties)));
  return [...names].sort(compareText).map(name => columnOf(name, elements.map(propertyReader(name)), pool));
}

export function propertyReader(
  name: string,
): (element: Pick<GraphNode, 'properties'>) => PropertyValue | undefined {
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

function refuseLoose(id: string, edge: GraphEdge): never {
  throw new StoreError(
    `Expected the node ${JSON.stringify(id)} for the edge ${JSON.stringify(edge.id)}, got none. Add the node with the edge.`,
  );
}
