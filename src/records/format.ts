/** What a source format is: a name, a way to know it, and a way to read it. */
import type { RecordProblem } from './problem.ts';
import type { Line } from './source.ts';

/** The fields of a record as a format finds them, before it is checked. */
export interface RawRecord {
  readonly line: number;
  readonly id: string | null;
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly venue: string | null;
}

export interface SourceFormat {
  readonly name: string;
  readonly says: string;
  /** Does the first line with content look like this format? */
  recognises(line: string): boolean;
  read(
    lines: AsyncIterable<Line>,
    report: (problem: Omit<RecordProblem, 'file'>) => void,
  ): AsyncIterable<RawRecord>;
}
