/** Regular expressions of `=~`: JavaScript's own where backtracking is quick, else an automaton that cannot run for ages. */
import { CypherError } from '../errors.ts';
import { automatonOf } from './automaton.ts';
import { type Effort, effortOf, isRegular, treeOf } from './expression-tree.ts';

type Matcher = (text: string) => boolean;

/** A query asks with few patterns, over many rows. */
const MOST_KEPT = 64;
const kept = new Map<string, Matcher>();

/** Ways that backtracking may try at the worst: some milliseconds. What only backtracking can do may take a second. */
const QUICK = 1e6;
const BEARABLE = 1e8;

/**
 * Whether the whole text matches, as Java's `matches` asks; `(?i)` and its kin may stand first.
 * @throws CypherError `runtime`
 */
export function matchesExpression(text: string, pattern: string): boolean {
  let matcher = kept.get(pattern);
  if (!matcher) {
    if (kept.size >= MOST_KEPT) kept.clear();
    matcher = matcherOf(pattern);
    kept.set(pattern, matcher);
  }
  return matcher(text);
}

function matcherOf(pattern: string): Matcher {
  const modifiers = /^\(\?([ims]+)\)/u.exec(pattern);
  const body = modifiers ? pattern.slice(modifiers[0].length) : pattern;
  const flags = `u${modifiers?.[1] ?? ''}`;
  const native = nativeOf(pattern, body, flags);
  const tree = treeOf(body);
  const effort = effortOf(tree);
  let automaton: Matcher | null = null;
  return text => {
    const ways = waysOf(effort, text.length);
    if (ways <= QUICK) return native(text);
    automaton ??= isRegular(tree) ? automatonOf(tree, flags) : null;
    if (automaton) return automaton(text);
    if (ways <= BEARABLE) return native(text);
    throw invalid(
      `${JSON.stringify(pattern)} could run for ages on a text of ${text.length} characters.`,
      'Repeat less inside what is repeated; look around and refer back with fewer * and +.',
    );
  };
}

function waysOf({ power, factor }: Effort, length: number): number {
  return factor * Math.max(2, length) ** power;
}

function nativeOf(pattern: string, body: string, flags: string): Matcher {
  try {
    // Not ^ and $, which (?m) lets match at every line.
    const expression = new RegExp(`(?:${body})(?![\\s\\S])`, `${flags}y`);
    return text => {
      expression.lastIndex = 0;
      return expression.test(text);
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw invalid(`${JSON.stringify(pattern)} is no regular expression: ${why}.`, null);
  }
}

function invalid(message: string, hint: string | null): CypherError {
  return new CypherError({ kind: 'runtime', detail: 'InvalidRegularExpression', message, hint });
}
