/** A Graphology graph as the engine reads and writes it; an index beside it follows Graphology's events. */
import type { AbstractGraph, Attributes } from 'graphology-types';
import type { Direction } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Changes, GraphView, GraphWriter } from '../graph-view.ts';
import { type Node, type PropertyMap, plain, type Relationship, type Value } from '../values.ts';
import type { Visit } from './adjacency.ts';
import { ElementSource } from './element-source.ts';
import { FloatMarks } from './float-marks.ts';
import { GraphIndex, type NewNode, type NewRelationship } from './graph-index.ts';
import { UndoLog } from './undo-log.ts';

export interface AttributeNames {
  /** Node attribute that holds the list of labels. */
  readonly labels?: string;
  /** Edge attribute that holds the type. */
  readonly type?: string;
}

type Graph = AbstractGraph<Attributes, Attributes, Attributes>;

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
  readonly #labelsName: string;
  readonly #typeName: string;
  readonly #log = new UndoLog();
  readonly #floats = { node: new FloatMarks(), relationship: new FloatMarks() };
  #index: GraphIndex | null = null;
  #nextId = 0;

  constructor(graph: Graph, { labels = 'labels', type = 'type' }: AttributeNames = {}) {
    this.#graph = graph;
    this.#labelsName = labels;
    this.#typeName = type;
    this.#follow();
  }

  get nodeCount(): number {
    return this.#graph.order;
  }

  get relationshipCount(): number {
    return this.#graph.size;
  }

  node(index: number): Node {
    return this.#read().nodes[index]!;
  }

  relationship(index: number): Relationship {
    return this.#read().relationship(index);
  }

  ends(relationship: number): readonly [number, number] {
    return this.#read().ends(relationship);
  }

  nodesWith(label: string | null): ArrayLike<number> {
    return this.#read().nodesWith(label);
  }

  nodesWhere(key: string, value: string | number): ArrayLike<number> {
    return this.#read().nodesWhere(key, value);
  }

  isUnique(key: string): boolean {
    return this.#read().isUnique(key);
  }

  column(key: string): readonly Value[] {
    return this.#read().column(key);
  }

  labelsAt(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string> {
    return this.#read().labelsAt(side, types);
  }

  expand(node: number, direction: Direction, types: ReadonlySet<string> | null, visit: Visit): boolean {
    return this.#read().expand(node, direction, types, visit);
  }

  degree(node: number, direction: Direction, types: ReadonlySet<string> | null = null): number {
    return this.#read().degree(node, direction, types);
  }

  labels(): readonly string[] {
    return this.#read().labels();
  }

  types(): readonly string[] {
    return this.#read().types();
  }

  propertyKeys(): readonly string[] {
    return this.#read().propertyKeys();
  }

  begin(): void {
    this.#log.clear();
    if (this.#index?.isWorn) this.#index = null;
  }

  undo(): void {
    this.#log.undo();
  }

  changes(): Changes {
    return this.#log.changes();
  }

  createNode(labels: readonly string[], properties: PropertyMap): Node {
    const id = this.#newId(key => this.#graph.hasNode(key));
    const distinct = [...new Set(labels)];
    this.#graph.addNode(id, { ...this.#kept('node', id, properties), [this.#labelsName]: distinct });
    this.#log.note(() => this.#graph.dropNode(id), {
      nodesCreated: 1,
      labelsAdded: distinct.length,
      propertiesSet: Object.keys(properties).length,
    });
    return this.#read().nodeById(id);
  }

  createRelationship(type: string, start: Node, end: Node, properties: PropertyMap): Relationship {
    const id = this.#newId(key => this.#graph.hasEdge(key));
    this.#refuseSecond(type, start, end);
    const attributes = { ...this.#kept('relationship', id, properties), [this.#typeName]: type };
    this.#graph.addDirectedEdgeWithKey(id, start.id, end.id, attributes);
    this.#log.note(() => this.#graph.dropEdge(id), {
      relationshipsCreated: 1,
      propertiesSet: Object.keys(properties).length,
    });
    return this.#read().relationshipById(id);
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
      void this.#graph.setNodeAttribute(node.id, this.#labelsName, [...list]);
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
    const reserved = kind === 'node' ? this.#labelsName : this.#typeName;
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

  #read(): GraphIndex {
    this.#index ??= this.#build();
    return this.#index;
  }

  #build(): GraphIndex {
    const nodes: NewNode[] = [];
    this.#graph.forEachNode((id, attributes) => {
      nodes.push(this.#newNode(id, attributes));
    });
    const relationships: NewRelationship[] = [];
    this.#graph.forEachEdge((id, attributes, start, end) => {
      relationships.push(this.#newRelationship(id, attributes, start, end));
    });
    const sourceOf = (id: string, attributes: Attributes): ElementSource =>
      new ElementSource(id, attributes, this.#typeName, this.#floats.relationship);
    return new GraphIndex(nodes, relationships, sourceOf);
  }

  #newNode(id: string, attributes: Attributes): NewNode {
    return {
      id,
      labels: this.#labelsOf(attributes),
      source: new ElementSource(id, attributes, this.#labelsName, this.#floats.node),
    };
  }

  #newRelationship(id: string, attributes: Attributes, start: string, end: string): NewRelationship {
    return { id, type: String(attributes[this.#typeName] ?? ''), start, end, attributes };
  }

  #labelsOf(attributes: Attributes): readonly string[] {
    const labels = attributes[this.#labelsName];
    return Array.isArray(labels) ? labels : labels === undefined ? [] : [String(labels)];
  }

  /** Every change of the graph, ours or another's, comes this way. */
  #follow(): void {
    const graph = this.#graph;
    const forget = (): void => {
      this.#index = null;
    };
    graph.on('nodeAdded', ({ key, attributes }) => this.#index?.addNode(this.#newNode(key, attributes)));
    graph.on('nodeDropped', ({ key }) => this.#index?.dropNode(key));
    graph.on('edgeAdded', ({ key, attributes, source, target }) =>
      this.#index?.addRelationship(this.#newRelationship(key, attributes, source, target)),
    );
    graph.on('edgeDropped', ({ key }) => this.#index?.dropRelationship(key));
    graph.on('nodeAttributesUpdated', change => {
      const { key, attributes = {} } = change;
      const name = 'name' in change && typeof change.name === 'string' ? change.name : null;
      if (name) this.#floats.node.forget(key, name);
      this.#index?.changeNode(key, this.#labelsOf(attributes), attributes, name);
    });
    graph.on('edgeAttributesUpdated', ({ key, attributes }) => {
      // The type is part of what the index is laid out by.
      if (this.#index?.typeOf(key) !== String(attributes![this.#typeName] ?? '')) forget();
      else this.#index?.changeRelationship(key, attributes!);
    });
    for (const event of [
      'cleared',
      'edgesCleared',
      'eachNodeAttributesUpdated',
      'eachEdgeAttributesUpdated',
    ] as const)
      graph.on(event, forget);
  }
}
