/** Clauses that write: MERGE, SET, REMOVE, DELETE and FOREACH. */
import type { Clause, Expression, RemoveItem, SetItem } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { wordOf } from '../walk.ts';
import type { Grammar } from './grammar.ts';
import { parseLabelList } from './label-parser.ts';

export function parseMerge(grammar: Grammar, start: number): Clause {
  const { tokens } = grammar;
  const pattern = grammar.pattern();
  const onCreate: SetItem[] = [];
  const onMatch: SetItem[] = [];
  while (tokens.take('ON')) {
    const isCreate = tokens.take('CREATE');
    if (!isCreate) tokens.expect('MATCH', 'or "CREATE" after ON');
    tokens.expect('SET', 'after ON CREATE or ON MATCH');
    (isCreate ? onCreate : onMatch).push(...parseSetItems(grammar));
  }
  return { kind: 'merge', pattern, onCreate, onMatch, start, end: tokens.end };
}

export function parseSet(grammar: Grammar, start: number): Clause {
  return { kind: 'set', items: parseSetItems(grammar), start, end: grammar.tokens.end };
}

function parseSetItems(grammar: Grammar): SetItem[] {
  const items = [parseSetItem(grammar)];
  while (grammar.tokens.take(',')) items.push(parseSetItem(grammar));
  return items;
}

function parseSetItem(grammar: Grammar): SetItem {
  const { tokens } = grammar;
  const { start } = tokens.token;
  const target = parseTarget(grammar);
  if (target.kind === 'labels') return target;
  if (target.kind === 'property') {
    tokens.expect('=', 'after the property');
    return { ...target, value: grammar.expression(), start, end: tokens.end };
  }
  const keeps = tokens.take('+=');
  if (!keeps) tokens.expect('=', 'or "+=" in SET');
  return { kind: 'all', of: target.of, keeps, value: grammar.expression(), start, end: tokens.end };
}

export function parseRemove(grammar: Grammar, start: number): Clause {
  const { tokens } = grammar;
  const items: RemoveItem[] = [];
  do {
    const target = parseTarget(grammar);
    if (target.kind === 'all') throw tokens.unexpected('a property or a label to remove');
    items.push(target);
  } while (tokens.take(','));
  return { kind: 'remove', items, start, end: tokens.end };
}

type Target = RemoveItem | { readonly kind: 'all'; readonly of: Expression };

/** What SET and REMOVE change: `n.key`, `n['key']`, `n:Label` or `n`; the element may be any expression in parentheses. */
function parseTarget(grammar: Grammar): Target {
  const { tokens } = grammar;
  const { start } = tokens.token;
  let of = parseElement(grammar);
  let property: RemoveItem | null = null;
  while (tokens.is('.') || tokens.is('[')) {
    if (property?.kind === 'property') of = asExpression(property);
    const isIndex = tokens.next().text === '[';
    const name = isIndex ? null : tokens.name('a property name');
    const key: Expression = name
      ? { kind: 'literal', value: name.name, start: name.start, end: name.end }
      : grammar.expression();
    if (isIndex) tokens.expect(']', 'after the key');
    property = { kind: 'property', of, key, start, end: tokens.end };
  }
  if (property) return property;
  if (!tokens.is(':')) return { kind: 'all', of };
  return { kind: 'labels', of, labels: parseLabelList(tokens), start, end: tokens.end };
}

function parseElement(grammar: Grammar): Expression {
  const { tokens } = grammar;
  if (!tokens.take('(')) {
    const { name, ...span } = tokens.name('a variable to change');
    return { kind: 'variable', name, ...span };
  }
  const of = grammar.expression();
  tokens.expect(')', 'to close the parenthesis');
  return of;
}

function asExpression({ of, key, start, end }: Extract<RemoveItem, { kind: 'property' }>): Expression {
  return key.kind === 'literal' && typeof key.value === 'string'
    ? { kind: 'property', of, key: key.value, start, end }
    : { kind: 'index', of, at: key, start, end };
}

export function parseDelete(grammar: Grammar, detach: boolean, start: number): Clause {
  const { tokens } = grammar;
  const elements = [grammar.expression()];
  while (tokens.take(',')) elements.push(grammar.expression());
  return { kind: 'delete', detach, elements, start, end: tokens.end };
}

/** `FOREACH (x IN list | clauses that write)` */
export function parseForeach(
  grammar: Grammar,
  parseClause: (grammar: Grammar) => Clause | null,
  start: number,
): Clause {
  const { tokens } = grammar;
  return tokens.nested(() => {
    tokens.expect('(', 'after FOREACH');
    const variable = tokens.name('a variable');
    tokens.expect('IN', 'after the variable');
    const list = tokens.withBar(true, () => grammar.expression());
    tokens.expect('|', 'before the clauses');
    const clauses: Clause[] = [];
    for (let clause = parseClause(grammar); clause; clause = parseClause(grammar)) {
      if (!/^(?:create|merge|set|remove|delete|foreach)$/.test(clause.kind))
        throw new CypherError({
          kind: 'syntax',
          detail: 'InvalidClauseComposition',
          message: `FOREACH holds clauses that write; ${wordOf(clause)} does not.`,
          span: clause,
          hint: 'Use UNWIND or CALL { ... } to read for each item.',
        });
      clauses.push(clause);
      tokens.limit(clauses.length, 'clauses in a row');
    }
    if (clauses.length === 0) throw tokens.unexpected('a clause that writes, such as CREATE or SET');
    tokens.expect(')', 'after the clauses of FOREACH');
    return { kind: 'foreach', variable, list, clauses, start, end: tokens.end };
  });
}
