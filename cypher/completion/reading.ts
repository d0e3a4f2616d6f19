/** Reads a query, finished or not, token by token. */
import type { Token } from '../parse/lexer.ts';
import { SIGNS } from './brackets.ts';
import { type Frame, isName, namesOf, VALUE } from './frames.ts';
import { endClause, endItem, takeToken } from './projected-scope.ts';
import { QueryState } from './query-state.ts';
import type { CypherSchema } from './schema.ts';
import { CLAUSE_WORDS, PART_WORDS } from './words.ts';

/** Brackets that stand open: with more of them a text is refused, whatever follows. */
const MOST_OPEN = 400;

export function readQuery(tokens: readonly Token[], schema: CypherSchema): QueryState {
  const state = new QueryState(tokens, schema);
  for (let at = 0; at < tokens.length && state.frames.length <= MOST_OPEN; at++) readToken(state, at);
  return state;
}

function readToken(state: QueryState, at: number): void {
  const token = state.tokens[at]!;
  const isWord = token.kind === 'word';
  if (isWord && isClause(state, at)) {
    startClause(state, token.upper);
    return;
  }
  if (isWord && state.top.kind === 'query' && PART_WORDS.has(token.upper)) {
    endItem(state.query, state.binding);
    state.query.part = token.upper;
    return;
  }
  if (token.kind === 'sign' && Object.hasOwn(SIGNS, token.text)) SIGNS[token.text]!(state, at);
  if (isWord) countCase(state.top, token.upper);
  if (isWord || token.kind === 'name') readName(state, at);
  if (state.top.kind === 'query') takeToken(state.query, token, state.binding);
}

function countCase(frame: Frame, word: string): void {
  if (word === 'CASE') frame.cases += 1;
  if (word === 'END') frame.cases = Math.max(0, frame.cases - 1);
}

/** A clause begins even where a bracket was left open, but not where its word is a name. */
function isClause({ tokens, top, query }: QueryState, at: number): boolean {
  const { upper } = tokens[at]!;
  if (!CLAUSE_WORDS.has(upper)) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (before && /^(?:STARTS|ENDS|ON|AS|\.)$/u.test(before.upper)) return false;
  if (upper === 'SET' && query.part === 'ON') return false;
  if (top.kind === 'query') return true;
  if (top.name.toUpperCase() === 'FOREACH') return false;
  return !/^[.:|&!($]$/u.test(before?.text ?? '') && !/^[:.]$/u.test(after?.text ?? '');
}

function startClause(state: QueryState, word: string): void {
  while (state.top.kind !== 'query') state.frames.pop();
  const { query } = state;
  endClause(query, state.binding);
  if (word === 'UNION') {
    query.scope.clear();
    query.columns.clear();
  }
  query.clause = word;
  query.part = '';
  query.cases = 0;
  query.last = query.hop = null;
}

function readName(state: QueryState, at: number): void {
  const { tokens, top } = state;
  const [token, before, after] = [tokens[at]!, tokens[at - 1], tokens[at + 1]];
  if (before?.text === '.') readProperty(state, token, tokens[at - 2]);
  else if (top.kind === 'map') readKey(state, token, before, after);
  else if (!readElement(state, token)) readLocal(state, at);
}

/** `n:Label` in an expression, and the variables that loops bring. */
function readLocal(state: QueryState, at: number): void {
  const { tokens, top } = state;
  const [token, before, after] = [tokens[at]!, tokens[at - 1], tokens[at + 1]];
  const owner = before?.text === ':' ? tokens[at - 2] : undefined;
  if (isName(owner)) {
    const of = state.binding(owner.text);
    if (of?.kind === 'node') state.mention('label', token, of);
  } else if (after?.upper === 'IN' && /^[[(,]$/u.test(before?.text ?? '')) top.scope.set(token.text, VALUE);
  else if (top.name.toUpperCase() === 'REDUCE' && after?.text === '=') top.scope.set(token.text, VALUE);
}

/** The variable, the labels or types, the WHERE of a node or relationship; false where the name is none of them. */
function readElement(state: QueryState, token: Token): boolean {
  const { kind, element } = state.top;
  if (!element) return false;
  const isGroup = kind === 'group';
  if (token.upper === 'WHERE' && !isGroup) element.part = 'where';
  else if (element.part === 'name') element.name ??= token.text;
  else if (element.part === 'names') {
    element.names.push(token);
    if (!isGroup) state.mention(element.kind === 'node' ? 'label' : 'type', token, null);
    else if (namesOf(element).length === 1 && element.name && state.binding(element.name)?.kind === 'node')
      state.mention('label', token, null);
  } else return false;
  return true;
}

function readKey(state: QueryState, token: Token, before: Token | undefined, after: Token | undefined): void {
  const { element } = state.top;
  if (element && before?.text !== ':' && after?.text === ':')
    state.mention('property', token, { kind: element.kind, names: state.namesOf(element) });
}

function readProperty(state: QueryState, token: Token, owner: Token | undefined): void {
  if (state.top.kind !== 'map' && isName(owner)) state.mention('property', token, state.binding(owner.text));
}
