/** The reader's last queries, kept in this browser. */

const KEY = 'herdbook.queries';
const MOST = 30;

export function readPast(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(each => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** The newest first, each once. */
export function rememberQuery(query: string): void {
  const kept = [query, ...readPast().filter(each => each !== query)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A full or closed store is no reason to fail.
  }
}
