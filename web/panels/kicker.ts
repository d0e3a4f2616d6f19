/** The line above a node's name: what it is. */
import { nodeTypeOf } from '#graph/schema';

export function kickerOf(label: string, base: boolean): string {
  const entry = nodeTypeOf([label]);
  if (!entry) return label;
  return base && entry.alsoLabelled ? `${entry.words.one}, ${entry.alsoLabelled.says}` : entry.words.one;
}
