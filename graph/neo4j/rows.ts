/** Facts as the rows of a statement. */
import type { GraphEdge, GraphNode, Properties } from '../facts.ts';
import { edgeTypeOf, type Label, nodeTypeOf } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { secondLabel } from './statements.ts';
import { BUILD_ID, toDriver } from './values.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface NodeLabels {
  readonly label: Label;
  /** Bears the second label of its type too. */
  readonly second: boolean;
}

/** @throws StoreError where the labels are not the schema's */
export function labelsIn({ id, labels }: GraphNode): NodeLabels {
  const label = nodeTypeOf(labels)?.label;
  const others = labels.filter(one => one !== label);
  if (label && others.every(one => one === secondLabel(label))) return { label, second: others.length > 0 };
  throw new StoreError(
    `Expected a label of the schema on the node ${JSON.stringify(id)}, got ${JSON.stringify(labels)}. Neo4j keeps what the schema names only.`,
  );
}

export function nodeRow({ id, properties }: GraphNode, build: string): Row {
  return { id, properties: bearing(id, properties, build) };
}

/** @throws StoreError where the type is not the schema's */
export function edgeRow({ id, type, start, end, properties }: GraphEdge, build: string): Row {
  if (!edgeTypeOf(type))
    throw new StoreError(`Expected a relationship type of the schema, got ${JSON.stringify(type)}.`);
  return { id, start, end, properties: bearing(id, properties, build) };
}

function bearing(id: string, properties: Properties, build: string): unknown {
  return toDriver({ ...properties, id, [BUILD_ID]: build });
}
