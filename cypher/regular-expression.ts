/** Regular expressions of `=~`: kept once compiled, and refused where they could run for ages. */
import { CypherError } from './errors.ts';

/** A query asks with few patterns, over many rows. */
const MOST_KEPT = 64;
const kept = new Map<string, RegExp>();

/**
 * Anchored at both ends, as Java's `matches` is; `(?i)` and its kin may stand first.
 * @throws CypherError `runtime`
 */
export function expressionOf(pattern: string): RegExp {
  const had = kept.get(pattern);
  if (had) return had;
  const flags = /^\(\?([ims]+)\)/u.exec(pattern);
  const body = flags ? pattern.slice(flags[0].length) : pattern;
  if (repeatsRepetition(body))
    throw invalid(
      `${JSON.stringify(pattern)} repeats a group that repeats: it could run for ages.`,
      'Write a+ for (a+)+.',
    );
  if (kept.size >= MOST_KEPT) kept.clear();
  try {
    const expression = new RegExp(`^(?:${body})$`, `u${flags?.[1] ?? ''}`);
    kept.set(pattern, expression);
    return expression;
  } catch (error) {
    throw invalid(
      `${JSON.stringify(pattern)} is no regular expression: ${error instanceof Error ? error.message : error}.`,
      null,
    );
  }
}

function invalid(message: string, hint: string | null): CypherError {
  return new CypherError({ kind: 'runtime', detail: 'InvalidRegularExpression', message, hint });
}

/** Is a group repeated without bound that holds an unbounded repetition, such as `(a+)+`? Backtracking is exponential there. */
function repeatsRepetition(pattern: string): boolean {
  const holds: boolean[] = [false];
  const isUnbounded = (at: number): boolean => /^(?:[*+]|\{\d+,\})/u.test(pattern.slice(at, at + 12));
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (char === '[') at = endOfClass(pattern, at);
    else if (char === '(') holds.push(false);
    else if (char === ')' && holds.length > 1) {
      const inner = holds.pop()!;
      if (inner && isUnbounded(at + 1)) return true;
      holds[holds.length - 1] ||= inner;
    }
    if (isUnbounded(at + 1)) holds[holds.length - 1] = true;
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}
