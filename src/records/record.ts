/** One paper as read from a source: the value that every reader makes and the linker takes. */

export interface PaperRecord {
  /** `arxiv:2302.13971`, `doi:...`, else `paper:` and a hash of the normalised title and year. */
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly venue: string | null;
  readonly source: { readonly file: string; readonly line: number };
}

/** The text that every offset counts in, UTF-16 units. */
export function textOf(record: Pick<PaperRecord, 'title' | 'abstract'>): string {
  return `${record.title}\n${record.abstract}`;
}
