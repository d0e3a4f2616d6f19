/** Queries as values: `EXISTS { ... }`, `COUNT { ... }`, `COLLECT { ... }`, and bare patterns as conditions. */
import type { Clause, Expression, Pattern, Query } from '../ast.ts';
import { CypherError, type Span } from '../errors.ts';
import { isWriting, wordOf } from '../walk.ts';
import type { Grammar } from './grammar.ts';

/** `(a)-->(b)` as a condition; null where what stands here is no pattern with a relationship. */
export function parseBare(grammar: Grammar): Expression | null {
  const { tokens } = grammar;
  const { start } = tokens.token;
  // A pattern begins "()", "(name", "(:" or "({", and has a relationship: cheap to see before trying.
  const { kind, text } = tokens.peek(1);
  const mayBegin = kind === 'word' || kind === 'name' || (kind === 'sign' && /^[):{]$/.test(text));
  if (!mayBegin) return null;
  const pattern = tokens.attempt('pattern', () => {
    const found = tokens.withBar(false, () => grammar.pattern());
    return found.links.length > 0 ? found : null;
  });
  if (!pattern) return null;
  const span = tokens.from(start);
  return { kind: 'subquery', form: 'exists', bare: true, query: matching([pattern], null, span), ...span };
}

/** Braces hold a whole query, or just patterns. @throws CypherError `syntax` */
export function parseSubquery(
  grammar: Grammar,
  form: 'exists' | 'count' | 'collect',
  start: number,
): Expression {
  const { tokens } = grammar;
  tokens.next();
  tokens.next();
  const query = tokens.withBar(false, () => tokens.nestedQuery(() => parseInside(grammar)));
  tokens.expect('}', 'after the subquery');
  const writing = query.parts.flatMap(part => part.clauses).find(isWriting);
  if (writing)
    throw new CypherError({
      kind: 'syntax',
      detail: 'InvalidClauseComposition',
      message: `A subquery in braces reads; ${wordOf(writing)} writes.`,
      span: writing,
    });
  return { kind: 'subquery', form, bare: false, query, start, end: tokens.end };
}

function parseInside(grammar: Grammar): Query {
  const { tokens } = grammar;
  const { start } = tokens.token;
  if (!tokens.is('(') && tokens.peek(1).text !== '=' && !tokens.is('SHORTESTPATH'))
    return grammar.query('braces');
  const patterns = grammar.patterns();
  const where = tokens.take('WHERE') ? grammar.expression() : null;
  return matching(patterns, where, tokens.from(start));
}

function matching(patterns: readonly Pattern[], where: Expression | null, span: Span): Query {
  const match: Clause = { kind: 'match', optional: false, patterns, where, ...span };
  return { parts: [{ clauses: [match], ...span }], unionAll: true, ...span };
}
