/** A graph while it is being corrected: nodes and edges by id, and what each node is tied to. */
import { compareText, type Facts, type GraphEdge, type GraphNode, mergeEdges, mergeNodes } from '../facts.ts';
import { nameOf } from '../node-name.ts';
import { type EdgeType, edgeTypeOf, nodeTypeOf } from '../schema.ts';
import { type BaseGraph, nameKey } from './base.ts';
import { ChangedMap } from './changed-map.ts';

export class Draft {
  readonly #base: BaseGraph;
  readonly #nodes: ChangedMap<GraphNode>;
  readonly #edges: ChangedMap<GraphEdge>;
  /** Of nodes that lost or won an edge. */
  readonly #edgesAt = new Map<string, Set<string>>();
  /** Where a node went that was merged or renamed: later corrections may call it by its old id. */
  readonly #moved = new Map<string, string>();
  /** Nodes that lost or won an edge. */
  readonly #touched = new Set<string>();

  constructor(base: BaseGraph) {
    this.#base = base;
    this.#nodes = new ChangedMap({ get: id => base.node(id), entries: () => base.nodes() });
    this.#edges = new ChangedMap({ get: id => base.edge(id), entries: () => base.edges() });
  }

  node(id: string): GraphNode | undefined {
    return this.#nodes.get(this.#current(id));
  }

  /** Things of this name, whatever its case; in the order of ids. */
  called(name: string): GraphNode[] {
    const wanted = nameKey(name);
    const ids = new Set([...this.#base.called(wanted), ...this.#nodes.changes().keys()]);
    const found = [...ids].flatMap(id => this.#nodes.get(id) ?? []);
    return found
      .filter(node => node.labels[0] !== 'Paper' && nameKey(nameOf(node)) === wanted)
      .sort((a, b) => compareText(a.id, b.id));
  }

  edge(id: string): GraphEdge | undefined {
    return this.#edges.get(id);
  }

  edgesAt(node: string): GraphEdge[] {
    return Array.from(this.#edgesAt.get(node) ?? this.#base.edgesAt(node), id => this.#edges.get(id)!);
  }

  /** Merged with what stands under its id. */
  putNode(node: GraphNode): void {
    const had = this.#nodes.get(node.id);
    this.#nodes.set(node.id, had ? mergeNodes(had, node) : node);
    this.#touched.add(node.id);
  }

  replaceNode(node: GraphNode): void {
    this.#nodes.set(node.id, node);
  }

  /** All that is said of one node is said of another from now on. */
  moveNode(from: string, to: string, change: (edge: GraphEdge) => GraphEdge | null = edge => edge): void {
    for (const edge of this.edgesAt(from)) this.moveEdge(edge, from, to, change);
    this.#nodes.delete(from);
    this.#moved.set(from, to);
  }

  moveEdge(
    edge: GraphEdge,
    from: string,
    to: string,
    change: (edge: GraphEdge) => GraphEdge | null = kept => kept,
  ): void {
    this.dropEdge(edge);
    const moved = change(
      withEnds(edge, edge.start === from ? to : edge.start, edge.end === from ? to : edge.end),
    );
    if (moved) this.putEdge(moved);
  }

  /** Merged with what stands under its id. What was said between two that are one now would be said of itself: it is dropped. */
  putEdge(edge: GraphEdge): void {
    if (edge.start === edge.end) return;
    const had = this.#edges.get(edge.id);
    this.#edges.set(edge.id, had ? mergeEdges(had, edge) : edge);
    this.#tie(edge);
    this.#touch(edge);
  }

  dropEdge(edge: GraphEdge): void {
    this.#edges.delete(edge.id);
    for (const end of [edge.start, edge.end]) this.#tiedTo(end).delete(edge.id);
    this.#touch(edge);
  }

  dropNode(id: string): void {
    for (const edge of this.edgesAt(id)) this.dropEdge(edge);
    this.#nodes.delete(id);
  }

  /** Leaves out the things that nobody names any more. */
  finish(): void {
    for (const id of this.#touched) {
      if (nodeTypeOf(this.#nodes.get(id)?.labels ?? [])?.label === 'Paper') this.#dropWeakMentions(id);
    }
    for (const id of this.#touched) {
      const isPaper = nodeTypeOf(this.#nodes.get(id)?.labels ?? [])?.label === 'Paper';
      if (!isPaper && this.edgesAt(id).length === 0) this.#nodes.delete(id);
    }
  }

  /** What was corrected, whole. */
  facts(): Facts {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] };
  }

  /** What was put or taken out, by id; null: it is there no more. */
  changes(): { nodes: Map<string, GraphNode | null>; edges: Map<string, GraphEdge | null> } {
    return { nodes: this.#nodes.changes(), edges: this.#edges.changes() };
  }

  /** A mention in passing is said only where the paper says nothing stronger of the same thing. */
  #dropWeakMentions(paper: string): void {
    const edges = this.edgesAt(paper).filter(edge => edge.start === paper);
    const strong = new Set(edges.filter(({ type }) => type !== 'MENTIONS').map(({ end }) => end));
    for (const edge of edges) if (edge.type === 'MENTIONS' && strong.has(edge.end)) this.dropEdge(edge);
  }

  #current(id: string): string {
    let current = id;
    for (
      let next = this.#moved.get(current);
      next !== undefined && this.#nodes.get(current) === undefined;
    ) {
      current = next;
      next = this.#moved.get(current);
    }
    return current;
  }

  #tie(edge: GraphEdge): void {
    for (const end of [edge.start, edge.end]) this.#tiedTo(end).add(edge.id);
  }

  #tiedTo(node: string): Set<string> {
    const known = this.#edgesAt.get(node);
    if (known) return known;
    const tied = new Set(this.#base.edgesAt(node));
    this.#edgesAt.set(node, tied);
    return tied;
  }

  #touch({ start, end }: GraphEdge): void {
    this.#touched.add(start).add(end);
  }
}

/** The same edge between other nodes or of another type; what else tells edges of its type apart stays in its id. */
export function withEnds(edge: GraphEdge, start: string, end: string, type: EdgeType = edge.type): GraphEdge {
  const qualifier = edge.id.slice(`${edge.type}|${edge.start}|${edge.end}`.length);
  return { ...edge, id: `${type}|${start}|${end}${qualifier}`, type, start, end };
}

/** Whether the schema lets an edge of the type stand between nodes of these labels. */
export function mayJoin(type: EdgeType, start: GraphNode, end: GraphNode): boolean {
  const entry = edgeTypeOf(type);
  const [from, to] = [nodeTypeOf(start.labels)?.label, nodeTypeOf(end.labels)?.label];
  return Boolean(entry && from && to && entry.from.includes(from) && entry.to.includes(to));
}
