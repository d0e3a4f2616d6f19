/** The name by which people know a node: a thing's name, a paper's title. */
import type { GraphRows } from './rows.ts';
import { nodeTypeOf } from './schema.ts';

export interface Nameable {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Its id where it bears none. */
export function nameOf({ id, labels, properties }: Nameable): string {
  return nameOr(id, properties[namePropertyOf(labels)]);
}

export function nameAt(rows: GraphRows, row: number): string {
  return nameOr(rows.nodeId(row), rows.nodeProperty(row, namePropertyOf(rows.labels(row))));
}

const namePropertyOf = (labels: readonly string[]): string => nodeTypeOf(labels)?.nameProperty ?? 'name';

const nameOr = (id: string, name: unknown): string => (typeof name === 'string' ? name : id);
