/** A place in a query, as the rules that fill it see it. */
import type { Token } from '../parse/lexer.ts';
import type { CompletionOption } from './options.ts';
import type { QueryState } from './query-state.ts';

export interface Place {
  readonly state: QueryState;
  /** The tokens right before, the nearest first. */
  readonly last: Token | undefined;
  readonly previous: Token | undefined;
  /** The text on both sides of the word that is being written. */
  readonly head: string;
  readonly rest: string;
}

/** Undefined where the rule does not speak of the place. */
export type Rule = (place: Place) => readonly CompletionOption[] | undefined;
