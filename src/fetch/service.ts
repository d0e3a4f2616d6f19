/** What a service of papers is: where it is, what it asks of its users, and how its pages follow one another. */
import type { SourceFormat } from '../records/format.ts';

export interface Service {
  readonly name: string;
  readonly says: string;
  readonly base: string;
  /** Milliseconds between requests, as the service states its limit. */
  readonly interval: number;
  readonly begins: RegExp;
  /** The reader of its pages. */
  readonly format: SourceFormat;
  /** Null: it knows no keys. */
  readonly key: KeyRule | null;
  /** Address of a page, `at` as the page before it said. */
  url(base: string, query: string, at: string): string;
  /** Where the first page is. */
  readonly first: string;
  /** What a page says of itself. @throws where the page is broken */
  look(page: string, at: string): PageFacts;
}

/** How a key is given and sent. */
export interface KeyRule {
  /** Environment variables; the first that is set counts. */
  readonly variables: readonly string[];
  readonly in: 'header' | 'parameter';
  readonly name: string;
}

export interface PageFacts {
  /** Papers found in all, null where that is not said. */
  readonly total: number | null;
  /** Null: the last page. */
  readonly next: string | null;
  /** The page should hold papers and holds none: the service failed without saying so. */
  readonly faulty: boolean;
}
