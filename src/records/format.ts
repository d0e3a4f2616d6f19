/** What a source format is: a name, a way to know it, and a way to read it. */
import type { RecordProblem } from './problem.ts';
import type { Line } from './source.ts';

/** The fields of a record as a format finds them, before it is checked. */
export interface RawRecord {
  readonly line: number;
  /** The source's own id. */
  readonly id: string | null;
  /** What may be a DOI, an arXiv id and so on, in any spelling. */
  readonly ids: readonly string[];
  /** Ids as we write them. */
  readonly otherIds: readonly string[];
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly venue: string | null;
}

export type Report = (problem: Omit<RecordProblem, 'file'>) => void;

/** Where a field is found, named by the user: `title` in the column `Headline`, `abstract` in `summary.text`. */
export type FieldMap = Readonly<Partial<Record<MappedField, string>>>;
export type MappedField = (typeof mappedFields)[number];
export const mappedFields = ['id', 'title', 'abstract', 'year', 'authors', 'url', 'venue', 'doi'] as const;

export function isMappedField(text: string): text is MappedField {
  return (mappedFields as readonly string[]).includes(text);
}

export interface SourceFormat {
  readonly name: string;
  readonly says: string;
  /** Does the text from the first line with content on, some kilobytes of it, look like this format? */
  recognises(head: string): boolean;
  /** Can its fields be named by the user? */
  readonly mapped?: true;
  read(lines: AsyncIterable<Line>, report: Report, fields: FieldMap): AsyncIterable<RawRecord>;
}

const nothing = {
  id: null,
  ids: [],
  otherIds: [],
  abstract: '',
  year: null,
  authors: [],
  url: null,
  venue: null,
};

/** A record of what is known of it. */
export function rawRecord(known: Partial<RawRecord> & Pick<RawRecord, 'line' | 'title'>): RawRecord {
  return { ...nothing, ...known };
}
