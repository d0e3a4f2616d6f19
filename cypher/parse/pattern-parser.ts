/** Patterns: `(a:Label {key: 1})-[r:TYPE*1..3]->(b)`, named, and shortest. */
import type { Expression, LabelExpression, NodePattern, Pattern, RelationshipPattern } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { TokenStream } from './token-stream.ts';

/** What patterns need of the parser of expressions, which needs them in turn. */
export interface ExpressionRules {
  parse(): Expression;
  labels(): LabelExpression;
}

export class PatternParser {
  readonly #tokens: TokenStream;
  readonly #expressions: ExpressionRules;

  constructor(tokens: TokenStream, expressions: ExpressionRules) {
    this.#tokens = tokens;
    this.#expressions = expressions;
  }

  list(): Pattern[] {
    const patterns = [this.pattern()];
    while (this.#tokens.take(',')) patterns.push(this.pattern());
    return patterns;
  }

  pattern(): Pattern {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const variable = tokens.isName() && tokens.peek(1).text === '=' ? tokens.name('a path variable') : null;
    if (variable) tokens.next();
    const shortest = tokens.is('SHORTESTPATH') ? 'one' : tokens.is('ALLSHORTESTPATHS') ? 'all' : null;
    if (shortest) {
      tokens.next();
      tokens.expect('(', 'after shortestPath');
    }
    const chain = this.#chain();
    if (shortest) {
      tokens.expect(')', 'after the pattern');
      if (chain.relationships.length !== 1)
        throw new CypherError({
          kind: 'syntax',
          detail: 'InvalidShortestPath',
          message: 'shortestPath takes one relationship between two nodes.',
          span: tokens.from(start),
          hint: 'For example shortestPath((a)-[*]-(b)).',
        });
    }
    return { variable, shortest, ...chain, ...tokens.from(start) };
  }

  #chain(): Pick<Pattern, 'nodes' | 'relationships'> {
    const nodes = [this.#node()];
    const relationships: RelationshipPattern[] = [];
    while (this.#tokens.is('-') || this.#tokens.is('<')) {
      relationships.push(this.#relationship());
      nodes.push(this.#node());
    }
    return { nodes, relationships };
  }

  #node(): NodePattern {
    const tokens = this.#tokens;
    const { start } = tokens.expect('(', 'to begin a node pattern');
    const variable = tokens.isName() && !tokens.is('WHERE') ? tokens.name('a variable') : null;
    const labels = tokens.take(':') ? this.#expressions.labels() : null;
    const properties = this.#properties();
    const where = tokens.take('WHERE') ? this.#expressions.parse() : null;
    tokens.expect(')', 'to close the node pattern');
    return { variable, labels, properties, where, ...tokens.from(start) };
  }

  #properties(): Expression | null {
    const { kind } = this.#tokens.token;
    return this.#tokens.is('{') || kind === 'parameter' ? this.#expressions.parse() : null;
  }

  #relationship(): RelationshipPattern {
    const tokens = this.#tokens;
    const { start } = tokens.token;
    const isLeft = tokens.take('<');
    tokens.expect('-', 'in the relationship');
    const inner = tokens.is('[')
      ? this.#relationshipInside()
      : { variable: null, types: [], length: null, properties: null };
    tokens.expect('-', 'in the relationship');
    const isRight = tokens.take('>');
    const direction = isLeft === isRight ? 'both' : isLeft ? 'in' : 'out';
    return { ...inner, direction, ...tokens.from(start) };
  }

  #relationshipInside(): Pick<RelationshipPattern, 'variable' | 'types' | 'length' | 'properties'> {
    const tokens = this.#tokens;
    tokens.next();
    const variable = tokens.isName() ? tokens.name('a variable') : null;
    const types: string[] = [];
    if (tokens.take(':')) {
      do {
        tokens.take(':');
        types.push(tokens.name('a relationship type').name);
      } while (tokens.take('|'));
    }
    if (tokens.is('..')) throw this.#badLength('A variable length is written *1..3');
    const length = tokens.take('*') ? this.#length() : null;
    const properties = this.#properties();
    tokens.expect(']', 'to close the relationship');
    return { variable, types, length, properties };
  }

  /** After `*`: nothing, `3`, `1..3`, `..3`, `1..`. */
  #length(): { min: number; max: number | null } {
    const tokens = this.#tokens;
    const bound = (): number | null => (tokens.token.kind === 'integer' ? Number(tokens.next().text) : null);
    if (tokens.is('-')) throw this.#badLength('A length cannot be negative');
    const min = bound();
    if (tokens.take('..')) return { min: min ?? 1, max: bound() };
    return min === null ? { min: 1, max: null } : { min, max: min };
  }

  #badLength(message: string): CypherError {
    const { start, end } = this.#tokens.token;
    return new CypherError({
      kind: 'syntax',
      detail: 'InvalidRelationshipPattern',
      message: `${message}.`,
      span: { start, end },
    });
  }
}
