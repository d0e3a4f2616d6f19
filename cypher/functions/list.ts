/** Functions of lists and maps. */
import { equals } from '../comparison.ts';
import { CypherError } from '../errors.ts';
import { limitLength } from '../limits.ts';
import {
  integer,
  isInteger,
  isList,
  isMap,
  Node,
  Path,
  Relationship,
  typeName,
  type Value,
} from '../values.ts';
import { lengthOf } from './code-points.ts';
import { badArgument, type CypherFunction, define, present } from './function-table.ts';

const list = (name: string, value: Value): readonly Value[] =>
  isList(value) ? value : badArgument(name, 'a list', value);
type Integer = number | bigint;

const whole = (value: Value): Integer => {
  if (isInteger(value)) return value;
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    type: 'ArgumentError',
    message: `range() takes integers, got ${typeName(value)}.`,
  });
};

export const listFunctions: readonly CypherFunction[] = [
  define('size(value)', ([value]) => {
    if (typeof value === 'string') return lengthOf(value);
    if (isList(value!)) return value.length;
    return badArgument('size', 'a list or a string', value!);
  }),
  define('isEmpty(value)', ([value]) => {
    if (typeof value === 'string' || isList(value!)) return value!.length === 0;
    return isMap(value!)
      ? Object.keys(value).length === 0
      : badArgument('isEmpty', 'a list, a map or a string', value!);
  }),
  define('head(list)', ([value]) => list('head', value!)[0] ?? null),
  define('last(list)', ([value]) => list('last', value!).at(-1) ?? null),
  define('tail(list)', ([value]) => list('tail', value!).slice(1)),
  define('reverse(value)', ([value]) =>
    typeof value === 'string' ? [...value].reverse().join('') : list('reverse', value!).toReversed(),
  ),
  define('range(first, last, step?)', ([first, last, step]) =>
    range(whole(first!), whole(last!), step === undefined ? 1 : whole(step)),
  ),
  define('keys(value)', ([value]) => {
    if (value instanceof Node || value instanceof Relationship)
      return Object.keys(present('keys', value).properties).filter(key => value.get(key) !== null);
    return isMap(value!)
      ? Object.keys(value)
      : badArgument('keys', 'a node, a relationship or a map', value!);
  }),
  define('properties(value)', ([value]) => {
    if (value instanceof Node || value instanceof Relationship)
      return present('properties', value).properties;
    return isMap(value!) ? value : badArgument('properties', 'a node, a relationship or a map', value!);
  }),
  define('nullIf(value, other)', ([value, other]) => (equals(value!, other!) === true ? null : value!), {
    takesNull: true,
  }),
  define('coalesce(value, ...values)', values => values.find(value => value !== null) ?? null, {
    takesNull: true,
  }),
  define('length(path)', ([value]) =>
    value instanceof Path ? value.relationships.length : badArgument('length', 'a path', value!),
  ),
];

function range(first: Integer, last: Integer, step: Integer): Value {
  if (Number(step) === 0)
    throw new CypherError({
      kind: 'runtime',
      detail: 'NumberOutOfRange',
      message: 'The step of range() is 0; it would never end.',
    });
  const isBig = [first, last, step].some(value => typeof value === 'bigint');
  const length = Math.max(
    0,
    isBig
      ? Number((BigInt(last) - BigInt(first)) / BigInt(step)) + 1
      : Math.floor((Number(last) - Number(first)) / Number(step)) + 1,
  );
  limitLength(length, 'range()');
  if (isBig)
    return Array.from({ length }, (_, index) => integer(BigInt(first) + BigInt(index) * BigInt(step)));
  const [from, by] = [Number(first), Number(step)];
  return Array.from({ length }, (_, index) => from + index * by);
}
