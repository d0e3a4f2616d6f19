/** The graph in dense numbers: label lists, adjacency and property indexes, kept in step with every change. */
import type { Attributes } from 'graphology-types';
import type { Direction } from '../ast.ts';
import { Node, Relationship, type Value } from '../values.ts';
import { Adjacency, type Visit } from './adjacency.ts';
import type { ElementSource } from './element-source.ts';

export interface NewNode {
  readonly id: string;
  readonly labels: readonly string[];
  readonly source: ElementSource;
}

export interface NewRelationship {
  readonly id: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly attributes: Attributes;
}

/** Makes the reader of a relationship's attributes, when someone first looks at them. */
export type SourceOf = (id: string, attributes: Attributes) => ElementSource;

/** Nodes of one kind; `isStale`: some may have been deleted or changed since. */
interface NodeList {
  nodes: number[];
  isStale: boolean;
}

/** What is known of each relationship, at its number; the attributes are null once it is deleted. */
interface RelationshipColumns {
  readonly ids: string[];
  readonly types: string[];
  /** Numbers of the nodes that it leaves and reaches. */
  readonly from: number[];
  readonly to: number[];
  readonly attributes: (Attributes | null)[];
}

/** Stands for relationships of every type: no query can spell it. */
const ALL = '\u0000';
const ANY: readonly string[] = [ALL];
const EMPTY: ArrayLike<number> = [];
const NO_LABELS: ReadonlySet<string> = new Set();
/** So many changes, or a quarter of the graph, are kept in lists before all is laid out again. */
const FEW_CHANGES = 1_000;

export class GraphIndex {
  readonly nodes: Node[] = [];
  readonly #nodeSources: ElementSource[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #relationships: RelationshipColumns = { ids: [], types: [], from: [], to: [], attributes: [] };
  /** Made when first looked at: most queries only walk past most relationships. */
  readonly #madeRelationships: (Relationship | undefined)[] = [];
  readonly #relationshipSources: (ElementSource | undefined)[] = [];
  readonly #sourceOf: SourceOf;
  #relationshipNumbers: Map<string, number> | null = null;
  /** By type; the empty type stands for all. Laid out when first walked. */
  readonly #out = new Map<string, Adjacency>();
  readonly #in = new Map<string, Adjacency>();
  readonly #all: NodeList = { nodes: [], isStale: false };
  readonly #byLabel = new Map<string, NodeList>();
  readonly #byProperty = new Map<string, Map<string | number, number[]>>();
  /** Values of properties by node; forgotten with every change of a node. */
  readonly #columns = new Map<string, readonly Value[]>();
  readonly #typeCounts = new Map<string, number>();
  /** Labels that all ends of a type bear; forgotten with every change. */
  readonly #endLabels = new Map<string, ReadonlySet<string>>();
  readonly #deadRelationships = new Set<number>();
  #changes = 0;

  constructor(nodes: Iterable<NewNode>, relationships: Iterable<NewRelationship>, sourceOf: SourceOf) {
    this.#sourceOf = sourceOf;
    for (const node of nodes) this.#keepNode(node);
    for (const relationship of relationships) this.#keepRelationship(relationship);
  }

  /** Whether so much has changed that a new index would be quicker to read. */
  get isWorn(): boolean {
    return this.#changes > Math.max(FEW_CHANGES, (this.nodes.length + this.#relationships.ids.length) / 4);
  }

  nodeById(id: string): Node {
    return this.nodes[this.#numbers.get(id)!]!;
  }

  relationshipById(id: string): Relationship {
    return this.relationship(this.#numberOf(id));
  }

  relationship(index: number): Relationship {
    this.#madeRelationships[index] ??= this.#makeRelationship(index);
    return this.#madeRelationships[index];
  }

  typeOf(id: string): string {
    return this.#relationships.types[this.#numberOf(id)]!;
  }

  ends(relationship: number): readonly [number, number] {
    return [this.#relationships.from[relationship]!, this.#relationships.to[relationship]!];
  }

  nodesWith(label: string | null): ArrayLike<number> {
    const list = label === null ? this.#all : this.#byLabel.get(label);
    if (!list) return EMPTY;
    if (list.isStale) {
      list.nodes = list.nodes.filter(at => {
        const node = this.nodes[at]!;
        return !node.isDeleted && (label === null || node.labels.includes(label));
      });
      list.isStale = false;
    }
    return list.nodes;
  }

  nodesWhere(key: string, value: string | number): ArrayLike<number> {
    let held = this.#byProperty.get(key);
    if (!held) {
      held = new Map();
      for (const node of this.nodes) if (!node.isDeleted) enter(held, node, key);
      this.#byProperty.set(key, held);
    }
    const found = held.get(value) ?? EMPTY;
    return this.#all.nodes.length === this.nodes.length
      ? found
      : Array.from(found).filter(at => !this.nodes[at]!.isDeleted);
  }

  /** Known only where there is an index already. */
  isUnique(key: string): boolean {
    return this.#byProperty.get(key)?.size === this.nodesWith(null).length;
  }

  column(key: string): readonly Value[] {
    let column = this.#columns.get(key);
    if (!column) {
      column = this.nodes.map(node => (node.isDeleted ? null : node.get(key)));
      this.#columns.set(key, column);
    }
    return column;
  }

  labelsAt(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string> {
    const [first = NO_LABELS, ...more] = [...types].map(type => this.#labelsOfEnds(side, type));
    return new Set([...first].filter(label => more.every(labels => labels.has(label))));
  }

  #labelsOfEnds(side: 'start' | 'end', type: string): ReadonlySet<string> {
    const key = `${side} ${type}`;
    let labels = this.#endLabels.get(key);
    if (!labels) {
      const ends = side === 'start' ? this.#relationships.from : this.#relationships.to;
      const nodes = new Set<number>();
      for (const at of this.#ofType(type)) nodes.add(ends[at]!);
      const [first, ...rest] = Array.from(nodes, at => this.nodes[at]!.labels);
      labels = new Set(first?.filter(label => rest.every(own => own.includes(label))));
      this.#endLabels.set(key, labels);
    }
    return labels;
  }

  expand(node: number, direction: Direction, types: ReadonlySet<string> | null, visit: Visit): boolean {
    const dead = this.#deadRelationships.size > 0 ? this.#deadRelationships : null;
    // A loop stands at both its ends: seen from both directions it is met once.
    const isMet = direction === 'both';
    for (const type of types ?? ANY) {
      if (direction !== 'in' && !this.#rows('out', type).walk(node, dead, false, visit)) return false;
      if (direction !== 'out' && !this.#rows('in', type).walk(node, dead, isMet, visit)) return false;
    }
    return true;
  }

  degree(node: number, direction: Direction, types: ReadonlySet<string> | null): number {
    if (direction !== 'both' && this.#deadRelationships.size === 0) {
      let sum = 0;
      for (const type of types ?? ANY) sum += this.#rows(direction, type).degree(node);
      return sum;
    }
    let count = 0;
    this.expand(node, direction, types, () => ++count > 0);
    return count;
  }

  #rows(direction: 'out' | 'in', type: string): Adjacency {
    const held = direction === 'out' ? this.#out : this.#in;
    const rows = held.get(type);
    if (rows) return rows;
    const { from, to } = this.#relationships;
    const [near, far] = direction === 'out' ? [from, to] : [to, from];
    const made = new Adjacency(this.nodes.length, this.#ofType(type), near, far);
    held.set(type, made);
    return made;
  }

  #ofType(type: string): Int32Array {
    const { types } = this.#relationships;
    const found = new Int32Array(type === ALL ? types.length : (this.#typeCounts.get(type) ?? 0));
    let count = 0;
    for (let at = 0; at < types.length; at++)
      if ((type === ALL || types[at] === type) && !this.#deadRelationships.has(at)) found[count++] = at;
    return found.subarray(0, count);
  }

  labels(): readonly string[] {
    return [...this.#byLabel.keys()].filter(label => this.nodesWith(label).length > 0).sort();
  }

  types(): readonly string[] {
    return [...this.#typeCounts].flatMap(([type, count]) => (count > 0 ? [type] : [])).sort();
  }

  propertyKeys(): readonly string[] {
    const keys = new Set<string>();
    for (const node of this.nodes) for (const key of Object.keys(node.properties)) keys.add(key);
    for (let at = 0; at < this.#relationships.ids.length; at++)
      for (const key of Object.keys(this.relationship(at).properties)) keys.add(key);
    return [...keys].sort();
  }

  addNode(node: NewNode): void {
    const made = this.#keepNode(node);
    for (const [key, held] of this.#byProperty) enter(held, made, key);
    this.#columns.clear();
    this.#noteChange();
  }

  dropNode(id: string): void {
    const node = this.nodeById(id);
    this.#nodeSources[node.index]!.attributes = null;
    this.#numbers.delete(id);
    this.#columns.clear();
    this.#all.isStale = true;
    for (const label of node.labels) this.#byLabel.get(label)!.isStale = true;
    this.#noteChange();
  }

  addRelationship(relationship: NewRelationship): void {
    const number = this.#keepRelationship(relationship);
    const [from, to] = this.ends(number);
    for (const type of [ALL, relationship.type]) {
      this.#out.get(type)?.add(from, number, to);
      this.#in.get(type)?.add(to, number, from);
    }
    this.#noteChange();
  }

  dropRelationship(id: string): void {
    const number = this.#numberOf(id);
    const { types, attributes } = this.#relationships;
    attributes[number] = null;
    const source = this.#relationshipSources[number];
    if (source) source.attributes = null;
    this.#relationshipNumbers!.delete(id);
    this.#deadRelationships.add(number);
    this.#count(types[number]!, -1);
    this.#noteChange();
  }

  /** `key`: the one attribute that changed, null where it may be any. */
  changeNode(id: string, labels: readonly string[], attributes: Attributes, key: string | null): void {
    const node = this.nodeById(id);
    this.#nodeSources[node.index]!.attributes = attributes;
    this.forget(key);
    if (sameLabels(node.labels, labels)) return;
    for (const label of node.labels) if (!labels.includes(label)) this.#byLabel.get(label)!.isStale = true;
    const added = labels.filter(label => !node.labels.includes(label));
    node.labels = labels;
    for (const label of added) {
      // A list that is stale may hold the node still, from before it lost the label.
      if (this.#byLabel.get(label)?.isStale) {
        const list = this.#byLabel.get(label)!;
        list.nodes = list.nodes.filter(at => at !== node.index);
      }
      this.#enlist(label, node.index);
    }
    this.#noteChange();
  }

  changeRelationship(id: string, attributes: Attributes): void {
    const number = this.#numberOf(id);
    this.#relationships.attributes[number] = attributes;
    const source = this.#relationshipSources[number];
    if (source) source.attributes = attributes;
  }

  /** A property index is made again at its next use. */
  forget(key: string | null): void {
    this.#columns.clear();
    if (key === null) this.#byProperty.clear();
    else this.#byProperty.delete(key);
  }

  #keepNode({ id, labels, source }: NewNode): Node {
    const node = new Node(this.nodes.length, id, labels, source);
    this.#nodeSources.push(source);
    this.#numbers.set(id, node.index);
    this.nodes.push(node);
    this.#all.nodes.push(node.index);
    for (const label of labels) this.#enlist(label, node.index);
    return node;
  }

  #keepRelationship({ id, type, start, end, attributes }: NewRelationship): number {
    const columns = this.#relationships;
    const number = columns.ids.length;
    columns.ids.push(id);
    columns.types.push(type);
    columns.from.push(this.#numbers.get(start)!);
    columns.to.push(this.#numbers.get(end)!);
    columns.attributes.push(attributes);
    this.#relationshipNumbers?.set(id, number);
    this.#count(type, 1);
    return number;
  }

  #makeRelationship(index: number): Relationship {
    const { ids, types, from, to, attributes } = this.#relationships;
    const [id, held] = [ids[index]!, attributes[index]!];
    const source = this.#sourceOf(id, held ?? {});
    if (held === null) source.attributes = null;
    this.#relationshipSources[index] = source;
    const [start, end] = [this.nodes[from[index]!]!.id, this.nodes[to[index]!]!.id];
    return new Relationship(index, id, types[index]!, start, end, source);
  }

  #numberOf(id: string): number {
    this.#relationshipNumbers ??= new Map(
      this.#relationships.ids.flatMap((one, at) => (this.#deadRelationships.has(at) ? [] : [[one, at]])),
    );
    return this.#relationshipNumbers.get(id)!;
  }

  #noteChange(): void {
    this.#changes += 1;
    this.#endLabels.clear();
  }

  #enlist(label: string, node: number): void {
    const list = this.#byLabel.get(label);
    if (list) list.nodes.push(node);
    else this.#byLabel.set(label, { nodes: [node], isStale: false });
  }

  #count(type: string, change: number): void {
    this.#typeCounts.set(type, (this.#typeCounts.get(type) ?? 0) + change);
  }
}

function enter(held: Map<string | number, number[]>, node: Node, key: string): void {
  const value = node.get(key);
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const same = held.get(value);
  if (same) same.push(node.index);
  else held.set(value, [node.index]);
}

function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, at) => label === b[at]);
}
