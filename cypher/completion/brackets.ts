/** What signs do to the reading of a query: brackets open and close, arrows join nodes. */
import { type Element, isName, namesOf, newElement, openFrame, VALUE } from './frames.ts';
import { endClause } from './projected-scope.ts';
import type { QueryState } from './query-state.ts';
import { labelsBeyond } from './schema.ts';
import { OPENING_WORDS, PATTERN_CLAUSES, WRITING_CLAUSES } from './words.ts';

type Sign = (state: QueryState, at: number) => void;

/** Words that are no names but take arguments. */
const CALLED_WORDS = new Set('ALL|ANY|NONE|SINGLE|REDUCE|EXISTS|COUNT|COLLECT|FOREACH'.split('|'));

/** A round bracket opens a node, the arguments of a function, or what belongs together. */
const openRound: Sign = (state, at) => {
  const before = state.tokens[at - 1];
  const { query, top, frames } = state;
  const isNamed = before?.kind === 'word' || before?.kind === 'name';
  const isCall = isNamed && (!OPENING_WORDS.has(before.upper) || CALLED_WORDS.has(before.upper));
  const isPath = isCall && /^(?:ALL)?SHORTESTPATHS?$/u.test(before.upper);
  const inPattern = PATTERN_CLAUSES.has(query.clause) && query.part === '';
  if (isPath) frames.push(openFrame('group', 'PATH'));
  else if (isCall) frames.push(openFrame('call', nameBefore(state, at)));
  else if (query.hop || (inPattern && (top.kind === 'query' || top.name === 'PATH')))
    frames.push(openFrame('node', '', newElement('node')));
  else frames.push(openFrame('group', '', newElement('node')));
};

/** `duration.between` before the bracket. */
function nameBefore({ tokens }: QueryState, at: number): string {
  let from = at - 1;
  while (tokens[from - 1]?.text === '.' && isName(tokens[from - 2])) from -= 2;
  return tokens
    .slice(from, at)
    .map(({ text }) => text)
    .join('');
}

/** In an expression `(a)` is a node only where an arrow follows. */
const closeRound: Sign = (state, at) => {
  const closed = state.close(['node', 'call', 'group']);
  if (closed?.element && (closed.kind === 'node' || isArrow(state, at + 1)))
    endNode(state, closed.element, closed.kind === 'node', at);
};

/** A minus or `<` after a node belongs to a relationship if what follows makes one. */
function isArrow({ tokens }: QueryState, at: number): boolean {
  const [first, second] = [tokens[at]?.text, tokens[at + 1]?.text];
  if (first === '<') return second === '-';
  return first === '-' && (second === '[' || second === '-');
}

function endNode(state: QueryState, element: Element, declares: boolean, at: number): void {
  const { query, schema } = state;
  const { last, hop } = query;
  const own = state.namesOf(element);
  const left = last && !last.isIntricate ? state.namesOf(last) : [];
  const beyond = last && hop && !hop.isIntricate ? labelsBeyond(schema, left, namesOf(hop), hop.way) : [];
  const names = own.length > 0 ? own : beyond;
  if (element.name !== null && (declares || state.binding(element.name)))
    state.declare(element.name, { kind: 'node', names });
  if (last && hop && !hop.isIntricate && !WRITING_CLAUSES.has(query.clause)) {
    const place = state.tokens[at]!;
    state.hops.push({
      left,
      types: namesOf(hop),
      way: hop.way,
      right: element.isIntricate ? [] : own,
      start: hop.names[0]?.start ?? place.start,
      end: hop.names.at(-1)?.end ?? place.end,
    });
  }
  query.last = element;
  query.hop = null;
}

const openSquare: Sign = (state, at) => {
  const { hop } = state.query;
  const isRelationship = hop !== null && state.tokens[at - 1]?.text === '-';
  state.frames.push(isRelationship ? openFrame('relationship', '', hop) : openFrame('list', ''));
};

const closeSquare: Sign = state => {
  const closed = state.close(['relationship', 'list']);
  if (closed?.kind === 'relationship' && closed.element?.name)
    state.declare(closed.element.name, { kind: 'relationship', names: namesOf(closed.element) });
};

/** `-`, `<` and `>` between two nodes. */
const arrow: Sign = (state, at) => {
  const { query, top, tokens } = state;
  const before = tokens[at - 1]?.text;
  if (top.kind === 'node' || top.kind === 'relationship' || top.kind === 'map') return;
  const { text } = tokens[at]!;
  if (query.last && !query.hop && before === ')' && isArrow(state, at)) {
    query.hop = newElement('relationship');
    query.hop.way = text === '<' ? 'in' : 'both';
  } else if (query.hop && text === '>' && before === '-')
    query.hop.way = query.hop.way === 'in' ? 'both' : 'out';
};

const openCurly: Sign = (state, at) => {
  const before = state.tokens[at - 1];
  const { top, frames, query } = state;
  const isSubquery = before?.text === ')' && query.clause === 'CALL' && top.kind === 'query';
  if (top.element && (top.kind === 'node' || top.kind === 'relationship')) {
    top.element.part = 'properties';
    frames.push(openFrame('map', '', top.element));
  } else if (isSubquery || before?.upper === 'CALL') frames.push(openFrame('query', 'CALL'));
  else if (before && /^(?:EXISTS|COUNT|COLLECT)$/u.test(before.upper)) {
    const opened = openFrame('query', before.upper);
    // MATCH may be left out.
    opened.clause = 'MATCH';
    frames.push(opened);
  } else frames.push(openFrame('map', /^[(,]$/u.test(before?.text ?? '') ? top.name : ''));
};

const closeCurly: Sign = state => {
  const { frames } = state;
  const at = frames.findLastIndex(({ kind }, index) => index > 0 && (kind === 'map' || kind === 'query'));
  if (at < 0) return;
  const closed = frames[at]!;
  frames.length = at + 1;
  if (closed.kind === 'query') endClause(closed, state.binding);
  frames.pop();
  if (closed.name === 'CALL') for (const [name, one] of closed.columns) state.query.scope.set(name, one);
};

const colon: Sign = ({ top }) => {
  if (top.kind !== 'map' && top.element?.part === 'name') top.element.part = 'names';
};

/** `!`, `&` and `*` say more than that one of the names holds for one hop. */
const intricate: Sign = ({ top }) => {
  if (top.element && (top.kind === 'node' || top.kind === 'relationship')) top.element.isIntricate = true;
};

/** `p = (...)` names a path, `LET x = ...` a value. */
const equals: Sign = ({ query, top, tokens }, at) => {
  const before = tokens[at - 1];
  const isPath = PATTERN_CLAUSES.has(query.clause) && query.part === '' && top.kind === 'query';
  if (isPath && isName(before)) query.scope.set(before.text, { kind: 'path', names: [] });
  const isBound =
    query.clause === 'LET' && top.kind === 'query' && /^(?:LET|,)$/u.test(tokens[at - 2]?.upper ?? '');
  if (isBound && isName(before)) query.scope.set(before.text, VALUE);
};

export const SIGNS: Readonly<Record<string, Sign>> = {
  '(': openRound,
  ')': closeRound,
  '[': openSquare,
  ']': closeSquare,
  '{': openCurly,
  '}': closeCurly,
  '-': arrow,
  '<': arrow,
  '>': arrow,
  ':': colon,
  '!': intricate,
  '&': intricate,
  '*': intricate,
  '=': equals,
};
