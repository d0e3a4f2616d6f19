/** Functions of numbers, and conversions to them. */

import { bounded } from '../integers.ts';
import { componentOf } from '../temporal/components.ts';
import { Float, float, isInteger, isNumeric, toNumber, type Value } from '../values.ts';
import { badArgument, type CypherFunction, define } from './function-table.ts';
import { ROUNDING_MODES, roundTo } from './rounding.ts';

const number = (name: string, value: Value): number =>
  isNumeric(value) ? toNumber(value) : badArgument(name, 'a number', value);
const floating = (name: string, compute: (value: number) => number): CypherFunction =>
  define(`${name}(number)`, ([value]) => float(compute(number(name, value!))));

export const mathFunctions: readonly CypherFunction[] = [
  ...(['sqrt', 'exp', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'floor', 'ceil'] as const).map(
    name => floating(name, Math[name]),
  ),
  ...(['sinh', 'cosh', 'tanh'] as const).map(name => floating(name, Math[name])),
  floating('log', Math.log),
  floating('ln', Math.log),
  floating('ceiling', Math.ceil),
  floating('coth', value => 1 / Math.tanh(value)),
  floating('haversin', value => (1 - Math.cos(value)) / 2),
  define('isNaN(number)', ([value]) => Number.isNaN(number('isNaN', value!))),
  floating('cot', value => 1 / Math.tan(value)),
  floating('degrees', value => (value * 180) / Math.PI),
  floating('radians', value => (value * Math.PI) / 180),
  define('atan2(y, x)', ([y, x]) => float(Math.atan2(number('atan2', y!), number('atan2', x!)))),
  define('timestamp()', (_args, _view, clock) => componentOf(clock.statement(), 'epochMillis')),
  define('rand()', () => Math.random()),
  define('pi()', () => Math.PI),
  define('e()', () => Math.E),
  define('abs(number)', ([value]) => {
    if (typeof value === 'bigint') return bounded(value < 0n ? -value : value);
    const size = Math.abs(number('abs', value!));
    return value instanceof Float ? float(size) : size;
  }),
  define('sign(number)', ([value]) => Math.sign(number('sign', value!))),
  define('round(number, digits?, mode?)', ([value, digits, mode]) => {
    const wanted = mode === undefined ? null : String(mode).toUpperCase();
    if (wanted !== null && !ROUNDING_MODES.includes(wanted))
      return badArgument('round', `one of ${ROUNDING_MODES.join(', ')}`, mode!);
    return float(
      roundTo(number('round', value!), digits === undefined ? null : number('round', digits), wanted),
    );
  }),
  define('toInteger(value)', ([value]) => toInteger(value!)),
  define('toFloat(value)', ([value]) => toFloat(value!)),
  define('toBoolean(value)', ([value]) => toBoolean(value!)),
];

/** Null where the text is no number. @throws CypherError `runtime` beyond 64 bits */
function toInteger(value: Value): Value {
  if (isInteger(value)) return value;
  if (isNumeric(value)) return truncated(toNumber(value));
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return badArgument('toInteger', 'a number, a boolean or a string', value);
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u.test(value)) return null;
  return /^[+-]?\d+$/u.test(value) ? bounded(BigInt(value.replace(/^\+/u, ''))) : truncated(Number(value));
}

function truncated(value: number): Value {
  return Number.isFinite(value) ? bounded(BigInt(Math.trunc(value))) : null;
}

function toFloat(value: Value): Value {
  if (isNumeric(value)) return float(toNumber(value));
  if (typeof value !== 'string') return badArgument('toFloat', 'a number or a string', value);
  const read = Number(value.trim());
  return value.trim() === '' || Number.isNaN(read) ? null : float(read);
}

function toBoolean(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (isInteger(value)) return Number(value) !== 0;
  if (typeof value !== 'string') return badArgument('toBoolean', 'a boolean, an integer or a string', value);
  const lower = value.trim().toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : null;
}
