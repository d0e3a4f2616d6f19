/** What the graph is where some papers say something else than before: each node and edge is what all that state it say together. */
import { asBase, makesBase } from '#graph/bases';
import type { GraphEdit } from '#graph/columnar/edit';
import type { ColumnarGraph } from '#graph/columnar/graph';
import {
  type Facts,
  type GraphEdge,
  type GraphNode,
  mergeEdges,
  mergeNodes,
  type Properties,
  sortKeys,
} from '#graph/facts';

/** What a paper, by its id, says; the catalog's id is empty. */
export type Parts = ReadonlyMap<string, Facts>;

export interface Sayings {
  /** What they said, and what they say; one who says nothing any more, or said nothing before, is in one of them only. */
  readonly before: Parts;
  readonly after: Parts;
  /** What papers say of which nothing has changed. */
  others(papers: readonly string[]): Parts;
  /** What the catalog says where these nodes are there. */
  catalog(present: { has(id: string): boolean }): readonly GraphEdge[];
  /** Whether the catalog has a say in the node. */
  isInCatalog(id: string): boolean;
}

const CATALOG = '';

export function editOf(graph: ColumnarGraph, sayings: Sayings): GraphEdit {
  const old = new OldGraph(graph);
  const nodes = changeAll<GraphNode>(facts => facts.nodes, sayings, {
    at: id => old.node(id),
    statedBy: id => old.papersOf(id),
    merge: mergeNodes,
  });
  const isThere = {
    has: (id: string) => (nodes.get(id) !== undefined ? nodes.get(id) !== null : old.hasNode(id)),
  };
  const turned = [...nodes].some(
    ([id, node]) => (node === null) !== (old.node(id) === null) && sayings.isInCatalog(id),
  );
  const known = turned
    ? { before: sayings.catalog({ has: id => old.hasNode(id) }), after: sayings.catalog(isThere) }
    : null;
  const withCatalog = (parts: Parts, edges: readonly GraphEdge[] | undefined): Parts =>
    edges ? new Map([...parts, [CATALOG, { nodes: [], edges }]]) : parts;
  const edges = changeAll<GraphEdge>(
    facts => facts.edges,
    {
      ...sayings,
      before: withCatalog(sayings.before, known?.before),
      after: withCatalog(sayings.after, known?.after),
      others: papers =>
        withCatalog(
          sayings.others(papers.filter(paper => paper !== CATALOG)),
          papers.includes(CATALOG) ? (known?.after ?? sayings.catalog(isThere)) : undefined,
        ),
    },
    { at: id => old.edge(id), statedBy: id => evidencePapers(old.edge(id)), merge: mergeEdges },
  );
  return { nodes: finishNodes(old, nodes, edges), edges };
}

interface Table<Element> {
  at(id: string): Element | null;
  /** Papers that may state it. */
  statedBy(id: string): readonly string[];
  merge(a: Element, b: Element): Element;
}

function changeAll<Element extends GraphNode | GraphEdge>(
  elementsOf: (facts: Facts) => readonly Element[],
  { before, after, others }: Sayings,
  { at, statedBy, merge }: Table<Element>,
): Map<string, Element | null> {
  const says = (parts: Parts): ReadonlyMap<string, ReadonlyMap<string, Element>> =>
    new Map([...parts].map(([paper, facts]) => [paper, byId(elementsOf(facts), merge)]));
  const [was, is] = [says(before), says(after)];
  /** Where something else is said, or nothing more: what the others say must be heard again. */
  const unsaid = new Set<string>();
  const said = new Map<string, Map<string, Element>>();
  for (const [paper, elements] of was)
    for (const [id, element] of elements) if (!isSame(element, is.get(paper)?.get(id))) unsaid.add(id);
  for (const [paper, elements] of is)
    for (const [id, element] of elements) {
      if (!unsaid.has(id) && isSame(element, was.get(paper)?.get(id))) continue;
      const held = said.get(id) ?? new Map<string, Element>();
      said.set(id, held.set(paper, element));
    }
  const missing = new Set(
    [...unsaid].flatMap(statedBy).filter(paper => !before.has(paper) && !after.has(paper)),
  );
  const heard = says(others([...missing]));
  const changed = new Map<string, Element | null>();
  for (const id of new Set([...unsaid, ...said.keys()])) {
    const now = [...(said.get(id)?.values() ?? [])];
    if (unsaid.has(id))
      for (const elements of heard.values()) now.push(...[elements.get(id)].filter(one => one !== undefined));
    else now.push(...[at(id)].filter(one => one !== null));
    changed.set(id, now.length === 0 ? null : now.map(one => merge(one, one)).reduce(merge));
  }
  return changed;
}

function byId<Element extends GraphNode | GraphEdge>(
  elements: readonly Element[],
  merge: (a: Element, b: Element) => Element,
): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of elements) {
    const had = found.get(element.id);
    found.set(element.id, had ? merge(had, element) : element);
  }
  return found;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const evidencePapers = (edge: GraphEdge | null): readonly string[] =>
  (edge?.properties.allPapers ?? []) as readonly string[];

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

/** The graph as it was, by ids. */
class OldGraph {
  readonly #graph: ColumnarGraph;

  constructor(graph: ColumnarGraph) {
    this.#graph = graph;
  }

  hasNode(id: string): boolean {
    return this.#graph.nodeRow(id) !== undefined;
  }

  node(id: string): GraphNode | null {
    const row = this.#graph.nodeRow(id);
    return row === undefined ? null : this.#graph.node(row);
  }

  edge(id: string): GraphEdge | null {
    const row = this.#graph.edgeRow(id);
    return row === undefined ? null : this.#graph.edge(row);
  }

  /** Papers that state an edge of the node, and the node itself where it is a paper. */
  papersOf(id: string): readonly string[] {
    const row = this.#graph.nodeRow(id);
    if (row === undefined) return [];
    if (this.#graph.labels(row)[0] === 'Paper') return [id];
    const { starts, ends } = this.#graph.tables.edges;
    const papers = new Set<string>();
    const column = this.#graph.edgeProperties.get('allPapers');
    for (let edge = 0; edge < starts.length; edge++)
      if (starts[edge] === row || ends[edge] === row)
        for (const paper of (column?.at(edge) ?? []) as readonly string[])
          if (paper !== CATALOG) papers.add(paper);
    return [...papers];
  }

  /** Which of the nodes an edge makes a base, after the change of edges. */
  bases(ids: ReadonlySet<string>, edges: ReadonlyMap<string, GraphEdge | null>): ReadonlySet<string> {
    const rows = new Map(
      [...ids].flatMap(id => {
        const row = this.#graph.nodeRow(id);
        return row === undefined ? [] : [[row, id] as const];
      }),
    );
    const bases = new Set<string>();
    const { ends } = this.#graph.tables.edges;
    for (let edge = 0; edge < ends.length; edge++) {
      const id = rows.get(ends[edge]!);
      if (id === undefined || bases.has(id) || !makesBase(this.#graph.edgeType(edge))) continue;
      if (!edges.has(this.#graph.edgeId(edge))) bases.add(id);
    }
    for (const edge of edges.values()) if (edge && makesBase(edge.type)) bases.add(edge.end);
    return bases;
  }
}
