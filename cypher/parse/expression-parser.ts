/** Expressions: one loop over operators by precedence (openCypher 9, grammar "Expression"). */
import type { Expression, Identifier, LabelExpression, Pattern } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Value } from '../values.ts';
import { parseLabels } from './label-parser.ts';
import { parseNumber } from './number-parser.ts';
import type { PatternParser } from './pattern-parser.ts';
import type { TokenStream } from './token-stream.ts';

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
  ['*', 8],
  ['/', 8],
  ['%', 8],
  ['^', 9],
]);
const COMPARISON = 5;
const NOT_LEVEL = 4;
const QUANTIFIERS = new Set(['ALL', 'ANY', 'NONE', 'SINGLE']);

export class ExpressionParser {
  readonly #tokens: TokenStream;
  readonly #patterns: () => PatternParser;

  constructor(tokens: TokenStream, patterns: () => PatternParser) {
    this.#tokens = tokens;
    this.#patterns = patterns;
  }

  parse(): Expression {
    return this.#tokens.nested(() => this.#binary(0));
  }

  #binary(least: number): Expression {
    const tokens = this.#tokens;
    const start = tokens.token.start;
    let left = this.#prefix(least);
    for (;;) {
      const power =
        tokens.token.kind === 'word' || tokens.token.kind === 'sign'
          ? BINARY.get(tokens.token.upper)
          : undefined;
      if (power === undefined || power < least) return left;
      if (power === COMPARISON) left = this.#comparisons(left, start);
      else left = this.#operator(left, power, start);
    }
  }

  #prefix(least: number): Expression {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    if (tokens.is('NOT') && least <= NOT_LEVEL) {
      tokens.next();
      const operand = tokens.nested(() => this.#binary(NOT_LEVEL));
      return { kind: 'unary', operator: 'NOT', operand, ...tokens.from(start) };
    }
    return this.#unary();
  }

  /** `a < b < c` is `a < b AND b < c`. */
  #comparisons(first: Expression, start: number): Expression {
    const tokens = this.#tokens;
    let left = first;
    let all: Expression | null = null;
    while (BINARY.get(tokens.token.upper) === COMPARISON && tokens.token.kind === 'sign') {
      const operator = tokens.next().text;
      const right = this.#binary(COMPARISON + 1);
      const one: Expression = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
      all = all ? { kind: 'binary', operator: 'AND', left: all, right: one, ...tokens.from(start) } : one;
      left = right;
    }
    return all!;
  }

  #operator(left: Expression, power: number, start: number): Expression {
    const tokens = this.#tokens;
    const word = tokens.next().upper;
    if (word === 'IS') {
      const negated = tokens.take('NOT');
      tokens.expect('NULL', 'after IS');
      return { kind: 'isNull', operand: left, negated, ...tokens.from(start) };
    }
    if (word === 'STARTS' || word === 'ENDS') tokens.expect('WITH', `after ${word}`);
    const operator = word === 'STARTS' ? 'STARTS WITH' : word === 'ENDS' ? 'ENDS WITH' : word;
    const right = tokens.nested(() => this.#binary(power + 1));
    return { kind: 'binary', operator, left, right, ...tokens.from(start) };
  }

  #unary(): Expression {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    if (
      tokens.is('-') &&
      (tokens.peek(1).kind === 'integer' || tokens.peek(1).kind === 'float') &&
      tokens.peek(1).start === tokens.token.end
    ) {
      tokens.next();
      return this.#postfix(parseNumber(tokens, true), start);
    }
    if (tokens.is('-') || tokens.is('+')) {
      const operator = tokens.next().text as '+' | '-';
      const operand = tokens.nested(() => this.#unary());
      return { kind: 'unary', operator, operand, ...tokens.from(start) };
    }
    return this.#postfix(this.#atom(), start);
  }

  #postfix(atom: Expression, start: number): Expression {
    const tokens = this.#tokens;
    let of = atom;
    for (;;) {
      if (tokens.is('.') && tokens.peek(1).kind !== 'integer') {
        tokens.next();
        const key = tokens.name('a property name').name;
        of = { kind: 'property', of, key, ...tokens.from(start) };
      } else if (tokens.is('[')) of = this.#subscript(of, start);
      else if (tokens.is(':') && (of.kind === 'variable' || of.kind === 'property')) {
        tokens.next();
        of = { kind: 'hasLabels', of, labels: this.labels(), ...tokens.from(start) };
      } else if (tokens.is('{') && of.kind === 'variable') of = this.#mapProjection(of, start);
      else return of;
    }
  }

  #subscript(of: Expression, start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    const from = tokens.is('..') ? null : this.parse();
    if (tokens.take('..')) {
      const to = tokens.is(']') ? null : this.parse();
      tokens.expect(']', 'after the slice');
      return { kind: 'slice', of, from, to, ...tokens.from(start) };
    }
    tokens.expect(']', 'after the index');
    return { kind: 'index', of, at: from!, ...tokens.from(start) };
  }

  /** `n {.name, .*, other: 1, variable}` */
  #mapProjection(of: Expression, start: number): Expression {
    const tokens = this.#tokens;
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
        entries.push([name, tokens.take(':') ? this.parse() : { kind: 'variable', name, ...span }]);
      }
      if (!tokens.take(',')) break;
    }
    tokens.expect('}', 'after the map projection');
    return { kind: 'projectMap', of, all, entries, ...tokens.from(start) };
  }

  labels(): LabelExpression {
    return parseLabels(this.#tokens);
  }

  #atom(): Expression {
    const tokens = this.#tokens;
    const { kind, text, start } = tokens.token;
    if (kind === 'integer' || kind === 'float') return parseNumber(tokens, false);
    if (kind === 'string') return this.#literal(tokens.next().text, start);
    if (kind === 'parameter') {
      tokens.next();
      return { kind: 'parameter', name: text, ...tokens.from(start) };
    }
    if (tokens.is('(')) return this.#parenthesis(start);
    if (tokens.is('[')) return this.#listOrComprehension(start);
    if (tokens.is('{')) return this.#map(start);
    if (kind === 'word') {
      const special = this.#word(start);
      if (special) return special;
    }
    const { name, ...span } = tokens.name('an expression');
    return { kind: 'variable', name, ...span };
  }

  #literal(value: Value, start: number): Expression {
    return { kind: 'literal', value, ...this.#tokens.from(start) };
  }

  /** `(a)-[]-()` as a predicate, or an expression in parentheses: the first that parses. */
  #parenthesis(start: number): Expression {
    const tokens = this.#tokens;
    const pattern = this.#tryPattern();
    if (pattern)
      return {
        kind: 'subquery',
        form: 'exists',
        bare: true,
        patterns: [pattern],
        where: null,
        ...tokens.from(start),
      };
    tokens.next();
    const inner = this.parse();
    tokens.expect(')', 'to close the parenthesis');
    return inner;
  }

  #tryPattern(): Pattern | null {
    const tokens = this.#tokens;
    // A pattern begins "()", "(name", "(:" or "({", and has a relationship: cheap to see before trying.
    const next = tokens.peek(1);
    if (
      !(
        next.kind === 'word' ||
        next.kind === 'name' ||
        next.text === ')' ||
        next.text === ':' ||
        next.text === '{'
      )
    )
      return null;
    const mark = tokens.mark();
    try {
      const pattern = this.#patterns().pattern();
      if (pattern.relationships.length > 0) return pattern;
    } catch (error) {
      if (!(error instanceof CypherError) || error.detail === 'NestingTooDeep') throw error;
    }
    tokens.reset(mark);
    return null;
  }

  #listOrComprehension(start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    if (tokens.isName() && tokens.peek(1).upper === 'IN' && tokens.peek(1).kind === 'word') {
      const variable = tokens.name('a variable');
      tokens.next();
      const source = this.#binary(0);
      const where = tokens.take('WHERE') ? this.parse() : null;
      const map = tokens.take('|') ? this.parse() : null;
      if (tokens.is(']')) {
        tokens.next();
        return { kind: 'comprehension', variable, source, where, map, ...tokens.from(start) };
      }
      throw tokens.unexpected('"]" after the list comprehension');
    }
    const comprehension = this.#patternComprehension(start);
    if (comprehension) return comprehension;
    const items: Expression[] = [];
    while (!tokens.is(']')) {
      items.push(this.parse());
      if (!tokens.take(',')) break;
    }
    tokens.expect(']', 'or "," in the list');
    return { kind: 'list', items, ...tokens.from(start) };
  }

  /** `[(a)-->(b) WHERE ... | b.name]` */
  #patternComprehension(start: number): Expression | null {
    const tokens = this.#tokens;
    if (!tokens.is('(') && !(tokens.isName() && tokens.peek(1).text === '=')) return null;
    const mark = tokens.mark();
    try {
      const pattern = this.#patterns().pattern();
      const where = tokens.take('WHERE') ? this.parse() : null;
      if (pattern.relationships.length > 0 && tokens.take('|')) {
        const map = this.parse();
        tokens.expect(']', 'after the pattern comprehension');
        return { kind: 'patternComprehension', pattern, where, map, ...tokens.from(start) };
      }
    } catch (error) {
      if (!(error instanceof CypherError) || error.detail === 'NestingTooDeep') throw error;
    }
    tokens.reset(mark);
    return null;
  }

  #map(start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    const entries: (readonly [string, Expression])[] = [];
    while (!tokens.is('}')) {
      const { name } = tokens.name('a key');
      tokens.expect(':', 'after the key');
      entries.push([name, this.parse()]);
      if (!tokens.take(',')) break;
    }
    tokens.expect('}', 'or "," in the map');
    return { kind: 'map', entries, ...tokens.from(start) };
  }

  /** Words that begin something else than a variable. */
  #word(start: number): Expression | null {
    const tokens = this.#tokens;
    const { upper } = tokens.token;
    const isCall = tokens.peek(1).text === '(' && tokens.peek(1).kind === 'sign';
    if (upper === 'TRUE' || upper === 'FALSE') return this.#literal(tokens.next().upper === 'TRUE', start);
    if (upper === 'NULL') {
      tokens.next();
      return this.#literal(null, start);
    }
    if (upper === 'CASE') return this.#case(start);
    if ((upper === 'EXISTS' || upper === 'COUNT') && tokens.peek(1).text === '{')
      return this.#subquery(start, upper === 'EXISTS' ? 'exists' : 'count');
    if (QUANTIFIERS.has(upper) && isCall && tokens.peek(3).upper === 'IN') return this.#quantifier(start);
    if (upper === 'REDUCE' && isCall) return this.#reduce(start);
    if (upper === 'EXISTS' && isCall) return this.#exists(start);
    if ((upper === 'SHORTESTPATH' || upper === 'ALLSHORTESTPATHS') && isCall)
      throw tokens.unexpected('shortestPath in a MATCH pattern, as in MATCH p = shortestPath((a)-[*]-(b))');
    if (isCall || (tokens.peek(1).text === '.' && this.#isNamespacedCall())) return this.#call(start);
    return null;
  }

  #isNamespacedCall(): boolean {
    let ahead = 1;
    while (this.#tokens.peek(ahead).text === '.' && this.#tokens.peek(ahead + 1).kind === 'word') ahead += 2;
    return (
      this.#tokens.peek(ahead).text === '(' &&
      this.#tokens.peek(ahead).start === this.#tokens.peek(ahead - 1).end
    );
  }

  #call(start: number): Expression {
    const tokens = this.#tokens;
    let name = tokens.next().text;
    while (tokens.take('.')) name += `.${tokens.name('a function name').name}`;
    tokens.expect('(', 'after the function name');
    const distinct = tokens.take('DISTINCT');
    const star = !distinct && tokens.take('*');
    const args: Expression[] = [];
    while (!star && !tokens.is(')')) {
      args.push(this.parse());
      if (!tokens.take(',')) break;
    }
    tokens.expect(')', 'after the arguments');
    return { kind: 'call', name, distinct, star, args, ...tokens.from(start) };
  }

  #case(start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    const subject = tokens.is('WHEN') ? null : this.parse();
    const whens: (readonly [Expression, Expression])[] = [];
    while (tokens.take('WHEN')) {
      const when = this.parse();
      tokens.expect('THEN', 'after WHEN ...');
      whens.push([when, this.parse()]);
    }
    if (whens.length === 0) throw tokens.unexpected('WHEN');
    const otherwise = tokens.take('ELSE') ? this.parse() : null;
    tokens.expect('END', 'to close CASE');
    return { kind: 'case', subject, whens, otherwise, ...tokens.from(start) };
  }

  /** `EXISTS { (a)-->(b) WHERE ... }`, with or without MATCH. */
  #subquery(start: number, form: 'exists' | 'count'): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.next();
    tokens.take('MATCH');
    const patterns = this.#patterns().list();
    const where = tokens.take('WHERE') ? this.parse() : null;
    // What a lone RETURN gives does not matter: only whether, and how often, rows are found.
    if (tokens.take('RETURN') && !tokens.take('*')) {
      do {
        this.parse();
        if (tokens.take('AS')) tokens.name('a column name');
      } while (tokens.take(','));
    }
    if (
      /^(?:SET|CREATE|MERGE|DELETE|DETACH|REMOVE)$/.test(tokens.token.upper) &&
      tokens.token.kind === 'word'
    )
      throw new CypherError({
        kind: 'syntax',
        detail: 'InvalidClauseComposition',
        message: `A subquery in braces reads; ${tokens.token.upper} writes.`,
        span: tokens.token,
      });
    if (tokens.is('MATCH') || tokens.is('WITH'))
      throw new CypherError({
        kind: 'unsupported',
        detail: 'SubqueryClause',
        message: 'A subquery in braces holds one MATCH with an optional WHERE.',
        span: tokens.token,
        hint: 'Write its patterns with commas.',
      });
    tokens.expect('}', 'after the subquery');
    return { kind: 'subquery', form, bare: false, patterns, where, ...tokens.from(start) };
  }

  /** The older form: `exists(n.key)` is `n.key IS NOT NULL`, `exists((n)-->())` asks for the pattern. */
  #exists(start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.next();
    const operand = this.parse();
    tokens.expect(')', 'after exists(...');
    if (operand.kind === 'subquery') return { ...operand, bare: false, ...tokens.from(start) };
    return { kind: 'isNull', operand, negated: true, ...tokens.from(start) };
  }

  #quantifier(start: number): Expression {
    const tokens = this.#tokens;
    const quantifier = tokens.next().upper.toLowerCase() as 'all' | 'any' | 'none' | 'single';
    tokens.next();
    const { variable, source } = this.#iteration();
    tokens.expect('WHERE', `in ${quantifier}(...)`);
    const where = this.parse();
    tokens.expect(')', 'after the predicate');
    return { kind: 'quantifier', quantifier, variable, source, where, ...tokens.from(start) };
  }

  #iteration(): { variable: Identifier; source: Expression } {
    const variable = this.#tokens.name('a variable');
    this.#tokens.expect('IN', 'after the variable');
    return { variable, source: this.parse() };
  }

  #reduce(start: number): Expression {
    const tokens = this.#tokens;
    tokens.next();
    tokens.next();
    const accumulator = tokens.name('an accumulator');
    tokens.expect('=', 'after the accumulator');
    const initial = this.parse();
    tokens.expect(',', 'after the initial value');
    const { variable, source } = this.#iteration();
    tokens.expect('|', 'before the step');
    const step = this.parse();
    tokens.expect(')', 'after the step');
    return { kind: 'reduce', accumulator, initial, variable, source, step, ...tokens.from(start) };
  }
}
