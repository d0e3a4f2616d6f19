/** Checks that a query makes sense before it is planned: scopes, kinds of values, where aggregates and writes may stand. */
import type { Clause, Query, SingleQuery } from '../ast.ts';
import { type CypherError, semanticError } from '../errors.ts';
import { isWriting, wordOf } from '../walk.ts';
import { checkCall, checkCallSubquery } from './call-check.ts';
import type { Context, Knowledge } from './context.ts';
import { declareCreated } from './create-check.ts';
import { checkCondition, checkValue, declare } from './expression-check.ts';
import { alreadyBound } from './pattern-check.ts';
import { Enough, Problems, recovering, report } from './problems.ts';
import { analyseReturn, analyseWith } from './projection-check.ts';
import { itemsOf, type Scope } from './static-types.ts';
import { checkDelete, checkMerge, checkRemove, checkSet } from './update-check.ts';

type Of<Kind extends Clause['kind']> = Extract<Clause, { kind: Kind }>;

/** Where a clause stands: what is known, and what stays in sight after WITH. */
interface Place {
  readonly context: Context;
  readonly imports: Scope;
}

const NOTHING: Scope = new Map();

/** @throws CypherError `semantic`, with its place: the first problem */
export function analyse(query: Query, knowledge: Knowledge): void {
  analyseAll(query, knowledge, null);
}

/** Problems that are independent of each other, by place; the check ends where there are so many. */
export function problemsOf(query: Query, knowledge: Knowledge, most: number): readonly CypherError[] {
  const problems = new Problems(most);
  try {
    analyseAll(query, knowledge, problems);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return problems.found.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function analyseAll(query: Query, knowledge: Knowledge, problems: Problems | null): void {
  const context: Context = {
    ...knowledge,
    problems,
    columnsOf: (inner, scopeOf, imports) => analyseQuery(inner, scopeOf, { context, imports }),
  };
  analyseQuery(query, () => NOTHING, { context, imports: NOTHING });
}

/** The columns, null where the query returns none. */
function analyseQuery(query: Query, scopeOf: (part: SingleQuery) => Scope, place: Place): Scope | null {
  const columns = query.parts.map(part => analysePart(part, scopeOf(part), place));
  const names = columns.map(one => one && [...one.keys()].sort().join());
  const differs = names.findIndex(one => one !== names[0]);
  if (differs > 0)
    report(
      place.context,
      semanticError(
        'DifferentColumnsInUnion',
        'The parts of a UNION must return the same columns.',
        query.parts[differs]!,
      ),
    );
  return columns[0]!;
}

function analysePart({ clauses }: SingleQuery, outer: Scope, place: Place): Scope | null {
  const scope = clauses.reduce<Scope>((before, clause) => analyseClause(clause, before, place), outer);
  const last = clauses.at(-1)!;
  if (last.kind === 'return') return scope;
  return last.kind === 'call' && last.isAlone && scope.size > outer.size
    ? new Map([...scope].filter(([name]) => !outer.has(name)))
    : null;
}

function analyseClause(clause: Clause, scope: Scope, place: Place): Scope {
  if (isWriting(clause) && !place.context.writable)
    throw semanticError(
      'ReadOnly',
      `${wordOf(clause)} writes; only reading queries run here.`,
      { start: clause.start, end: clause.start + wordOf(clause).length },
      'Use MATCH, WITH, UNWIND, CALL and RETURN.',
    );
  const rule = RULES[clause.kind] as (clause: Clause, scope: Scope, place: Place) => Scope;
  return recovering(
    place.context,
    () => rule(clause, scope, place),
    () => scope,
  );
}

const RULES: { readonly [Kind in Clause['kind']]: (clause: Of<Kind>, scope: Scope, place: Place) => Scope } =
  {
    match({ patterns, where }, scope, { context }) {
      const within = declare(patterns, scope, context);
      if (where) checkCondition(where, within, context);
      return within;
    },
    unwind({ list, variable }, scope, { context }) {
      const type = checkValue(list, scope, context);
      if (scope.has(variable.name)) throw alreadyBound(variable);
      return new Map([...scope, [variable.name, itemsOf(type)]]);
    },
    with: (clause, scope, { context, imports }) => analyseWith(clause, scope, imports, context),
    return: (clause, scope, { context, imports }) => analyseReturn(clause, scope, imports, context),
    finish: (_, scope) => scope,
    call: (clause, scope, { context }) => checkCall(clause, scope, context),
    callSubquery: (clause, scope, { context }) => checkCallSubquery(clause, scope, context),
    create: ({ patterns }, scope, { context }) => declareCreated(patterns, scope, context, 'CREATE'),
    merge: (clause, scope, { context }) => checkMerge(clause, scope, context),
    set({ items }, scope, { context }) {
      checkSet(items, scope, context);
      return scope;
    },
    remove({ items }, scope, { context }) {
      checkRemove(items, scope, context);
      return scope;
    },
    delete(clause, scope, { context }) {
      checkDelete(clause, scope, context);
      return scope;
    },
    foreach({ variable, list, clauses }, scope, place) {
      const type = checkValue(list, scope, place.context);
      const within = new Map([...scope, [variable.name, itemsOf(type)]]);
      clauses.reduce<Scope>((before, clause) => analyseClause(clause, before, place), within);
      return scope;
    },
  };
