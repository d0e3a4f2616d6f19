/** What MERGE, SET, REMOVE and DELETE may be given. */
import type { Clause, Expression, RemoveItem, SetItem } from '../ast.ts';
import { semanticError } from '../errors.ts';
import type { Context } from './context.ts';
import { declareCreated } from './create-check.ts';
import { checkValue } from './expression-check.ts';
import { wrongType } from './mistakes.ts';
import { refuseParameter } from './pattern-check.ts';
import { recoveringFrom } from './problems.ts';
import { mayBe, type Scope, type StaticKind } from './static-types.ts';

/** The scope with what MERGE binds. @throws CypherError `semantic` */
export function checkMerge(
  { pattern, onCreate, onMatch }: Extract<Clause, { kind: 'merge' }>,
  scope: Scope,
  context: Context,
): Scope {
  for (const { properties } of [
    ...pattern.nodes,
    ...pattern.links.flatMap(link => (link.kind === 'group' ? [] : link)),
  ])
    recoveringFrom(context, () => refuseParameter(properties, 'merged'));
  const within = declareCreated([pattern], scope, context, 'MERGE');
  checkSet(onCreate, within, context);
  checkSet(onMatch, within, context);
  return within;
}

/** @throws CypherError `semantic` */
export function checkSet(items: readonly SetItem[], scope: Scope, context: Context): void {
  for (const item of items) {
    const { of } = item;
    if (item.kind === 'labels') {
      expect(of, ['node'], 'A label is set on a node', scope, context);
      continue;
    }
    expect(of, ['node', 'relationship'], 'SET changes a node or a relationship', scope, context);
    if (item.kind === 'property')
      expect(item.key, ['string'], 'A property is named by a string', scope, context);
    if (item.kind === 'property') checkValue(item.value, scope, context);
    else
      expect(
        item.value,
        ['map', 'node', 'relationship'],
        'All properties come from a map, a node or a relationship',
        scope,
        context,
      );
  }
}

/** @throws CypherError `semantic` */
export function checkRemove(items: readonly RemoveItem[], scope: Scope, context: Context): void {
  for (const item of items) {
    if (item.kind === 'labels') expect(item.of, ['node'], 'A label is removed from a node', scope, context);
    else {
      expect(item.of, ['node', 'relationship'], 'REMOVE changes a node or a relationship', scope, context);
      expect(item.key, ['string'], 'A property is named by a string', scope, context);
    }
  }
}

/** @throws CypherError `semantic` */
export function checkDelete(
  { elements }: Extract<Clause, { kind: 'delete' }>,
  scope: Scope,
  context: Context,
): void {
  for (const element of elements) recoveringFrom(context, () => checkDeleted(element, scope, context));
}

function checkDeleted(element: Expression, scope: Scope, context: Context): void {
  if (element.kind === 'hasLabels')
    throw semanticError(
      'InvalidDelete',
      'DELETE takes whole nodes and relationships, not their labels or types.',
      element,
      'Use REMOVE to take a label away.',
    );
  expect(
    element,
    ['node', 'relationship', 'path'],
    'DELETE takes nodes, relationships and paths',
    scope,
    context,
  );
}

function expect(
  expression: Expression,
  kinds: readonly StaticKind[],
  says: string,
  scope: Scope,
  context: Context,
): void {
  recoveringFrom(context, () => {
    const type = checkValue(expression, scope, context);
    if (!mayBe(type, ...kinds)) throw wrongType(says, type, expression);
  });
}
