/** Runs a statement: parse, analyse, plan, collect rows within the budget, take writes back where it fails. */
import type { Query, Statement } from './ast.ts';
import { Budget, BudgetSpent } from './budget.ts';
import { parametersFrom, refuseNoLimit } from './caller-input.ts';
import { noticesOf } from './check/notices.ts';
import { analyse } from './check/semantic.ts';
import { CypherError } from './errors.ts';
import type { Environment, QueryPlan } from './evaluate/environment.ts';
import type { Changes, GraphView, GraphWriter } from './graph-view.ts';
import { parse } from './parse/parser.ts';
import { planStatement } from './plan/planner.ts';
import { type PlanStep, stepsOf, watch } from './plan-steps.ts';
import type { Procedures } from './procedures/index.ts';
import type { StatementCache } from './statement-cache.ts';
import { clockOf } from './temporal/clock.ts';
import { plain, type Value } from './values.ts';
import { queryWrites } from './walk.ts';

export type Parameters = Readonly<Record<string, unknown>>;

export interface RunOptions {
  /** At most so many rows are given; a result with more says that it was cut. */
  readonly rowLimit?: number;
  /** Milliseconds after which the run is stopped (a minute where it is left out); the rows found until then are given. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Rows keep whole floats as `Float`, so that 1.0 can be told from 1. */
  readonly exactFloats?: boolean;
  /** The clock of date() and its kin, in milliseconds since 1970; the system's where it is left out. */
  readonly now?: () => number;
}

/** Why a result is not whole. */
export interface Cut {
  readonly reason: 'rows' | 'time' | 'aborted';
  readonly message: string;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Null where the result is whole. */
  readonly cut: Cut | null;
  readonly elapsedMs: number;
  /** What looks like a slip: a label or type that the graph does not have, with the nearest known one. */
  readonly notices?: readonly string[];
  /** What a statement that writes has changed. */
  readonly changes?: Changes;
}

/** What statements are run on. */
export interface Ground {
  readonly view: GraphView;
  /** Null where the graph is only read. */
  readonly writer: GraphWriter | null;
  readonly procedures: Procedures;
  readonly statements: StatementCache;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** @throws CypherError */
export function runStatement(
  text: string,
  ground: Ground,
  parameters: Parameters,
  options: RunOptions,
): QueryResult {
  const began = performance.now();
  refuseNoLimit('rowLimit', options.rowLimit);
  refuseNoLimit('timeoutMs', options.timeoutMs);
  const { query, mode } = prepare(text, ground, parameters);
  const environment = environmentOf(ground, query, parameters, options);
  environment.writer?.begin();
  const plan = planStatement(query, environment);
  const finish = (result: Omit<QueryResult, 'elapsedMs'>): QueryResult => ({
    ...result,
    elapsedMs: performance.now() - began,
  });
  if (mode === 'explain') return finish(tableOf(['operator', 'detail'], stepsOf(plan.operator)));
  const profile = mode === 'profile' ? watch(plan.operator) : null;
  const { rows, cut } = writing(environment, () => collect(plan, options, environment));
  const changes = environment.writes ? { changes: environment.writer!.changes() } : {};
  if (profile)
    return finish({ ...tableOf(['operator', 'detail', 'rows', 'ms'], profile()), cut, ...changes });
  // A query that writes may make, or take away, the labels that it names.
  const notices = environment.writes ? [] : noticesOf(query, environment.view);
  return finish({
    columns: plan.columns,
    rows: options.exactFloats ? rows : rows.map(row => row.map(plain)),
    cut,
    ...(notices.length > 0 ? { notices } : {}),
    ...changes,
  });
}

/** @throws CypherError */
export function explainStatement(text: string, ground: Ground, parameters: Parameters): readonly PlanStep[] {
  const { query } = prepare(text, ground, parameters);
  return stepsOf(planStatement(query, environmentOf(ground, query, parameters, {})).operator);
}

function tableOf<Step extends PlanStep>(
  columns: readonly (keyof Step & string)[],
  steps: readonly Step[],
): Pick<QueryResult, 'columns' | 'rows' | 'cut'> {
  const rows = steps.map(step =>
    columns.map((column): Value => {
      const value = step[column] as string | number;
      return column === 'operator' ? `${'  '.repeat(step.depth)}${value}` : value;
    }),
  );
  return { columns, rows, cut: null };
}

/** Parsed and checked, once for all runs. The plan is made each time: it looks at the graph and at the parameters' values. */
function prepare(
  text: string,
  { procedures, writer, statements }: Ground,
  parameters: Parameters,
): Statement {
  const names = Object.keys(parameters);
  return statements.find(text, names, () => {
    const statement = parse(text);
    analyse(statement.query, { procedures, parameters: new Set(names), writable: writer !== null });
    return statement;
  });
}

function environmentOf(
  { view, writer, procedures }: Ground,
  query: Query,
  parameters: Parameters,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal, now = Date.now }: RunOptions,
): Environment {
  return {
    view,
    writer,
    procedures,
    writes: queryWrites(query),
    parameters: parametersFrom(parameters),
    budget: new Budget(timeoutMs, signal),
    clock: clockOf(now),
    planQuery() {
      throw new Error('Set by planStatement before any expression is compiled.');
    },
  };
}

/** A statement that fails leaves nothing behind. */
function writing<T>({ writer, writes }: Environment, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (writes) writer!.undo();
    throw error;
  }
}

function collect(
  { operator, slots, slotCount }: QueryPlan & { readonly slotCount: number },
  { rowLimit = Number.POSITIVE_INFINITY, signal }: RunOptions,
  { budget, writes }: Environment,
): { rows: Value[][]; cut: Cut | null } {
  const rows: Value[][] = [];
  let cut: Cut | null = null;
  try {
    operator.run(new Array(slotCount).fill(null), row => {
      if (slots.length === 0) return true;
      if (rows.length < rowLimit) {
        budget.hold(slots.length);
        rows.push(slots.map(slot => row[slot]!));
        return true;
      }
      cut = { reason: 'rows', message: `Only the first ${rowLimit} rows are shown; there are more.` };
      // What a later part of a UNION writes is written though its rows are not shown.
      return writes;
    });
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    if (writes) throw stopped(budget, signal);
    cut = signal?.aborted
      ? {
          reason: 'aborted',
          message: 'The query was cancelled; the rows found until then are shown.',
        }
      : {
          reason: 'time',
          message: `The query was stopped after ${budget.timeoutMs} ms; the rows found until then are shown.`,
        };
  }
  return { rows, cut };
}

function stopped({ timeoutMs }: Budget, signal: AbortSignal | undefined): CypherError {
  return new CypherError({
    kind: 'budget',
    detail: 'Stopped',
    message: signal?.aborted
      ? 'The statement was cancelled; nothing was written.'
      : `The statement was stopped after ${timeoutMs} ms; nothing was written.`,
  });
}
