/** The clauses of a query, one after the other, by their first word. */
import type { Clause, Expression, Projecting, Projection, SingleQuery, SortItem } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { parseCall } from './call-parser.ts';
import type { Grammar, QueryPlace } from './grammar.ts';
import type { TokenStream } from './token-stream.ts';
import { parseDelete, parseForeach, parseMerge, parseRemove, parseSet } from './update-parser.ts';

type ClauseRule = (grammar: Grammar, start: number) => Clause;

/** The word has been taken when its rule begins. */
const CLAUSES: ReadonlyMap<string, ClauseRule> = new Map<string, ClauseRule>([
  ['MATCH', (grammar, start) => parseMatch(grammar, false, start)],
  ['OPTIONAL', parseOptional],
  ['UNWIND', parseUnwind],
  ['WITH', parseWith],
  ['FILTER', parseFilter],
  ['ORDER', (grammar, start) => parsePaged(grammar, 'ORDER', start)],
  ['SKIP', (grammar, start) => parsePaged(grammar, 'SKIP', start)],
  ['OFFSET', (grammar, start) => parsePaged(grammar, 'OFFSET', start)],
  ['LIMIT', (grammar, start) => parsePaged(grammar, 'LIMIT', start)],
  ['RETURN', (grammar, start) => ({ kind: 'return', ...parseProjecting(grammar, start) })],
  ['FINISH', ({ tokens }, start) => ({ kind: 'finish', start, end: tokens.end })],
  ['CALL', (grammar, start) => parseCall(grammar, false, start)],
  ['CREATE', parseCreate],
  ['INSERT', parseCreate],
  ['MERGE', parseMerge],
  ['SET', parseSet],
  ['REMOVE', parseRemove],
  ['DELETE', (grammar, start) => parseDelete(grammar, false, start)],
  ['DETACH', parseDetach],
  ['NODETACH', parseNoDetach],
  ['FOREACH', (grammar, start) => parseForeach(grammar, inner => parseClause(inner), start)],
]);

/** Refused by name: what does not belong to a graph in memory. */
const REFUSED: Readonly<Record<string, string>> = {
  LOAD: 'reads files, which a query cannot do here',
  USE: 'chooses a database, and there is one graph here',
  DROP: 'changes a schema, and this graph has none',
  ALTER: 'changes a schema, and this graph has none',
  SHOW: 'lists what a database server holds; CALL db.labels() and its like tell of the graph',
};

export const CLAUSE_WORDS: readonly string[] = [...CLAUSES.keys(), 'LET', 'UNION', 'EXPLAIN', 'PROFILE'];

/** @throws CypherError `syntax` or `unsupported` */
export function parseClauses(grammar: Grammar, within: QueryPlace): SingleQuery {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const clauses: Clause[] = [];
  for (;;) {
    const own = tokens.is('LET') ? parseLet(grammar) : [parseClause(grammar)].filter(one => one !== null);
    const clause = own.at(-1);
    if (!clause) break;
    clauses.push(...own);
    tokens.limit(clauses.length, 'clauses in a row');
    if (clause.kind === 'return' || clause.kind === 'finish') break;
  }
  const last = clauses.at(-1);
  if (!last) throw noClause(grammar);
  const isOver = tokens.token.kind === 'end' || [';', 'UNION', '}'].some(sign => tokens.is(sign));
  const mayEnd = within === 'braces' || !/^(?:match|unwind|with)$/.test(last.kind);
  if (!isOver || !mayEnd)
    throw isOver ? tokens.unexpected('RETURN, or a clause that writes, to end the query') : noClause(grammar);
  return { clauses: alone(clauses), start, end: tokens.end };
}

/** A call that is the whole query returns what it yields. */
function alone(clauses: readonly Clause[]): readonly Clause[] {
  const [first, ...rest] = clauses;
  return first?.kind === 'call' && rest.length === 0 ? [{ ...first, isAlone: true }] : clauses;
}

function parseClause(grammar: Grammar): Clause | null {
  const { tokens } = grammar;
  const { kind, upper, start } = tokens.token;
  const rule = kind === 'word' ? CLAUSES.get(upper) : undefined;
  if (!rule) return null;
  tokens.next();
  return rule(grammar, start);
}

function noClause({ tokens }: Grammar): CypherError {
  const { upper, kind, start, end } = tokens.token;
  const does = kind === 'word' ? REFUSED[upper] : undefined;
  if (!does) return tokens.unexpected('a clause such as MATCH, WITH or RETURN', CLAUSE_WORDS);
  return new CypherError({
    kind: 'unsupported',
    detail: 'UnsupportedClause',
    message: `${upper} ${does}.`,
    span: { start, end },
  });
}

function parseOptional(grammar: Grammar, start: number): Clause {
  const { tokens } = grammar;
  if (tokens.take('CALL')) return parseCall(grammar, true, start);
  tokens.expect('MATCH', 'or "CALL" after OPTIONAL');
  return parseMatch(grammar, true, start);
}

function parseMatch(grammar: Grammar, optional: boolean, start: number): Clause {
  const { tokens } = grammar;
  parseMode(tokens);
  const patterns = grammar.patterns();
  tokens.limit(patterns.length, 'patterns in a MATCH');
  const where = tokens.take('WHERE') ? grammar.expression() : null;
  return { kind: 'match', optional, patterns, where, start, end: tokens.end };
}

/** What is the rule anyway may be said: no relationship is passed twice. */
function parseMode(tokens: TokenStream): void {
  if (tokens.take('DIFFERENT', 'RELATIONSHIPS') || tokens.take('DIFFERENT', 'RELATIONSHIP')) return;
  if (!tokens.reads('REPEATABLE', 'ELEMENTS')) return;
  throw new CypherError({
    kind: 'unsupported',
    detail: 'UnsupportedClause',
    message: 'In one MATCH no relationship is passed twice.',
    span: tokens.token,
    hint: 'Where it may be, write a MATCH for each.',
  });
}

function parseCreate(grammar: Grammar, start: number): Clause {
  const { tokens } = grammar;
  const what = /^(?:INDEX|CONSTRAINT|RANGE|TEXT|FULLTEXT|LOOKUP|POINT|VECTOR|DATABASE|USER|ROLE)$/;
  if (tokens.token.kind === 'word' && what.test(tokens.token.upper))
    throw new CypherError({
      kind: 'unsupported',
      detail: 'UnsupportedClause',
      message: `CREATE ${tokens.token.upper} changes a schema, and this graph has none.`,
      span: tokens.token,
      hint: 'Property indexes are made by themselves where a query seeks.',
    });
  return { kind: 'create', patterns: grammar.patterns(), start, end: tokens.end };
}

function parseUnwind(grammar: Grammar, start: number): Clause {
  const { tokens } = grammar;
  const list = grammar.expression();
  tokens.expect('AS', 'after the list of UNWIND');
  return { kind: 'unwind', list, variable: tokens.name('a variable'), start, end: tokens.end };
}

function parseWith(grammar: Grammar, start: number): Clause {
  const projecting = parseProjecting(grammar, start);
  const where = grammar.tokens.take('WHERE') ? grammar.expression() : null;
  return { kind: 'with', where, ...projecting };
}

/** `LET x = 1, y = 2` gives each row one value more, as UNWIND of a list of one does. */
function parseLet(grammar: Grammar): Clause[] {
  const { tokens } = grammar;
  tokens.next();
  const clauses: Clause[] = [];
  do {
    const variable = tokens.name('a variable');
    const { start } = variable;
    tokens.expect('=', 'after the variable of LET');
    const item = grammar.expression();
    const list: Expression = { kind: 'list', items: [item], start: item.start, end: item.end };
    clauses.push({ kind: 'unwind', list, variable, start, end: tokens.end });
  } while (tokens.take(','));
  return clauses;
}

const EVERYTHING = { distinct: false, star: true, items: [] } as const;

/** `FILTER n.x > 1` is `WITH * WHERE n.x > 1`. */
function parseFilter(grammar: Grammar, start: number): Clause {
  grammar.tokens.take('WHERE');
  const where = grammar.expression();
  const { end } = grammar.tokens;
  return { kind: 'with', where, ...EVERYTHING, orderBy: [], skip: null, limit: null, start, end };
}

/** ORDER BY, SKIP and LIMIT as clauses of their own: `WITH * ORDER BY ...`. */
function parsePaged(grammar: Grammar, word: string, start: number): Clause {
  const paging = parsePaging(grammar, word);
  return { kind: 'with', where: null, ...EVERYTHING, ...paging, start, end: grammar.tokens.end };
}

function parseDetach(grammar: Grammar, start: number): Clause {
  grammar.tokens.expect('DELETE', 'after DETACH');
  return parseDelete(grammar, true, start);
}

function parseNoDetach(grammar: Grammar, start: number): Clause {
  grammar.tokens.expect('DELETE', 'after NODETACH');
  return parseDelete(grammar, false, start);
}

function parseProjecting(grammar: Grammar, start: number): Projecting {
  const { tokens } = grammar;
  const distinct = tokens.take('DISTINCT');
  const star = tokens.take('*');
  const items: Projection[] = [];
  if (!star || tokens.take(',')) {
    do items.push(parseProjection(grammar));
    while (tokens.take(','));
  }
  return { distinct, star, items, ...parsePaging(grammar), start, end: tokens.end };
}

/** @param taken the word that it begins with, where that has been taken */
function parsePaging(grammar: Grammar, taken = ''): Pick<Projecting, 'orderBy' | 'skip' | 'limit'> {
  const { tokens } = grammar;
  const begins = (word: string): boolean => taken === word || (taken !== 'LIMIT' && tokens.take(word));
  const orderBy: SortItem[] = [];
  if (taken === 'ORDER' ? tokens.expect('BY', 'after ORDER') : !taken && tokens.take('ORDER', 'BY')) {
    do orderBy.push(parseSortItem(grammar));
    while (tokens.take(','));
  }
  const skip = begins('SKIP') || begins('OFFSET') ? grammar.expression() : null;
  const limit = begins('LIMIT') ? grammar.expression() : null;
  return { orderBy, skip, limit };
}

function parseProjection(grammar: Grammar): Projection {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const expression = grammar.expression();
  const text = tokens.query.slice(start, tokens.last.end);
  const alias = tokens.take('AS') ? tokens.name('a column name') : null;
  return { expression, alias, text, start, end: tokens.end };
}

function parseSortItem(grammar: Grammar): SortItem {
  const { tokens } = grammar;
  const expression = grammar.expression();
  const descending = tokens.take('DESC') || tokens.take('DESCENDING');
  if (!descending && !tokens.take('ASC')) tokens.take('ASCENDING');
  return { expression, descending };
}
