/** The nodes of a graph in dense numbers, by label and by property; kept in step with every change of a node. */
import type { Attributes } from 'graphology-types';
import { Node, type Value } from '../values.ts';
import type { ElementSource } from './element-source.ts';

export interface NewNode {
  readonly id: string;
  readonly labels: readonly string[];
  readonly source: ElementSource;
}

/** Nodes of one kind; `isStale`: some may have been deleted or changed since. */
interface NodeList {
  nodes: number[];
  isStale: boolean;
}

type NumbersByValue = Map<string | number, number[]>;

/** This share of the nodes is read one by one before a column of all is laid out. */
const WORTH_A_COLUMN = 1 / 8;
const EMPTY: ArrayLike<number> = [];

export class NodeIndex {
  readonly #nodes: Node[] = [];
  readonly #sources: ElementSource[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #all: NodeList = { nodes: [], isStale: false };
  readonly #byLabel = new Map<string, NodeList>();
  /** Made when first asked for. */
  readonly #byProperty = new Map<string, NumbersByValue>();
  /** Values of properties by node; forgotten with every change of a node. */
  readonly #columns = new Map<string, readonly Value[]>();
  #nothing: readonly null[] | null = null;
  /** How often a property was read while it has no column. */
  readonly #reads = new Map<string, number>();

  constructor(nodes: Iterable<NewNode>) {
    for (const node of nodes) this.add(node);
  }

  /** How many numbers are given; those of deleted nodes are not given again. */
  get size(): number {
    return this.#nodes.length;
  }

  at(index: number): Node {
    return this.#nodes[index]!;
  }

  byId(id: string): Node {
    return this.#nodes[this.#numbers.get(id)!]!;
  }

  /** Nodes with a label, or all of them. */
  withLabel(label: string | null): ArrayLike<number> {
    const list = label === null ? this.#all : this.#byLabel.get(label);
    if (!list) return EMPTY;
    if (list.isStale) {
      list.nodes = list.nodes.filter(at => {
        const node = this.#nodes[at]!;
        return !node.isDeleted && (label === null || node.labels.includes(label));
      });
      list.isStale = false;
    }
    return list.nodes;
  }

  withProperty(key: string, value: string | number): ArrayLike<number> {
    let held = this.#byProperty.get(key);
    if (!held) {
      held = new Map();
      for (const node of this.#nodes) if (!node.isDeleted) enter(held, node, key);
      this.#byProperty.set(key, held);
    }
    const found = held.get(value) ?? EMPTY;
    return this.#all.nodes.length === this.#nodes.length
      ? found
      : Array.from(found).filter(at => !this.#nodes[at]!.isDeleted);
  }

  /** Known only where there is an index already. */
  isUnique(key: string): boolean {
    return this.#byProperty.get(key)?.size === this.withLabel(null).length;
  }

  /** Null before a good share of the nodes has been read. */
  column(key: string, reads: number): readonly Value[] | null {
    const known = this.#columns.get(key);
    if (known) return known;
    const read = (this.#reads.get(key) ?? 0) + reads;
    this.#reads.set(key, read);
    if (read < this.#nodes.length * WORTH_A_COLUMN) return null;
    const values = this.#nodes.map(node => (node.isDeleted ? null : node.get(key)));
    const column = values.every(value => value === null) ? this.#nothingFor(values) : values;
    this.#columns.set(key, column);
    return column;
  }

  /** Keys that no node has share one column: anybody may ask for any name. */
  #nothingFor(nulls: readonly null[]): readonly null[] {
    this.#nothing ??= nulls;
    return this.#nothing;
  }

  labels(): readonly string[] {
    return [...this.#byLabel.keys()].filter(label => this.withLabel(label).length > 0).sort();
  }

  propertyKeys(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const node of this.#nodes) for (const key of Object.keys(node.properties)) keys.add(key);
    return keys;
  }

  add({ id, labels, source }: NewNode): void {
    const node = new Node(this.#nodes.length, id, labels, source);
    this.#sources.push(source);
    this.#numbers.set(id, node.index);
    this.#nodes.push(node);
    this.#all.nodes.push(node.index);
    for (const label of labels) this.#enlist(label, node.index);
    for (const [key, held] of this.#byProperty) enter(held, node, key);
    this.#forgetColumns();
  }

  drop(id: string): void {
    const node = this.byId(id);
    this.#sources[node.index]!.attributes = null;
    this.#numbers.delete(id);
    this.#forgetColumns();
    this.#all.isStale = true;
    for (const label of node.labels) this.#byLabel.get(label)!.isStale = true;
  }

  /** `key`: the one attribute that changed, null where it may be any. */
  setAttributes(id: string, attributes: Attributes, key: string | null): void {
    this.#sources[this.byId(id).index]!.attributes = attributes;
    this.#forgetColumns();
    // A property index is made again at its next use.
    if (key === null) this.#byProperty.clear();
    else this.#byProperty.delete(key);
  }

  /** Gives whether they are others than before. */
  setLabels(id: string, labels: readonly string[]): boolean {
    const node = this.byId(id);
    if (sameLabels(node.labels, labels)) return false;
    for (const label of node.labels) if (!labels.includes(label)) this.#byLabel.get(label)!.isStale = true;
    const added = labels.filter(label => !node.labels.includes(label));
    node.labels = labels;
    for (const label of added) {
      // A list that is stale may hold the node still, from before it lost the label.
      const list = this.#byLabel.get(label);
      if (list?.isStale) list.nodes = list.nodes.filter(at => at !== node.index);
      this.#enlist(label, node.index);
    }
    return true;
  }

  #forgetColumns(): void {
    this.#columns.clear();
    this.#nothing = null;
    this.#reads.clear();
  }

  #enlist(label: string, node: number): void {
    const list = this.#byLabel.get(label);
    if (list) list.nodes.push(node);
    else this.#byLabel.set(label, { nodes: [node], isStale: false });
  }
}

function enter(held: NumbersByValue, node: Node, key: string): void {
  const value = node.get(key);
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const same = held.get(value);
  if (same) same.push(node.index);
  else held.set(value, [node.index]);
}

function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, at) => label === b[at]);
}
