/** What completion knows of a graph: labels with their properties, and which relationships go from where to where. */
import type { GraphView } from '../graph-view.ts';
import type { Node, PropertyMap } from '../values.ts';

export interface SchemaProperty {
  readonly name: string;
  /** Shown beside the name. */
  readonly says?: string;
}

export interface SchemaNode {
  readonly label: string;
  readonly says?: string;
  readonly properties: readonly SchemaProperty[];
}

export interface SchemaRelationship {
  readonly type: string;
  readonly says?: string;
  /** Labels that it leaves and reaches. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly properties: readonly SchemaProperty[];
}

export interface CypherSchema {
  readonly nodes: readonly SchemaNode[];
  readonly relationships: readonly SchemaRelationship[];
  /** Signatures of the caller's own, such as `own.find(text :: STRING) :: (node :: NODE)`; where left out, any may be called. */
  readonly procedures?: readonly string[];
}

export const NO_SCHEMA: CypherSchema = { nodes: [], relationships: [] };

/** The direction of a hop as it is written: `->`, `<-`, or neither. */
export type Way = 'out' | 'in' | 'both';

const meets = (labels: readonly string[], ends: readonly string[]): boolean =>
  labels.length === 0 || labels.some(label => ends.includes(label));

/** Relationships that may lie between nodes of these labels; no labels stand for any. */
export function relationshipsBetween(
  schema: CypherSchema,
  left: readonly string[],
  way: Way,
  right: readonly string[],
): SchemaRelationship[] {
  return schema.relationships.filter(
    ({ from, to }) =>
      (way !== 'in' && meets(left, from) && meets(right, to)) ||
      (way !== 'out' && meets(left, to) && meets(right, from)),
  );
}

/** Labels at the other end of a hop from nodes of these labels, over one of the types; no types stand for any. */
export function labelsBeyond(
  schema: CypherSchema,
  left: readonly string[],
  types: readonly string[],
  way: Way,
): string[] {
  const found = new Set<string>();
  for (const { type, from, to } of schema.relationships) {
    if (types.length > 0 && !types.includes(type)) continue;
    if (way !== 'in' && meets(left, from)) for (const label of to) found.add(label);
    if (way !== 'out' && meets(left, to)) for (const label of from) found.add(label);
  }
  return [...found];
}

/** Property keys of nodes with one of the labels, or of relationships of one of the types; all where none is said. */
export function propertiesOf(
  schema: CypherSchema,
  kind: 'node' | 'relationship' | 'any',
  names: readonly string[],
): readonly SchemaProperty[] {
  if (names.length === 0) return allProperties(schema)[kind];
  const owners = [
    ...(kind === 'relationship' ? [] : schema.nodes.filter(({ label }) => names.includes(label))),
    ...(kind === 'node' ? [] : schema.relationships.filter(({ type }) => names.includes(type))),
  ];
  return distinct(owners);
}

type AllProperties = Readonly<Record<'node' | 'relationship' | 'any', readonly SchemaProperty[]>>;

/** Asked for with every stroke of a key, and the same for a whole schema. */
const kept = new WeakMap<CypherSchema, AllProperties>();

function allProperties(schema: CypherSchema): AllProperties {
  let all = kept.get(schema);
  if (!all) {
    const { nodes, relationships } = schema;
    all = {
      node: distinct(nodes),
      relationship: distinct(relationships),
      any: distinct([...nodes, ...relationships]),
    };
    kept.set(schema, all);
  }
  return all;
}

/** The first of each name. */
function distinct(owners: readonly { readonly properties: readonly SchemaProperty[] }[]): SchemaProperty[] {
  const byName = new Map<string, SchemaProperty>();
  for (const { properties } of owners)
    for (const property of properties) if (!byName.has(property.name)) byName.set(property.name, property);
  return [...byName.values()];
}

/** Elements of which the properties are read: enough to find the keys that are in use, quick on a large graph. */
const SAMPLE = 200;

/** The schema of a graph as it is: of each label and type the keys that its first elements have. */
export function schemaOf(view: GraphView): CypherSchema {
  const keysOf = (elements: readonly { readonly properties: PropertyMap }[]): SchemaProperty[] => {
    const names = new Set(elements.slice(0, SAMPLE).flatMap(({ properties }) => Object.keys(properties)));
    return [...names].sort().map(name => ({ name }));
  };
  const nodes = view.labels().map(label => {
    const indexes = Array.from(view.nodesWith(label)).slice(0, SAMPLE);
    return { label, properties: keysOf(indexes.map(index => view.node(index))) };
  });
  return { nodes, relationships: relationshipsOf(view, keysOf) };
}

function relationshipsOf(
  view: GraphView,
  keysOf: (elements: readonly { readonly properties: PropertyMap }[]) => SchemaProperty[],
): SchemaRelationship[] {
  const ends = new Map<
    string,
    { from: Set<string>; to: Set<string>; first: { properties: PropertyMap }[] }
  >();
  const add = (labels: Set<string>, node: Node): void => {
    for (const label of node.labels) labels.add(label);
  };
  for (const index of Array.from(view.nodesWith(null))) {
    const from = view.node(index);
    view.expand(index, 'out', null, (relationship, other) => {
      const found = view.relationship(relationship);
      const known = ends.get(found.type) ?? { from: new Set(), to: new Set(), first: [] };
      ends.set(found.type, known);
      add(known.from, from);
      add(known.to, view.node(other));
      if (known.first.length < SAMPLE) known.first.push(found);
      return true;
    });
  }
  return [...ends]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { from, to, first }]) => ({
      type,
      from: [...from].sort(),
      to: [...to].sort(),
      properties: keysOf(first),
    }));
}
