/** What is asked of a thread that links papers, and what it answers: to each question one answer, in their order. */

import type { NameTally } from '../linker/index.ts';
import type { PaperRecord } from '../records/record.ts';
import type { SentReadings } from './reading-wire.ts';
import type { Traces } from './traces.ts';

/** What the linker needs of a record. */
export type SentRecord = Pick<PaperRecord, 'id' | 'otherIds' | 'title' | 'abstract' | 'source'>;

/** What a thread is started with. */
export interface ThreadStart {
  /** Files with names of the user's own. */
  readonly catalog: readonly string[];
  /** Whether papers are to leave their traces. */
  readonly traces: boolean;
  /** The folder for what does not fit in memory; null: the system's for such files. */
  readonly scratch: string | null;
}

/** Papers by their numbers in the corpus; null: it is one that was read before. */
export type Changes = ReadonlyMap<number, PaperRecord | null>;

export interface Questions {
  /** Reads the next papers, each on its own, and keeps what it finds. */
  read(batch: { readonly first: number; readonly records: readonly SentRecord[] }): null;
  /** Counts what its papers say of names, with what turned out of them since. */
  count(changes: { readonly changes: ReadonlyMap<number, SentRecord | null> }): NameTally;
  /** Takes what all papers say of names. */
  learn(corpus: { readonly tally: NameTally }): null;
  /** Links the papers of a batch, which it then forgets. */
  link(batch: { readonly first: number }): { readonly readings: SentReadings; readonly traces: Traces };
}

export type Question = {
  [Name in keyof Questions]: { readonly asks: Name } & Parameters<Questions[Name]>[0];
}[keyof Questions];

export type Answer<Name extends keyof Questions> = ReturnType<Questions[Name]>;

/** What comes back. */
export type Reply = { readonly answer: unknown } | { readonly failure: string; readonly stack: string };

/** A paper on which the linker failed: a fault of the program, told with the paper so that it can be found. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export function linkError({ id, source }: SentRecord, error: unknown): LinkError {
  const got = error instanceof Error ? error.message : String(error);
  return new LinkError(
    `${source.file}:${source.line}: the paper ${id} could not be linked: ${got}. Take it out, and report it with its text.`,
    { cause: error },
  );
}
