/** The parser's face: a statement is a query, to be run, explained or profiled. */
import type { Query, SingleQuery, Statement } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { CLAUSE_WORDS, parseClauses } from './clause-parser.ts';
import { parseExpression, parsePredicateOf } from './expression-parser.ts';
import type { Grammar, QueryPlace } from './grammar.ts';
import { parsePattern, parsePatterns } from './pattern-parser.ts';
import { TokenStream } from './token-stream.ts';

/** @throws CypherError `syntax` or `unsupported`, with its place */
export function parse(text: string): Statement {
  const tokens = new TokenStream(text);
  const grammar: Grammar = {
    tokens,
    expression: () => parseExpression(grammar),
    predicateOf: left => parsePredicateOf(grammar, left),
    pattern: () => parsePattern(grammar),
    patterns: () => parsePatterns(grammar),
    query: within => parseQuery(grammar, within),
  };
  skipOptions(tokens);
  const mode = tokens.take('EXPLAIN') ? 'explain' : tokens.take('PROFILE') ? 'profile' : 'run';
  const query = grammar.query('statement');
  tokens.take(';');
  if (tokens.token.kind !== 'end') throw tokens.unexpected('a clause or the end of the query', CLAUSE_WORDS);
  return { query, mode };
}

/** `CYPHER 5 runtime = slotted`: what a server is told of how to run a query says nothing here. */
function skipOptions(tokens: TokenStream): void {
  if (!tokens.take('CYPHER')) return;
  if (tokens.token.kind === 'integer') tokens.next();
  while (tokens.isName() && tokens.peek(1).text === '=') {
    tokens.name('an option');
    tokens.take('=');
    tokens.next();
  }
}

function parseQuery(grammar: Grammar, within: QueryPlace): Query {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const parts: SingleQuery[] = [parseClauses(grammar, within)];
  let unionAll: boolean | null = null;
  while (tokens.take('UNION')) {
    const all = tokens.take('ALL');
    if (!all) tokens.take('DISTINCT');
    if (unionAll !== null && unionAll !== all)
      throw new CypherError({
        kind: 'syntax',
        detail: 'InvalidClauseComposition',
        message: 'UNION and UNION ALL do not go together in one query.',
        span: tokens.last,
      });
    unionAll = all;
    parts.push(parseClauses(grammar, within));
  }
  return { parts, unionAll: unionAll ?? true, start, end: tokens.end };
}
