/** A Graphology graph as the engine reads it: dense numbers, a label index and adjacency in typed arrays, made at first use and again after a change. */
import type { AbstractGraph, Attributes } from 'graphology-types';
import type { Direction } from './ast.ts';
import type { GraphView, GraphWriter } from './graph-view.ts';
import { Node, type PropertyMap, type PropertySource, Relationship, type Value } from './values.ts';

export interface AttributeNames {
  /** Node attribute that holds the list of labels. */
  readonly labels?: string;
  /** Edge attribute that holds the type. */
  readonly type?: string;
}

type Graph = AbstractGraph<Attributes, Attributes, Attributes>;

/** Compressed sparse rows: what stands at node `n` lies in `[starts[n], starts[n + 1])`. */
interface Adjacency {
  readonly starts: Int32Array;
  readonly relationships: Int32Array;
  readonly others: Int32Array;
}

interface Index {
  readonly types: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly relationshipNumbers: ReadonlyMap<string, number>;
  readonly nodes: readonly Node[];
  readonly relationships: readonly Relationship[];
  readonly byLabel: ReadonlyMap<string, Int32Array>;
  readonly all: Int32Array;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly out: Adjacency;
  readonly in: Adjacency;
  readonly byProperty: Map<string, Map<string | number, number[]>>;
}

const EMPTY: ArrayLike<number> = [];
const CHANGES = [
  'nodeAdded',
  'nodeDropped',
  'edgeAdded',
  'edgeDropped',
  'cleared',
  'edgesCleared',
  'nodeAttributesUpdated',
  'edgeAttributesUpdated',
  'eachNodeAttributesUpdated',
  'eachEdgeAttributesUpdated',
] as const;

export class GraphologyView implements GraphView, GraphWriter {
  readonly #graph: Graph;
  readonly #labelsName: string;
  readonly #typeName: string;
  #index: Index | null = null;
  #made: { readonly nodes: string[]; readonly edges: string[] } = { nodes: [], edges: [] };
  #nextId = 0;

  constructor(graph: Graph, { labels = 'labels', type = 'type' }: AttributeNames = {}) {
    this.#graph = graph;
    this.#labelsName = labels;
    this.#typeName = type;
    const forget = (): void => {
      this.#index = null;
    };
    for (const event of CHANGES) graph.on(event, forget);
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
    return this.#read().relationships[index]!;
  }

  ends(relationship: number): readonly [number, number] {
    const { from, to } = this.#read();
    return [from[relationship]!, to[relationship]!];
  }

  nodesWith(label: string | null): ArrayLike<number> {
    const index = this.#read();
    return label === null ? index.all : (index.byLabel.get(label) ?? EMPTY);
  }

  nodesWhere(key: string, value: string | number): ArrayLike<number> {
    const { byProperty, nodes } = this.#read();
    let held = byProperty.get(key);
    if (!held) {
      held = new Map();
      for (const node of nodes) {
        const found = node.get(key);
        if (typeof found !== 'string' && typeof found !== 'number') continue;
        const same = held.get(found);
        if (same) same.push(node.index);
        else held.set(found, [node.index]);
      }
      byProperty.set(key, held);
    }
    return held.get(value) ?? EMPTY;
  }

  expand(
    node: number,
    direction: Direction,
    types: ReadonlySet<string> | null,
    visit: (relationship: number, other: number) => boolean,
  ): void {
    const index = this.#read();
    if (direction !== 'in' && !walk(index, index.out, node, types, visit, false)) return;
    if (direction !== 'out') walk(index, index.in, node, types, visit, direction === 'both');
  }

  degree(node: number, direction: Direction): number {
    const index = this.#read();
    const count = ({ starts }: Adjacency): number => starts[node + 1]! - starts[node]!;
    return (direction === 'in' ? 0 : count(index.out)) + (direction === 'out' ? 0 : count(index.in));
  }

  labels(): readonly string[] {
    return [...this.#read().byLabel.keys()].sort();
  }

  types(): readonly string[] {
    return this.#read().types;
  }

  propertyKeys(): readonly string[] {
    const keys = new Set<string>();
    for (const node of this.#read().nodes) for (const key of Object.keys(node.properties)) keys.add(key);
    for (const relationship of this.#read().relationships)
      for (const key of Object.keys(relationship.properties)) keys.add(key);
    return [...keys].sort();
  }

  begin(): void {
    this.#made = { nodes: [], edges: [] };
  }

  undo(): void {
    for (const edge of this.#made.edges) this.#graph.dropEdge(edge);
    for (const node of this.#made.nodes) this.#graph.dropNode(node);
    this.begin();
  }

  createNode(labels: readonly string[], properties: PropertyMap): string {
    const id = this.#newId(key => this.#graph.hasNode(key));
    this.#graph.addNode(id, { ...properties, [this.#labelsName]: [...new Set(labels)] });
    this.#made.nodes.push(id);
    return id;
  }

  createRelationship(type: string, start: string, end: string, properties: PropertyMap): string {
    const id = this.#newId(key => this.#graph.hasEdge(key));
    this.#graph.addDirectedEdgeWithKey(id, start, end, { ...properties, [this.#typeName]: type });
    this.#made.edges.push(id);
    return id;
  }

  nodeById(id: string): Node {
    return this.node(this.#read().numbers.get(id)!);
  }

  relationshipById(id: string): Relationship {
    return this.relationship(this.#read().relationshipNumbers.get(id)!);
  }

  #newId(isTaken: (key: string) => boolean): string {
    while (isTaken(String(this.#nextId))) this.#nextId += 1;
    return String(this.#nextId++);
  }

  #read(): Index {
    this.#index ??= this.#build();
    return this.#index;
  }

  #build(): Index {
    const graph = this.#graph;
    const numbers = new Map<string, number>();
    const nodes: Node[] = [];
    graph.forEachNode((id, attributes) => {
      const labels = attributes[this.#labelsName];
      numbers.set(id, nodes.length);
      nodes.push(
        new Node(
          nodes.length,
          id,
          Array.isArray(labels) ? labels : labels === undefined ? [] : [String(labels)],
          sourceOf(attributes, this.#labelsName),
        ),
      );
    });
    const relationships: Relationship[] = [];
    const from: number[] = [];
    const to: number[] = [];
    graph.forEachEdge((id, attributes, source, target) => {
      from.push(numbers.get(source)!);
      to.push(numbers.get(target)!);
      relationships.push(
        new Relationship(
          relationships.length,
          id,
          String(attributes[this.#typeName] ?? ''),
          source,
          target,
          sourceOf(attributes, this.#typeName),
        ),
      );
    });
    return {
      types: [...new Set(relationships.map(({ type }) => type))].sort(),
      numbers,
      relationshipNumbers: new Map(relationships.map(one => [one.id, one.index])),
      nodes,
      relationships,
      byLabel: indexLabels(nodes),
      all: Int32Array.from(nodes, node => node.index),
      from,
      to,
      out: adjacency(nodes.length, from, to),
      in: adjacency(nodes.length, to, from),
      byProperty: new Map(),
    };
  }
}

function walk(
  index: Index,
  { starts, relationships, others }: Adjacency,
  node: number,
  types: ReadonlySet<string> | null,
  visit: (relationship: number, other: number) => boolean,
  skipLoops: boolean,
): boolean {
  for (let at = starts[node]!; at < starts[node + 1]!; at++) {
    const relationship = relationships[at]!;
    const other = others[at]!;
    if (skipLoops && other === node) continue;
    if (types && !types.has(index.relationships[relationship]!.type)) continue;
    if (!visit(relationship, other)) return false;
  }
  return true;
}

function adjacency(count: number, from: readonly number[], to: readonly number[]): Adjacency {
  const starts = new Int32Array(count + 1);
  for (const node of from) starts[node + 1]! += 1;
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const relationships = new Int32Array(from.length);
  const others = new Int32Array(from.length);
  from.forEach((node, relationship) => {
    const at = next[node]!++;
    relationships[at] = relationship;
    others[at] = to[relationship]!;
  });
  return { starts, relationships, others };
}

function indexLabels(nodes: readonly Node[]): Map<string, Int32Array> {
  const lists = new Map<string, number[]>();
  for (const node of nodes)
    for (const label of new Set(node.labels)) {
      const list = lists.get(label);
      if (list) list.push(node.index);
      else lists.set(label, [node.index]);
    }
  return new Map([...lists].map(([label, list]) => [label, Int32Array.from(list)]));
}

/** Attributes as properties, but for the one that holds labels or the type; a missing value is null. */
function sourceOf(attributes: Attributes, except: string): PropertySource {
  return {
    get: key => (key === except ? null : ((attributes[key] ?? null) as Value)),
    all: () => {
      const { [except]: _, ...rest } = attributes;
      return rest as PropertyMap;
    },
  };
}
