/** The few reads that the engine needs of a graph. Nodes and relationships are dense integers from 0. */
import type { Direction } from './ast.ts';
import type { Node, PropertyMap, Relationship } from './values.ts';

export interface GraphView {
  readonly nodeCount: number;
  readonly relationshipCount: number;
  node(index: number): Node;
  relationship(index: number): Relationship;
  /** The node that a relationship leaves, and the one it reaches. */
  ends(relationship: number): readonly [start: number, end: number];
  /** Nodes with a label, or all of them, ascending. */
  nodesWith(label: string | null): ArrayLike<number>;
  /** Nodes whose property equals a string or number, ascending: an index, built at first use. */
  nodesWhere(key: string, value: string | number): ArrayLike<number>;
  /** Calls `visit` with each relationship at a node and the node at its other end; stops when it returns false. */
  expand(
    node: number,
    direction: Direction,
    types: ReadonlySet<string> | null,
    visit: (relationship: number, other: number) => boolean,
  ): void;
  /** Number of relationships at a node, a loop counted once. */
  degree(node: number, direction: Direction): number;
  labels(): readonly string[];
  types(): readonly string[];
  propertyKeys(): readonly string[];
}

/** The few writes; what was made since the last `begin` can be taken back. Ids are chosen by the writer. */
export interface GraphWriter {
  begin(): void;
  undo(): void;
  createNode(labels: readonly string[], properties: PropertyMap): string;
  createRelationship(type: string, start: string, end: string, properties: PropertyMap): string;
  nodeById(id: string): Node;
  relationshipById(id: string): Relationship;
}
