/** A kind of correction as data: its fields, its sentence, and what it does to a graph. */
import type { Draft } from './draft.ts';

export interface Field {
  /** `texts`: a list of at least one. */
  readonly holds: 'text' | 'texts';
  readonly says: string;
  readonly optional?: true;
  /** The only texts that it may hold. */
  readonly among?: readonly string[];
}

/** The value of each field. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Signature {
  readonly who: string;
  /** ISO 8601 */
  readonly when: string;
  readonly why: string;
}

export interface Kind {
  /** The word in the field `do`. */
  readonly does: string;
  readonly says: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** One correction in words; `name` gives a node's name for its id. */
  describe(values: Values, name: (id: string) => string): string;
  /** Null where it changed the graph. */
  apply(draft: Draft, values: Values, signature: Signature): Idle | null;
}

/** Ties what a kind does to the fields that it has. */
export function kind<V extends Values>(parts: {
  readonly does: string;
  readonly says: string;
  readonly fields: { readonly [Name in keyof V]-?: Field };
  describe(values: V, name: (id: string) => string): string;
  apply(draft: Draft, values: V, signature: Signature): Idle | null;
}): Kind {
  return {
    ...parts,
    describe: (values, name) => parts.describe(values as V, name),
    apply: (draft, values, signature) => parts.apply(draft, values as V, signature),
  };
}

/** The graph stays as it is: because it is as the correction says already, or because what it names is not there. */
export interface Idle {
  readonly state: 'stands' | 'idle';
  readonly reason: string;
}

export const stands = (reason: string): Idle => ({ state: 'stands', reason });
export const idle = (reason: string): Idle => ({ state: 'idle', reason });
export const missing = (id: string): Idle => idle(`${id} is not in the graph`);
