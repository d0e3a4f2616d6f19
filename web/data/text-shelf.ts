/** The texts of papers, fetched when a sentence of them is shown: an edge's offsets count in its paper's text. */
import type { DataSource } from './source.ts';

/** Each is looked up by its id: a list in a condition would be held against every paper there is. */
const TEXTS = 'UNWIND $ids AS id MATCH (p:Paper {id: id}) RETURN p.id, p.title, p.abstract';

export class TextShelf {
  readonly #source: DataSource;
  readonly #texts = new Map<string, string>();

  constructor(source: DataSource) {
    this.#source = source;
  }

  /** The texts of these papers: title, line break, abstract. What the graph does not have is left out. */
  async fetch(ids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const missing = [...new Set(ids)].filter(id => id !== '' && !this.#texts.has(id));
    if (missing.length > 0) {
      const { rows } = await this.#source.query(TEXTS, { ids: missing }, signal);
      for (const [id, title, abstract] of rows) this.put(String(id), title, abstract);
    }
    return this.#texts;
  }

  put(id: string, title: unknown, abstract: unknown): void {
    this.#texts.set(
      id,
      `${typeof title === 'string' ? title : ''}\n${typeof abstract === 'string' ? abstract : ''}`,
    );
  }
}
