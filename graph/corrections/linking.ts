/** Corrections of what is said: a link that is none, an edge that is wrong, an edge that is missing. */
import { edgeFact, evidenceOf, type GraphEdge, type GraphNode, nodeId } from '../facts.ts';
import { type EdgeType, edgeTypeOf, edgeTypes, nodeTypeOf, nodeTypes } from '../schema.ts';
import { type Draft, mayJoin } from './draft.ts';
import { idle, kind, missing, stands } from './kind.ts';
import { refuse, textOf } from './refusing.ts';

export const notThisLink = kind<{ paper: string; node: string }>({
  does: 'not-this-link',
  says: 'what a paper names is not this node',
  fields: {
    paper: { holds: 'text', says: 'id of the paper' },
    node: { holds: 'text', says: 'id of the node that it does not name' },
  },
  describe: (values, name) => `${name(values.paper)} does not name ${name(values.node)}`,
  apply(draft, values, { why }) {
    const [paper, node] = [draft.node(values.paper), draft.node(values.node)];
    if (!paper) return missing(values.paper);
    if (!node) return stands(`${values.node} is not in the graph`);
    const edges = draft.edgesAt(node.id).filter(edge => evidenceOf(edge).some(one => one.paper === paper.id));
    if (edges.length === 0) return stands('the paper is not linked to it');
    for (const edge of edges) {
      const { stays, goes } = byPaper(edge, paper.id);
      draft.dropEdge(edge);
      if (goes) refuse(draft, goes, node.id, why);
      if (stays) draft.putEdge(stays);
    }
    return null;
  },
});

/** What the paper says of an edge, and what others say of it. */
function byPaper(edge: GraphEdge, paper: string): { stays: GraphEdge | null; goes: GraphEdge | null } {
  const part = (isKept: (stating: string) => boolean): GraphEdge | null => {
    const evidence = evidenceOf(edge).filter(one => isKept(one.paper));
    return evidence.length === 0 ? null : { ...edgeFact({ ...edge, evidence }), id: edge.id };
  };
  return { stays: part(one => one !== paper), goes: part(one => one === paper) };
}

export const removeEdge = kind<{ edge: string }>({
  does: 'remove-edge',
  says: 'an edge says what is not so',
  fields: { edge: { holds: 'text', says: 'id of the edge' } },
  describe: ({ edge }, name) => {
    const [type = '', start = '', end = ''] = edge.split('|');
    return `It is not so that ${name(start)} ${edgeTypeOf(type)?.phrase ?? type} ${name(end)}`;
  },
  apply(draft, values) {
    const edge = draft.edge(values.edge);
    if (!edge) return stands(`the edge ${values.edge} is not in the graph`);
    draft.dropEdge(edge);
    return null;
  },
});

type NewEdge = {
  type: string;
  start: string;
  end: string;
  name?: string;
  sentence?: string;
  paper?: string;
  how?: string;
};

export const addEdge = kind<NewEdge>({
  does: 'add-edge',
  says: 'an edge is missing',
  fields: {
    type: { holds: 'text', says: 'type of the edge', among: edgeTypes.map(({ type }) => type) },
    start: { holds: 'text', says: 'id of the node that it leaves' },
    end: { holds: 'text', says: 'id of the node that it reaches; made where it is new' },
    name: { holds: 'text', says: 'name of a new node at its end', optional: true },
    sentence: { holds: 'text', says: 'the sentence that states it, else the reason', optional: true },
    paper: {
      holds: 'text',
      says: 'id of the paper that states it, else the start where that is a paper',
      optional: true,
    },
    how: { holds: 'text', says: 'for DERIVED_FROM: fine-tuned, distilled, ...', optional: true },
  },
  describe: ({ type, start, end, name: made }, name) =>
    `${name(start)} ${edgeTypeOf(type)?.phrase ?? type} ${made ?? name(end)}`,
  apply(draft, values, { why }) {
    const start = draft.node(values.start);
    if (!start) return missing(values.start);
    const end = draft.node(values.end) ?? newNode(values);
    if (!end)
      return idle(
        `${values.end} is not in the graph; give its name, and an id such as ${nodeId('Model', values.name ?? 'name')}`,
      );
    const type = values.type as EdgeType;
    if (start.id === end.id) return idle('a thing stands in no relation to itself');
    if (!mayJoin(type, start, end))
      return idle(`${start.labels[0]} -[${type}]-> ${end.labels[0]} is no edge of the schema`);
    const edge = statedEdge(draft, type, start, end, values, why);
    if (draft.edge(edge.id)) return stands('the graph says so already');
    if (!draft.node(end.id)) draft.putNode(end);
    draft.putEdge(edge);
    return null;
  },
});

/** Null where it has no name, or an id that is not made of type and name. */
function newNode({ end, name }: NewEdge): GraphNode | null {
  const label = nodeTypes.find(one => name !== undefined && nodeId(one.label, name) === end)?.label;
  return label && label !== 'Paper' ? { id: end, labels: [label], properties: { name: name! } } : null;
}

function statedEdge(
  draft: Draft,
  type: EdgeType,
  start: GraphNode,
  end: GraphNode,
  { sentence = '', paper: named, how }: NewEdge,
  why: string,
): GraphEdge {
  const stating = nodeTypeOf(start.labels)?.label === 'Paper' ? start.id : '';
  const paper = named ?? stating;
  const found = draft.node(paper);
  const at = found && sentence !== '' ? textOf(found).indexOf(sentence) : -1;
  const place = at < 0 ? { start: 0, end: 0 } : { start: at, end: at + sentence.length };
  const evidence = { sentence: sentence || why, ...place, rule: 'correction', confidence: 1, paper };
  return edgeFact({
    type,
    start: start.id,
    end: end.id,
    evidence: [evidence],
    properties: how && type === 'DERIVED_FROM' ? { how } : {},
  });
}
