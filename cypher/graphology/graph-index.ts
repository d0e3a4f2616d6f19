/** The graph in dense numbers: label lists, adjacency and property indexes, kept in step with every change. */
import type { Attributes } from 'graphology-types';
import type { Direction } from '../ast.ts';
import { Node, Relationship } from '../values.ts';
import { Adjacency } from './adjacency.ts';
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
  readonly source: ElementSource;
}

/** Nodes of one kind; `isStale`: some may have been deleted or changed since. */
interface NodeList {
  nodes: number[];
  isStale: boolean;
}

const EMPTY: ArrayLike<number> = [];
/** So many changes, or a quarter of the graph, are kept in lists before all is laid out again. */
const FEW_CHANGES = 1_000;

export class GraphIndex {
  readonly nodes: Node[] = [];
  readonly relationships: Relationship[] = [];
  readonly #nodeSources: ElementSource[] = [];
  readonly #relationshipSources: ElementSource[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #relationshipNumbers = new Map<string, number>();
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #out: Adjacency;
  readonly #in: Adjacency;
  readonly #all: NodeList = { nodes: [], isStale: false };
  readonly #byLabel = new Map<string, NodeList>();
  readonly #byProperty = new Map<string, Map<string | number, number[]>>();
  readonly #typeCounts = new Map<string, number>();
  readonly #deadRelationships = new Set<number>();
  #changes = 0;

  constructor(nodes: Iterable<NewNode>, relationships: Iterable<NewRelationship>) {
    for (const node of nodes) this.#keepNode(node);
    for (const relationship of relationships) this.#keepRelationship(relationship);
    this.#out = new Adjacency(this.nodes.length, this.#from);
    this.#in = new Adjacency(this.nodes.length, this.#to);
  }

  /** Whether so much has changed that a new index would be quicker to read. */
  get isWorn(): boolean {
    return this.#changes > Math.max(FEW_CHANGES, (this.nodes.length + this.relationships.length) / 4);
  }

  nodeById(id: string): Node {
    return this.nodes[this.#numbers.get(id)!]!;
  }

  relationshipById(id: string): Relationship {
    return this.relationships[this.#relationshipNumbers.get(id)!]!;
  }

  ends(relationship: number): readonly [number, number] {
    return [this.#from[relationship]!, this.#to[relationship]!];
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

  expand(
    node: number,
    direction: Direction,
    types: ReadonlySet<string> | null,
    visit: (relationship: number, other: number) => boolean,
  ): void {
    const isWanted = (relationship: number): boolean =>
      (types === null || types.has(this.relationships[relationship]!.type)) &&
      (this.#deadRelationships.size === 0 || !this.#deadRelationships.has(relationship));
    if (direction !== 'in' && !this.#out.walk(node, one => !isWanted(one) || visit(one, this.#to[one]!)))
      return;
    if (direction === 'out') return;
    // A loop stands at both its ends: seen from both directions it is met once.
    const isMet = (one: number): boolean => direction === 'both' && this.#from[one] === node;
    this.#in.walk(node, one => isMet(one) || !isWanted(one) || visit(one, this.#from[one]!));
  }

  degree(node: number, direction: Direction): number {
    if (direction !== 'both' && this.#deadRelationships.size === 0)
      return (direction === 'out' ? this.#out : this.#in).degree(node);
    let count = 0;
    this.expand(node, direction, null, () => ++count > 0);
    return count;
  }

  labels(): readonly string[] {
    return [...this.#byLabel.keys()].filter(label => this.nodesWith(label).length > 0).sort();
  }

  types(): readonly string[] {
    return [...this.#typeCounts].flatMap(([type, count]) => (count > 0 ? [type] : [])).sort();
  }

  propertyKeys(): readonly string[] {
    const keys = new Set<string>();
    for (const element of [...this.nodes, ...this.relationships])
      for (const key of Object.keys(element.properties)) keys.add(key);
    return [...keys].sort();
  }

  addNode(node: NewNode): void {
    const made = this.#keepNode(node);
    for (const [key, held] of this.#byProperty) enter(held, made, key);
    this.#changes += 1;
  }

  dropNode(id: string): void {
    const node = this.nodeById(id);
    this.#nodeSources[node.index]!.attributes = null;
    this.#numbers.delete(id);
    this.#all.isStale = true;
    for (const label of node.labels) this.#byLabel.get(label)!.isStale = true;
    this.#changes += 1;
  }

  addRelationship(relationship: NewRelationship): void {
    const { index } = this.#keepRelationship(relationship);
    this.#out.add(this.#from[index]!, index);
    this.#in.add(this.#to[index]!, index);
    this.#changes += 1;
  }

  dropRelationship(id: string): void {
    const relationship = this.relationshipById(id);
    this.#relationshipSources[relationship.index]!.attributes = null;
    this.#relationshipNumbers.delete(id);
    this.#deadRelationships.add(relationship.index);
    this.#count(relationship.type, -1);
    this.#changes += 1;
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
    this.#changes += 1;
  }

  changeRelationship(id: string, attributes: Attributes): void {
    this.#relationshipSources[this.#relationshipNumbers.get(id)!]!.attributes = attributes;
  }

  /** A property index is made again at its next use. */
  forget(key: string | null): void {
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

  #keepRelationship({ id, type, start, end, source }: NewRelationship): Relationship {
    const relationship = new Relationship(this.relationships.length, id, type, start, end, source);
    this.#relationshipSources.push(source);
    this.#relationshipNumbers.set(id, relationship.index);
    this.relationships.push(relationship);
    this.#from.push(this.#numbers.get(start)!);
    this.#to.push(this.#numbers.get(end)!);
    this.#count(type, 1);
    return relationship;
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
