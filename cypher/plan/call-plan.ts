/** CALL to operators: procedures, and subqueries. */
import type { Clause, SingleQuery } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Environment } from '../evaluate/environment.ts';
import { procedureCall } from '../run/call-operators.ts';
import { argument, type Operator } from '../run/operator.ts';
import { apply, callSubquery, eager, filter, optional } from '../run/operators.ts';
import { Scope } from '../scope.ts';
import { isImportingWith, queryWrites } from '../walk.ts';

interface Planned {
  readonly operator: Operator;
  readonly scope: Scope;
}

export function planCall(
  clause: Extract<Clause, { kind: 'call' }>,
  { operator, scope }: Planned,
  environment: Environment,
): Planned {
  const procedure = environment.procedures.get(clause.procedure.name.toLowerCase())!;
  const { yields, isAlone, where } = clause;
  const within = scope.inner();
  const yielded =
    isAlone && (yields === null || yields === '*')
      ? procedure.outputs.map((output, at) => ({ at, slot: within.declare(output.name) }))
      : (yields === '*' ? [] : (yields ?? [])).map(item => ({
          at: procedure.outputs.findIndex(output => output.name === item.output),
          slot: within.declare(item.variable.name),
        }));
  const args =
    clause.args?.map(arg => compile(arg, scope, environment)) ??
    procedure.inputs.map(input => () => environment.parameters[input.name] ?? null);
  const called = procedureCall(argument, procedure, args, yielded, environment);
  const inner = where ? filter(called, 'WHERE', compile(where, within, environment)) : called;
  const slots = yielded.map(({ slot }) => slot);
  return {
    operator: clause.optional ? optional(operator, inner, slots) : apply(operator, inner),
    scope: within,
  };
}

export function planCallSubquery(
  { query, imports, optional: isOptional }: Extract<Clause, { kind: 'callSubquery' }>,
  { operator, scope }: Planned,
  environment: Environment,
): Planned {
  const imported = new Map(
    imports === '*'
      ? scope.names
      : (imports ?? []).map(({ name }): [string, number] => [name, scope.slotOf(name)!]),
  );
  const scopeOf = (part: SingleQuery): Scope =>
    imports === null && isImportingWith(part.clauses[0]!) ? scope : new Scope(scope.slots, imported);
  const { operator: inner, columns, slots } = environment.planQuery(query, scopeOf, imported);
  const writes = queryWrites(query);
  const before = writes ? eager(operator, environment.budget) : operator;
  const isUnit = columns.length === 0;
  const called = isOptional ? optional(before, inner, slots) : callSubquery(before, inner, isUnit);
  const names = columns.map((name, at): [string, number] => [name, slots[at]!]);
  return {
    operator: writes ? eager(called, environment.budget) : called,
    scope: new Scope(scope.slots, new Map([...scope.names, ...names])),
  };
}
