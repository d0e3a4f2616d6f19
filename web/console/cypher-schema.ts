/** The graph's schema as the language's completion and diagnostics want it. */
import type { CypherSchema } from '#cypher';
import { edgeTypes, evidenceProperties, type Label, nodeTypes, placeProperties } from '#graph/schema';

const seconds = new Map(
  nodeTypes.flatMap(({ label, alsoLabelled }) =>
    alsoLabelled ? [[label, alsoLabelled.label] as const] : [],
  ),
);
const ends = (labels: readonly Label[]): readonly string[] =>
  labels.flatMap(label => [label, seconds.get(label) ?? []].flat());

export const cypherSchema: CypherSchema = {
  nodes: nodeTypes.flatMap(({ label, says, alsoLabelled, properties }) => {
    const all = [...properties, ...placeProperties];
    const own = { label, says, properties: all };
    return alsoLabelled ? [own, { ...alsoLabelled, properties: all }] : [own];
  }),
  relationships: edgeTypes.map(({ type, says, from, to, properties }) => ({
    type,
    says,
    from: ends(from),
    to: ends(to),
    properties: [...properties, ...evidenceProperties],
  })),
};
