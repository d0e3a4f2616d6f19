/** A Graphology graph as the engine reads and writes it: reads go to the index beside it, writes to the graph, which can take them back. */
import type { Direction } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Changes, GraphView, GraphWriter, Ways } from '../graph-view.ts';
import { type Node, type PropertyMap, plain, type Relationship, type Value } from '../values.ts';
import { degreeOf, type Visit, walk } from '../ways.ts';
import { FloatMarks } from './float-marks.ts';
import { FollowingIndex, type Graph } from './following-index.ts';
import { UndoLog } from './undo-log.ts';

export interface AttributeNames {
  /** Node attribute that holds the list of labels. */
  readonly labels?: string;
  /** Edge attribute that holds the type. */
  readonly type?: string;
}

const views = new WeakMap<Graph, Map<string, GraphologyView>>();

/** The view of a graph; engines on the same graph share its index. */
export function viewOf(graph: Graph, names: AttributeNames): GraphologyView {
  const known = views.get(graph) ?? new Map<string, GraphologyView>();
  views.set(graph, known);
  const key = JSON.stringify([names.labels, names.type]);
  const view = known.get(key) ?? new GraphologyView(graph, names);
  known.set(key, view);
  return view;
}

class GraphologyView implements GraphView, GraphWriter {
  readonly #graph: Graph;
  readonly #names: Required<AttributeNames>;
  readonly #log = new UndoLog();
  readonly #floats = { node: new FloatMarks(), relationship: new FloatMarks() };
  readonly #index: FollowingIndex;
  #nextId = 0;

  constructor(graph: Graph, { labels = 'labels', type = 'type' }: AttributeNames = {}) {
    this.#graph = graph;
    this.#names = { labels, type };
    this.#index = new FollowingIndex(graph, this.#names, this.#floats);
  }

  get version(): number {
    return this.#index.version;
  }

  get nodeCount(): number {
    return this.#graph.order;
  }

  get relationshipCount(): number {
    return this.#graph.size;
  }

  node(index: number): Node {
    return this.#index.current.nodes.at(index);
  }

  relationship(index: number): Relationship {
    return this.#index.current.relationships.at(index);
  }

  ends(relationship: number): readonly [number, number] {
    return this.#index.current.relationships.ends(relationship);
  }

  nodesWith(label: string | null): ArrayLike<number> {
    return this.#index.current.nodes.withLabel(label);
  }

  nodesWhere(key: string, value: string | number): ArrayLike<number> {
    return this.#index.current.nodes.withProperty(key, value);
  }

  isUnique(key: string): boolean {
    return this.#index.current.nodes.isUnique(key);
  }

  column(key: string, reads: number): readonly Value[] | null {
    return this.#index.current.nodes.column(key, reads);
  }

  labelsAt(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string> {
    return this.#index.current.labelsAt(side, types);
  }

  ways(direction: Direction, types: ReadonlySet<string> | null): Ways {
    return this.#index.current.relationships.ways(direction, types);
  }

  expand(node: number, direction: Direction, types: ReadonlySet<string> | null, visit: Visit): boolean {
    return walk(this.ways(direction, types), node, visit);
  }

  degree(node: number, direction: Direction, types: ReadonlySet<string> | null = null): number {
    return degreeOf(this.ways(direction, types), node);
  }

  labels(): readonly string[] {
    return this.#index.current.nodes.labels();
  }

  types(): readonly string[] {
    return this.#index.current.relationships.types();
  }

  propertyKeys(): readonly string[] {
    return this.#index.current.propertyKeys();
  }

  begin(): void {
    // A statement that runs holds numbers of the index.
    if (!this.#log.isOpen) this.#index.forgetIfWorn();
    this.#log.begin();
  }

  undo(): void {
    this.#log.undo();
  }

  changes(): Changes {
    return this.#log.changes();
  }

  end(): void {
    this.#log.end();
  }

  createNode(labels: readonly string[], properties: PropertyMap): Node {
    const id = this.#newId(key => this.#graph.hasNode(key));
    const distinct = [...new Set(labels)];
    this.#graph.addNode(id, { ...this.#kept('node', id, properties), [this.#names.labels]: distinct });
    this.#log.note(() => this.#graph.dropNode(id), {
      nodesCreated: 1,
      labelsAdded: distinct.length,
      propertiesSet: Object.keys(properties).length,
    });
    return this.#index.current.nodes.byId(id);
  }

  createRelationship(type: string, start: Node, end: Node, properties: PropertyMap): Relationship {
    const id = this.#newId(key => this.#graph.hasEdge(key));
    this.#refuseSecond(type, start, end);
    const attributes = { ...this.#kept('relationship', id, properties), [this.#names.type]: type };
    this.#graph.addDirectedEdgeWithKey(id, start.id, end.id, attributes);
    this.#log.note(() => this.#graph.dropEdge(id), {
      relationshipsCreated: 1,
      propertiesSet: Object.keys(properties).length,
    });
    return this.#index.current.relationships.byId(id);
  }

  setProperty(element: Node | Relationship, key: string, value: Value): void {
    const before = element.get(key);
    if (before === null && value === null) return;
    const set = (one: Value): void => {
      this.#setAttribute(element, key, plain(one));
      this.#floats[element.kind].keep(element.id, key, one);
    };
    this.#refuseReserved(element, key);
    set(value);
    this.#log.note(() => set(before), { propertiesSet: 1 });
  }

  #kept(kind: 'node' | 'relationship', id: string, properties: PropertyMap): PropertyMap {
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, this.#floats[kind].keep(id, key, value)]),
    );
  }

  #setAttribute({ kind, id }: Node | Relationship, key: string, value: Value): void {
    const graph = this.#graph;
    if (kind === 'node' && value === null) graph.removeNodeAttribute(id, key);
    else if (kind === 'node') graph.setNodeAttribute(id, key, value);
    else if (value === null) graph.removeEdgeAttribute(id, key);
    else graph.setEdgeAttribute(id, key, value);
  }

  setLabels(node: Node, labels: readonly string[]): void {
    const before = node.labels;
    const set = (list: readonly string[]): void =>
      void this.#graph.setNodeAttribute(node.id, this.#names.labels, [...list]);
    set(labels);
    this.#log.note(() => set(before), {
      labelsAdded: labels.filter(label => !before.includes(label)).length,
      labelsRemoved: before.filter(label => !labels.includes(label)).length,
    });
  }

  deleteRelationship({ id, start, end }: Relationship): void {
    const attributes = this.#graph.getEdgeAttributes(id);
    const isUndirected = this.#graph.isUndirected(id);
    this.#graph.dropEdge(id);
    this.#log.note(
      () => {
        if (isUndirected) this.#graph.addUndirectedEdgeWithKey(id, start, end, attributes);
        else this.#graph.addDirectedEdgeWithKey(id, start, end, attributes);
      },
      { relationshipsDeleted: 1 },
    );
  }

  deleteNode({ id }: Node): void {
    const attributes = this.#graph.getNodeAttributes(id);
    this.#graph.dropNode(id);
    this.#log.note(() => void this.#graph.addNode(id, attributes), { nodesDeleted: 1 });
  }

  /** A simple graph holds one edge between two nodes, a graph of undirected edges no directed one. */
  #refuseSecond(type: string, start: Node, end: Node): void {
    const graph = this.#graph;
    const why =
      graph.type === 'undirected'
        ? 'this graph holds undirected edges only'
        : !graph.multi && graph.hasDirectedEdge(start.id, end.id)
          ? 'this graph holds one edge between two nodes, and there is one already'
          : start.id === end.id && !graph.allowSelfLoops
            ? 'this graph holds no loops'
            : null;
    if (why)
      throw new CypherError({
        kind: 'runtime',
        detail: 'ConstraintValidationFailed',
        message: `The relationship :${type} cannot be created: ${why}.`,
        hint: 'Use a MultiDirectedGraph of graphology.',
      });
  }

  #refuseReserved({ kind }: Node | Relationship, key: string): void {
    const reserved = kind === 'node' ? this.#names.labels : this.#names.type;
    if (key === reserved)
      throw new CypherError({
        kind: 'runtime',
        detail: 'ConstraintValidationFailed',
        message: `The attribute ${key} holds the ${kind === 'node' ? 'labels of a node' : 'type of a relationship'}: it cannot be set as a property.`,
      });
  }

  #newId(isTaken: (key: string) => boolean): string {
    while (isTaken(String(this.#nextId))) this.#nextId += 1;
    return String(this.#nextId++);
  }
}
