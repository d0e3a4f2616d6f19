/** A Cypher script for cypher-shell: constraints from the schema, then nodes before edges, in batches. */
import type { Facts, GraphEdge, GraphNode, PropertyValue } from '../facts.ts';
import { nodeTypes } from '../schema.ts';
import type { GraphFormat } from './format.ts';

export const cypherScript: GraphFormat = {
  name: 'cypher',
  extension: 'cypher',
  mediaType: 'text/plain; charset=utf-8',
  says: 'a script for cypher-shell, with constraints and batches',
  write,
};

/** Rows of one UNWIND: large enough to be fast, small enough for the memory of any server. */
const BATCH = 500;

function* write({ nodes, edges }: Facts): Generator<string> {
  for (const { label } of nodeTypes)
    yield `CREATE CONSTRAINT herdbook_${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${name(label)}) REQUIRE n.id IS UNIQUE;\n`;
  for (const batch of batches(nodes, node => node.labels)) yield writeNodes(batch[0]!.labels, batch);
  const labelOf = new Map(nodes.map(node => [node.id, node.labels[0] ?? '']));
  const partsOf = ({ start, type, end }: GraphEdge): string[] => [
    labelOf.get(start) ?? '',
    type,
    labelOf.get(end) ?? '',
  ];
  for (const batch of batches(edges, partsOf)) yield writeEdges(partsOf(batch[0]!), batch);
}

function writeNodes(labels: readonly string[], nodes: readonly GraphNode[]): string {
  const [first, ...more] = labels.map(name);
  const rows = nodes.map(({ id, properties }) => literal({ id, ...properties }));
  const also = more.length > 0 ? ` SET n:${more.join(':')}` : '';
  return `UNWIND [\n${rows.join(',\n')}\n] AS row MERGE (n:${first} {id: row.id}) SET n += row${also};\n`;
}

function writeEdges(parts: readonly string[], edges: readonly GraphEdge[]): string {
  const [from, type, to] = parts.map(name);
  const rows = edges.map(
    ({ id, start, end, properties }) =>
      `[${literal(start)}, ${literal(end)}, ${literal({ id, ...properties })}]`,
  );
  return `UNWIND [\n${rows.join(',\n')}\n] AS row MATCH (a:${from} {id: row[0]}), (b:${to} {id: row[1]}) MERGE (a)-[r:${type} {id: row[2].id}]->(b) SET r += row[2];\n`;
}

function literal(value: PropertyValue | Readonly<Record<string, PropertyValue>>): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, held]) => `${name(key)}: ${literal(held)}`)
    .join(', ')}}`;
}

const isList = (value: object): value is readonly (string | number)[] => Array.isArray(value);

/** cypher-shell ends a statement at a semicolon that ends a line, also inside of a text: no text keeps its line breaks. */
function quote(text: string): string {
  const escaped = text
    .replace(/[\\']/gu, sign => `\\${sign}`)
    .replace(/\n/gu, '\\n')
    .replace(/\r/gu, '\\r');
  return `'${escaped}'`;
}

/** A name as it stands, or in backticks where it is no plain word. */
function name(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? text : `\`${text.replaceAll('`', '``')}\``;
}

/** Items with the same key in pieces of at most one batch, in the order in which keys first appear. */
function* batches<T>(items: readonly T[], keyOf: (item: T) => readonly string[]): Generator<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  for (const group of groups.values())
    for (let at = 0; at < group.length; at += BATCH) yield group.slice(at, at + BATCH);
}
