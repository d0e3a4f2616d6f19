/** From a query to one tree of operators, and the columns that it gives. */
import type { Clause, Query, SingleQuery } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import { Environment, type Ground, type QueryPlan } from '../evaluate/environment.ts';
import { argument, type Operator } from '../run/operator.ts';
import { apply, eager, filter, located, optional, union, unwind } from '../run/operators.ts';
import { Scope, Slots } from '../scope.ts';
import { isWriting, queryWrites } from '../walk.ts';
import { planCall, planCallSubquery } from './call-plan.ts';
import { ignoresDuplicates } from './duplicates.ts';
import { planMatch } from './match-planner.ts';
import { planProjection } from './projection-plan.ts';
import { planCreate, planDelete, planForeach, planMerge, planRemove, planSet } from './update-plan.ts';

type Of<Kind extends Clause['kind']> = Extract<Clause, { kind: Kind }>;
type Names = ReadonlyMap<string, number>;

export interface Planned {
  readonly operator: Operator;
  readonly scope: Scope;
}

/** What is the same for all clauses of a query. */
export interface Place {
  readonly environment: Environment;
  /** Names that stay in sight after WITH: those of the query around. */
  readonly imports: Names;
  /** Whether rows that are the same may come once or more often, as it suits. */
  ignoresDuplicates(): boolean;
}

const NO_NAMES: Names = new Map();

/** A whole statement. */
export interface StatementPlan extends QueryPlan {
  readonly environment: Environment;
  /** How many slots its rows need. */
  readonly slotCount: number;
}

export function planStatement(query: Query, ground: Ground): StatementPlan {
  const slots = new Slots();
  const environment: Environment = new Environment(
    ground,
    queryWrites(query),
    (inner, scopeOf, imports, ignores = false) =>
      planQuery(inner, scopeOf, { environment, imports, ignoresDuplicates: () => ignores }),
  );
  const whole = { environment, imports: NO_NAMES, ignoresDuplicates: () => false };
  const plan = planQuery(query, () => new Scope(slots), whole);
  return { ...plan, environment, slotCount: slots.count };
}

function planQuery(query: Query, scopeOf: (part: SingleQuery) => Scope, place: Place): QueryPlan {
  const isUnited = query.parts.length > 1 && !query.unionAll;
  const within = isUnited ? { ...place, ignoresDuplicates: () => true } : place;
  const parts = query.parts.map(part => planPart(part, scopeOf(part), within));
  const [first] = parts as [PartPlan];
  if (parts.length === 1) return first;
  // UNION's columns go together by name, in the order of the first part.
  const outputs = first.columns.map(() => first.scope.slots.take());
  const united = parts.map(({ operator, columns, slots }) => ({
    operator,
    slots: first.columns.map(name => slots[columns.indexOf(name)]!),
  }));
  const operator = union(united, outputs, query.unionAll, place.environment.budget);
  return { operator, columns: first.columns, slots: outputs, scope: first.scope };
}

type PartPlan = QueryPlan;

function planPart({ clauses }: SingleQuery, scope: Scope, place: Place): PartPlan {
  const start: Planned = { operator: argument, scope: scope.inner() };
  const planned = clauses.reduce((before, clause, at) => {
    const ignores = (): boolean => ignoresDuplicates(clauses.slice(at + 1), place.ignoresDuplicates());
    return planClause(clause, before, { ...place, ignoresDuplicates: ignores });
  }, start);
  const columns = columnsOf(clauses.at(-1)!, planned.scope, scope);
  return { ...planned, columns, slots: columns.map(name => planned.scope.slotOf(name)!) };
}

function columnsOf(last: Clause, scope: Scope, outer: Scope): readonly string[] {
  const names = [...scope.names.keys()];
  if (last.kind === 'return') return names;
  return last.kind === 'call' && last.isAlone ? names.filter(name => !outer.names.has(name)) : [];
}

export function planClause(clause: Clause, before: Planned, place: Place): Planned {
  const rule = RULES[clause.kind] as (clause: Clause, before: Planned, place: Place) => Planned;
  const { operator, scope } = rule(clause, before, place);
  const mayFail = isWriting(clause) || clause.kind === 'call';
  return { operator: mayFail ? located(operator, clause) : operator, scope };
}

const RULES: {
  readonly [Kind in Clause['kind']]: (clause: Of<Kind>, before: Planned, place: Place) => Planned;
} = {
  match({ patterns, where, optional: isOptional }, { operator, scope }, { environment, ignoresDuplicates }) {
    const within = scope.inner();
    const options = environment.writes ? {} : { ignoresDuplicates };
    const { operator: inner, slots } = planMatch(patterns, where, argument, within, environment, options);
    return {
      operator: isOptional ? optional(operator, inner, slots) : apply(operator, inner),
      scope: within,
    };
  },
  unwind({ list, variable }, { operator, scope }, { environment }) {
    const items = compile(list, scope, environment);
    const { scope: within, slot } = scope.shadow(variable.name);
    return { operator: unwind(operator, items, slot, variable.name, environment.budget), scope: within };
  },
  with(clause, before, { environment, imports }) {
    const { operator, scope, sight, rewrites } = planProjection(clause, before, environment, imports);
    const after = new Scope(scope.slots, new Map([...imports, ...scope.names]));
    if (!clause.where) return { operator, scope: after };
    const where = compile(clause.where, sight, environment, rewrites);
    return { operator: filter(operator, 'WHERE', where), scope: after };
  },
  return: (clause, before, { environment, imports }) => planProjection(clause, before, environment, imports),
  finish: (_, before) => before,
  call: (clause, before, { environment }) => planCall(clause, before, environment),
  callSubquery: (clause, before, { environment }) => planCallSubquery(clause, before, environment),
  create: ({ patterns }, before, { environment }) =>
    writing(before, environment, planCreate(patterns, before, environment)),
  merge: (clause, before, { environment }) =>
    writing(before, environment, planMerge(clause, before, environment)),
  set: ({ items }, before, { environment }) =>
    writing(before, environment, planSet(items, before, environment)),
  remove: ({ items }, before, { environment }) =>
    writing(before, environment, planRemove(items, before, environment)),
  delete: (clause, before, { environment }) =>
    writing(before, environment, planDelete(clause, before, environment)),
  foreach: (clause, before, place) =>
    writing(
      before,
      place.environment,
      planForeach(clause, before, place.environment, start =>
        clause.clauses.reduce<Planned>((held, one) => planClause(one, held, place), start),
      ),
    ),
};

/** All rows are there before the first is written, and all is written before the next clause reads. */
function writing(before: Planned, { budget }: Environment, write: (source: Operator) => Planned): Planned {
  const { operator, scope } = write(eager(before.operator, budget));
  return { operator: eager(operator, budget), scope };
}
