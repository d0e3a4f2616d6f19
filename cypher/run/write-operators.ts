/** Operators that change the graph. What reads before and after them is kept apart by Eager. */
import type { Budget } from '../budget.ts';
import { CypherError } from '../errors.ts';
import type { GraphView, GraphWriter } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isList, Node, Path, Relationship, typeName, type Value } from '../values.ts';
import { gather as gatherRows, type Operator } from './operator.ts';
import { drain, emitAll, through } from './operators.ts';
import { propertiesOf, storable } from './storable.ts';

export interface NewNode {
  readonly slot: number;
  readonly labels: readonly string[];
  readonly properties: Evaluate | null;
}

export interface NewRelationship {
  readonly slot: number;
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly properties: Evaluate | null;
}

export interface NewPath {
  readonly slot: number;
  readonly nodes: readonly number[];
  readonly relationships: readonly number[];
}

export interface Creation {
  readonly nodes: readonly NewNode[];
  readonly relationships: readonly NewRelationship[];
  readonly paths: readonly NewPath[];
}

export function create(source: Operator, creation: Creation, writer: GraphWriter, budget: Budget): Operator {
  const { nodes, relationships } = creation;
  const detail = `${nodes.length} nodes, ${relationships.length} relationships`;
  return through('Create', detail, source, (row, emit) => {
    budget.tick();
    make(row, creation, writer);
    return emit(row);
  });
}

function make(row: Row, { nodes, relationships, paths }: Creation, writer: GraphWriter): void {
  for (const { slot, labels, properties } of nodes)
    row[slot] = writer.createNode(labels, propertiesOf(properties, row));
  for (const { slot, type, from, to, properties } of relationships)
    row[slot] = writer.createRelationship(
      type,
      nodeIn(row, from),
      nodeIn(row, to),
      propertiesOf(properties, row),
    );
  for (const path of paths)
    row[path.slot] = new Path(
      path.nodes.map(slot => nodeIn(row, slot)),
      path.relationships.map(slot => row[slot] as Relationship),
    );
}

function nodeIn(row: Row, slot: number): Node {
  const held = row[slot] ?? null;
  if (held instanceof Node && !held.isDeleted) return held;
  throw held instanceof Node
    ? deleted('a relationship cannot stand at it')
    : wrong(`A relationship needs nodes at both ends, got ${typeName(held)}.`);
}

function wrong(message: string): CypherError {
  return new CypherError({ kind: 'runtime', detail: 'InvalidArgumentType', message });
}

function deleted(so: string): CypherError {
  return new CypherError({
    kind: 'runtime',
    detail: 'DeletedEntityAccess',
    message: `The element was deleted by this query: ${so}.`,
  });
}

export interface Merging {
  /** Finds the pattern from a row. */
  readonly match: Operator;
  readonly creation: Creation;
  /** Slots of what is created to those of what is matched. */
  readonly renames: readonly { readonly from: number; readonly to: number }[];
  readonly onCreate: readonly Change[];
  readonly onMatch: readonly Change[];
}

/** For each row all that matches, else the whole pattern made anew; a later row finds what an earlier one made. */
export function merge(source: Operator, merging: Merging, writer: GraphWriter, budget: Budget): Operator {
  const { match, creation, renames, onCreate, onMatch } = merging;
  return through(
    'Merge',
    '',
    source,
    (row, emit) => {
      budget.tick();
      refuseNulls(creation, row);
      const found = gatherRows(match, row, one => one.slice());
      for (const one of found) for (const change of onMatch) apply(change, one, writer);
      if (found.length > 0) return emitAll(found, emit);
      make(row, creation, writer);
      for (const { from, to } of renames) row[to] = row[from]!;
      for (const change of onCreate) apply(change, row, writer);
      return emit(row);
    },
    [match],
  );
}

/** A pattern with a null would never match what it makes. */
function refuseNulls({ nodes, relationships }: Creation, row: Row): void {
  for (const { properties } of [...nodes, ...relationships]) {
    // Properties that are computed from what the pattern makes are not known yet.
    const held = properties?.(row) ?? {};
    const empty = Object.entries(held).find(([, value]) => value === null);
    if (empty)
      throw new CypherError({
        kind: 'runtime',
        detail: 'MergeReadOwnWrites',
        message: `MERGE cannot look for ${empty[0]}: null, since nothing equals null.`,
        hint: 'Leave the property out, or set it with ON CREATE SET.',
      });
  }
}

export type Change =
  | { readonly kind: 'property'; readonly of: Evaluate; readonly key: Evaluate; readonly value: Evaluate }
  | { readonly kind: 'all'; readonly of: Evaluate; readonly value: Evaluate; readonly keeps: boolean }
  | {
      readonly kind: 'addLabels' | 'removeLabels';
      readonly of: Evaluate;
      readonly labels: readonly string[];
    };

export function update(
  source: Operator,
  name: string,
  changes: readonly Change[],
  writer: GraphWriter,
  budget: Budget,
): Operator {
  return through(name, `${changes.length} items`, source, (row, emit) => {
    budget.tick();
    for (const change of changes) apply(change, row, writer);
    return emit(row);
  });
}

function apply(change: Change, row: Row, writer: GraphWriter): void {
  const element = change.of(row);
  // Nothing is set on null: the row of an OPTIONAL MATCH without a match.
  if (element === null) return;
  if (!(element instanceof Node || element instanceof Relationship))
    throw wrong(`Properties and labels are set on nodes and relationships, not on ${typeName(element)}.`);
  if (element.isDeleted) throw deleted('nothing can be set on it');
  if (change.kind === 'property') {
    const key = change.key(row);
    if (typeof key !== 'string') throw wrong(`A property is named by a string, not by ${typeName(key)}.`);
    writer.setProperty(element, key, storable(key, change.value(row)));
  } else if (change.kind === 'all') setAll(element, change.value(row), change.keeps, writer);
  else setLabels(element, change, writer);
}

function setAll(element: Node | Relationship, value: Value, keeps: boolean, writer: GraphWriter): void {
  if (value === null) throw wrong('All properties come from a map, a node or a relationship, not from null.');
  const from = propertiesOf(
    () => (value instanceof Node || value instanceof Relationship ? value.properties : value),
    [],
    true,
  );
  if (!keeps)
    for (const key of Object.keys(element.properties))
      if (!(key in from)) writer.setProperty(element, key, null);
  for (const [key, one] of Object.entries(from)) writer.setProperty(element, key, one);
}

function setLabels(
  element: Node | Relationship,
  { kind, labels }: Extract<Change, { labels: readonly string[] }>,
  writer: GraphWriter,
): void {
  if (!(element instanceof Node))
    throw wrong('A relationship has a type, which cannot be changed; labels are set on nodes.');
  const kept = element.labels.filter(label => kind === 'addLabels' || !labels.includes(label));
  const next = kind === 'addLabels' ? [...new Set([...kept, ...labels])] : kept;
  if (next.length !== element.labels.length) writer.setLabels(element, next);
}

/** Relationships of all rows first, then nodes: the order in which rows name them does not matter. */
export function deleteElements(
  source: Operator,
  elements: readonly Evaluate[],
  detach: boolean,
  view: GraphView,
  writer: GraphWriter,
  budget: Budget,
): Operator {
  return {
    name: detach ? 'DetachDelete' : 'Delete',
    detail: '',
    sources: [source],
    run(start, emit) {
      const rows: Row[] = [];
      const nodes = new Set<Node>();
      const relationships = new Set<Relationship>();
      source.run(start, row => {
        budget.tick();
        rows.push(row.slice());
        for (const element of elements) gather(element(row), nodes, relationships);
        return true;
      });
      if (detach)
        for (const node of nodes)
          view.expand(node.index, 'both', null, relationship => {
            relationships.add(view.relationship(relationship));
            return true;
          });
      for (const relationship of relationships)
        if (!relationship.isDeleted) writer.deleteRelationship(relationship);
      for (const node of nodes) if (!node.isDeleted) deleteNode(node, view, writer);
      return emitAll(rows, emit);
    },
  };
}

function gather(value: Value, nodes: Set<Node>, relationships: Set<Relationship>): void {
  if (value === null) return;
  if (value instanceof Node) nodes.add(value);
  else if (value instanceof Relationship) relationships.add(value);
  else if (value instanceof Path) {
    for (const node of value.nodes) nodes.add(node);
    for (const relationship of value.relationships) relationships.add(relationship);
  } else throw wrong(`DELETE takes nodes, relationships and paths, not ${typeName(value)}.`);
}

function deleteNode(node: Node, view: GraphView, writer: GraphWriter): void {
  const degree = view.degree(node.index, 'both');
  if (degree > 0)
    throw new CypherError({
      kind: 'runtime',
      detail: 'DeleteConnectedNode',
      message: `The node ${node.id} still has ${degree} relationship${degree === 1 ? '' : 's'}.`,
      hint: 'Use DETACH DELETE to delete them too.',
    });
  writer.deleteNode(node);
}

/** Runs the clauses inside once for each item of each row; the rows themselves pass through. */
export function foreach(
  source: Operator,
  items: Evaluate,
  slot: number,
  name: string,
  inner: Operator,
  budget: Budget,
): Operator {
  return through(
    'Foreach',
    name,
    source,
    (row, emit) => {
      const list = items(row);
      // Like UNWIND: null is no item, and what is no list is one.
      for (const item of list === null ? [] : isList(list) ? list : [list]) {
        budget.tick();
        const within = row.slice();
        within[slot] = item;
        drain(inner, within);
      }
      return emit(row);
    },
    [inner],
  );
}
