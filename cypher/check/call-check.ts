/** CALL: of a procedure that is known with arguments that fit, or of a subquery whose columns are new. */
import type { Clause, Expression, YieldItem } from '../ast.ts';
import { nearestName, semanticError } from '../errors.ts';
import type { Field, KnownProcedure } from '../procedures/procedure.ts';
import { isImportingWith } from '../walk.ts';
import type { Context } from './context.ts';
import { anything, checkCondition, checkValue } from './expression-check.ts';
import { undefinedVariable, wrongType } from './mistakes.ts';
import { alreadyBound } from './pattern-check.ts';
import { recovering, recoveringFrom, report } from './problems.ts';
import { mayBe, type Scope, type StaticKind, type StaticType } from './static-types.ts';

type Call = Extract<Clause, { kind: 'call' }>;

/** Kinds that fit a type as signatures name it; what is not here fits anything. */
const KINDS: Readonly<Record<string, readonly StaticKind[]>> = {
  STRING: ['string'],
  BOOLEAN: ['boolean'],
  INTEGER: ['integer'],
  FLOAT: ['integer', 'float'],
  NUMBER: ['integer', 'float'],
  MAP: ['map'],
  NODE: ['node'],
  RELATIONSHIP: ['relationship'],
  PATH: ['path'],
};

/** The scope with what the call yields. @throws CypherError `semantic` */
export function checkCall(clause: Call, scope: Scope, context: Context): Scope {
  const { procedure: called, args, where } = clause;
  const procedure = context.procedures?.get(called.name.toLowerCase()) ?? null;
  recoveringFrom(context, () => {
    if (context.procedures && !procedure) throw unknownProcedure(clause, context);
    refuseWithin(clause);
  });
  if (procedure) recoveringFrom(context, () => checkArguments(clause, procedure, scope, context));
  else for (const arg of args ?? []) checkValue(arg, scope, context);
  const within = new Map([...scope, ...yieldedBy(clause, procedure, scope, context)]);
  if (where) checkCondition(where, within, context);
  return within;
}

/** Only a call that is the whole query may leave its arguments and its outputs to be guessed. */
function refuseWithin(clause: Call): void {
  const { procedure: called, args, yields, isAlone } = clause;
  if (args === null && !isAlone)
    throw semanticError(
      'InvalidArgumentPassingMode',
      `Inside a query ${called.name} takes its arguments in parentheses.`,
      called,
      `Write CALL ${called.name}(...).`,
    );
  if (yields === '*' && !isAlone)
    throw semanticError(
      'UnexpectedSyntax',
      'YIELD * stands only where the call is the whole query.',
      clause,
      'Name the outputs.',
    );
}

function unknownProcedure({ procedure }: Call, context: Context): Error {
  const names = [...context.procedures!.values()].map(one => one.name);
  const near = nearestName(procedure.name, names);
  return semanticError(
    'ProcedureNotFound',
    `There is no procedure ${procedure.name}.`,
    procedure,
    near ? `Did you mean ${near}?` : `There are ${names.join(', ')}.`,
  );
}

function checkArguments(
  { args, procedure: called }: Call,
  { inputs, signature }: KnownProcedure,
  scope: Scope,
  context: Context,
): void {
  if (args === null) {
    const missing = inputs.find(({ name }) => context.parameters && !context.parameters.has(name));
    if (missing)
      throw semanticError(
        'MissingParameter',
        `${called.name} takes ${missing.name} from the parameter $${missing.name}, which is not given.`,
        called,
      );
    return;
  }
  if (args.length !== inputs.length)
    throw semanticError(
      'InvalidNumberOfArguments',
      `${signature} got ${args.length} argument${args.length === 1 ? '' : 's'}.`,
      called,
    );
  for (const [at, arg] of args.entries()) checkArgument(arg, inputs[at]!, scope, context);
}

function checkArgument(arg: Expression, { name, type }: Field, scope: Scope, context: Context): void {
  const got = checkValue(arg, scope, context);
  const kinds = type.startsWith('LIST') ? (['list'] as const) : KINDS[type];
  if (kinds && !mayBe(got, ...kinds)) throw wrongType(`${name} is ${type}`, got, arg);
}

function yieldedBy(
  { yields, isAlone }: Call,
  procedure: KnownProcedure | null,
  scope: Scope,
  context: Context,
): Map<string, StaticType> {
  const all = isAlone && (yields === null || yields === '*');
  if (all) return new Map((procedure?.outputs ?? []).map(field => [field.name, typeOf(field)]));
  const yielded = new Map<string, StaticType>();
  for (const item of yields === '*' ? [] : (yields ?? [])) {
    const { variable } = item;
    if (scope.has(variable.name) || yielded.has(variable.name)) report(context, alreadyBound(variable));
    const typed = (): StaticType => (procedure ? typeOf(outputOf(item, procedure)) : 'any');
    yielded.set(variable.name, recovering(context, typed, anything));
  }
  return yielded;
}

function outputOf(item: YieldItem, { name, outputs }: KnownProcedure): Field {
  const found = outputs.find(output => output.name === item.output);
  if (found) return found;
  throw semanticError(
    'UndefinedVariable',
    `${name} yields no ${item.output}.`,
    item,
    `It yields ${outputs.map(output => output.name).join(', ') || 'nothing'}.`,
  );
}

function typeOf({ type }: Field): StaticType {
  if (type.startsWith('LIST')) return { list: 'any' };
  const [kind, another] = KINDS[type] ?? [];
  return kind && !another && kind !== 'list' ? kind : 'any';
}

/** The scope with the columns of the subquery. @throws CypherError `semantic` */
export function checkCallSubquery(
  { imports, query, ...span }: Extract<Clause, { kind: 'callSubquery' }>,
  scope: Scope,
  context: Context,
): Scope {
  // Without a list of imports a part sees what its first clause, a WITH of plain variables, imports.
  const columns = imports
    ? checkImporting(imports, query, scope, context)
    : context.columnsOf(query, part => (isImportingWith(part.clauses[0]!) ? scope : new Map()), new Map());
  for (const name of columns?.keys() ?? [])
    if (scope.has(name)) report(context, alreadyBound({ name, ...span }));
  return new Map([...scope, ...(columns ?? [])]);
}

function checkImporting(
  imports: NonNullable<Extract<Clause, { kind: 'callSubquery' }>['imports']>,
  query: Extract<Clause, { kind: 'callSubquery' }>['query'],
  scope: Scope,
  context: Context,
): Scope | null {
  const names = imports === '*' ? [...scope.keys()].map(name => ({ name, start: 0, end: 0 })) : imports;
  const inner = new Map(
    names.map(variable => {
      const type = scope.get(variable.name);
      if (type === undefined) report(context, undefinedVariable(variable, scope));
      return [variable.name, type ?? 'any'] as const;
    }),
  );
  return context.columnsOf(query, () => inner, inner);
}
