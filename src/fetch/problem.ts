/** A service that did not give what was asked for, and what to do. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}
