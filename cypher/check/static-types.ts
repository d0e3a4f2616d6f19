/** Kinds of values as far as the text of a query tells them, and what every function and operator takes and gives. */
import type { Expression } from '../ast.ts';
import { isInteger, isNumeric } from '../values.ts';

export type StaticType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'string'
  | 'map'
  | 'node'
  | 'relationship'
  | 'path'
  | { readonly list: StaticType };

export type Scope = ReadonlyMap<string, StaticType>;

/** The kind without its items: `list` for every list. */
export type StaticKind = Exclude<StaticType, object> | 'list';

export function kindOf(type: StaticType): StaticKind {
  return typeof type === 'object' ? 'list' : type;
}

/** May a value of this type be of one of the kinds? What is unknown or null may. */
export function mayBe(type: StaticType, ...kinds: readonly StaticKind[]): boolean {
  const kind = kindOf(type);
  return kind === 'any' || kind === 'null' || kinds.includes(kind);
}

/** Such as `a list of strings`. */
export function sayType(type: StaticType): string {
  if (typeof type === 'object')
    return type.list === 'any' || type.list === 'null'
      ? 'a list'
      : `a list of ${sayType(type.list).replace(/^an? /, '')}s`;
  if (type === 'any') return 'a value';
  return type === 'null' ? 'null' : `${type === 'integer' ? 'an' : 'a'} ${type}`;
}

export function typeOfLiteral({ value }: Extract<Expression, { kind: 'literal' }>): StaticType {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value as 'boolean' | 'string';
  if (isInteger(value)) return 'integer';
  return isNumeric(value) ? 'float' : 'any';
}

/** The type that all share, nulls aside. */
export function commonType(types: readonly StaticType[]): StaticType {
  const [first = 'any', ...rest] = types.filter(type => type !== 'null');
  return rest.every(type => sameType(type, first)) ? first : 'any';
}

export function sameType(a: StaticType, b: StaticType): boolean {
  return typeof a === 'object' && typeof b === 'object' ? sameType(a.list, b.list) : a === b;
}

export function itemsOf(type: StaticType): StaticType {
  return typeof type === 'object' ? type.list : 'any';
}

/** What a function takes first, where it is choosy whatever the data, and what it gives. */
export interface FunctionTypes {
  readonly takes?: readonly StaticKind[];
  readonly gives: StaticType | ((args: readonly StaticType[]) => StaticType);
}

const LIST: StaticType = { list: 'any' };
const sameAsFirst = (args: readonly StaticType[]): StaticType => args[0] ?? 'any';
const itemOfFirst = (args: readonly StaticType[]): StaticType => itemsOf(args[0] ?? 'any');

const FUNCTION_TYPES: Readonly<Record<string, FunctionTypes>> = {
  labels: { takes: ['node'], gives: { list: 'string' } },
  type: { takes: ['relationship'], gives: 'string' },
  id: { takes: ['node', 'relationship'], gives: 'integer' },
  elementid: { takes: ['node', 'relationship'], gives: 'string' },
  startnode: { takes: ['relationship'], gives: 'node' },
  endnode: { takes: ['relationship'], gives: 'node' },
  nodes: { takes: ['path'], gives: { list: 'node' } },
  relationships: { takes: ['path'], gives: { list: 'relationship' } },
  length: { takes: ['path'], gives: 'integer' },
  size: { takes: ['list', 'string'], gives: 'integer' },
  properties: { takes: ['map', 'node', 'relationship'], gives: 'map' },
  keys: { takes: ['map', 'node', 'relationship'], gives: { list: 'string' } },
  head: { gives: itemOfFirst },
  last: { gives: itemOfFirst },
  tail: { gives: sameAsFirst },
  reverse: { gives: sameAsFirst },
  range: { gives: { list: 'integer' } },
  collect: { gives: args => ({ list: args[0] ?? 'any' }) },
  count: { gives: 'integer' },
  min: { gives: sameAsFirst },
  max: { gives: sameAsFirst },
  split: { gives: { list: 'string' } },
  tostring: { gives: 'string' },
  tolower: { gives: 'string' },
  toupper: { gives: 'string' },
  substring: { gives: 'string' },
  tointeger: { gives: 'integer' },
  tofloat: { gives: 'float' },
  toboolean: { gives: 'boolean' },
  rand: { gives: 'float' },
};

export function typesOfFunction(name: string): FunctionTypes {
  return FUNCTION_TYPES[name.toLowerCase()] ?? { gives: 'any' };
}

/** What an operator takes at its left and right, and what it gives. */
export interface OperatorTypes {
  readonly left?: readonly StaticKind[];
  readonly right?: readonly StaticKind[];
  gives(left: StaticType, right: StaticType): StaticType;
}

const BOOLEANS: OperatorTypes = { left: ['boolean'], right: ['boolean'], gives: () => 'boolean' };
const PREDICATE: OperatorTypes = { gives: () => 'boolean' };
const NUMBERS: readonly StaticKind[] = ['integer', 'float'];
const ARITHMETIC: OperatorTypes = { left: NUMBERS, right: NUMBERS, gives: arithmetic };

function arithmetic(left: StaticType, right: StaticType): StaticType {
  if (left === 'integer' && right === 'integer') return 'integer';
  return (left === 'float' && mayBe(right, 'integer', 'float')) || (right === 'float' && left === 'integer')
    ? 'float'
    : 'any';
}

function sum(left: StaticType, right: StaticType): StaticType {
  if (kindOf(left) === 'list' || kindOf(right) === 'list') return LIST;
  return left === 'string' && right === 'string' ? 'string' : arithmetic(left, right);
}

const OPERATOR_TYPES: Readonly<Record<string, OperatorTypes>> = {
  AND: BOOLEANS,
  OR: BOOLEANS,
  XOR: BOOLEANS,
  IN: { right: ['list'], gives: () => 'boolean' },
  '=~': { left: ['string'], right: ['string'], gives: () => 'boolean' },
  '+': { gives: sum },
  '-': ARITHMETIC,
  '*': ARITHMETIC,
  '/': ARITHMETIC,
  '%': ARITHMETIC,
  '^': { ...ARITHMETIC, gives: () => 'float' },
};

export function typesOfOperator(operator: string): OperatorTypes {
  return OPERATOR_TYPES[operator] ?? PREDICATE;
}
