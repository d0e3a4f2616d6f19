/** Calls of procedures, once for each row. */

import { CypherError } from '../errors.ts';
import type { Environment } from '../evaluate/environment.ts';
import { coerce, fits, type KnownProcedure } from '../procedures/procedure.ts';
import type { Evaluate } from '../scope.ts';
import { typeName, type Value } from '../values.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

/** `yielded`: which outputs go where. A procedure without outputs lets each row pass. */
export function procedureCall(
  source: Operator,
  procedure: KnownProcedure,
  args: readonly Evaluate[],
  yielded: readonly { readonly at: number; readonly slot: number }[],
  { view, budget }: Pick<Environment, 'view' | 'budget'>,
): Operator {
  return through('ProcedureCall', procedure.name, source, (row, emit) => {
    const values = args.map((arg, at) => argumentFor(procedure, at, arg(row)));
    for (const found of procedure.call(values, view)) {
      budget.tick();
      if (procedure.outputs.length === 0) continue;
      for (const { at, slot } of yielded) row[slot] = found[at] ?? null;
      if (!emit(row)) return false;
    }
    return procedure.outputs.length > 0 || emit(row);
  });
}

function argumentFor({ name, inputs }: KnownProcedure, at: number, value: Value): Value {
  const input = inputs[at]!;
  if (fits(value, input.type)) return coerce(value, input.type);
  throw new CypherError({
    kind: 'runtime',
    detail: 'InvalidArgumentType',
    message: `${name} takes ${input.name} as ${input.type}, got ${typeName(value)}.`,
  });
}
