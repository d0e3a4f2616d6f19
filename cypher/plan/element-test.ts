/** What a pattern asks of one node or relationship, as a test of the element in a slot. */

import type { Expression, LabelExpression, RelationshipPattern } from '../ast.ts';
import { equals } from '../comparison.ts';
import { propertyOf } from '../evaluate/access.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { labelTest } from '../evaluate/label-test.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { isMap, Node, Relationship, type Value } from '../values.ts';
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
  const tests = entriesOf(properties, scope, environment).map(([key, right]) => {
    const left: Expression = { kind: 'property', of, key, ...span };
    return compile({ kind: 'binary', operator: '=', left, right, ...span }, within, environment);
  });
  return row => {
    row[element] = row[slot]!;
    return tests.every(test => test(row) === true);
  };
}

/** A parameter that stands for all properties is read once. */
function entriesOf(
  properties: Expression,
  scope: Scope,
  environment: Environment,
): readonly (readonly [string, Expression])[] {
  if (properties.kind === 'map') return properties.entries;
  const held = compile(properties, scope, environment)([]);
  const span = { start: properties.start, end: properties.end };
  return Object.keys(isMap(held) ? held : {}).map(key => [
    key,
    { kind: 'property', of: properties, key, ...span },
  ]);
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
 * `n.id = $id` or `n.id <> $id` where every node has an id of its own: a question of which node it is.
 * Null where the expression is another, or that is not known.
 */
export function identityTest(
  expression: Expression,
  scope: Scope,
  { view, writes, parameters }: Environment,
): Evaluate | null {
  if (expression.kind !== 'binary' || writes || !view.isUnique) return null;
  const { operator, left, right } = expression;
  if (operator !== '=' && operator !== '<>') return null;
  const [property, other] = left.kind === 'property' ? [left, right] : [right, left];
  if (property.kind !== 'property' || property.of.kind !== 'variable' || !view.isUnique(property.key))
    return null;
  const value =
    other.kind === 'literal' ? other.value : other.kind === 'parameter' ? parameters[other.name] : null;
  const slot = scope.slotOf(property.of.name);
  if (typeof value !== 'string' || slot === undefined) return null;
  const wanted = view.nodesWhere(property.key, value)[0] ?? -1;
  const { key } = property;
  return row => {
    const held = row[slot]!;
    if (!(held instanceof Node)) return equalsOrNot(operator, propertyOf(held, key), value);
    return (held.index === wanted) === (operator === '=');
  };
}

function equalsOrNot(operator: '=' | '<>', left: Value, right: Value): Value {
  const isEqual = equals(left, right);
  return operator === '=' || isEqual === null ? isEqual : !isEqual;
}
