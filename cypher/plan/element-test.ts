/** What a pattern asks of one node or relationship, as a test of the element in a slot. */

import type { Expression, LabelExpression, RelationshipPattern } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { labelTest } from '../evaluate/label-test.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { Node, Relationship, type Value } from '../values.ts';
import { namesIn } from '../walk.ts';

/** `{key: value}`: all must be equal. */
export function propertyTest(
  properties: Expression,
  slot: number,
  scope: Scope,
  environment: Environment,
): Evaluate {
  const { scope: within, slot: element } = scope.shadow(' element');
  const span = { start: properties.start, end: properties.end };
  const of: Expression = { kind: 'variable', name: ' element', ...span };
  // A parameter cannot stand for all properties of what is matched: the check has refused it.
  const entries = properties.kind === 'map' ? properties.entries : [];
  const tests = entries.map(([key, right]) => {
    const left: Expression = { kind: 'property', of, key, ...span };
    return compile({ kind: 'binary', operator: '=', left, right, ...span }, within, environment);
  });
  return row => {
    row[element] = row[slot]!;
    return tests.every(test => test(row) === true);
  };
}

/** The types as a set where they are a plain choice; else null, and a test says which. */
export function typeSetOf(types: LabelExpression | null): ReadonlySet<string> | null {
  const isChoice =
    types?.kind === 'label' ||
    (types?.kind === 'or' && types.operands.every(operand => operand.kind === 'label'));
  return isChoice ? new Set(namesIn(types)) : null;
}

/** All that a relationship must be beside one of `typeSetOf`; null where there is no more. */
export function relationshipTest(
  { variable, types, properties, where }: RelationshipPattern,
  slot: number,
  scope: Scope,
  environment: Environment,
): Evaluate | null {
  const tests: Evaluate[] = [];
  if (types && !typeSetOf(types)) {
    const test = labelTest(types);
    tests.push(row => {
      const held = row[slot];
      return held instanceof Relationship && test([held.type]);
    });
  }
  if (properties) tests.push(propertyTest(properties, slot, scope, environment));
  if (where) tests.push(conditionTest(where, variable?.name ?? ' none', slot, scope, environment));
  const [only, ...more] = tests;
  if (!only || more.length === 0) return only ?? null;
  return row => tests.every(test => test(row) === true);
}

/** A condition in which the variable is the one element, whatever it is outside. */
function conditionTest(
  where: Expression,
  name: string,
  slot: number,
  scope: Scope,
  environment: Environment,
): Evaluate {
  const { scope: within, slot: element } = scope.shadow(name);
  const test = compile(where, within, environment);
  return row => {
    row[element] = row[slot]!;
    return test(row);
  };
}

/**
 * `n.id = $id` or `n.id <> $id`: a question of which node it is, where every node has an id of its own.
 * Null where the expression is another.
 */
export function identityTest(
  expression: Expression,
  scope: Scope,
  environment: Environment,
): Evaluate | null {
  const { view, writes } = environment;
  if (expression.kind !== 'binary' || writes || !view.isUnique) return null;
  const { operator, left, right } = expression;
  if (operator !== '=' && operator !== '<>') return null;
  const [property, other] = left.kind === 'property' ? [left, right] : [right, left];
  if (property.kind !== 'property' || property.of.kind !== 'variable') return null;
  if (other.kind !== 'literal' && other.kind !== 'parameter') return null;
  const slot = scope.slotOf(property.of.name);
  if (slot === undefined) return null;
  const value = compile(other, scope, environment);
  const compare = compile(expression, scope, environment);
  const sought = environment.onceARun(() => ({ node: nodeWith(property.key, value([]), view) }));
  return row => {
    const held = row[slot]!;
    const { node } = sought();
    return node !== null && held instanceof Node
      ? (held.index === node) === (operator === '=')
      : compare(row);
  };
}

/** The number of the one node that has the value, -1 where none has; null where that does not tell it from the others. */
function nodeWith(key: string, value: Value, view: GraphView): number | null {
  if (typeof value !== 'string' || !view.isUnique!(key)) return null;
  return view.nodesWhere(key, value)[0] ?? -1;
}
