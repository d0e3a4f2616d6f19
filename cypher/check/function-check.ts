/** Checks a call of a function or an aggregate: its name, its place, its arguments, and what comes of them. */
import type { Expression } from '../ast.ts';
import { nearestName, semanticError } from '../errors.ts';
import { aggregateNamed, functionNamed, functionNames } from '../functions/index.ts';
import { sayKinds, wrongType } from './mistakes.ts';
import { report } from './problems.ts';
import { inside, type Setting } from './setting.ts';
import { mayBe, type StaticType, typesOfFunction } from './static-types.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** @param check checks each argument @throws CypherError `semantic` */
export function checkFunction(
  expression: Call,
  setting: Setting,
  check: (argument: Expression, setting: Setting) => StaticType,
): StaticType {
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

function refuseAggregate(expression: Call, { aggregates }: Setting): void {
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
