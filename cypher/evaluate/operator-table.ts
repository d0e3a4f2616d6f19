/** What the signs and words between two expressions compute. */
import { compare, equals } from '../comparison.ts';
import { CypherError } from '../errors.ts';
import { floatText } from '../float-text.ts';
import { bounded } from '../integers.ts';
import { limited, limitLength, limitText } from '../limits.ts';
import { matchesExpression } from '../regular-expression/regular-expression.ts';
import { Duration } from '../temporal/duration.ts';
import { operateOnTemporals } from '../temporal/operators.ts';
import { Float, float, isInteger, isList, isNumeric, toNumber, typeName, type Value } from '../values.ts';

export type Binary = (left: Value, right: Value) => Value;

function mismatch(operator: string, left: Value, right: Value): never {
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `${operator} does not go with ${typeName(left)} and ${typeName(right)}.`,
  });
}

/** Integers stay integers, exact beyond 2^53; with a float the result is one. */
function arithmetic(
  operator: string,
  onNumbers: (a: number, b: number) => number,
  onIntegers: (a: bigint, b: bigint) => bigint,
): Binary {
  return (left, right) => {
    if (left === null || right === null) return null;
    if (!isNumeric(left) || !isNumeric(right))
      return operateOnTemporals(operator, left, right) ?? mismatch(operator, left, right);
    if (!isInteger(left) || !isInteger(right)) return float(onNumbers(toNumber(left), toNumber(right)));
    if (operator !== '/' && operator !== '%' && typeof left === 'number' && typeof right === 'number') {
      const quick = onNumbers(left, right);
      if (Number.isSafeInteger(quick)) return quick;
    }
    if ((operator === '/' || operator === '%') && Number(right) === 0)
      throw new CypherError({
        kind: 'runtime',
        detail: 'DivisionByZero',
        message: `${operator} by zero.`,
        hint: 'Divide by a float, or exclude 0 with WHERE.',
      });
    return bounded(onIntegers(BigInt(left), BigInt(right)));
  };
}

const addNumbers = arithmetic(
  '+',
  (a, b) => a + b,
  (a, b) => a + b,
);

function concatenate(left: readonly Value[], right: readonly Value[]): Value {
  limitLength(left.length + right.length, '+');
  return limited(left.concat(right));
}

function joined(left: string, right: string): string {
  limitText(left.length + right.length, '+');
  return left + right;
}

const add: Binary = (left, right) => {
  if (isList(left) || isList(right)) {
    if (left === null || right === null) return null;
    return concatenate(isList(left) ? left : [left], isList(right) ? right : [right]);
  }
  if (left === null || right === null) return null;
  if (typeof left === 'string' || typeof right === 'string') {
    if ((typeof left === 'string' || isNumeric(left)) && (typeof right === 'string' || isNumeric(right)))
      return joined(written(left), written(right));
    return mismatch('+', left, right);
  }
  return addNumbers(left, right);
};

const written = (value: string | number | bigint | Float): string =>
  typeof value === 'string' || isInteger(value) ? String(value) : floatText(toNumber(value));

const comparing =
  (holds: (order: number) => boolean): Binary =>
  (left, right) => {
    const order = compare(left, right);
    return order === null ? null : !Number.isNaN(order) && holds(order);
  };

const onStrings =
  (holds: (text: string, part: string) => boolean): Binary =>
  (left, right) =>
    typeof left === 'string' && typeof right === 'string' ? holds(left, right) : null;

const matches: Binary = (left, right) =>
  typeof left === 'string' && typeof right === 'string' ? matchesExpression(left, right) : null;

const isIn: Binary = (item, list) => {
  if (list === null) return null;
  if (!isList(list)) return mismatch('IN', item, list);
  let unknown = false;
  for (const one of list) {
    const same = equals(item, one);
    if (same) return true;
    if (same === null) unknown = true;
  }
  return unknown ? null : false;
};

const logic = (value: Value, operator: string): boolean | null =>
  value === null || typeof value === 'boolean' ? value : mismatch(operator, value, value);

export const binaryOperators: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ['+', add],
  [
    '-',
    arithmetic(
      '-',
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  ],
  [
    '*',
    arithmetic(
      '*',
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ],
  [
    '/',
    arithmetic(
      '/',
      (a, b) => a / b,
      (a, b) => a / b,
    ),
  ],
  [
    '%',
    arithmetic(
      '%',
      (a, b) => a % b,
      (a, b) => a % b,
    ),
  ],
  [
    '^',
    (left, right) => {
      if (left === null || right === null) return null;
      return isNumeric(left) && isNumeric(right)
        ? float(toNumber(left) ** toNumber(right))
        : mismatch('^', left, right);
    },
  ],
  ['=', equals],
  [
    '<>',
    (left, right) => {
      const same = equals(left, right);
      return same === null ? null : !same;
    },
  ],
  ['<', comparing(order => order < 0)],
  ['<=', comparing(order => order <= 0)],
  ['>', comparing(order => order > 0)],
  ['>=', comparing(order => order >= 0)],
  ['STARTS WITH', onStrings((text, part) => text.startsWith(part))],
  ['ENDS WITH', onStrings((text, part) => text.endsWith(part))],
  ['CONTAINS', onStrings((text, part) => text.includes(part))],
  ['=~', matches],
  ['IN', isIn],
  [
    'XOR',
    (left, right) => {
      const [a, b] = [logic(left, 'XOR'), logic(right, 'XOR')];
      return a === null || b === null ? null : a !== b;
    },
  ],
]);

/** AND and OR, which need their right side only where the left does not decide. */
export function conjoin(left: Value, right: () => Value): Value {
  const a = logic(left, 'AND');
  if (a === false) return false;
  const b = logic(right(), 'AND');
  return b === false ? false : a === null || b === null ? null : true;
}

export function disjoin(left: Value, right: () => Value): Value {
  const a = logic(left, 'OR');
  if (a === true) return true;
  const b = logic(right(), 'OR');
  return b === true ? true : a === null || b === null ? null : false;
}

export function negate(value: Value): Value {
  const held = logic(value, 'NOT');
  return held === null ? null : !held;
}

export function minus(value: Value): Value {
  if (value === null) return null;
  if (value instanceof Float) return float(-value.value);
  if (value instanceof Duration) return value.negated();
  if (!isNumeric(value)) return mismatch('-', value, value);
  return typeof value === 'bigint' ? bounded(-value) : -value;
}
