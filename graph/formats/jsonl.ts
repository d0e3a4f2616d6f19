/** JSON lines in the form of Neo4j's APOC export (apoc.export.json.all): one node or relationship a line. Herdbook's own graph file. */
import type { Facts, GraphEdge, GraphNode, Properties, PropertyValue } from '../facts.ts';
import type { GraphRows } from '../rows.ts';
import { type EdgeType, edgeTypeOf } from '../schema.ts';
import { FormatError, type GraphFormat } from './format.ts';

export const jsonl: GraphFormat = {
  name: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/x-ndjson; charset=utf-8',
  says: "Herdbook's own graph file; Neo4j reads it with apoc.import.json",
  write: writeLines,
  read: text => readEntries(text.split('\n')),
};

function* writeLines({ nodes, edges }: Facts): Generator<string> {
  const labelsOf = new Map(nodes.map(node => [node.id, node.labels]));
  for (const node of nodes) yield nodeLine(node);
  for (const edge of edges)
    yield edgeLine(edge, labelsOf.get(edge.start) ?? [], labelsOf.get(edge.end) ?? []);
}

/** The same of a graph by rows, of which each is made as it is written. */
export function* rowLines(rows: GraphRows): Generator<string> {
  for (let row = 0; row < rows.nodeCount; row++) yield nodeLine(rows.node(row));
  for (let row = 0; row < rows.edgeCount; row++)
    yield edgeLine(rows.edge(row), rows.labels(rows.starts[row]!), rows.labels(rows.ends[row]!));
}

function nodeLine({ id, labels, properties }: GraphNode): string {
  return `${JSON.stringify({ type: 'node', id, labels, properties: { id, ...properties } })}\n`;
}

type Labels = readonly string[];

function edgeLine(
  { id, type, start, end, properties }: GraphEdge,
  startLabels: Labels,
  endLabels: Labels,
): string {
  const ends = { start: { id: start, labels: startLabels }, end: { id: end, labels: endLabels } };
  return `${JSON.stringify({ type: 'relationship', id, label: type, properties: { id, ...properties }, ...ends })}\n`;
}

const LINE_FEED = 0x0a;

/** The same from bytes, of which there may be more than a text can hold. @throws FormatError with the line */
export function readJsonLines(bytes: Uint8Array): Facts {
  return readEntries(linesOf(bytes));
}

function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, from);
    const to = found < 0 ? bytes.length : found;
    yield decoder.decode(bytes.subarray(from, to));
    from = to + 1;
  }
}

function readEntries(lines: Iterable<string>): Facts {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const lineOf = new Map<string, number>();
  const pending: { readonly edge: GraphEdge; readonly line: number }[] = [];
  let line = 0;
  for (const written of lines) {
    line += 1;
    if (written.trim() === '') continue;
    const entry = parseEntry(written, line);
    if (entry.type === 'node') {
      const node = readNode(entry, line);
      refuseSecond(node.id, 'node', line, lineOf);
      nodes.push(node);
    } else {
      const edge = readEdge(entry, line);
      refuseSecond(edge.id, 'relationship', line, lineOf);
      pending.push({ edge, line });
    }
  }
  const known = new Set(nodes.map(node => node.id));
  for (const { edge, line: at } of pending) {
    for (const end of [edge.start, edge.end])
      if (!known.has(end))
        throw new FormatError(at, 'both ends among the nodes', `the unknown node ${JSON.stringify(end)}`);
    edges.push(edge);
  }
  return { nodes, edges };
}

type Entry = Readonly<Record<string, unknown>>;

function parseEntry(written: string, line: number): Entry {
  let entry: unknown;
  try {
    entry = JSON.parse(written);
  } catch (error) {
    throw new FormatError(line, 'a JSON object', `${shorten(written)} (${(error as Error).message})`);
  }
  if (!isObject(entry) || (entry.type !== 'node' && entry.type !== 'relationship'))
    throw new FormatError(line, 'an object with "type": "node" or "relationship"', shorten(written));
  return entry;
}

function readNode(entry: Entry, line: number): GraphNode {
  const { labels } = entry;
  if (!Array.isArray(labels) || !labels.every(label => typeof label === 'string'))
    throw new FormatError(line, 'a node with a list of labels', shorten(JSON.stringify(labels)));
  const properties = readProperties(entry.properties, line);
  return { id: readId(entry, line), labels, properties };
}

function readEdge(entry: Entry, line: number): GraphEdge {
  const { label } = entry;
  if (typeof label !== 'string' || !edgeTypeOf(label))
    throw new FormatError(
      line,
      'a relationship type of the schema in "label"',
      shorten(JSON.stringify(label)),
    );
  const properties = readProperties(entry.properties, line);
  const [start, end] = [readEnd(entry, 'start', line), readEnd(entry, 'end', line)];
  return { id: readId(entry, line), type: label as EdgeType, start, end, properties };
}

/** Neo4j's own numbers stand in `id` where the graph went through it; ours is the property of that name. */
function readId(entry: Entry, line: number): string {
  const own = isObject(entry.properties) ? entry.properties.id : undefined;
  const id = own ?? entry.id;
  if (typeof id !== 'string' || id === '')
    throw new FormatError(line, 'an "id" that is a text', shorten(JSON.stringify(id)));
  return id;
}

function readEnd(entry: Entry, side: 'start' | 'end', line: number): string {
  const end = entry[side];
  if (isObject(end) && typeof end.id === 'string') return end.id;
  throw new FormatError(line, `"${side}" with the "id" of a node`, shorten(JSON.stringify(end)));
}

function readProperties(value: unknown, line: number): Properties {
  if (value === undefined) return {};
  if (!isObject(value))
    throw new FormatError(line, 'properties that are an object', shorten(JSON.stringify(value)));
  const { id: _, ...properties } = value;
  for (const [key, held] of Object.entries(properties))
    if (!isFlat(held))
      throw new FormatError(line, `a flat value in ${JSON.stringify(key)}`, shorten(JSON.stringify(held)));
  return properties as Record<string, PropertyValue>;
}

function refuseSecond(id: string, kind: string, line: number, lineOf: Map<string, number>): void {
  const key = `${kind} ${id}`;
  const before = lineOf.get(key);
  if (before !== undefined)
    throw new FormatError(
      line,
      `each ${kind} once`,
      `${JSON.stringify(id)}, which stands on line ${before} already`,
    );
  lineOf.set(key, line);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const isFlat = (value: unknown): boolean =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

function shorten(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
