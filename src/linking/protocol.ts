/** What is asked of those who link papers, in this thread or another, and what they answer: to each question one answer, in their order. */
import type { NameTally } from '../linker/index.ts';
import type { PaperRecord } from '../records/record.ts';
import type { Makes } from './makers.ts';

/** What a thread is started with. */
export interface ThreadStart {
  /** Files with names of the user's own. */
  readonly catalog: readonly string[];
  /** What is to be made of the papers. */
  readonly makes: keyof Makes;
}

/** What became of papers since they were read, by their places; null: it is one that was read before. */
export type Changes = ReadonlyMap<number, PaperRecord | null>;

export interface Questions {
  /** Reads papers, each on its own; gives what it finds, packed. */
  read(batch: { readonly records: readonly PaperRecord[] }): Uint8Array;
  /** What the papers that it has read say of names. */
  count(nothing: Readonly<Record<never, never>>): NameTally;
  /** Takes what all papers say of names. */
  learn(corpus: { readonly tally: NameTally }): null;
  /** Links papers that anyone has read. */
  link(batch: { readonly drafts: Uint8Array; readonly changes: Changes }): Makes[keyof Makes];
}

export type Asked<Name extends keyof Questions> = Parameters<Questions[Name]>[0];
export type Answer<Name extends keyof Questions> = ReturnType<Questions[Name]>;

export type Question = {
  [Name in keyof Questions]: { readonly asks: Name } & Asked<Name>;
}[keyof Questions];

/** What comes back from a thread. */
export type Reply = { readonly answer: unknown } | { readonly failure: string; readonly stack: string };

/** A paper on which the linker failed: a fault of the program, told with the paper so that it can be found. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export function linkError({ id, source }: PaperRecord, error: unknown): LinkError {
  const got = error instanceof Error ? error.message : String(error);
  return new LinkError(
    `${source.file}:${source.line}: the paper ${id} could not be linked: ${got}. Take it out, and report it with its text.`,
    { cause: error },
  );
}
