/** Procedures that tell what a graph holds, named as Neo4j names them. */
import type { GraphView } from '../graph-view.ts';
import { Node, type PropertyMap, Relationship, type Value } from '../values.ts';
import type { Procedure } from './procedure.ts';

export const schemaProcedures: readonly Procedure[] = [
  {
    signature: 'db.labels() :: (label :: STRING)',
    call: (_, view) => view.labels().map(label => [label]),
  },
  {
    signature: 'db.relationshipTypes() :: (relationshipType :: STRING)',
    call: (_, view) => view.types().map(type => [type]),
  },
  {
    signature: 'db.propertyKeys() :: (propertyKey :: STRING)',
    call: (_, view) => view.propertyKeys().map(key => [key]),
  },
  {
    signature: 'db.schema.visualization() :: (nodes :: LIST<NODE>, relationships :: LIST<RELATIONSHIP>)',
    call: (_, view) => [schemaOf(view)],
  },
];

/** One virtual node for each label, one virtual relationship for each way in which a type joins two labels. */
function schemaOf(view: GraphView): readonly [nodes: Node[], relationships: Relationship[]] {
  const nodes = new Map(
    view
      .labels()
      .map((label, at) => [label, new Node(-1 - at, `label:${label}`, [label], held({ name: label }))]),
  );
  const relationships = new Map<string, Relationship>();
  for (let at = 0; at < view.relationshipCount; at++) {
    const { type } = view.relationship(at);
    const [start, end] = view.ends(at);
    for (const from of view.node(start).labels)
      for (const to of view.node(end).labels) {
        const id = `type:${from}:${type}:${to}`;
        if (relationships.has(id)) continue;
        const [a, b] = [nodes.get(from)!, nodes.get(to)!];
        relationships.set(
          id,
          new Relationship(-1 - relationships.size, id, type, a.id, b.id, held({ name: type })),
        );
      }
  }
  return [[...nodes.values()], [...relationships.values()]];
}

const held = (properties: PropertyMap): { get(key: string): Value; all(): PropertyMap } => ({
  get: key => properties[key] ?? null,
  all: () => properties,
});
