/** What a server needs of whoever runs long queries beside it. */
import type { Parameters } from '#cypher';

export interface Limits {
  readonly parameters: Parameters;
  readonly rowLimit: number;
  readonly timeoutMs: number;
}

/** A query, or a question by its name. */
export type Asked = Limits & ({ readonly query: string } | { readonly question: string });

export interface Beside {
  /**
   * The answer as JSON in UTF-8; null where the graph there is of another build.
   * @throws CypherError
   */
  answer(asked: Asked, build: string | null, signal: AbortSignal): Promise<Uint8Array | null>;
  /** The graph became another. */
  renew(): void;
}
