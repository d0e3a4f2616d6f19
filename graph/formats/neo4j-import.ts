/** The two CSV files of `neo4j-admin database import`: the fastest way of a large graph into an empty Neo4j. */
import type { Properties } from '../facts.ts';
import type { GraphFormat } from './format.ts';

/** Stands between the items of a list (`--array-delimiter=U+001F`): a sign that no text holds. */
const BETWEEN = '\u001f';

const shared = { extension: 'csv', mediaType: 'text/csv; charset=utf-8' } as const;

export const importNodes: GraphFormat = {
  ...shared,
  name: 'neo4j-nodes',
  says: 'nodes for neo4j-admin database import --nodes=FILE --array-delimiter=U+001F --multiline-fields=true',
  *write({ nodes }) {
    const columns = columnsOf(nodes);
    yield line(['id:ID', ':LABEL', ...columns.map(headOf)]);
    for (const { id, labels, properties } of nodes)
      yield line([quote(id), quote(labels.join(BETWEEN)), ...fieldsOf(properties, columns)]);
  },
};

export const importEdges: GraphFormat = {
  ...shared,
  name: 'neo4j-edges',
  says: 'edges for neo4j-admin database import --relationships=FILE, beside neo4j-nodes',
  *write({ edges }) {
    const columns = columnsOf(edges);
    yield line(['id:string', ':START_ID', ':END_ID', ':TYPE', ...columns.map(headOf)]);
    for (const { id, type, start, end, properties } of edges)
      yield line([quote(id), quote(start), quote(end), quote(type), ...fieldsOf(properties, columns)]);
  },
};

type Kind = 'string' | 'long' | 'double' | 'boolean';

interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly isList: boolean;
}

/** What the properties really hold: a column of a kind, or of texts where they differ. */
function columnsOf(elements: Iterable<{ readonly properties: Properties }>): Column[] {
  const columns = new Map<string, Column>();
  for (const { properties } of elements)
    for (const [name, value] of Object.entries(properties)) {
      const had = columns.get(name);
      const items = isList(value) ? value : [value];
      const kind = items.reduce<Kind | null>((so, item) => join(so, kindOf(item)), had?.kind ?? null);
      if (kind === null && had) continue;
      columns.set(name, { name, kind: kind ?? 'string', isList: (had?.isList ?? false) || isList(value) });
    }
  return [...columns.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(value: string | number | boolean): Kind {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'long' : 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function join(a: Kind | null, b: Kind): Kind {
  if (a === null || a === b) return b;
  const areNumbers = [a, b].every(kind => kind === 'long' || kind === 'double');
  return areNumbers ? 'double' : 'string';
}

const headOf = ({ name, kind, isList: isMany }: Column): string =>
  quote(`${name}:${kind}${isMany ? '[]' : ''}`);

function fieldsOf(properties: Properties, columns: readonly Column[]): string[] {
  return columns.map(({ name }) => {
    const value = properties[name];
    if (value === undefined) return '';
    return quote(isList(value) ? value.map(String).join(BETWEEN) : String(value));
  });
}

type Scalar = string | number | boolean;

const isList = (value: Scalar | readonly Scalar[]): value is readonly Scalar[] => Array.isArray(value);

/** An empty field is no value, a quoted one is a text; of a list that is empty, or holds one empty text, nothing comes over. */
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const line = (fields: readonly string[]): string => `${fields.join(',')}\n`;
