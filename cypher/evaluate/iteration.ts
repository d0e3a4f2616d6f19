/** List comprehension, quantifier, reduce: loops over a list, with a variable of their own. */
import type { Expression } from '../ast.ts';
import type { Budget } from '../budget.ts';
import { CypherError } from '../errors.ts';
import { limited } from '../limits.ts';
import type { Evaluate, Row } from '../scope.ts';
import { isList, typeName, type Value } from '../values.ts';
import type { Place } from './environment.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;
type Items = (row: Row) => readonly Value[] | null;

function itemsOf(source: Evaluate): Items {
  return row => {
    const list = source(row);
    if (list === null || isList(list)) return list;
    throw new CypherError({
      kind: 'runtime',
      detail: 'InvalidArgumentType',
      message: `IN needs a list, got ${typeName(list)}.`,
    });
  };
}

export function comprehension(
  { source, variable, where, map }: Of<'comprehension'>,
  { scope, environment: { budget }, inner }: Place,
): Evaluate {
  const items = itemsOf(inner(source));
  const { scope: within, slot } = scope.shadow(variable.name);
  const isKept = where ? inner(where, within) : () => true;
  const item = map ? inner(map, within) : (row: Row) => row[slot]!;
  return row => {
    const list = items(row);
    if (list === null) return null;
    const kept: Value[] = [];
    for (const one of list) {
      budget.tick();
      row[slot] = one;
      if (isKept(row) === true) kept.push(item(row));
    }
    return limited(kept);
  };
}

export function reduce(
  { source, variable, accumulator, initial, step }: Of<'reduce'>,
  { scope, environment: { budget }, inner }: Place,
): Evaluate {
  const items = itemsOf(inner(source));
  const start = inner(initial);
  const { scope: within, slot } = scope.shadow(variable.name);
  const { scope: stepping, slot: total } = within.shadow(accumulator.name);
  const next = inner(step, stepping);
  return row => {
    const list = items(row);
    if (list === null) return null;
    let held = start(row);
    for (const item of list) {
      budget.tick();
      row[slot] = item;
      row[total] = held;
      held = next(row);
    }
    return held;
  };
}

export function quantifier(
  { source, variable, where, quantifier: word }: Of<'quantifier'>,
  { scope, environment: { budget }, inner }: Place,
): Evaluate {
  const { scope: within, slot } = scope.shadow(variable.name);
  return quantify(word, itemsOf(inner(source)), slot, inner(where, within), budget);
}

function quantify(
  word: Of<'quantifier'>['quantifier'],
  items: Items,
  slot: number,
  where: Evaluate,
  budget: Budget,
): Evaluate {
  return row => {
    const list = items(row);
    if (list === null) return null;
    let held = 0;
    let unknown = 0;
    for (const item of list) {
      budget.tick();
      row[slot] = item;
      const result = where(row);
      if (result === true) held += 1;
      else if (result === null) unknown += 1;
    }
    if (word === 'any') return held > 0 ? true : unknown > 0 ? null : false;
    if (word === 'none') return held > 0 ? false : unknown > 0 ? null : true;
    if (word === 'single') return held > 1 ? false : unknown > 0 ? null : held === 1;
    return held + unknown < list.length ? false : unknown > 0 ? null : true;
  };
}
