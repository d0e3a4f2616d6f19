/** Declares the variables of patterns and refuses those of another kind. */
import type {
  Expression,
  GroupPattern,
  Identifier,
  NodePattern,
  Pattern,
  RelationshipPattern,
} from '../ast.ts';
import { type CypherError, semanticError } from '../errors.ts';
import { variablesOf } from '../walk.ts';
import { mayBe, type Scope, type StaticType, sayType } from './static-types.ts';

/** How the expressions inside patterns are checked. */
export interface ExpressionChecks {
  /** Goes on after an error where all of them are wanted. */
  recovering(check: () => void): void;
  value(expression: Expression, scope: Scope): void;
  condition(expression: Expression, scope: Scope): void;
}

/**
 * The scope with the patterns' variables in it; a variable that is there already must be of the same kind.
 * @throws CypherError `semantic`
 */
export function declarePatterns(patterns: readonly Pattern[], outer: Scope, checks: ExpressionChecks): Scope {
  const scope = new Map(outer);
  const relationships = new Set<string>();
  for (const pattern of patterns) declarePattern(pattern, scope, relationships, checks);
  for (const pattern of patterns) {
    for (const part of [...pattern.nodes, ...pattern.links])
      if (!('pattern' in part)) checks.recovering(() => checkInside(part, scope, checks));
    if (pattern.where) checks.condition(pattern.where, scope);
  }
  return scope;
}

function declarePattern(
  { variable, nodes, links }: Pattern,
  scope: Map<string, StaticType>,
  relationships: Set<string>,
  checks: ExpressionChecks,
): void {
  for (const [index, node] of nodes.entries()) {
    checks.recovering(() => declareNode(node, scope));
    const link = links[index];
    checks.recovering(() => {
      if (link?.kind === 'group') declareGroup(link, scope, checks);
      else if (link) declareRelationship(link, scope, relationships);
    });
  }
  if (variable) checks.recovering(() => declarePath(variable, scope));
}

/** Inside the group its variables are elements, outside they are lists of them. */
function declareGroup(
  { pattern, where }: GroupPattern,
  scope: Map<string, StaticType>,
  checks: ExpressionChecks,
): void {
  const inner = declarePatterns([pattern], scope, checks);
  if (where) checks.condition(where, inner);
  for (const name of variablesOf(pattern)) {
    if (scope.has(name)) {
      const named = [...pattern.nodes, ...pattern.links].find(
        part => 'variable' in part && part.variable?.name === name,
      );
      throw alreadyBound({ ...(named ?? pattern), name });
    }
  }
  for (const name of variablesOf(pattern)) scope.set(name, { list: inner.get(name)! });
}

function declareNode({ variable }: NodePattern, scope: Map<string, StaticType>): void {
  if (variable) declare(variable, 'node', scope);
}

function declareRelationship(
  { variable, length }: RelationshipPattern,
  scope: Map<string, StaticType>,
  seen: Set<string>,
): void {
  if (!variable) return;
  if (seen.has(variable.name))
    throw semanticError(
      'RelationshipUniquenessViolation',
      `${variable.name} stands twice in these patterns, but a relationship is used once.`,
      variable,
      'Give the second one a name of its own.',
    );
  seen.add(variable.name);
  declare(variable, length ? { list: 'relationship' } : 'relationship', scope);
}

function declarePath(variable: Identifier, scope: Map<string, StaticType>): void {
  if (scope.has(variable.name)) throw alreadyBound(variable);
  scope.set(variable.name, 'path');
}

export function alreadyBound(variable: Identifier): CypherError {
  return semanticError(
    'VariableAlreadyBound',
    `The variable ${variable.name} is bound already.`,
    variable,
    'Choose another name.',
  );
}

function declare(variable: Identifier, type: StaticType, scope: Map<string, StaticType>): void {
  const known = scope.get(variable.name);
  const fits =
    known === undefined ||
    (typeof type === 'object'
      ? mayBe(known, 'list') && (typeof known !== 'object' || mayBe(known.list, 'relationship'))
      : mayBe(known, type));
  if (!fits)
    throw semanticError(
      'VariableTypeConflict',
      `${variable.name} is ${sayType(known)} already and cannot be ${sayType(type)} here.`,
      variable,
    );
  if (known === undefined || known === 'any' || known === 'null') scope.set(variable.name, type);
}

/** What a pattern asks for must be known by name before it is looked for. */
export function refuseParameter(properties: Expression | null, done: 'matched' | 'merged'): void {
  if (properties?.kind === 'parameter')
    throw semanticError(
      'InvalidParameterUse',
      `$${properties.name} cannot stand for all properties of a pattern that is ${done}.`,
      properties,
      `Name the properties: {key: $${properties.name}.key}.`,
    );
}

function checkInside(part: NodePattern | RelationshipPattern, scope: Scope, checks: ExpressionChecks): void {
  const { properties } = part;
  refuseParameter(properties, 'matched');
  if (properties) checks.value(properties, scope);
  if (!part.where) return;
  // The condition of a variable length is asked of each relationship.
  const isEach = part.kind === 'relationship' && part.length && part.variable;
  checks.condition(part.where, isEach ? new Map([...scope, [part.variable!.name, 'relationship']]) : scope);
}
