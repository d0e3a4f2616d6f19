/** Expressions to closures over a row. */

import { itemOf, slice } from './access.ts';
import type { Clause, Expression, LabelExpression, Pattern, Query, SingleQuery } from './ast.ts';
import type { Budget } from './budget.ts';
import { equals } from './comparison.ts';
import { CypherError, nearestName } from './errors.ts';
import { functionNamed, functionNames } from './functions/index.ts';
import type { GraphView, GraphWriter } from './graph-view.ts';
import { parameterFrom } from './host-value.ts';
import { limited } from './limits.ts';
import { binaryOperators, conjoin, disjoin, minus, negate } from './operator-table.ts';
import type { Procedures } from './procedures/procedure.ts';
import { gather, type Operator } from './run/operator.ts';
import { readProperty } from './run/property-reader.ts';
import type { Evaluate, Row, Scope } from './scope.ts';
import type { Clock } from './temporal/clock.ts';
import { typeTest } from './type-test.ts';
import { isList, isMap, Node, type PropertyMap, Relationship, typeName, type Value } from './values.ts';
import { keyOf } from './walk.ts';

export type { Evaluate };

/** A query inside another, planned; its operator works on a copy of the row around it. */
export interface QueryPlan {
  readonly operator: Operator;
  readonly columns: readonly string[];
  /** Where the columns' values stand. */
  readonly slots: readonly number[];
  readonly scope: Scope;
}

/** Plans a nested query whose parts see `scopeOf`, of which `imports` stay in sight after WITH. */
export type QueryPlanner = (
  query: Query,
  scopeOf: (part: SingleQuery) => Scope,
  imports: ReadonlyMap<string, number>,
) => QueryPlan;

/** What a run holds fast: graph, parameters, budget. */
export interface Environment {
  readonly view: GraphView;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly procedures: Procedures;
  readonly budget: Budget;
  readonly clock: Clock;
  /** Null where the graph is only read. */
  readonly writer: GraphWriter | null;
  /** Whether the statement writes: then all its rows must be made, wanted or not. */
  readonly writes: boolean;
  planQuery: QueryPlanner;
}

type Rewrites = ReadonlyMap<string, number>;

/** `rewrites`: expressions (by `keyOf`) whose value stands in a slot already, as grouping keys and aggregates do. */
export function compile(
  expression: Expression,
  scope: Scope,
  environment: Environment,
  rewrites?: Rewrites,
): Evaluate {
  const slot = rewrites?.get(keyOf(expression));
  if (slot !== undefined) return row => row[slot]!;
  return locating(build(expression, scope, environment, rewrites), expression);
}

/** An error inside a closure gets the place of the smallest expression that raised it. */
function locating(evaluate: Evaluate, expression: Expression): Evaluate {
  if (expression.kind === 'literal' || expression.kind === 'variable' || expression.kind === 'parameter')
    return evaluate;
  return row => {
    try {
      return evaluate(row);
    } catch (error) {
      if (error instanceof CypherError) throw error.at(expression);
      throw error;
    }
  };
}

function build(
  expression: Expression,
  scope: Scope,
  environment: Environment,
  rewrites?: Rewrites,
): Evaluate {
  const inner = (part: Expression): Evaluate => compile(part, scope, environment, rewrites);
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'variable':
      return variable(expression, scope);
    case 'parameter':
      return parameter(expression, environment);
    case 'list': {
      const items = expression.items.map(inner);
      return row => limited(items.map(item => item(row)));
    }
    case 'map':
      return mapOf(expression.entries.map(([key, value]) => [key, inner(value)] as const));
    case 'projectMap':
      return projectMap(
        inner(expression.of),
        expression.all,
        expression.entries.map(([key, value]) => [key, inner(value)] as const),
      );
    case 'property': {
      return readProperty(inner(expression.of), expression.key, environment.view, !environment.writes);
    }
    case 'index': {
      const [of, at] = [inner(expression.of), inner(expression.at)];
      return row => itemOf(of(row), at(row));
    }
    case 'slice':
      return slice(
        inner(expression.of),
        expression.from && inner(expression.from),
        expression.to && inner(expression.to),
      );
    case 'unary':
      return unary(expression.operator, inner(expression.operand));
    case 'isNull': {
      const [operand, wanted] = [inner(expression.operand), !expression.negated];
      return row => (operand(row) === null) === wanted;
    }
    case 'binary':
      return binary(expression.operator, inner(expression.left), inner(expression.right));
    case 'hasLabels': {
      const [of, test] = [inner(expression.of), labelTest(expression.labels)];
      return row => {
        const element = of(row);
        if (element instanceof Node) return test(element.labels);
        return element instanceof Relationship ? test([element.type]) : null;
      };
    }
    case 'call':
      return call(expression, inner, environment);
    case 'case':
      return caseOf(expression, inner);
    case 'comprehension':
    case 'quantifier':
    case 'reduce':
      return iterate(expression, scope, environment, rewrites);
    case 'isType': {
      const [operand, test, wanted] = [
        inner(expression.operand),
        typeTest(expression.type),
        !expression.negated,
      ];
      return row => test(operand(row)) === wanted;
    }
    case 'shortestPath':
      return shortest(expression, scope, environment);
    case 'patternComprehension':
      return patternComprehension(expression, scope, environment);
    case 'subquery':
      return subquery(expression, scope, environment);
  }
}

function variable({ name, ...span }: Extract<Expression, { kind: 'variable' }>, scope: Scope): Evaluate {
  const slot = scope.slotOf(name);
  if (slot === undefined) {
    const near = nearestName(name, scope.names.keys());
    throw new CypherError({
      kind: 'semantic',
      detail: 'UndefinedVariable',
      message: `There is no variable ${name} here.`,
      span,
      hint: near ? `Did you mean ${near}?` : null,
    });
  }
  return row => row[slot]!;
}

function parameter(
  { name, ...span }: Extract<Expression, { kind: 'parameter' }>,
  { parameters }: Environment,
): Evaluate {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined) {
    const known = Object.keys(parameters);
    const hint =
      known.length > 0 ? `Given are ${known.map(one => `$${one}`).join(', ')}.` : 'No parameters were given.';
    throw new CypherError({
      kind: 'semantic',
      detail: 'MissingParameter',
      message: `The parameter $${name} has no value.`,
      span,
      hint,
    });
  }
  const own = parameterFrom(value);
  return () => own;
}

function mapOf(entries: readonly (readonly [string, Evaluate])[]): Evaluate {
  return row => limited(Object.fromEntries(entries.map(([key, value]) => [key, value(row)])));
}

function mapIn(value: Value): PropertyMap {
  if (isMap(value)) return value;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `A map projection takes a node, a relationship or a map, got ${typeName(value)}.`,
  });
}

function projectMap(of: Evaluate, all: boolean, entries: readonly (readonly [string, Evaluate])[]): Evaluate {
  const own = mapOf(entries);
  return row => {
    const element = of(row);
    if (element === null) return null;
    const base = all
      ? element instanceof Node || element instanceof Relationship
        ? element.properties
        : mapIn(element)
      : {};
    return { ...base, ...(own(row) as PropertyMap) };
  };
}

function unary(operator: 'NOT' | '+' | '-', operand: Evaluate): Evaluate {
  if (operator === 'NOT') return row => negate(operand(row));
  return operator === '-' ? row => minus(operand(row)) : operand;
}

function binary(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === 'AND') return row => conjoin(left(row), () => right(row));
  if (operator === 'OR') return row => disjoin(left(row), () => right(row));
  const compute = binaryOperators.get(operator)!;
  return row => compute(left(row), right(row));
}

/** A test of the labels of a node. */
export function labelTest(expression: LabelExpression): (labels: readonly string[]) => boolean {
  if (expression.kind === 'label') return labels => labels.includes(expression.name);
  if (expression.kind === 'any') return labels => labels.length > 0;
  if (expression.kind === 'not') {
    const test = labelTest(expression.operand);
    return labels => !test(labels);
  }
  const tests = expression.operands.map(labelTest);
  return expression.kind === 'and'
    ? labels => tests.every(test => test(labels))
    : labels => tests.some(test => test(labels));
}

function call(
  expression: Extract<Expression, { kind: 'call' }>,
  inner: (part: Expression) => Evaluate,
  { view, clock }: Environment,
): Evaluate {
  const found = functionNamed(expression.name);
  if (!found) {
    const near = nearestName(expression.name, functionNames);
    throw new CypherError({
      kind: 'semantic',
      detail: 'UnknownFunction',
      message: `There is no function ${expression.name}().`,
      span: expression,
      hint: near ? `Did you mean ${near}()?` : null,
    });
  }
  const args = expression.args.map(inner);
  if (args.length < found.least || args.length > found.most)
    throw new CypherError({
      kind: 'semantic',
      detail: 'InvalidNumberOfArguments',
      message: `${found.signature} was given ${args.length} arguments.`,
      span: expression,
    });
  return row => {
    const values = args.map(arg => arg(row));
    return !found.takesNull && values.includes(null) ? null : found.call(values, view, clock);
  };
}

function caseOf(
  expression: Extract<Expression, { kind: 'case' }>,
  inner: (part: Expression) => Evaluate,
): Evaluate {
  const subject = expression.subject && inner(expression.subject);
  const whens = expression.whens.map(([when, then]) => [inner(when), inner(then)] as const);
  const otherwise = expression.otherwise ? inner(expression.otherwise) : () => null;
  return row => {
    const wanted = subject ? subject(row) : null;
    for (const [when, then] of whens) {
      const held = when(row);
      if (subject ? equals(wanted, held) === true : held === true) return then(row);
    }
    return otherwise(row);
  };
}

type Iteration = Extract<Expression, { kind: 'comprehension' | 'quantifier' | 'reduce' }>;

/** List comprehension, quantifier, reduce: a loop with a variable of its own. */
function iterate(
  expression: Iteration,
  scope: Scope,
  environment: Environment,
  rewrites?: Rewrites,
): Evaluate {
  const { budget } = environment;
  const source = compile(expression.source, scope, environment, rewrites);
  const { scope: within, slot } = scope.shadow(expression.variable.name);
  const items = (row: Row): readonly Value[] | null => {
    const list = source(row);
    if (list === null || isList(list)) return list;
    throw new CypherError({
      kind: 'runtime',
      detail: 'InvalidArgumentType',
      message: `IN needs a list, got ${typeName(list)}.`,
    });
  };
  if (expression.kind === 'reduce') {
    const initial = compile(expression.initial, scope, environment, rewrites);
    const { scope: stepping, slot: accumulator } = within.shadow(expression.accumulator.name);
    const step = compile(expression.step, stepping, environment, rewrites);
    return row => {
      const list = items(row);
      if (list === null) return null;
      let held = initial(row);
      for (const item of list) {
        budget.tick();
        row[slot] = item;
        row[accumulator] = held;
        held = step(row);
      }
      return held;
    };
  }
  const where = expression.where ? compile(expression.where, within, environment, rewrites) : () => true;
  if (expression.kind === 'quantifier') return quantify(expression.quantifier, items, slot, where, budget);
  const map = expression.map
    ? compile(expression.map, within, environment, rewrites)
    : (row: Row) => row[slot]!;
  return row => {
    const list = items(row);
    if (list === null) return null;
    const kept: Value[] = [];
    for (const item of list) {
      budget.tick();
      row[slot] = item;
      if (where(row) === true) kept.push(map(row));
    }
    return limited(kept);
  };
}

function quantify(
  quantifier: 'all' | 'any' | 'none' | 'single',
  items: (row: Row) => readonly Value[] | null,
  slot: number,
  where: Evaluate,
  budget: Budget,
): Evaluate {
  return row => {
    const list = items(row);
    if (list === null) return null;
    let held = 0;
    let unknown = 0;
    for (const item of list) {
      budget.tick();
      row[slot] = item;
      const result = where(row);
      if (result === true) held += 1;
      else if (result === null) unknown += 1;
    }
    if (quantifier === 'any') return held > 0 ? true : unknown > 0 ? null : false;
    if (quantifier === 'none') return held > 0 ? false : unknown > 0 ? null : true;
    if (quantifier === 'single') return held > 1 ? false : unknown > 0 ? null : held === 1;
    return held + unknown < list.length ? false : unknown > 0 ? null : true;
  };
}

/** A pattern as a query of its own. */
function matching(pattern: Pattern, where: Expression | null): Query {
  const span = { start: pattern.start, end: pattern.end };
  const match: Clause = { kind: 'match', optional: false, patterns: [pattern], where, ...span };
  return { parts: [{ clauses: [match], ...span }], unionAll: true, ...span };
}

function patternComprehension(
  { pattern, where, map }: Extract<Expression, { kind: 'patternComprehension' }>,
  scope: Scope,
  environment: Environment,
): Evaluate {
  const plan = environment.planQuery(matching(pattern, where), () => scope, scope.names);
  const item = compile(map, plan.scope, environment);
  return row => gather(plan.operator, row, item);
}

function shortest(
  { pattern, all }: Extract<Expression, { kind: 'shortestPath' }>,
  scope: Scope,
  environment: Environment,
): Evaluate {
  const path = { name: ' path', start: pattern.start, end: pattern.end };
  const plan = environment.planQuery(
    matching({ ...pattern, variable: path }, null),
    () => scope,
    scope.names,
  );
  const slot = plan.scope.slotOf(path.name)!;
  return row => {
    const found = gather(plan.operator, row, one => one[slot]!);
    return all ? found : (found[0] ?? null);
  };
}

function subquery(
  { query, form }: Extract<Expression, { kind: 'subquery' }>,
  scope: Scope,
  environment: Environment,
): Evaluate {
  const { operator, slots } = environment.planQuery(query, () => scope, scope.names);
  if (form === 'collect') return row => gather(operator, row, one => one[slots[0]!]!);
  if (form === 'exists') return row => !operator.run(row.slice(), () => false);
  return row => {
    let count = 0;
    operator.run(row.slice(), () => {
      count += 1;
      return true;
    });
    return count;
  };
}
