/** One paper as read from a source: the value that every reader makes and the linker takes. */
import { type Identity, uniteIds } from './identity.ts';

export interface PaperRecord extends Identity {
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly venue: string | null;
  readonly source: { readonly file: string; readonly line: number };
}

/** A paper of which nothing is known but its words: a text that was sent, or one of a test or a measurement. */
export function recordOfText({
  id = 'text',
  title,
  abstract,
}: {
  readonly id?: string;
  readonly title: string;
  readonly abstract: string;
}): PaperRecord {
  const unknown = { otherIds: [], year: null, authors: [], url: null, venue: null };
  const texts = { title: unfold(title), abstract: unfold(abstract) };
  return { id, ...texts, ...unknown, source: { file: id, line: 1 } };
}

/** A line break folds a line, but for one that ends a paragraph. Each offset stays what it is. */
const unfold = (text: string): string => text.replace(/(?<![\n\r])\n(?![\n\r])/g, ' ');

/** The text that every offset counts in, UTF-16 units. */
export function textOf(record: Pick<PaperRecord, 'title' | 'abstract'>): string {
  return `${record.title}\n${record.abstract}`;
}

/** The arXiv id without version, where the paper has one. */
export function arxivIdOf({ id, otherIds }: Identity): string | null {
  const found = [id, ...otherIds].find(one => one.startsWith('arxiv:'));
  return found?.slice('arxiv:'.length) ?? null;
}

/** What a record lacks to be linked. */
export function missingIn({ title, abstract }: PaperRecord): 'title' | 'abstract' | null {
  return title === '' ? 'title' : abstract === '' ? 'abstract' : null;
}

/** One paper of two records: the first gives what it has, the second what the first lacks, both their ids. */
export function mergeRecords(first: PaperRecord, second: PaperRecord): PaperRecord {
  return {
    ...first,
    ...uniteIds(first, second),
    title: first.title || second.title,
    abstract: first.abstract || second.abstract,
    year: first.year ?? second.year,
    authors: first.authors.length > 0 ? first.authors : second.authors,
    url: first.url ?? second.url,
    venue: first.venue ?? second.venue,
  };
}
