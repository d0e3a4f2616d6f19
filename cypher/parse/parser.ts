/** Clauses of a query; expressions and patterns have parsers of their own. */
import type { Clause, Expression, Projecting, Projection, Query, SingleQuery, SortItem } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { ExpressionParser } from './expression-parser.ts';
import { PatternParser } from './pattern-parser.ts';
import { TokenStream } from './token-stream.ts';

/** Clauses by their first word; what writes or is not there yet is refused by name. */
const REFUSED: Readonly<Record<string, string>> = {
  MERGE: 'writes',
  SET: 'writes',
  REMOVE: 'writes',
  DELETE: 'writes',
  DETACH: 'writes',
  FOREACH: 'writes',
  LOAD: 'reads files',
  CALL: 'calls a procedure',
  USE: 'chooses a database',
  DROP: 'writes',
};
const STARTS = ['MATCH', 'CREATE', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'UNION', 'EXPLAIN'];

/** @throws CypherError `syntax` or `unsupported`, with its place */
export function parse(query: string): Query {
  const tokens = new TokenStream(query);
  return new ClauseParser(tokens).query();
}

class ClauseParser {
  readonly #tokens: TokenStream;
  readonly #expressions: ExpressionParser;
  readonly #patterns: PatternParser;

  constructor(tokens: TokenStream) {
    this.#tokens = tokens;
    this.#expressions = new ExpressionParser(tokens, () => this.#patterns);
    this.#patterns = new PatternParser(tokens, this.#expressions);
  }

  query(): Query {
    const tokens = this.#tokens;
    const explain = tokens.take('EXPLAIN');
    const parts = [this.#single()];
    let unionAll: boolean | null = null;
    while (tokens.take('UNION')) {
      const all = tokens.take('ALL');
      if (unionAll !== null && unionAll !== all)
        throw new CypherError({
          kind: 'syntax',
          detail: 'InvalidClauseComposition',
          message: 'UNION and UNION ALL do not go together in one query.',
          span: tokens.last,
        });
      unionAll = all;
      parts.push(this.#single());
    }
    tokens.take(';');
    if (tokens.token.kind !== 'end') throw tokens.unexpected('a clause or the end of the query', STARTS);
    return { parts, unionAll: unionAll ?? true, explain };
  }

  #single(): SingleQuery {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const clauses: Clause[] = [];
    for (;;) {
      const clause = this.#clause();
      if (!clause) break;
      clauses.push(clause);
      if (clause.kind === 'return') break;
    }
    const last = clauses.at(-1);
    if (!last) throw this.#noClause();
    if (last.kind !== 'return' && !(last.kind === 'create' && this.#isOver()))
      throw tokens.token.kind === 'end'
        ? tokens.unexpected('RETURN: a query ends with it')
        : this.#noClause();
    return { clauses, ...tokens.from(start) };
  }

  #isOver(): boolean {
    return this.#tokens.token.kind === 'end' || this.#tokens.is(';') || this.#tokens.is('UNION');
  }

  #noClause(): CypherError {
    const { upper, kind, start, end } = this.#tokens.token;
    const does = kind === 'word' ? REFUSED[upper] : undefined;
    if (!does) return this.#tokens.unexpected('a clause such as MATCH, WITH or RETURN', STARTS);
    return new CypherError({
      kind: 'unsupported',
      detail: 'ReadOnly',
      message: `${upper} ${does}; only reading queries run here.`,
      span: { start, end },
      hint: 'Use MATCH, WITH, UNWIND and RETURN.',
    });
  }

  #clause(): Clause | null {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    if (tokens.reads('OPTIONAL', 'MATCH') || tokens.is('MATCH')) return this.#match(start);
    if (tokens.take('CREATE'))
      return { kind: 'create', patterns: this.#patterns.list(), ...tokens.from(start) };
    if (tokens.take('UNWIND')) {
      const list = this.#expressions.parse();
      tokens.expect('AS', 'after the list of UNWIND');
      return { kind: 'unwind', list, variable: tokens.name('a variable'), ...tokens.from(start) };
    }
    if (tokens.take('WITH')) {
      const projecting = this.#projecting(start);
      const where = tokens.take('WHERE') ? this.#expressions.parse() : null;
      return { kind: 'with', where, ...projecting };
    }
    if (tokens.take('RETURN')) return { kind: 'return', ...this.#projecting(start) };
    return null;
  }

  #match(start: number): Clause {
    const tokens = this.#tokens;
    const optional = tokens.take('OPTIONAL');
    tokens.expect('MATCH', 'after OPTIONAL');
    const patterns = this.#patterns.list();
    const where = tokens.take('WHERE') ? this.#expressions.parse() : null;
    return { kind: 'match', optional, patterns, where, ...tokens.from(start) };
  }

  #projecting(start: number): Projecting {
    const tokens = this.#tokens;
    const distinct = tokens.take('DISTINCT');
    const star = tokens.take('*');
    const items: Projection[] = [];
    if (!star || tokens.take(',')) {
      do items.push(this.#projection());
      while (tokens.take(','));
    }
    const orderBy: SortItem[] = [];
    if (tokens.take('ORDER', 'BY')) {
      do orderBy.push(this.#sortItem());
      while (tokens.take(','));
    }
    const skip = tokens.take('SKIP') || tokens.take('OFFSET') ? this.#expressions.parse() : null;
    const limit = tokens.take('LIMIT') ? this.#expressions.parse() : null;
    return { distinct, star, items, orderBy, skip, limit, ...tokens.from(start) };
  }

  #projection(): Projection {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const expression: Expression = this.#expressions.parse();
    const text = tokens.query.slice(start, tokens.last.end);
    const alias = tokens.take('AS') ? tokens.name('a column name') : null;
    return { expression, alias, text, ...tokens.from(start) };
  }

  #sortItem(): SortItem {
    const tokens = this.#tokens;
    const expression = this.#expressions.parse();
    const descending = tokens.take('DESC') || tokens.take('DESCENDING');
    if (!descending && !tokens.take('ASC')) tokens.take('ASCENDING');
    return { expression, descending };
  }
}
