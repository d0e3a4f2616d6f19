/** CASE, generic and of a subject: `CASE x WHEN 1, 2 THEN ... WHEN < 0 THEN ... WHEN IS NULL THEN ... END`. */
import type { Expression } from '../ast.ts';
import type { Grammar } from './grammar.ts';

type When = readonly [when: Expression, then: Expression];

/** @throws CypherError `syntax` */
export function parseCase(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  const subject = tokens.is('WHEN') ? null : grammar.expression();
  const predicates = new Set<Expression>();
  const whens: When[] = [];
  while (tokens.take('WHEN')) {
    const conditions: Expression[] = [];
    do {
      const predicate = subject && grammar.predicateOf(subject);
      if (predicate) predicates.add(predicate);
      conditions.push(predicate ?? grammar.expression());
    } while (subject && tokens.take(','));
    tokens.expect('THEN', 'after WHEN ...');
    const then = grammar.expression();
    for (const when of conditions) whens.push([when, then]);
  }
  if (whens.length === 0) throw tokens.unexpected('WHEN');
  const otherwise = tokens.take('ELSE') ? grammar.expression() : null;
  tokens.expect('END', 'to close CASE');
  const span = { start, end: tokens.end };
  if (!subject || predicates.size === 0) return { kind: 'case', subject, whens, otherwise, ...span };
  // With predicates among them all are conditions: that a value is equal is one too.
  const conditions = whens.map(
    ([when, then]): When => [predicates.has(when) ? when : equality(subject, when), then],
  );
  return { kind: 'case', subject: null, whens: conditions, otherwise, ...span };
}

function equality(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: '=', left, right, start: right.start, end: right.end };
}
