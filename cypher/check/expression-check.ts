/** Checks one expression against what is in scope, and says what type it has. */
import type { Expression, Pattern } from '../ast.ts';
import { semanticError } from '../errors.ts';
import type { Context } from './context.ts';
import { checkFunction } from './function-check.ts';
import { missingParameter, sayKinds, undefinedVariable, wrongType } from './mistakes.ts';
import { declarePatterns } from './pattern-check.ts';
import { recovering, recoveringFrom, report } from './problems.ts';
import { inside, type Setting } from './setting.ts';
import {
  commonType,
  itemsOf,
  mayBe,
  type Scope,
  type StaticKind,
  type StaticType,
  typeOfLiteral,
  typesOfOperator,
} from './static-types.ts';

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
  call: (expression, setting) => checkFunction(expression, setting, check),
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
