/** Aggregates: each makes an accumulator that takes values, nulls left out, and gives one at the end. */

import { order } from '../comparison.ts';
import { CypherError } from '../errors.ts';
import { bounded } from '../integers.ts';
import { limited } from '../limits.ts';
import { Duration } from '../temporal/duration.ts';
import { Float, float, isInteger, isNumeric, toNumber, typeName, type Value } from '../values.ts';

export interface Accumulator {
  add(value: Value): void;
  result(): Value;
}

export interface Aggregate {
  readonly name: string;
  readonly signature: string;
  /** Number of arguments. */
  readonly arity: number;
  /** Whether it keeps all its values until the end. */
  readonly keepsValues?: boolean;
  start(second: Value): Accumulator;
}

type Numeric = number | bigint | Float;

const numeric = (name: string, value: Value): Numeric => {
  if (isNumeric(value)) return value;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentValue',
    message: `${name}() takes numbers, got ${typeName(value)}.`,
  });
};

function sum(): Accumulator {
  let whole = 0n;
  let fraction = 0;
  let isFloat = false;
  return {
    add(value) {
      const number = numeric('sum', value);
      if (isInteger(number)) whole += BigInt(number as number | bigint);
      else {
        fraction += toNumber(number);
        isFloat = true;
      }
    },
    result: () => (isFloat ? float(fraction + Number(whole)) : bounded(whole)),
  };
}

/** Sums in number while that is exact: most sums are small. */
function collectNumbers(name: string, finish: (numbers: readonly number[]) => Value): Accumulator {
  const numbers: number[] = [];
  return { add: value => void numbers.push(toNumber(numeric(name, value))), result: () => finish(numbers) };
}

/** Sums and means of durations are durations; the first value tells which they are to be. */
function eitherKind(
  name: string,
  numbers: Accumulator,
  finish: (total: Duration, count: number) => Value,
): Accumulator {
  let total = new Duration(0, 0, 0n);
  let count = 0;
  const durations: Accumulator = {
    add(value) {
      if (!(value instanceof Duration)) throw mixed(name, value);
      total = total.plus(value);
      count += 1;
    },
    result: () => finish(total, count),
  };
  let chosen: Accumulator | null = null;
  return {
    add(value) {
      chosen ??= value instanceof Duration ? durations : numbers;
      chosen.add(value);
    },
    result: () => (chosen ?? numbers).result(),
  };
}

function mixed(name: string, value: Value): CypherError {
  return new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentValue',
    message: `${name}() takes durations with durations, got ${typeName(value)}.`,
  });
}

function deviation(numbers: readonly number[], freedom: 0 | 1): Value {
  if (numbers.length <= freedom) return new Float(0);
  const mean = numbers.reduce((total, number) => total + number, 0) / numbers.length;
  return float(
    Math.sqrt(
      numbers.reduce((total, number) => total + (number - mean) ** 2, 0) / (numbers.length - freedom),
    ),
  );
}

function extreme(isBetter: (difference: number) => boolean): Accumulator {
  let best: Value = null;
  return {
    add(value) {
      if (best === null || isBetter(order(value, best))) best = value;
    },
    result: () => best,
  };
}

function percentile(
  name: string,
  share: Value,
  finish: (sorted: readonly Numeric[], share: number) => Value,
): Accumulator {
  const at = isNumeric(share) ? toNumber(share) : Number.NaN;
  if (!(at >= 0 && at <= 1))
    throw new CypherError({
      kind: 'runtime',
      detail: 'NumberOutOfRange',
      message: `${name}() takes a share from 0 to 1.`,
    });
  const numbers: Numeric[] = [];
  return {
    add: value => void numbers.push(numeric(name, value)),
    result: () => (numbers.length === 0 ? null : finish(numbers.toSorted(order), at)),
  };
}

export const aggregates: readonly Aggregate[] = [
  {
    name: 'count',
    signature: 'count(expression)',
    arity: 1,
    start() {
      let count = 0;
      return {
        add() {
          count += 1;
        },
        result: () => count,
      };
    },
  },
  {
    name: 'sum',
    signature: 'sum(expression)',
    arity: 1,
    start: () => eitherKind('sum', sum(), total => total),
  },
  {
    name: 'avg',
    signature: 'avg(expression)',
    arity: 1,
    keepsValues: true,
    start: () =>
      eitherKind(
        'avg',
        collectNumbers('avg', numbers =>
          numbers.length === 0
            ? null
            : float(numbers.reduce((total, number) => total + number, 0) / numbers.length),
        ),
        (total, count) => total.dividedBy(count),
      ),
  },
  { name: 'min', signature: 'min(expression)', arity: 1, start: () => extreme(difference => difference < 0) },
  { name: 'max', signature: 'max(expression)', arity: 1, start: () => extreme(difference => difference > 0) },
  {
    name: 'collect',
    signature: 'collect(expression)',
    arity: 1,
    keepsValues: true,
    start() {
      const values: Value[] = [];
      return { add: value => void values.push(value), result: () => limited(values) };
    },
  },
  {
    name: 'stDev',
    signature: 'stDev(expression)',
    arity: 1,
    keepsValues: true,
    start: () => collectNumbers('stDev', numbers => deviation(numbers, 1)),
  },
  {
    name: 'stDevP',
    signature: 'stDevP(expression)',
    arity: 1,
    keepsValues: true,
    start: () => collectNumbers('stDevP', numbers => deviation(numbers, 0)),
  },
  {
    name: 'percentileDisc',
    signature: 'percentileDisc(expression, share)',
    arity: 2,
    keepsValues: true,
    start: share =>
      percentile(
        'percentileDisc',
        share,
        (sorted, at) => sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)]!,
      ),
  },
  {
    name: 'percentileCont',
    signature: 'percentileCont(expression, share)',
    arity: 2,
    keepsValues: true,
    start: share =>
      percentile('percentileCont', share, (sorted, at) => {
        const place = at * (sorted.length - 1);
        const low = Math.floor(place);
        const next = sorted[Math.min(low + 1, sorted.length - 1)]!;
        const [below, above] = [toNumber(sorted[low]!), toNumber(next)];
        return float(below + (above - below) * (place - low));
      }),
  },
];
