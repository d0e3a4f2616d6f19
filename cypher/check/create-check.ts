/** What the patterns of CREATE must be: one type, one direction, one length, and nothing that is there already. */
import type { Expression, LabelExpression, NodePattern, Pattern, RelationshipPattern } from '../ast.ts';
import { semanticError } from '../errors.ts';
import { alreadyBound } from './pattern-check.ts';
import { mayBe, type Scope, type StaticType, sayType } from './static-types.ts';

/**
 * The scope with what is created.
 * @throws CypherError `semantic`
 */
export function declareCreated(
  patterns: readonly Pattern[],
  outer: Scope,
  checkValue: (expression: Expression, scope: Scope) => void,
): Scope {
  const scope = new Map(outer);
  for (const { variable, nodes, relationships } of patterns) {
    for (const node of nodes) declareNode(node, scope, relationships.length === 0);
    for (const relationship of relationships) declareRelationship(relationship, scope);
    if (variable) {
      if (scope.has(variable.name)) throw alreadyBound(variable);
      scope.set(variable.name, 'path');
    }
    for (const { properties } of [...nodes, ...relationships]) if (properties) checkValue(properties, scope);
  }
  return scope;
}

function declareNode(node: NodePattern, scope: Map<string, StaticType>, isAlone: boolean): void {
  const { variable, labels, properties } = node;
  if (labels && !isPlain(labels))
    throw semanticError('UnexpectedSyntax', 'A new node takes labels as in :A:B.', node);
  if (!variable) return;
  const known = scope.get(variable.name);
  if (known !== undefined && (isAlone || labels || properties)) throw alreadyBound(variable);
  if (known !== undefined && !mayBe(known, 'node'))
    throw semanticError(
      'VariableTypeConflict',
      `${variable.name} is ${sayType(known)} already and cannot be a node here.`,
      variable,
    );
  scope.set(variable.name, 'node');
}

function isPlain(labels: LabelExpression): boolean {
  return labels.kind === 'label' || (labels.kind === 'and' && labels.operands.every(isPlain));
}

function declareRelationship(relationship: RelationshipPattern, scope: Map<string, StaticType>): void {
  const { variable, types, direction, length } = relationship;
  if (variable && scope.has(variable.name)) throw alreadyBound(variable);
  if (length)
    throw semanticError(
      'CreatingVarLength',
      'A relationship of variable length can be matched, not created.',
      relationship,
    );
  if (types.length !== 1)
    throw semanticError(
      'NoSingleRelationshipType',
      `A new relationship takes one type, got ${types.length}.`,
      relationship,
    );
  if (direction === 'both')
    throw semanticError(
      'RequiresDirectedRelationship',
      'A new relationship takes one direction.',
      relationship,
      'Write -[:TYPE]-> or <-[:TYPE]-.',
    );
  if (variable) scope.set(variable.name, 'relationship');
}
