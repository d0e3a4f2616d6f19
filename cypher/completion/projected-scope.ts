/** What the clauses of a query bring into scope, and what WITH hides. */
import type { Token } from '../parse/lexer.ts';
import { SHAPES, type TemporalType } from '../temporal/temporal.ts';
import { type Binding, type Frame, isName, VALUE } from './frames.ts';

type Lookup = (name: string) => Binding | null;

/** A token of a clause, at the clause's own depth. */
export function takeToken(query: Frame, token: Token, lookup: Lookup): void {
  if (token.text === ',') {
    endItem(query, lookup);
    query.last = query.hop = null;
  } else query.item.push(token);
}

/** `p`, `p AS q`, `count(p) AS n`, `*`, `list AS x` of UNWIND, `name AS n` of YIELD */
export function endItem(query: Frame, lookup: Lookup): void {
  const item = query.item.filter(({ upper }) => upper !== 'DISTINCT');
  query.item = [];
  const as = item.findLastIndex(({ upper, kind }) => kind === 'word' && upper === 'AS');
  const alias = as < 0 ? undefined : item[as + 1];
  const isProjection = (query.clause === 'WITH' || query.clause === 'RETURN') && query.part === '';
  if (isProjection) {
    if (item[0]?.text === '*') query.keepsAll = true;
    const named = alias ?? (item.length === 1 && isName(item[0]) ? item[0] : undefined);
    if (named) query.columns.set(named.text, bindingOf(as < 0 ? item : item.slice(0, as), lookup));
  } else if (query.clause === 'UNWIND' && alias) query.scope.set(alias.text, VALUE);
  else if (query.part === 'YIELD' && item[0]) query.scope.set((alias ?? item[0]).text, VALUE);
}

/** A variable stays what it is, a call of `date()` and its kin is a date, all else some value. */
function bindingOf(item: readonly Token[], lookup: Lookup): Binding {
  const first = item[0];
  if (item.length === 1 && isName(first)) return lookup(first.text) ?? VALUE;
  const name = first?.text.toLowerCase() ?? '';
  const isCall =
    item.at(-1)?.text === ')' && (item.length === 2 || (item[1]?.text === '.' && item.length === 4));
  const isTemporal = isCall && (name in SHAPES || name === 'duration');
  return isTemporal ? { ...VALUE, temporal: name as TemporalType | 'duration' } : VALUE;
}

/** WITH hides all that it does not name; the columns of RETURN are what a subquery gives to the query outside. */
export function endClause(query: Frame, lookup: Lookup): void {
  endItem(query, lookup);
  if (query.clause === 'WITH') {
    if (!query.keepsAll) query.scope.clear();
    for (const [name, binding] of query.columns) query.scope.set(name, binding);
  }
  if (query.clause !== 'RETURN') query.columns = new Map();
  query.keepsAll = false;
}
