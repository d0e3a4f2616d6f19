/** A graph that cannot be opened; the text says what was expected and what to do. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}
