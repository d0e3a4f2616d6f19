/** Expressions to closures over a row. The check has seen to it that names are known, and what is called is called as it should be. */
import type { Expression } from '../ast.ts';
import { equals } from '../comparison.ts';
import { CypherError } from '../errors.ts';
import { functionNamed } from '../functions/index.ts';
import { limited } from '../limits.ts';
import { readProperty } from '../run/property-reader.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { Node, Relationship } from '../values.ts';
import { keyOf } from '../walk.ts';
import { itemOf, slice } from './access.ts';
import type { Environment, Place } from './environment.ts';
import { comprehension, quantifier, reduce } from './iteration.ts';
import { labelTest } from './label-test.ts';
import { makeMap, projectMap } from './map-making.ts';
import { binaryOperators, conjoin, disjoin, minus, negate } from './operator-table.ts';
import { patternComprehension, shortestPath, subquery } from './subquery.ts';
import { typeTest } from './type-test.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;
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
  const rule = RULES[expression.kind] as (expression: Expression, place: Place) => Evaluate;
  const place: Place = {
    scope,
    environment,
    inner: (part, within = scope) => compile(part, within, environment, rewrites),
  };
  return locating(rule(expression, place), expression);
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

const RULES: {
  readonly [Kind in Expression['kind']]: (expression: Of<Kind>, place: Place) => Evaluate;
} = {
  literal:
    ({ value }) =>
    () =>
      value,
  variable,
  parameter,
  list({ items }, { inner }) {
    const values = items.map(item => inner(item));
    return row => limited(values.map(value => value(row)));
  },
  map: ({ entries }, place) => makeMap(entries, place),
  projectMap,
  property: ({ of, key }, { environment, inner }) => readProperty(inner(of), key, environment),
  index(expression, { inner }) {
    const [of, at] = [inner(expression.of), inner(expression.at)];
    return row => itemOf(of(row), at(row));
  },
  slice: ({ of, from, to }, { inner }) => slice(inner(of), from && inner(from), to && inner(to)),
  unary: ({ operator, operand }, { inner }) => unary(operator, inner(operand)),
  binary: ({ operator, left, right }, { inner }) => binary(operator, inner(left), inner(right)),
  isNull(expression, { inner }) {
    const [operand, wanted] = [inner(expression.operand), !expression.negated];
    return row => (operand(row) === null) === wanted;
  },
  isType(expression, { inner }) {
    const [operand, test, wanted] = [
      inner(expression.operand),
      typeTest(expression.type),
      !expression.negated,
    ];
    return row => test(operand(row)) === wanted;
  },
  hasLabels(expression, { inner }) {
    const [of, test] = [inner(expression.of), labelTest(expression.labels)];
    return row => {
      const element = of(row);
      if (element instanceof Node) return test(element.labels);
      return element instanceof Relationship ? test([element.type]) : null;
    };
  },
  call,
  case: caseOf,
  comprehension,
  quantifier,
  reduce,
  patternComprehension,
  shortestPath,
  subquery,
};

function variable({ name }: Of<'variable'>, { scope }: Place): Evaluate {
  const slot = scope.slotOf(name)!;
  return row => row[slot]!;
}

function parameter({ name }: Of<'parameter'>, { environment }: Place): Evaluate {
  return () => environment.parameters[name]!;
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

function call({ name, args }: Of<'call'>, { environment: { view, clock }, inner }: Place): Evaluate {
  const { call: compute, takesNull } = functionNamed(name)!;
  const evaluates = args.map(arg => inner(arg));
  return row => {
    const values = evaluates.map(evaluate => evaluate(row));
    return !takesNull && values.includes(null) ? null : compute(values, view, clock);
  };
}

function caseOf(expression: Of<'case'>, { inner }: Place): Evaluate {
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
