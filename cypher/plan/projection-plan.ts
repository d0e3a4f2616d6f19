/** WITH and RETURN to operators: projection, aggregation, DISTINCT, ORDER BY, SKIP and LIMIT. */
import type { Expression, Projecting } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { aggregateNamed } from '../functions/index.ts';
import { type AggregateCall, aggregate, isCount } from '../run/aggregate-operator.ts';
import type { GroupNode } from '../run/groups.ts';
import type { Operator } from '../run/operator.ts';
import { type Assignment, countOf, distinct, limit, project, skip } from '../run/operators.ts';
import { sort, TopGate } from '../run/sort-operator.ts';
import { type Evaluate, type Row, Scope } from '../scope.ts';
import { aggregatesIn, type Call, columnOf, isRepeatable, keyOf, keyOfVariable } from '../walk.ts';
import { planCounting } from './count-plan.ts';

interface Item {
  readonly name: string;
  readonly expression: Expression;
  readonly slot: number;
}

export interface Projected {
  readonly operator: Operator;
  readonly scope: Scope;
  /** What WHERE after the projection sees, and where computed expressions stand. */
  readonly sight: Scope;
  readonly rewrites: ReadonlyMap<string, number>;
}

/** `hidden` names are no part of `*`. */
export function planProjection(
  clause: Projecting,
  { operator, scope }: Pick<Projected, 'operator' | 'scope'>,
  environment: Environment,
  hidden: ReadonlyMap<string, number>,
): Projected {
  const { budget } = environment;
  const items = itemsOf(clause, scope, hidden);
  const isAggregating = items.some(item => aggregatesIn(item.expression).length > 0);
  const rewrites = new Map(items.map(item => [keyOf(item.expression), item.slot]));
  const { operator: made, gate } = isAggregating
    ? planAggregation(items, clause, operator, scope, environment, rewrites)
    : {
        operator: project(
          operator,
          items.map(item => assign(item, scope, environment)),
        ),
        gate: null,
      };
  const columns = new Map(items.map(item => [item.name, item.slot]));
  const result = new Scope(scope.slots, columns);
  let next: Operator = clause.distinct ? distinct(made, [...columns.values()], budget) : made;
  const limiting = clause.limit ? constant(clause.limit, 'LIMIT', scope, environment) : null;
  const skipping = clause.skip ? constant(clause.skip, 'SKIP', scope, environment) : null;
  // ORDER BY and WHERE see the columns and, where rows are still rows, what they were made from.
  const sight =
    isAggregating || clause.distinct ? result : new Scope(scope.slots, new Map([...scope.names, ...columns]));
  for (const [name, slot] of columns) rewrites.set(keyOfVariable(name), slot);
  if (clause.orderBy.length > 0) {
    const keys = clause.orderBy.map(({ expression, descending }) => ({
      evaluate: compile(expression, sight, environment, rewrites),
      descending,
    }));
    const isSure = [clause.skip, clause.limit].every(count => count === null || isRepeatable(count));
    const most = limiting && isSure ? (row: Row) => limiting(row) + (skipping?.(row) ?? 0) : null;
    next = sort(next, keys, most, gate, budget);
  }
  if (skipping) next = skip(next, skipping);
  if (limiting) next = limit(next, limiting, environment.writes);
  return { operator: next, scope: result, sight, rewrites };
}

function itemsOf(clause: Projecting, scope: Scope, hidden: ReadonlyMap<string, number>): Item[] {
  const all = clause.star
    ? [...scope.names]
        .filter(([name]) => !hidden.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([name, slot]): Item => ({
            name,
            slot,
            expression: { kind: 'variable', name, start: clause.start, end: clause.end },
          }),
        )
    : [];
  const named = clause.items.map(
    (item): Item => ({ name: columnOf(item), expression: item.expression, slot: scope.slots.take() }),
  );
  return [...all, ...named];
}

function assign({ name, slot, expression }: Item, scope: Scope, environment: Environment): Assignment {
  return { name, slot, evaluate: compile(expression, scope, environment) };
}

/** SKIP and LIMIT: known before the rows are. */
function constant(
  expression: Expression,
  word: string,
  scope: Scope,
  environment: Environment,
): (row: Row) => number {
  const evaluate = compile(expression, new Scope(scope.slots), environment);
  return row => {
    try {
      return countOf(evaluate(row), word);
    } catch (error) {
      throw error instanceof CypherError ? error.at(expression) : error;
    }
  };
}

/** Items without an aggregate are the keys; those with one are computed from keys and aggregates after grouping. */
function planAggregation(
  items: readonly Item[],
  clause: Projecting,
  source: Operator,
  scope: Scope,
  environment: Environment,
  rewrites: Map<string, number>,
): { operator: Operator; gate: TopGate | null } {
  const keys = items.filter(item => aggregatesIn(item.expression).length === 0);
  const rest = items.filter(item => !keys.includes(item));
  const known = new Map(keys.map(item => [keyOf(item.expression), item.slot]));
  const calls = new Map<string, AggregateCall>();
  const written: Call[] = [];
  for (const item of rest) {
    for (const call of aggregatesIn(item.expression)) {
      const key = keyOf(call);
      if (!calls.has(key)) {
        calls.set(key, planCall(call, scope.slots.take(), scope, environment));
        written.push(call);
      }
      known.set(key, calls.get(key)!.slot);
    }
  }
  for (const [key, slot] of known) rewrites.set(key, slot);
  const expressions = keys.map(item => item.expression);
  const grouping = {
    keys: keys.map(item => assign(item, scope, environment)),
    calls: [...calls.values()],
    by: groupNodeOf(expressions, scope),
    weight: null,
    hops: null,
    gate: gateOf(clause, rest, calls),
  };
  const counting = planCounting(
    { source, grouping },
    { keys: expressions, calls: written },
    scope,
    environment,
  );
  const grouped = aggregate(counting.source, counting.grouping, environment.view, environment.budget);
  const after = rest.map(
    ({ name, slot, expression }): Assignment => ({
      name,
      slot,
      evaluate: compile(expression, scope, environment, known),
    }),
  );
  return { operator: project(grouped, after), gate: grouping.gate };
}

/** Where ORDER BY begins with a count and LIMIT follows: groups that count too little need not be made into rows. */
function gateOf(
  { orderBy: [first], limit, distinct: isDistinct }: Projecting,
  rest: readonly Item[],
  calls: ReadonlyMap<string, AggregateCall>,
): TopGate | null {
  if (!first || !limit || isDistinct) return null;
  const { expression, descending } = first;
  const by =
    expression.kind === 'variable'
      ? rest.find(item => item.name === expression.name)?.expression
      : expression;
  const call = by && calls.get(keyOf(by));
  // What is computed of aggregates may fail, for every group.
  const isPlain = rest.every(item => calls.has(keyOf(item.expression)));
  return call && isCount(call) && isPlain ? new TopGate(call.slot, descending) : null;
}

/** The one variable of which all keys are properties, or which is a key itself. */
function groupNodeOf(keys: readonly Expression[], scope: Scope): GroupNode | null {
  const names = new Set<string>();
  const properties: string[] = [];
  let isKey = false;
  for (const key of keys) {
    const of = key.kind === 'property' ? key.of : key;
    if (of.kind !== 'variable') return null;
    names.add(of.name);
    if (key.kind === 'property') properties.push(key.key);
    else isKey = true;
  }
  const [name, ...more] = names;
  const slot = name === undefined || more.length > 0 ? undefined : scope.slotOf(name);
  return slot === undefined ? null : { slot, isKey, properties };
}

function planCall(call: Call, slot: number, scope: Scope, environment: Environment): AggregateCall {
  const found = aggregateNamed(call.name)!;
  const isStar = call.star && found.name === 'count';
  const evaluate = (at: number): Evaluate | null =>
    call.args[at] ? compile(call.args[at], scope, environment) : null;
  return {
    slot,
    name: call.name,
    distinct: call.distinct,
    argument: isStar ? null : evaluate(0),
    second: evaluate(1),
    keepsValues: found.keepsValues ?? false,
    start: second => found.start(second),
  };
}
