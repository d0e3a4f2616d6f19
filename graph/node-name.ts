/** The name by which people know a node: a thing's name, a paper's title. */
import { nodeTypeOf } from './schema.ts';

export interface Nameable {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Its id where it bears none. */
export function nameOf({ id, labels, properties }: Nameable): string {
  const name = properties[nodeTypeOf(labels)?.nameProperty ?? 'name'];
  return typeof name === 'string' ? name : id;
}
