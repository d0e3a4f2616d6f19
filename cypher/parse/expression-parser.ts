/** Expressions: one loop over operators by precedence (openCypher 9, grammar "Expression"). */
import type { Expression } from '../ast.ts';
import { parseAtom } from './atom-parser.ts';
import type { Grammar } from './grammar.ts';
import { parseLabels } from './label-parser.ts';
import { parseNumber } from './number-parser.ts';
import { parseType } from './type-parser.ts';

/** Operators by how tightly they bind; higher binds tighter. */
const BINARY: ReadonlyMap<string, number> = new Map([
  ['OR', 1],
  ['XOR', 2],
  ['AND', 3],
  ['=', 5],
  ['<>', 5],
  ['<', 5],
  ['>', 5],
  ['<=', 5],
  ['>=', 5],
  ['=~', 6],
  ['IN', 6],
  ['STARTS', 6],
  ['ENDS', 6],
  ['CONTAINS', 6],
  ['IS', 6],
  ['+', 7],
  ['-', 7],
  ['||', 7],
  ['*', 8],
  ['/', 8],
  ['%', 8],
  ['^', 9],
]);
const COMPARISON = 5;
const PREDICATE = 6;
const NOT_LEVEL = 4;

/** @throws CypherError `syntax` */
export function parseExpression(grammar: Grammar): Expression {
  return grammar.tokens.nested(() => parseBinary(grammar, 0));
}

function parseBinary(grammar: Grammar, least: number): Expression {
  const { tokens } = grammar;
  const { start } = tokens.token;
  let left = parsePrefix(grammar, least);
  for (let operators = 1; ; operators++) {
    const { kind, upper } = tokens.token;
    const power = kind === 'word' || kind === 'sign' ? BINARY.get(upper) : undefined;
    if (power === undefined || power < least) return left;
    tokens.limit(operators, 'operators in a row');
    if (power === COMPARISON) left = parseComparisons(grammar, left);
    else if (upper === 'AND' || upper === 'OR') left = parseJoined(grammar, left, upper, power);
    else left = parseOperator(grammar, left, power, start);
  }
}

/** `< 3`, `IS NULL`, `STARTS WITH 'a'`: what follows a left side that stands elsewhere. */
export function parsePredicateOf(grammar: Grammar, left: Expression): Expression | null {
  const { kind, upper } = grammar.tokens.token;
  const power = kind === 'word' || kind === 'sign' ? BINARY.get(upper) : undefined;
  if (power === COMPARISON) return parseComparisons(grammar, left);
  return power === PREDICATE ? parseOperator(grammar, left, power, left.start) : null;
}

function parseJoined(grammar: Grammar, first: Expression, operator: 'AND' | 'OR', power: number): Expression {
  const { tokens } = grammar;
  const operands = [first];
  while (tokens.take(operator)) operands.push(tokens.nested(() => parseBinary(grammar, power + 1)));
  return joined(operator, operands);
}

/** AND and OR may be grouped at will: halved again and again, a chain of thousands is no deep tree. */
function joined(operator: 'AND' | 'OR', operands: readonly Expression[]): Expression {
  if (operands.length === 1) return operands[0]!;
  const half = (operands.length + 1) >> 1;
  const [left, right] = [joined(operator, operands.slice(0, half)), joined(operator, operands.slice(half))];
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}

function parsePrefix(grammar: Grammar, least: number): Expression {
  const { tokens } = grammar;
  const { start } = tokens.token;
  if (!tokens.is('NOT') || least > NOT_LEVEL) return parseUnary(grammar);
  tokens.next();
  const operand = tokens.nested(() => parseBinary(grammar, NOT_LEVEL));
  return { kind: 'unary', operator: 'NOT', operand, start, end: tokens.end };
}

/** `a < b < c` is `a < b AND b < c`. */
function parseComparisons(grammar: Grammar, first: Expression): Expression {
  const { tokens } = grammar;
  let left = first;
  const all: Expression[] = [];
  while (BINARY.get(tokens.token.upper) === COMPARISON && tokens.token.kind === 'sign') {
    const operator = tokens.next().text;
    const right = parseBinary(grammar, COMPARISON + 1);
    all.push({ kind: 'binary', operator, left, right, start: left.start, end: right.end });
    left = right;
  }
  return joined('AND', all);
}

function parseOperator(grammar: Grammar, left: Expression, power: number, start: number): Expression {
  const { tokens } = grammar;
  const word = tokens.next().upper;
  if (word === 'IS') return parseIs(grammar, left, start);
  if (word === 'STARTS' || word === 'ENDS') tokens.expect('WITH', `after ${word}`);
  const operator =
    word === 'STARTS' ? 'STARTS WITH' : word === 'ENDS' ? 'ENDS WITH' : word === '||' ? '+' : word;
  const right = tokens.nested(() => parseBinary(grammar, power + 1));
  return { kind: 'binary', operator, left, right, start, end: tokens.end };
}

/** `IS NULL`, `IS NOT NULL`, `IS :: INTEGER`, `IS TYPED INTEGER` */
function parseIs({ tokens }: Grammar, operand: Expression, start: number): Expression {
  const negated = tokens.take('NOT');
  if (tokens.take(':', ':') || tokens.take('TYPED')) {
    const type = parseType(tokens);
    return { kind: 'isType', operand, type, negated, start, end: tokens.end };
  }
  tokens.expect('NULL', 'after IS');
  return { kind: 'isNull', operand, negated, start, end: tokens.end };
}

function parseUnary(grammar: Grammar): Expression {
  const { tokens } = grammar;
  const { start, end } = tokens.token;
  const after = tokens.peek(1);
  const isNumber = after.kind === 'integer' || after.kind === 'float';
  if (tokens.is('-') && isNumber && after.start === end) {
    tokens.next();
    return parsePostfix(grammar, parseNumber(tokens, true), start);
  }
  if (tokens.is('-') || tokens.is('+')) {
    const operator = tokens.next().text as '+' | '-';
    const operand = tokens.nested(() => parseUnary(grammar));
    return { kind: 'unary', operator, operand, start, end: tokens.end };
  }
  return parsePostfix(grammar, parseAtom(grammar), start);
}

function parsePostfix(grammar: Grammar, atom: Expression, start: number): Expression {
  const { tokens } = grammar;
  let of = atom;
  for (let count = 1; ; count++) {
    tokens.limit(count, 'operators in a row');
    if (tokens.is('.') && tokens.peek(1).kind !== 'integer') {
      tokens.next();
      const key = tokens.name('a property name').name;
      of = { kind: 'property', of, key, start, end: tokens.end };
    } else if (tokens.is('[')) of = parseSubscript(grammar, of, start);
    else if (
      tokens.is(':') &&
      !tokens.reads(':', ':') &&
      (of.kind === 'variable' || of.kind === 'property')
    ) {
      tokens.next();
      of = { kind: 'hasLabels', of, labels: parseLabels(tokens), start, end: tokens.end };
    } else if (tokens.is('{') && of.kind === 'variable') of = parseMapProjection(grammar, of, start);
    else return of;
  }
}

function parseSubscript(grammar: Grammar, of: Expression, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  const from = tokens.is('..') ? null : grammar.expression();
  if (tokens.take('..')) {
    const to = tokens.is(']') ? null : grammar.expression();
    tokens.expect(']', 'after the slice');
    return { kind: 'slice', of, from, to, start, end: tokens.end };
  }
  tokens.expect(']', 'after the index');
  return { kind: 'index', of, at: from!, start, end: tokens.end };
}

/** `n {.name, .*, other: 1, variable}` */
function parseMapProjection(grammar: Grammar, of: Expression, start: number): Expression {
  const { tokens } = grammar;
  tokens.next();
  let all = false;
  const entries: (readonly [string, Expression])[] = [];
  while (!tokens.is('}')) {
    if (tokens.take('.', '*')) all = true;
    else if (tokens.take('.')) {
      const { name, ...span } = tokens.name('a property name');
      entries.push([name, { kind: 'property', of, key: name, ...span }]);
    } else {
      const { name, ...span } = tokens.name('a key');
      entries.push([name, tokens.take(':') ? grammar.expression() : { kind: 'variable', name, ...span }]);
    }
    if (!tokens.take(',')) break;
  }
  tokens.expect('}', 'after the map projection');
  return { kind: 'projectMap', of, all, entries, start, end: tokens.end };
}
