/** What an expression is made of: its parts, the variables it reads, the aggregates in it, and a key for sameness. */
import type { Expression, Pattern } from './ast.ts';
import { aggregateNamed } from './functions/index.ts';

/** The expressions directly inside one, those under a variable of its own left out when `closed`. */
export function partsOf(expression: Expression): readonly Expression[] {
  const some = (...parts: (Expression | null)[]): Expression[] => parts.filter(part => part !== null);
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'parameter':
      return [];
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map(([, value]) => value);
    case 'projectMap':
      return [expression.of, ...expression.entries.map(([, value]) => value)];
    case 'property':
    case 'hasLabels':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'slice':
      return some(expression.of, expression.from, expression.to);
    case 'unary':
    case 'isNull':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'case':
      return some(expression.subject, ...expression.whens.flat(), expression.otherwise);
    case 'comprehension':
      return some(expression.source, expression.where, expression.map);
    case 'quantifier':
      return [expression.source, expression.where];
    case 'reduce':
      return [expression.initial, expression.source, expression.step];
    case 'patternComprehension':
      return some(...expressionsOf(expression.pattern), expression.where, expression.map);
    case 'subquery':
      return some(...expression.patterns.flatMap(expressionsOf), expression.where);
  }
}

export function expressionsOf(pattern: Pattern): Expression[] {
  return [
    ...pattern.nodes.flatMap(node => [node.properties, node.where]),
    ...pattern.relationships.map(one => one.properties),
  ].filter(one => one !== null);
}

export function variablesOf(pattern: Pattern): string[] {
  return [
    pattern.variable,
    ...pattern.nodes.map(node => node.variable),
    ...pattern.relationships.map(one => one.variable),
  ].flatMap(one => (one ? [one.name] : []));
}

/** Names that the expression reads, its own loop variables among them: a superset is safe for placing filters. */
export function readsOf(expression: Expression, into: Set<string> = new Set()): Set<string> {
  if (expression.kind === 'variable') into.add(expression.name);
  if (expression.kind === 'patternComprehension')
    for (const name of variablesOf(expression.pattern)) into.add(name);
  if (expression.kind === 'subquery')
    for (const pattern of expression.patterns) for (const name of variablesOf(pattern)) into.add(name);
  for (const part of partsOf(expression)) readsOf(part, into);
  return into;
}

export type Call = Extract<Expression, { kind: 'call' }>;

/** The outermost aggregate calls in an expression. */
export function aggregatesIn(expression: Expression): Call[] {
  if (expression.kind === 'call' && aggregateNamed(expression.name)) return [expression];
  return partsOf(expression).flatMap(aggregatesIn);
}

/** Equal for expressions that are the same but for where they stand. */
export function keyOf(expression: Expression): string {
  return JSON.stringify(expression, (key, value) =>
    key === 'start' || key === 'end' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** The operands of a chain of ANDs. */
export function conjunctsOf(expression: Expression | null): Expression[] {
  if (!expression) return [];
  if (expression.kind === 'binary' && expression.operator === 'AND')
    return [...conjunctsOf(expression.left), ...conjunctsOf(expression.right)];
  return [expression];
}
