/** The reader's queries, kept in this browser: those last run, and those saved under a name. */

export interface KeptQuery {
  readonly name: string;
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export type Shelf = 'past' | 'saved';

const keys: Readonly<Record<Shelf, string>> = { past: 'herdbook.queries', saved: 'herdbook.saved' };
const MOST: Readonly<Record<Shelf, number>> = { past: 30, saved: 200 };

export function readQueries(shelf: Shelf): readonly KeptQuery[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keys[shelf]) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isQuery) : [];
  } catch {
    return [];
  }
}

/** The newest first; of those run each once, of those saved each name once. */
export function keepQuery(shelf: Shelf, query: KeptQuery): void {
  const same = shelf === 'past' ? 'cypher' : 'name';
  write(shelf, [query, ...readQueries(shelf).filter(each => each[same] !== query[same])]);
}

export function dropQuery(shelf: Shelf, name: string): void {
  write(
    shelf,
    readQueries(shelf).filter(each => each.name !== name),
  );
}

/** The query on one short line. */
export const lineOf = (cypher: string): string => cypher.trim().replace(/\s+/gu, ' ').slice(0, 90);

function write(shelf: Shelf, queries: readonly KeptQuery[]): void {
  try {
    localStorage.setItem(keys[shelf], JSON.stringify(queries.slice(0, MOST[shelf])));
  } catch {
    // A full or closed store is no reason to fail.
  }
}

function isQuery(kept: unknown): kept is KeptQuery {
  if (typeof kept !== 'object' || kept === null) return false;
  const { name, cypher, parameters } = kept as Partial<KeptQuery>;
  return typeof name === 'string' && typeof cypher === 'string' && typeof parameters === 'object';
}
