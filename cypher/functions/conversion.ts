/** Conversions that give null instead of an error, and those of lists; what a value's type is. */
import { CypherError } from '../errors.ts';
import { isList, type Value } from '../values.ts';
import { badArgument, type CypherFunction, define } from './function-table.ts';
import { mathFunctions } from './math.ts';
import { stringFunctions } from './string.ts';
import { valueType } from './value-type.ts';

const BASES = ['toInteger', 'toFloat', 'toBoolean', 'toString'] as const;

function baseOf(name: string): CypherFunction['call'] {
  return [...mathFunctions, ...stringFunctions].find(one => one.name === name)!.call;
}

function orNull(convert: CypherFunction['call']): CypherFunction['call'] {
  return (args, view, clock) => {
    try {
      return convert(args, view, clock);
    } catch (error) {
      if (error instanceof CypherError) return null;
      throw error;
    }
  };
}

export const conversionFunctions: readonly CypherFunction[] = [
  ...BASES.map(name => define(`${name}OrNull(value)`, orNull(baseOf(name)))),
  ...BASES.map(name => {
    const convert = orNull(baseOf(name));
    return define(`${name}List(list)`, ([list], view, clock) =>
      isList(list!)
        ? list.map((item): Value => (item === null ? null : convert([item], view, clock)))
        : badArgument(`${name}List`, 'a list', list!),
    );
  }),
  define('valueType(value)', ([value]) => valueType(value!), { takesNull: true }),
];
