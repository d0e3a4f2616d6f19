/** What the graph is where some papers say something else than before: each node and edge is what all that state it say together. */
import { asBase, makesBase } from '#graph/bases';
import type { GraphEdit } from '#graph/columnar/edit';
import type { ColumnarGraph } from '#graph/columnar/graph';
import {
  type GraphEdge,
  type GraphNode,
  mergeEdges,
  mergeNodes,
  type Properties,
  sortKeys,
} from '#graph/facts';
import { edgesAfter } from './edges-after.ts';
import { nodesAfter } from './nodes-after.ts';
import { OldGraph } from './old-graph.ts';
import type { Others } from './rederiving.ts';
import { CATALOG, deltaOf, isSame, type Parts, type Statements, statementsIn } from './statements.ts';

export interface StatedParts {
  /** What papers said, and what they say; one that says nothing any more, or said nothing before, is in one of them only. */
  readonly before: Parts;
  readonly after: Parts;
  readonly others: Omit<Others, 'isOther'>;
  /** What the catalog says where these nodes are there. */
  catalog(present: { has(id: string): boolean }): readonly GraphEdge[];
  /** Whether the catalog has a say in the node. */
  isInCatalog(id: string): boolean;
}

export function editOf(
  graph: ColumnarGraph,
  { before, after, catalog, isInCatalog, ...stated }: StatedParts,
): GraphEdit {
  const old = new OldGraph(graph);
  const others: Others = { ...stated.others, isOther: paper => !before.has(paper) && !after.has(paper) };
  const nodesOf = (parts: Parts): Statements<GraphNode> =>
    statementsIn(parts, facts => facts.nodes, mergeNodes);
  const nodes = nodesAfter(old, deltaOf(nodesOf(before), nodesOf(after)), others);
  const isThere = {
    has: (id: string) => (nodes.get(id) !== undefined ? nodes.get(id) !== null : old.hasNode(id)),
  };
  // What the catalog says changes with the nodes that it has a say in.
  const turned = [...nodes].some(([id, node]) => (node === null) === old.hasNode(id) && isInCatalog(id));
  const spoken = (present: { has(id: string): boolean }): Parts =>
    new Map(turned ? [[CATALOG, { nodes: [], edges: catalog(present) }]] : []);
  const edgesOf = (parts: Parts, present: { has(id: string): boolean }): Statements<GraphEdge> =>
    statementsIn(new Map([...parts, ...spoken(present)]), facts => facts.edges, mergeEdges);
  const edges = edgesAfter(
    old,
    deltaOf(edgesOf(before, { has: id => old.hasNode(id) }), edgesOf(after, isThere)),
    {
      ...others,
      isOther: paper => others.isOther(paper) && !(turned && paper === CATALOG),
      derive: papers => statementsWithCatalog(papers, others, () => catalog(isThere)),
    },
  );
  return { nodes: finishNodes(old, nodes, edges), edges };
}

/** The catalog may be among them. */
function statementsWithCatalog(
  papers: readonly string[],
  { derive }: Others,
  catalog: () => readonly GraphEdge[],
): Parts {
  const parts = derive(papers.filter(paper => paper !== CATALOG));
  if (!papers.includes(CATALOG)) return parts;
  return new Map([...parts, [CATALOG, { nodes: [], edges: catalog() }]]);
}

/** Places that stand are kept; which models are bases follows from the edges. */
function finishNodes(
  old: OldGraph,
  nodes: ReadonlyMap<string, GraphNode | null>,
  edges: ReadonlyMap<string, GraphEdge | null>,
): ReadonlyMap<string, GraphNode | null> {
  const touched = new Set(nodes.keys());
  for (const [id, edge] of edges)
    for (const one of [edge, old.edge(id)]) if (one && makesBase(one.type)) touched.add(one.end);
  const bases = old.bases(touched, edges);
  const finished = new Map(nodes);
  for (const id of touched) {
    const before = old.node(id);
    const node = nodes.get(id) === undefined ? before : nodes.get(id)!;
    if (!node) continue;
    const placed = { ...node, properties: sortKeys({ ...node.properties, ...placeOf(before) }) };
    const done = asBase(placed, bases.has(id));
    if (isSame(done, before)) finished.delete(id);
    else finished.set(id, done);
  }
  return finished;
}

function placeOf(node: GraphNode | null): Properties {
  const { x, y, community } = node?.properties ?? {};
  return x === undefined || y === undefined
    ? {}
    : { x, y, ...(community === undefined ? {} : { community }) };
}
