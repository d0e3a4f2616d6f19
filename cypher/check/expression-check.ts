/** Checks one expression against what is in scope, and says what type it has. */
import type { Expression, Identifier, Pattern } from '../ast.ts';
import { type CypherError, type ErrorType, nearestName, type Span, semanticError } from '../errors.ts';
import { aggregateNamed, functionNamed, functionNames } from '../functions/index.ts';
import type { Context } from './context.ts';
import { declarePatterns } from './pattern-check.ts';
import { recovering, recoveringFrom, report } from './problems.ts';
import {
  commonType,
  itemsOf,
  mayBe,
  type Scope,
  type StaticKind,
  type StaticType,
  sayType,
  typeOfLiteral,
  typesOfFunction,
  typesOfOperator,
} from './static-types.ts';

export interface Setting {
  readonly context: Context;
  readonly scope: Scope;
  /** Whether a bare pattern may stand here as a predicate. */
  readonly patterns: boolean;
  /** Whether an aggregate may stand here; where not, the TCK's name of the mistake. */
  readonly aggregates: 'allowed' | 'InvalidAggregation' | 'NestedAggregation';
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** @throws CypherError `semantic` */
export function check(expression: Expression, setting: Setting): StaticType {
  const rule = RULES[expression.kind] as (expression: Expression, setting: Setting) => StaticType;
  return recovering(setting.context, () => rule(expression, setting), anything);
}

/** Of what is wrong anything may come, so that nothing else is wrong with it. */
export const anything = (): StaticType => 'any';

/** A condition: pattern predicates are allowed, aggregates are not. @throws CypherError `semantic` */
export function checkCondition(expression: Expression, scope: Scope, context: Context): void {
  recoveringFrom(context, () => {
    const type = check(expression, { scope, context, patterns: true, aggregates: 'InvalidAggregation' });
    if (!mayBe(type, 'boolean')) throw wrongType('A condition is a boolean', type, expression);
  });
}

/** A value of one row: no aggregate, no pattern. @throws CypherError `semantic` */
export function checkValue(expression: Expression, scope: Scope, context: Context): StaticType {
  return check(expression, { scope, context, patterns: false, aggregates: 'InvalidAggregation' });
}

/** The scope with the variables of patterns that are matched. @throws CypherError `semantic` */
export function declare(patterns: readonly Pattern[], scope: Scope, context: Context): Scope {
  return declarePatterns(patterns, scope, {
    recovering: work => recoveringFrom(context, work),
    value: (expression, within) => void checkValue(expression, within, context),
    condition: (expression, within) => checkCondition(expression, within, context),
  });
}

export function undefinedVariable({ name, start, end }: Identifier, scope: Scope): CypherError {
  const near = nearestName(name, scope.keys());
  const known = [...scope.keys()].slice(0, 8).join(', ');
  const hint = near
    ? `Did you mean ${near}?`
    : known
      ? `In scope here: ${known}.`
      : 'No variable is in scope here.';
  return semanticError('UndefinedVariable', `The variable ${name} is not defined.`, { start, end }, hint);
}

function missingParameter(name: string, given: ReadonlySet<string>, span: Span): CypherError {
  const names = [...given].map(one => `$${one}`).join(', ');
  return semanticError(
    'MissingParameter',
    `The parameter $${name} has no value.`,
    span,
    names ? `Given are ${names}.` : 'No parameters were given.',
  );
}

export function wrongType(expected: string, got: StaticType, span: Span, type?: ErrorType): CypherError {
  return semanticError('InvalidArgumentType', `${expected}, got ${sayType(got)}.`, span, null, type);
}

/** What stands inside another expression: no longer the condition itself. */
const inside = (setting: Setting): Setting => (setting.patterns ? { ...setting, patterns: false } : setting);

/** Inside a loop over a list neither a group nor its rows are at hand. */
function looped(setting: Setting, names: Readonly<Record<string, StaticType>>, patterns = false): Setting {
  return {
    context: setting.context,
    scope: new Map([...setting.scope, ...Object.entries(names)]),
    patterns,
    aggregates: setting.aggregates === 'allowed' ? 'InvalidAggregation' : setting.aggregates,
  };
}

const RULES: {
  readonly [Kind in Expression['kind']]: (expression: Of<Kind>, setting: Setting) => StaticType;
} = {
  literal: typeOfLiteral,
  parameter({ name, ...span }, { context: { parameters } }) {
    if (parameters && !parameters.has(name)) throw missingParameter(name, parameters, span);
    return 'any';
  },
  variable(expression, { scope }) {
    const type = scope.get(expression.name);
    if (type === undefined) throw undefinedVariable(expression, scope);
    return type;
  },
  list: ({ items }, setting) => ({ list: commonType(items.map(item => check(item, inside(setting)))) }),
  map({ entries }, setting) {
    for (const [, value] of entries) check(value, inside(setting));
    return 'map';
  },
  projectMap({ of, entries }, setting) {
    const type = check(of, inside(setting));
    if (!mayBe(type, 'map', 'node', 'relationship'))
      throw wrongType('A map projection takes a node, a relationship or a map', type, of);
    for (const [, value] of entries) check(value, inside(setting));
    return 'map';
  },
  property({ of, key }, setting) {
    const type = check(of, inside(setting));
    if (!mayBe(type, 'map', 'node', 'relationship'))
      throw wrongType(
        `The property ${key} belongs to a node, a relationship or a map`,
        type,
        of,
        type === 'path' ? 'SyntaxError' : 'TypeError',
      );
    return 'any';
  },
  index({ of, at }, setting) {
    const type = check(of, inside(setting));
    check(at, inside(setting));
    if (!mayBe(type, 'list', 'map', 'node', 'relationship'))
      throw wrongType(
        'An index reads a list or a map',
        type,
        of,
        type === 'path' ? 'SyntaxError' : 'TypeError',
      );
    return itemsOf(type);
  },
  slice({ of, from, to }, setting) {
    const type = check(of, inside(setting));
    for (const bound of [from, to]) if (bound) check(bound, inside(setting));
    if (!mayBe(type, 'list')) throw wrongType('A slice reads a list', type, of);
    return type;
  },
  unary({ operator, operand }, setting) {
    if (operator !== 'NOT') return expectKinds(operand, inside(setting), operator, ['integer', 'float']);
    expectKinds(operand, setting, 'NOT', ['boolean']);
    return 'boolean';
  },
  binary({ operator, left, right }, setting) {
    const { left: takesLeft, right: takesRight, gives } = typesOfOperator(operator);
    const within = /^(?:AND|OR|XOR)$/.test(operator) ? setting : inside(setting);
    return gives(
      expectKinds(left, within, operator, takesLeft),
      expectKinds(right, within, operator, takesRight),
    );
  },
  isNull({ operand }, setting) {
    check(operand, inside(setting));
    return 'boolean';
  },
  hasLabels({ of }, setting) {
    const type = check(of, inside(setting));
    if (!mayBe(type, 'node', 'relationship'))
      throw wrongType('A label is asked of a node or a relationship', type, of);
    return 'boolean';
  },
  call: checkCall,
  case({ subject, whens, otherwise }, setting) {
    if (subject) check(subject, inside(setting));
    const results = whens.map(([when, then]) => {
      check(when, { ...setting, patterns: !subject });
      return check(then, inside(setting));
    });
    return commonType(otherwise ? [...results, check(otherwise, inside(setting))] : results);
  },
  comprehension({ variable, source, where, map }, setting) {
    const type = expectKinds(source, inside(setting), 'IN', ['list']);
    const loop = looped(setting, { [variable.name]: itemsOf(type) });
    if (where) check(where, { ...loop, patterns: true });
    return map ? { list: check(map, loop) } : type;
  },
  quantifier({ variable, source, where }, setting) {
    const type = expectKinds(source, inside(setting), 'IN', ['list']);
    check(where, looped(setting, { [variable.name]: itemsOf(type) }, true));
    return 'boolean';
  },
  reduce({ accumulator, initial, variable, source, step }, setting) {
    check(initial, inside(setting));
    const type = expectKinds(source, inside(setting), 'IN', ['list']);
    return check(step, looped(setting, { [accumulator.name]: 'any', [variable.name]: itemsOf(type) }));
  },
  patternComprehension({ pattern, where, map }, setting) {
    const loop = looped({ ...setting, scope: declare([pattern], setting.scope, setting.context) }, {});
    if (where) check(where, { ...loop, patterns: true });
    return { list: check(map, loop) };
  },
  shortestPath({ pattern, all }, setting) {
    for (const { variable, ...span } of pattern.nodes)
      if (!variable || !setting.scope.has(variable.name))
        throw variable
          ? undefinedVariable(variable, setting.scope)
          : semanticError('UndefinedVariable', 'shortestPath as a value needs both of its nodes.', span);
    declare([pattern], setting.scope, setting.context);
    return all ? { list: 'path' } : 'path';
  },
  isType({ operand }, setting) {
    check(operand, inside(setting));
    return 'boolean';
  },
  subquery(expression, setting) {
    const { query, form, bare } = expression;
    if (bare) checkBare(expression, setting);
    const columns = setting.context.columnsOf(query, () => setting.scope, setting.scope);
    if (form !== 'collect') return form === 'count' ? 'integer' : 'boolean';
    if (columns?.size !== 1)
      throw semanticError(
        'InvalidNumberOfColumns',
        `COLLECT takes a query that returns one column, got ${columns?.size ?? 'no RETURN'}.`,
        expression,
      );
    return { list: [...columns.values()][0]! };
  },
};

function checkBare(expression: Of<'subquery'>, { patterns, scope }: Setting): void {
  if (!patterns)
    throw semanticError(
      'UnexpectedSyntax',
      'A pattern is no value here; it can stand as a condition after WHERE.',
      expression,
      'Use EXISTS { ... }, COUNT { ... } or a pattern comprehension [... | ...].',
    );
  for (const clause of expression.query.parts[0]!.clauses)
    if (clause.kind === 'match') refuseNewVariables(clause.patterns, scope);
}

function refuseNewVariables(patterns: readonly Pattern[], scope: Scope): void {
  for (const { variable, nodes, links } of patterns)
    for (const named of [
      variable,
      ...nodes.map(node => node.variable),
      ...links.map(link => (link.kind === 'group' ? null : link.variable)),
    ])
      if (named && !scope.has(named.name)) throw undefinedVariable(named, scope);
}

function sayKinds(kinds: readonly StaticKind[]): string {
  return kinds.map(kind => sayType(kind === 'list' ? { list: 'any' } : kind)).join(' or ');
}

function expectKinds(
  operand: Expression,
  setting: Setting,
  operator: string,
  kinds: readonly StaticKind[] | undefined,
): StaticType {
  const type = check(operand, setting);
  if (!kinds || mayBe(type, ...kinds)) return type;
  report(setting.context, wrongType(`${operator} takes ${sayKinds(kinds)}`, type, operand));
  return 'any';
}

function checkCall(expression: Of<'call'>, setting: Setting): StaticType {
  const { name, args, star, distinct } = expression;
  const aggregate = aggregateNamed(name);
  if (aggregate) refuseAggregate(expression, setting);
  const counted = aggregate
    ? { least: aggregate.arity, most: aggregate.arity, signature: aggregate.signature }
    : functionNamed(name);
  if (!counted) {
    const near = nearestName(name, functionNames);
    throw semanticError(
      'UnknownFunction',
      `There is no function ${name}().`,
      expression,
      near ? `Did you mean ${near}()?` : null,
    );
  }
  const isStarred = star && name.toLowerCase() === 'count';
  if (!isStarred && (args.length < counted.least || args.length > counted.most))
    throw semanticError(
      'InvalidNumberOfArguments',
      `${counted.signature} got ${args.length} argument${args.length === 1 ? '' : 's'}.`,
      expression,
    );
  if (distinct && !aggregate)
    throw semanticError(
      'InvalidAggregation',
      `DISTINCT goes with aggregates, and ${name}() is none.`,
      expression,
    );
  const within: Setting = aggregate
    ? { ...setting, patterns: false, aggregates: 'NestedAggregation' }
    : inside(setting);
  const types = args.map(arg => check(arg, within));
  const { takes, gives } = typesOfFunction(name);
  if (takes && types[0] !== undefined && !mayBe(types[0], ...takes))
    report(setting.context, wrongType(`${counted.signature} takes ${sayKinds(takes)}`, types[0], args[0]!));
  return typeof gives === 'function' ? gives(types) : gives;
}

function refuseAggregate(expression: Of<'call'>, { aggregates }: Setting): void {
  const { name, args } = expression;
  if (aggregates === 'NestedAggregation')
    throw semanticError(
      'NestedAggregation',
      `${name}() cannot stand inside another aggregate.`,
      expression,
      'Aggregate first in a WITH clause.',
    );
  if (aggregates === 'InvalidAggregation')
    throw semanticError(
      'InvalidAggregation',
      `${name}() cannot be used here: there is no group to aggregate.`,
      expression,
      'Aggregate in WITH or RETURN, then use its result.',
    );
  const random = args.find(arg => arg.kind === 'call' && arg.name.toLowerCase() === 'rand');
  if (random) throw semanticError('NonConstantExpression', `${name}() cannot aggregate chance.`, random);
}
