/** A tool that an assistant may use: what it says of itself, what it takes, what it does. */
import type { z } from 'zod';
import type { TextLinker } from '../link-text.ts';
import type { ServedGraph } from '../server/served-graph.ts';

/** What tools work with. */
export interface Desk {
  readonly graph: ServedGraph;
  readonly link: TextLinker;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly input: z.ZodObject;
  /** @throws where the input cannot be answered; the message is for the assistant */
  run(input: unknown, desk: Desk, signal: AbortSignal): Promise<object>;
}

/** Ties what runs to the schema. */
export function tool<S extends z.ZodObject>(parts: {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly input: S;
  run(input: z.output<S>, desk: Desk, signal: AbortSignal): Promise<object>;
}): Tool {
  return { ...parts, run: (input, ...rest) => parts.run(input as z.output<S>, ...rest) };
}
