/** Two answers to one query: the same rows, in the same order where the query asks for one. */
import type { QueryResult, Value } from '#cypher';
import type { GraphReader } from '#graph/store';

export interface Answer {
  readonly columns: readonly string[];
  /** Null where the query failed. */
  readonly rows: readonly string[] | null;
  readonly error: string;
}

export function ask(reader: GraphReader, query: string): Promise<Answer> {
  return answerOf(() => reader.query(query, {}, { timeoutMs: 20_000, exactFloats: true }));
}

export async function answerOf(work: () => Promise<QueryResult>): Promise<Answer> {
  try {
    const { columns, rows } = await work();
    return { columns, rows: rows.map(row => JSON.stringify(row.map(written))), error: '' };
  } catch (error) {
    return { columns: [], rows: null, error: (error as Error).message };
  }
}

/** Floats to twelve digits: sums may be taken in any order. */
function written(value: Value): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Number.isInteger(value) ? value : `${Number(value.toPrecision(12))}f`;
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  if ('value' in value && value.constructor.name === 'Float')
    return `${Number((value.value as number).toPrecision(12))}f`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, written(held as Value)]),
  );
}

/** collect() takes the rows as they come, and they come in any order. */
function sortLists(row: string): string {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : value;
  return JSON.stringify((JSON.parse(row) as unknown[]).map(sort));
}

export type Agreement = 'same' | 'both fail' | 'other';

export function agreement(query: string, a: Answer, b: Answer): Agreement {
  if (!a.rows || !b.rows) return a.rows === b.rows ? 'both fail' : 'other';
  if (a.columns.join() !== b.columns.join()) return 'other';
  const ordered = /\bORDER BY\b/iu.test(query);
  const collected = /\bcollect\(/iu.test(query);
  const [left, right] = [a.rows, b.rows].map(rows => {
    const comparable = collected ? rows.map(sortLists) : [...rows];
    return ordered ? comparable : comparable.sort();
  });
  return JSON.stringify(left) === JSON.stringify(right) ? 'same' : 'other';
}
