/** WITH and RETURN: what they project, and what ORDER BY, WHERE, SKIP and LIMIT see. */
import type { Clause, Expression, Projecting } from '../ast.ts';
import { type CypherError, type Span, semanticError } from '../errors.ts';
import { aggregatesIn, columnOf, keyOf, partsOf, readsOf } from '../walk.ts';
import type { Context } from './context.ts';
import { check, checkCondition } from './expression-check.ts';
import { undefinedVariable } from './mistakes.ts';
import { alreadyBound } from './pattern-check.ts';
import { recoveringFrom, report } from './problems.ts';
import { mayBe, type Scope, type StaticType, sayType } from './static-types.ts';

/** The scope after WITH: its columns, and what is imported into the query. @throws CypherError `semantic` */
export function analyseWith(
  clause: Extract<Clause, { kind: 'with' }>,
  scope: Scope,
  imports: Scope,
  context: Context,
): Scope {
  const unnamed = clause.items.find(({ alias, expression }) => !alias && expression.kind !== 'variable');
  const result = analyseProjection(clause, scope, imports, context);
  if (unnamed) {
    report(
      context,
      semanticError(
        'NoExpressionAlias',
        'An expression in WITH needs a name.',
        unnamed,
        `Write ${unnamed.text} AS name.`,
      ),
    );
    context.problems?.doubtNames();
  }
  if (clause.where) checkWhere(clause.where, clause, scope, result, context);
  return new Map([...imports, ...result]);
}

/** The columns. @throws CypherError `semantic` */
export function analyseReturn(
  clause: Extract<Clause, { kind: 'return' }>,
  scope: Scope,
  imports: Scope,
  context: Context,
): Scope {
  if (clause.star && scope.size === 0)
    throw semanticError(
      'NoVariablesInScope',
      'RETURN * has nothing to return: no variable is in scope.',
      clause,
    );
  return analyseProjection(clause, scope, new Map(), context, imports);
}

/** WHERE after WITH sees the columns and, where rows are still rows, what they were made from. */
function checkWhere(
  where: Expression,
  clause: Projecting,
  scope: Scope,
  columns: Scope,
  context: Context,
): void {
  const both: Scope = new Map([...scope, ...columns]);
  const isFolded = clause.distinct || clause.items.some(item => aggregatesIn(item.expression).length > 0);
  const projected = new Set(clause.items.map(item => keyOf(item.expression)));
  checkCondition(where, isFolded && !isCovered(where, projected, columns) ? columns : both, context);
}

/** `kept` names may not be given to other values; `hidden` ones are no part of `*`. */
function analyseProjection(
  clause: Projecting,
  scope: Scope,
  kept: Scope,
  context: Context,
  hidden: Scope = kept,
): Scope {
  const columns = new Map<string, StaticType>(
    clause.star ? [...scope].filter(([name]) => !hidden.has(name)) : [],
  );
  for (const item of clause.items) {
    const name = columnOf(item);
    const type = check(item.expression, { scope, context, patterns: false, aggregates: 'allowed' });
    if (kept.has(name) && !(item.expression.kind === 'variable' && item.expression.name === name))
      report(context, alreadyBound(item.alias ?? { name, ...item }));
    if (columns.has(name) && !(clause.star && scope.has(name)))
      report(context, sameColumn(name, item.alias ?? item));
    columns.set(name, type);
  }
  const groups = clause.items
    .map(({ expression }) => expression)
    .filter(expression => aggregatesIn(expression).length === 0);
  const isAggregating = groups.length < clause.items.length;
  if (isAggregating)
    for (const { expression } of clause.items)
      if (!groups.includes(expression)) recoveringFrom(context, () => checkGrouped(expression, groups));
  for (const { expression } of clause.orderBy)
    recoveringFrom(context, () =>
      checkOrder(expression, clause, { scope, columns, groups, isAggregating, context }),
    );
  for (const [word, count] of [
    ['SKIP', clause.skip],
    ['LIMIT', clause.limit],
  ] as const)
    if (count) recoveringFrom(context, () => checkCount(word, count, context));
  return columns;
}

function sameColumn(name: string, span: Span): CypherError {
  return semanticError(
    'ColumnNameConflict',
    `Two columns are named ${name}.`,
    span,
    'Name one of them otherwise with AS.',
  );
}

/** Beside an aggregate may stand what is one value in each group: constants, and columns that are a variable or a property. */
function checkGrouped(expression: Expression, groups: readonly Expression[]): void {
  const simple = new Set(groups.filter(isSimple).map(keyOf));
  const visit = (part: Expression, own: ReadonlySet<string>): void => {
    if (simple.has(keyOf(part)) || aggregatesIn(part)[0] === part) return;
    if (part.kind === 'variable' && !own.has(part.name))
      throw semanticError(
        'AmbiguousAggregationExpression',
        `${part.name} stands beside an aggregate but is no column of its own.`,
        part,
        `Compute with ${part.name} in a WITH before, or return it as a column.`,
      );
    const inner =
      'variable' in part
        ? new Set([...own, part.variable.name, ...('accumulator' in part ? [part.accumulator.name] : [])])
        : own;
    for (const one of partsOf(part)) visit(one, inner);
  };
  visit(expression, new Set());
}

function isSimple(expression: Expression): boolean {
  return expression.kind === 'variable' || (expression.kind === 'property' && isSimple(expression.of));
}

interface Projected {
  readonly scope: Scope;
  readonly columns: Scope;
  readonly groups: readonly Expression[];
  readonly isAggregating: boolean;
  readonly context: Context;
}

/** ORDER BY sees the columns; and what they were made from, as long as rows are not folded into one. */
function checkOrder(
  expression: Expression,
  clause: Projecting,
  { scope, columns, groups, isAggregating, context }: Projected,
): void {
  const both: Scope = new Map([...scope, ...columns]);
  if (!isAggregating) {
    const sight = clause.distinct ? columns : both;
    const projected = new Set(clause.items.map(item => keyOf(item.expression)));
    if (clause.distinct && !isCovered(expression, projected, columns))
      check(expression, { scope: sight, context, patterns: false, aggregates: 'InvalidAggregation' });
    check(expression, { scope: both, context, patterns: false, aggregates: 'InvalidAggregation' });
    return;
  }
  check(expression, { scope: both, context, patterns: false, aggregates: 'allowed' });
  const mixes = aggregatesIn(expression).length > 0;
  const known = clause.items.flatMap(item => [
    ...(mixes && groups.includes(item.expression) && !isSimple(item.expression)
      ? []
      : [keyOf(item.expression)]),
    ...aggregatesIn(item.expression).map(keyOf),
  ]);
  const grouped = new Set(groups.flatMap(group => [...readsOf(group)]));
  visitOrder(expression, { projected: new Set(known), columns, grouped }, false);
}

/** Is the expression made of columns and of what columns were computed by? */
function isCovered(expression: Expression, projected: ReadonlySet<string>, columns: Scope): boolean {
  if (projected.has(keyOf(expression))) return true;
  if (expression.kind === 'variable') return columns.has(expression.name);
  return partsOf(expression).every(part => isCovered(part, projected, columns));
}

interface Sorting {
  readonly projected: ReadonlySet<string>;
  readonly columns: Scope;
  /** Variables that columns were computed from. */
  readonly grouped: ReadonlySet<string>;
}

function visitOrder(expression: Expression, sorting: Sorting, inAggregate: boolean): void {
  const { projected, columns, grouped } = sorting;
  if (projected.has(keyOf(expression))) return;
  if (expression.kind === 'variable' && !columns.has(expression.name)) {
    if (inAggregate || !grouped.has(expression.name)) throw undefinedVariable(expression, columns);
    throw semanticError(
      'AmbiguousAggregationExpression',
      `${expression.name} has many values in a group.`,
      expression,
      'Sort by a column.',
    );
  }
  const within = inAggregate || aggregatesIn(expression)[0] === expression;
  for (const part of partsOf(expression)) visitOrder(part, sorting, within);
}

function checkCount(word: string, count: Expression, context: Context): void {
  const type = check(count, {
    context,
    scope: new Map([...readsOf(count)].map(name => [name, 'any' as const])),
    patterns: false,
    aggregates: 'InvalidAggregation',
  });
  if (readsOf(count).size > 0)
    throw semanticError(
      'NonConstantExpression',
      `${word} cannot depend on a row.`,
      count,
      'Use a number or a parameter.',
    );
  if (count.kind === 'literal' && typeof count.value === 'number' && count.value < 0)
    throw semanticError(
      'NegativeIntegerArgument',
      `${word} takes a whole number from 0, got ${count.value}.`,
      count,
    );
  if (!mayBe(type, 'integer'))
    throw semanticError(
      'InvalidArgumentType',
      `${word} takes a whole number from 0, got ${sayType(type)}.`,
      count,
    );
}
