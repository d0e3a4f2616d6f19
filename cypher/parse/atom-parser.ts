/** What stands between operators: literals, variables, calls, and all that begins with a word or a bracket of its own. */
import type { Expression, Identifier } from '../ast.ts';
import type { Value } from '../values.ts';
import { parseCase } from './case-parser.ts';
import type { Grammar } from './grammar.ts';
import { parseNumber } from './number-parser.ts';
import { parseShortest } from './pattern-parser.ts';
import { parseBare, parseSubquery } from './subquery-parser.ts';
import type { TokenStream } from './token-stream.ts';
import { parseTrim } from './trim-parser.ts';

const QUANTIFIERS = new Set(['ALL', 'ANY', 'NONE', 'SINGLE']);
const SUBQUERIES: Readonly<Record<string, 'exists' | 'count' | 'collect'>> = {
  EXISTS: 'exists',
  COUNT: 'count',
  COLLECT: 'collect',
};

/** @throws CypherError `syntax` */
export function parseAtom(grammar: Grammar): Expression {
  const { tokens } = grammar;
  const { kind, text, start } = tokens.token;
  if (kind === 'integer' || kind === 'float') return parseNumber(tokens, false);
  if (kind === 'string') return literal(tokens, tokens.next().text, start);
  if (kind === 'parameter') {
    tokens.next();
    return { kind: 'parameter', name: text, start, end: tokens.end };
  }
  if (tokens.is('(')) return parseParenthesis(grammar, start);
  if (tokens.is('[')) return parseBracket(grammar, start);
  if (tokens.is('{')) return parseMap(grammar, start);
  const special = kind === 'word' ? parseWord(grammar, start) : null;
  if (special) return special;
  const { name, ...span } = tokens.name('an expression');
  return { kind: 'variable', name, ...span };
}

function literal(tokens: TokenStream, value: Value, start: number): Expression {
  return { kind: 'literal', value, start, end: tokens.end };
}

/** `(a)-[]-()` as a predicate, or an expression in parentheses: the first that parses. */
function parseParenthesis(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  const pattern = parseBare(grammar);
  if (pattern) return pattern;
  tokens.next();
  const inner = tokens.withBar(false, () => grammar.expression());
  tokens.expect(')', 'to close the parenthesis');
  // Where it stands is with its parentheses, so that columns and errors show them.
  return { ...inner, start, end: tokens.end };
}

function parseBracket(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  const { kind, upper } = tokens.peek(2);
  const isNamed = tokens.peek(1).kind === 'word' || tokens.peek(1).kind === 'name';
  if (isNamed && kind === 'word' && upper === 'IN') return parseComprehension(grammar, start);
  const comprehension = parsePatternComprehension(grammar, start);
  if (comprehension) return comprehension;
  tokens.next();
  const items: Expression[] = [];
  tokens.withBar(false, () => {
    while (!tokens.is(']')) {
      items.push(grammar.expression());
      if (!tokens.take(',')) break;
    }
  });
  tokens.expect(']', 'or "," in the list');
  return { kind: 'list', items, start, end: tokens.end };
}

function parseComprehension(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  const { variable, source } = parseIteration(grammar);
  const where = tokens.take('WHERE') ? tokens.withBar(true, () => grammar.expression()) : null;
  const map = tokens.take('|') ? tokens.withBar(false, () => grammar.expression()) : null;
  tokens.expect(']', 'after the list comprehension');
  return { kind: 'comprehension', variable, source, where, map, start, end: tokens.end };
}

/** `[(a)-->(b) WHERE ... | b.name]` */
function parsePatternComprehension(grammar: Grammar, start: number): Expression | null {
  const { tokens } = grammar;
  const after = tokens.peek(1);
  if (!(after.text === '(' || tokens.peek(2).text === '=')) return null;
  return tokens.attempt('pattern comprehension', () => {
    tokens.next();
    const pattern = tokens.withBar(false, () => grammar.pattern());
    const where = tokens.take('WHERE') ? tokens.withBar(true, () => grammar.expression()) : null;
    if (pattern.links.length === 0 || !tokens.take('|')) return null;
    const map = tokens.withBar(false, () => grammar.expression());
    tokens.expect(']', 'after the pattern comprehension');
    return { kind: 'patternComprehension', pattern, where, map, start, end: tokens.end };
  });
}

function parseMap(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  const entries: (readonly [string, Expression])[] = [];
  tokens.withBar(false, () => {
    while (!tokens.is('}')) {
      const { name } = tokens.name('a key');
      tokens.expect(':', 'after the key');
      entries.push([name, grammar.expression()]);
      if (!tokens.take(',')) break;
    }
  });
  tokens.expect('}', 'or "," in the map');
  return { kind: 'map', entries, start, end: tokens.end };
}

/** Words that begin something else than a variable. */
function parseWord(grammar: Grammar, start: number): Expression | null {
  const { tokens } = grammar;
  const { upper } = tokens.token;
  const after = tokens.peek(1);
  const isCall = after.text === '(' && after.kind === 'sign';
  if (upper === 'TRUE' || upper === 'FALSE') return literal(tokens, tokens.next().upper === 'TRUE', start);
  if (upper === 'NULL') {
    tokens.next();
    return literal(tokens, null, start);
  }
  if (upper === 'CASE') return parseCase(grammar, start);
  const form = SUBQUERIES[upper];
  if (form && after.text === '{' && after.kind === 'sign') return parseSubquery(grammar, form, start);
  if (QUANTIFIERS.has(upper) && isCall && tokens.peek(3).upper === 'IN')
    return parseQuantifier(grammar, start);
  if (upper === 'REDUCE' && isCall) return parseReduce(grammar, start);
  if (upper === 'EXISTS' && isCall) return parseExists(grammar, start);
  if ((upper === 'SHORTESTPATH' || upper === 'ALLSHORTESTPATHS') && isCall) {
    const pattern = parseShortest(grammar, null);
    return { kind: 'shortestPath', pattern, all: upper === 'ALLSHORTESTPATHS', start, end: tokens.end };
  }
  if (!isCall && !isNamespacedCall(tokens)) return null;
  return parseTrim(grammar, start) ?? parseCall(grammar, start);
}

function isNamespacedCall(tokens: TokenStream): boolean {
  let ahead = 1;
  while (tokens.peek(ahead).text === '.' && tokens.peek(ahead + 1).kind === 'word') ahead += 2;
  return (
    ahead > 1 && tokens.peek(ahead).text === '(' && tokens.peek(ahead).start === tokens.peek(ahead - 1).end
  );
}

function parseCall(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  let name = tokens.next().text;
  while (tokens.take('.')) name += `.${tokens.name('a function name').name}`;
  tokens.expect('(', 'after the function name');
  const distinct = tokens.take('DISTINCT');
  const star = !distinct && tokens.take('*');
  const args: Expression[] = [];
  tokens.withBar(false, () => {
    while (!star && !tokens.is(')')) {
      args.push(grammar.expression());
      if (!tokens.take(',')) break;
    }
  });
  tokens.expect(')', 'after the arguments');
  return { kind: 'call', name, distinct, star, args, start, end: tokens.end };
}

/** The older form: `exists(n.key)` is `n.key IS NOT NULL`, `exists((n)-->())` asks for the pattern. */
function parseExists(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  tokens.next();
  const operand = grammar.expression();
  tokens.expect(')', 'after exists(...');
  if (operand.kind === 'subquery') return { ...operand, bare: false, start, end: tokens.end };
  return { kind: 'isNull', operand, negated: true, start, end: tokens.end };
}

function parseQuantifier(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  const quantifier = tokens.next().upper.toLowerCase() as 'all' | 'any' | 'none' | 'single';
  tokens.next();
  const { variable, source } = parseIteration(grammar);
  tokens.expect('WHERE', `in ${quantifier}(...)`);
  const where = tokens.withBar(false, () => grammar.expression());
  tokens.expect(')', 'after the predicate');
  return { kind: 'quantifier', quantifier, variable, source, where, start, end: tokens.end };
}

function parseIteration({ tokens, expression }: Grammar): { variable: Identifier; source: Expression } {
  const variable = tokens.name('a variable');
  tokens.expect('IN', 'after the variable');
  return { variable, source: tokens.withBar(true, expression) };
}

function parseReduce(grammar: Grammar, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  tokens.next();
  const accumulator = tokens.name('an accumulator');
  tokens.expect('=', 'after the accumulator');
  const initial = grammar.expression();
  tokens.expect(',', 'after the initial value');
  const { variable, source } = parseIteration(grammar);
  tokens.expect('|', 'before the step');
  const step = tokens.withBar(false, () => grammar.expression());
  tokens.expect(')', 'after the step');
  return { kind: 'reduce', accumulator, initial, variable, source, step, start, end: tokens.end };
}
