/** What a thread that queries a graph is told, and what it tells. */
import type { CypherError } from '#cypher';
import type { Asked } from '../server/index.ts';

export interface ThreadStart {
  readonly file: string;
  /** The file of corrections. */
  readonly corrections: string;
}

export interface Question {
  readonly number: number;
  readonly asked: Asked;
  readonly build: string | null;
  /** One number in shared memory: 1 once nobody waits for the answer. */
  readonly left: SharedArrayBuffer;
}

export type ErrorParts = ConstructorParameters<typeof CypherError>[0];

/** `answer`: JSON in UTF-8, null of another build. `wrong`: an error of the query. `failure`: any other. */
export type Reply = { readonly number: number } & (
  | { readonly answer: Uint8Array | null }
  | { readonly wrong: ErrorParts }
  | { readonly failure: string }
);
