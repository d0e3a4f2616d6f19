/** Corrections of what a thing is: merged with another, split in two, renamed, of another type, no thing at all. */
import { edgeFact, evidenceOf, type GraphEdge, type GraphNode, nodeId, sortKeys } from '../facts.ts';
import { nameOf } from '../node-name.ts';
import {
  type EdgeType,
  edgeTypeOf,
  evidenceProperties,
  type Label,
  nodeTypeOf,
  nodeTypes,
} from '../schema.ts';
import { type Draft, mayJoin, withEnds } from './draft.ts';
import { idle, kind, missing, stands } from './kind.ts';
import { refuse } from './refusing.ts';

const things: readonly Label[] = nodeTypes.map(({ label }) => label).filter(label => label !== 'Paper');
const node = { holds: 'text', says: 'id of the node' } as const;

export const merge = kind<{ node: string; into: string }>({
  does: 'merge',
  says: 'two nodes are one thing',
  fields: { node, into: { holds: 'text', says: 'id of the node that stays' } },
  describe: (values, name) => `${name(values.node)} is ${name(values.into)}`,
  apply(draft, values) {
    const [from, into] = [draft.node(values.node), draft.node(values.into)];
    if (!into) return missing(values.into);
    if (!from) return stands(`${values.node} is not in the graph`);
    if (from.id === into.id) return stands('they are one already');
    if (from.labels[0] !== into.labels[0])
      return idle(
        `${from.id} is a ${from.labels[0]} and ${into.id} a ${into.labels[0]}: retype one of them first`,
      );
    if (from.labels[0] === 'Paper') return idle('papers are told apart by their ids, not by corrections');
    draft.replaceNode(withAliases(into, namesOf(from)));
    draft.moveNode(from.id, into.id);
    return null;
  },
});

export const split = kind<{ node: string; papers: readonly string[]; name: string }>({
  does: 'split',
  says: 'what some papers mean by a name is another thing',
  fields: {
    node,
    papers: { holds: 'texts', says: 'ids of the papers that mean the other thing' },
    name: { holds: 'text', says: 'name of the other thing' },
  },
  describe: (values, name) =>
    `${name(values.node)} in ${values.papers.map(name).join(', ')} is ${values.name}`,
  apply(draft, { node: id, papers, name }) {
    const from = draft.node(id);
    if (!from) return missing(id);
    const label = from.labels[0]!;
    const to = nodeId(label, name);
    if (to === from.id) return idle('the other thing needs another name');
    const edges = draft
      .edgesAt(from.id)
      .filter(edge => evidenceOf(edge).some(one => papers.includes(one.paper)));
    if (edges.length === 0)
      return (draft.node(to) ? stands : idle)(`none of the papers says anything of ${nameOf(from)}`);
    draft.putNode({ id: to, labels: [label], properties: { name } });
    for (const edge of edges) splitEdge(draft, edge, papers, from.id, to);
    return null;
  },
});

/** Sentences of the papers go with the new node, those of others stay. */
function splitEdge(draft: Draft, edge: GraphEdge, papers: readonly string[], from: string, to: string): void {
  const evidence = evidenceOf(edge);
  const going = evidence.filter(({ paper }) => papers.includes(paper));
  const staying = evidence.filter(({ paper }) => !papers.includes(paper));
  const [start, end] = [edge.start === from ? to : edge.start, edge.end === from ? to : edge.end];
  const qualified = withEnds(edge, start, end);
  const moved = edgeFact({ ...qualified, evidence: going });
  draft.dropEdge(edge);
  draft.putEdge({ ...moved, id: qualified.id });
  if (staying.length > 0) draft.putEdge({ ...edgeFact({ ...edge, evidence: staying }), id: edge.id });
}

export const rename = kind<{ node: string; name: string }>({
  does: 'rename',
  says: 'a node has another name; its id stays',
  fields: { node, name: { holds: 'text', says: 'the right name' } },
  describe: (values, name) => `${name(values.node)} is called ${values.name}`,
  apply(draft, { node: id, name }) {
    const found = draft.node(id);
    if (!found) return missing(id);
    if (nameOf(found) === name) return stands('it bears that name already');
    if (found.labels[0] === 'Paper') return idle('the title of a paper comes from its record');
    const { name: _, ...rest } = found.properties;
    draft.replaceNode(withAliases({ ...found, properties: { ...rest, name } }, namesOf(found)));
    return null;
  },
});

export const retype = kind<{ node: string; label: string }>({
  does: 'retype',
  says: 'a node is of another type',
  fields: { node, label: { holds: 'text', says: 'the right type', among: things } },
  describe: (values, name) => `${name(values.node)} is a ${values.label}`,
  apply(draft, { node: id, label }) {
    const found = draft.node(id);
    if (!found) return isRetyped(draft, id, label) ? stands(`it is a ${label} already`) : missing(id);
    if (found.labels[0] === label) return stands(`it is a ${label} already`);
    if (found.labels[0] === 'Paper') return idle('a paper stays a paper');
    const to = nodeId(label, nameOf(found));
    const known = new Set(nodeTypeOf([label])!.properties.map(({ name }) => name));
    const kept = Object.entries(found.properties).filter(([name]) => known.has(name) || PLACES.has(name));
    draft.putNode({ id: to, labels: [label], properties: sortKeys(Object.fromEntries(kept)) });
    draft.moveNode(found.id, to, edge => asAllowed(edge, draft));
    return null;
  },
});

/** The id of a thing is its type and its name. */
const isRetyped = (draft: Draft, id: string, label: string): boolean =>
  draft.node(`${label.toLowerCase()}${id.slice(id.indexOf(':'))}`) !== undefined;

const PLACES: ReadonlySet<string> = new Set(['x', 'y', 'community']);

/** What stands to a model as "builds on" stands to a technique as "uses": the first that the schema allows. */
const kin: readonly (readonly EdgeType[])[] = [
  ['BUILDS_ON', 'USES_TECHNIQUE', 'TRAINS_ON'],
  ['EVALUATES', 'EVALUATES_ON', 'USES_TECHNIQUE'],
  ['EVALUATES_ON', 'EVALUATES', 'USES_TECHNIQUE'],
  ['TRAINS_ON', 'BUILDS_ON', 'USES_TECHNIQUE'],
  ['USES_TECHNIQUE', 'BUILDS_ON', 'EVALUATES_ON'],
  ['COMPARES_WITH', 'MENTIONS'],
];

function asAllowed(edge: GraphEdge, draft: Draft): GraphEdge | null {
  const [start, end] = [draft.node(edge.start)!, draft.node(edge.end)!];
  const types = kin.find(([first]) => first === edge.type) ?? [edge.type];
  const type = types.find(one => mayJoin(one, start, end));
  if (type === edge.type || !type) return type ? edge : null;
  const known = new Set([...evidenceProperties, ...edgeTypeOf(type)!.properties].map(({ name }) => name));
  const kept = Object.entries(edge.properties).filter(([name]) => known.has(name));
  return { ...withEnds(edge, edge.start, edge.end, type), properties: Object.fromEntries(kept) };
}

export const ignoreName = kind<{ name: string; label?: string }>({
  does: 'ignore-name',
  says: 'a name is no thing and is never linked',
  fields: {
    name: { holds: 'text', says: 'the name' },
    label: { holds: 'text', says: 'only where it was taken for this', optional: true, among: things },
  },
  describe: ({ name, label }) => `${name} is ${label ? `no ${label}` : 'nothing to link'}`,
  apply(draft, { name, label }, { why }) {
    const found = draft.called(name).filter(one => !label || one.labels[0] === label);
    if (found.length === 0) return stands(`no ${label ?? 'node'} is called ${JSON.stringify(name)}`);
    for (const one of found) {
      for (const edge of draft.edgesAt(one.id)) refuse(draft, edge, one.id, why);
      draft.dropNode(one.id);
    }
    return null;
  },
});

function namesOf({ properties }: GraphNode): readonly string[] {
  const aliases = properties.aliases as readonly string[] | undefined;
  return [...(typeof properties.name === 'string' ? [properties.name] : []), ...(aliases ?? [])];
}

function withAliases(node: GraphNode, names: readonly string[]): GraphNode {
  const own = nameOf(node);
  const aliases = [...new Set([...namesOf(node), ...names])].filter(name => name !== own).sort();
  return {
    ...node,
    properties: sortKeys({ ...node.properties, ...(aliases.length > 0 ? { aliases } : {}) }),
  };
}
