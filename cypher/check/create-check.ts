/** What the patterns of CREATE and MERGE must be: one type, one direction, one length, and nothing that is there already. */
import type { Identifier, LabelExpression, LinkPattern, NodePattern, Pattern } from '../ast.ts';
import { semanticError } from '../errors.ts';
import { namesIn } from '../walk.ts';
import type { Context } from './context.ts';
import { checkValue } from './expression-check.ts';
import { alreadyBound } from './pattern-check.ts';
import { recovering } from './problems.ts';
import { mayBe, type Scope, type StaticType, sayType } from './static-types.ts';

type CreatingClause = 'CREATE' | 'MERGE';

/**
 * The scope with what is created.
 * @throws CypherError `semantic`
 */
export function declareCreated(
  patterns: readonly Pattern[],
  outer: Scope,
  context: Context,
  clause: CreatingClause,
): Scope {
  const scope = new Map(outer);
  for (const pattern of patterns) {
    const { variable, nodes, links, selector, where } = pattern;
    const declare = (work: () => void, name: Identifier | null): void =>
      recovering(context, work, () => declareAnyway(name, scope));
    if (selector || where)
      throw semanticError('UnexpectedSyntax', `${clause} takes a plain pattern.`, pattern);
    for (const node of nodes) declare(() => declareNode(node, scope, links.length === 0), node.variable);
    for (const link of links)
      declare(() => declareLink(link, scope, clause), link.kind === 'group' ? null : link.variable);
    if (variable) declare(() => declarePath(variable, scope), variable);
    for (const part of [...nodes, ...links])
      if ('properties' in part && part.properties) checkValue(part.properties, scope, context);
  }
  return scope;
}

/** What could not be declared is named all the same: the clauses after it may speak of it. */
function declareAnyway(variable: Identifier | null, scope: Map<string, StaticType>): void {
  if (variable && !scope.has(variable.name)) scope.set(variable.name, 'any');
}

function declarePath(variable: Identifier, scope: Map<string, StaticType>): void {
  if (scope.has(variable.name)) throw alreadyBound(variable);
  scope.set(variable.name, 'path');
}

function declareNode(node: NodePattern, scope: Map<string, StaticType>, isAlone: boolean): void {
  const { variable, labels, properties } = node;
  if (labels && !isPlain(labels))
    throw semanticError('UnexpectedSyntax', 'A new node takes labels as in :A:B.', node);
  if (node.where) throw semanticError('UnexpectedSyntax', 'A new node takes no condition.', node.where);
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

function declareLink(link: LinkPattern, scope: Map<string, StaticType>, clause: CreatingClause): void {
  if (link.kind === 'relationship' && link.variable && scope.has(link.variable.name))
    throw alreadyBound(link.variable);
  if (link.kind === 'group' || link.length)
    throw semanticError(
      'CreatingVarLength',
      'A relationship of variable length can be matched, not created.',
      link,
    );
  const { variable, types, direction } = link;
  if (types?.kind !== 'label')
    throw semanticError(
      'NoSingleRelationshipType',
      `A new relationship takes one type, got ${namesIn(types).join(', ') || 'none'}.`,
      link,
    );
  if (direction === 'both' && clause === 'CREATE')
    throw semanticError(
      'RequiresDirectedRelationship',
      'A new relationship takes one direction.',
      link,
      'Write -[:TYPE]-> or <-[:TYPE]-.',
    );
  if (link.where)
    throw semanticError('UnexpectedSyntax', 'A new relationship takes no condition.', link.where);
  if (variable) scope.set(variable.name, 'relationship');
}
