/** Runs a statement: parse, analyse, plan, collect rows within the budget, take writes back where it fails. */
import type { Statement } from './ast.ts';
import { type Budget, BudgetSpent } from './budget.ts';
import { parametersFrom, refuseNoLimit } from './caller-input.ts';
import { analyse } from './check/semantic.ts';
import { CypherError } from './errors.ts';
import type { Ground, RunInput } from './evaluate/environment.ts';
import type { Changes } from './graph-view.ts';
import { parse } from './parse/parser.ts';
import { planStatement, type StatementPlan } from './plan/planner.ts';
import { type PlanStep, stepsOf, watch } from './plan-steps.ts';
import type { PreparedStatement } from './prepared-statement.ts';
import type { StatementCache } from './statement-cache.ts';
import { plain, type Value } from './values.ts';

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

/** What an engine runs its statements on, and those that it knows. */
export interface EngineGround extends Ground {
  readonly statements: StatementCache;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** @throws CypherError */
export function runStatement(
  text: string,
  ground: EngineGround,
  parameters: Parameters,
  options: RunOptions,
): QueryResult {
  const began = performance.now();
  refuseNoLimit('rowLimit', options.rowLimit);
  refuseNoLimit('timeoutMs', options.timeoutMs);
  const input = inputOf(parameters, options);
  const statement = prepare(text, ground, input);
  const result = MODES[statement.mode](statement, ground, input, options);
  return { ...result, elapsedMs: performance.now() - began };
}

/** @throws CypherError */
export function explainStatement(
  text: string,
  ground: EngineGround,
  parameters: Parameters,
): readonly PlanStep[] {
  const { query } = prepare(text, ground, inputOf(parameters, {}));
  return stepsOf(planStatement(query, ground).operator);
}

function inputOf(
  parameters: Parameters,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal, now = Date.now }: RunOptions,
): RunInput {
  return { parameters: parametersFrom(parameters), timeoutMs, signal: signal ?? null, now };
}

/** Parsed and checked, once for all runs. */
function prepare(
  text: string,
  { procedures, writer, statements }: EngineGround,
  { parameters }: RunInput,
): PreparedStatement {
  const names = Object.keys(parameters);
  return statements.find(text, names, () => {
    const statement = parse(text);
    analyse(statement.query, { procedures, parameters: new Set(names), writable: writer !== null });
    return statement;
  });
}

type Given = Omit<QueryResult, 'elapsedMs'>;

const MODES: {
  readonly [Mode in Statement['mode']]: (
    statement: PreparedStatement,
    ground: EngineGround,
    input: RunInput,
    options: RunOptions,
  ) => Given;
} = {
  run: (statement, ground, input, options) =>
    statement.withPlan(ground, plan => ({
      columns: plan.columns,
      ...runPlan(plan, input, options),
      ...(plan.notices.length > 0 ? { notices: plan.notices } : {}),
    })),
  explain: ({ query }, ground) =>
    tableOf(['operator', 'detail'], stepsOf(planStatement(query, ground).operator)),
  /** Its plan is watched: nobody runs it again. */
  profile({ query }, ground, input, options) {
    const plan = planStatement(query, ground);
    const profile = watch(plan.operator);
    const { rows: _, ...outcome } = runPlan(plan, input, options);
    return { ...tableOf(['operator', 'detail', 'rows', 'ms'], profile()), ...outcome };
  },
};

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

/** A statement that fails leaves nothing behind. */
function runPlan(
  plan: StatementPlan,
  input: RunInput,
  options: RunOptions,
): Pick<QueryResult, 'rows' | 'cut' | 'changes'> {
  const { environment } = plan;
  const writer = environment.writes ? environment.writer! : null;
  writer?.begin();
  environment.begin(input);
  try {
    const result = collect(plan, input, options);
    return writer ? { ...result, changes: writer.changes() } : result;
  } catch (error) {
    writer?.undo();
    throw error;
  } finally {
    writer?.end();
    environment.end();
  }
}

function collect(
  { operator, slots, slotCount, environment: { budget, writes } }: StatementPlan,
  { signal }: RunInput,
  { rowLimit = Number.POSITIVE_INFINITY, exactFloats = false }: RunOptions,
): { rows: Value[][]; cut: Cut | null } {
  const rows: Value[][] = [];
  const given = exactFloats ? (value: Value) => value : plain;
  let cut: Cut | null = null;
  try {
    operator.run(new Array(slotCount).fill(null), row => {
      if (slots.length === 0) return true;
      if (rows.length < rowLimit) {
        budget.hold(slots.length);
        rows.push(slots.map(slot => given(row[slot]!)));
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

function stopped({ timeoutMs }: Budget, signal: AbortSignal | null): CypherError {
  return new CypherError({
    kind: 'budget',
    detail: 'Stopped',
    message: signal?.aborted
      ? 'The statement was cancelled; nothing was written.'
      : `The statement was stopped after ${timeoutMs} ms; nothing was written.`,
  });
}
