/** The graph before a change, by ids. */
import { makesBase } from '#graph/bases';
import type { ColumnarGraph } from '#graph/columnar/graph';
import type { GraphEdge, GraphNode } from '#graph/facts';
import { CATALOG } from './statements.ts';

export class OldGraph {
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

  /** By the nodes' ids, the papers that state an edge of each, and a paper itself. */
  papersOf(ids: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
    const papers = new Map<number, Set<string>>();
    const found = new Map<string, ReadonlySet<string>>();
    for (const id of ids) {
      const row = this.#graph.nodeRow(id);
      const own = new Set<string>();
      found.set(id, own);
      if (row === undefined) continue;
      if (this.#graph.labels(row)[0] === 'Paper') own.add(id);
      else papers.set(row, own);
    }
    const { starts, ends } = this.#graph.tables.edges;
    const column = this.#graph.edgeProperties.get('allPapers');
    for (let edge = 0; edge < starts.length; edge++)
      for (const row of [starts[edge]!, ends[edge]!]) {
        const own = papers.get(row);
        if (!own) continue;
        for (const paper of (column?.at(edge) ?? []) as readonly string[])
          if (paper !== CATALOG) own.add(paper);
      }
    return found;
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
