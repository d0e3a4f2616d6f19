/** Results of queries as a caller sees them. */
import type { Value } from '#cypher';
import type { GraphStore } from '#graph/store';

/** Elements and paths as plain objects, integers beyond 2^53 as text: what a caller sees of them. */
export function seen(value: Value | readonly Value[]): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, held) => (typeof held === 'bigint' ? `${held}n` : held)) ?? 'null',
  );
}

export const rowsFrom =
  (store: GraphStore) =>
  async (cypher: string, parameters = {}): Promise<unknown> =>
    seen((await store.query(cypher, parameters)).rows as readonly Value[]);
