/** The few reads and writes that the engine needs of a graph. Nodes and relationships are dense integers from 0. */
import type { Direction } from './ast.ts';
import type { Node, PropertyMap, Relationship, Value } from './values.ts';

/**
 * Relationships by the nodes that they leave, or reach. What stands at a node lies in `[start(node), end(node))` of both
 * arrays, which are read after `start`, and hold it until the graph changes.
 */
export interface Adjacency {
  readonly relationships: ArrayLike<number>;
  /** The node at the other end of each. */
  readonly others: ArrayLike<number>;
  start(node: number): number;
  end(node: number): number;
}

/** Where to look, one after the other; `skipsLoops`: those that lead back to the node were met before. */
export type Ways = readonly { readonly adjacency: Adjacency; readonly skipsLoops: boolean }[];

export interface GraphView {
  /**
   * Grows with every change of nodes, labels or relationships; those of properties need not count. Plans are kept as long
   * as it is the same, and are made for each run where it is left out.
   */
  readonly version?: number;
  readonly nodeCount: number;
  readonly relationshipCount: number;
  node(index: number): Node;
  relationship(index: number): Relationship;
  /** The node that a relationship leaves, and the one it reaches. */
  ends(relationship: number): readonly [start: number, end: number];
  /** Nodes with a label, or all of them. */
  nodesWith(label: string | null): ArrayLike<number>;
  /** Nodes whose property equals a string or number: an index, built at first use. */
  nodesWhere(key: string, value: string | number): ArrayLike<number>;
  /** Whether every node has a value of the property, each another one; false where that is not known. */
  isUnique?(key: string): boolean;
  /**
   * The values of a property by the numbers of the nodes: read much faster than node by node. Holds until the next write.
   * Null as long as so few were read, with the `reads` to come, that laying them out does not pay.
   */
  column?(key: string, reads: number): readonly Value[] | null;
  /** Labels that every node bears at the start, or the end, of all relationships of these types. */
  labelsAt?(side: 'start' | 'end', types: ReadonlySet<string>): ReadonlySet<string>;
  /** For loops over many nodes: much faster than `expand`. */
  ways?(direction: Direction, types: ReadonlySet<string> | null): Ways;
  /** Calls `visit` with each relationship at a node and the node at its other end; stops, and gives false, when it does. */
  expand(
    node: number,
    direction: Direction,
    types: ReadonlySet<string> | null,
    visit: (relationship: number, other: number) => boolean,
  ): boolean;
  /** Number of relationships at a node, of some types or all; a loop is counted once. */
  degree(node: number, direction: Direction, types?: ReadonlySet<string> | null): number;
  labels(): readonly string[];
  types(): readonly string[];
  propertyKeys(): readonly string[];
}

/** What a statement changed. */
export interface Changes {
  readonly nodesCreated: number;
  readonly nodesDeleted: number;
  readonly relationshipsCreated: number;
  readonly relationshipsDeleted: number;
  readonly propertiesSet: number;
  readonly labelsAdded: number;
  readonly labelsRemoved: number;
}

/** The few writes. Ids are chosen by the writer. */
export interface GraphWriter {
  /** A statement begins; it may do so inside another, whose procedure runs it. */
  begin(): void;
  /** Takes back all since the last `begin`. */
  undo(): void;
  /** What changed since the last `begin`. */
  changes(): Changes;
  /** The statement that began last is over: what it did, if not taken back, is part of the one around it. */
  end(): void;
  createNode(labels: readonly string[], properties: PropertyMap): Node;
  createRelationship(type: string, start: Node, end: Node, properties: PropertyMap): Relationship;
  /** A value of null removes the property. */
  setProperty(element: Node | Relationship, key: string, value: Value): void;
  setLabels(node: Node, labels: readonly string[]): void;
  deleteRelationship(relationship: Relationship): void;
  /** The node must have no relationships any more. */
  deleteNode(node: Node): void;
}
