/** What a pattern asks of one node or relationship, as a test of the element in a slot. */
import type { Expression, LabelExpression, RelationshipPattern } from '../ast.ts';
import { compile, type Environment, labelTest } from '../compile.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { isMap, Relationship } from '../values.ts';
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
