/** Which paths a pattern wants: `SHORTEST 2`, `ALL SHORTEST`, `ANY SHORTEST`, `ANY 3`, `SHORTEST 2 GROUPS`. */
import type { PathSelector } from '../ast.ts';
import type { TokenStream } from './token-stream.ts';

/** Null where the pattern wants all its paths. */
export function parseSelector(tokens: TokenStream): PathSelector | null {
  if (tokens.take('ALL', 'SHORTEST')) return skipPaths(tokens, { kind: 'shortest', count: 1, groups: true });
  if (tokens.take('ANY', 'SHORTEST')) return skipPaths(tokens, { kind: 'shortest', count: 1, groups: false });
  if (tokens.take('SHORTEST')) {
    const count = countOf(tokens);
    skipPaths(tokens, null);
    const groups = tokens.take('GROUPS') || tokens.take('GROUP');
    return { kind: 'shortest', count, groups };
  }
  if (tokens.take('ANY')) return skipPaths(tokens, { kind: 'any', count: countOf(tokens) });
  if (tokens.is('ALL')) {
    tokens.next();
    skipPaths(tokens, null);
  }
  return null;
}

function countOf(tokens: TokenStream): number {
  if (tokens.token.kind !== 'integer') return 1;
  const count = Number(tokens.next().text);
  if (count === 0) throw tokens.refuse('InvalidShortestPath', 'At least one path must be asked for.');
  return count;
}

/** The words PATH and PATHS may follow. */
function skipPaths<T>(tokens: TokenStream, selector: T): T {
  if (!tokens.take('PATHS')) tokens.take('PATH');
  return selector;
}
