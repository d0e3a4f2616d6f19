/** The language: parse, plan and run Cypher on any graph that a `GraphView` shows, or on a Graphology graph at once. */
import type { AbstractGraph, Attributes } from 'graphology-types';
import type { Query } from './ast.ts';
import { Budget, BudgetSpent } from './budget.ts';
import { noticesOf } from './check/notices.ts';
import { analyse } from './check/semantic.ts';
import { groupKey } from './comparison.ts';
import type { Environment } from './compile.ts';
import { CypherError, caretOf, type ErrorKind, nearestName, type Position } from './errors.ts';
import type { GraphView, GraphWriter } from './graph-view.ts';
import { type AttributeNames, GraphologyView } from './graphology-view.ts';
import { parse } from './parse/parser.ts';
import { type Plan, planQuery } from './plan/planner.ts';
import type { Operator } from './run/operators.ts';
import { clockOf } from './temporal/clock.ts';
import { Duration } from './temporal/duration.ts';
import { Temporal, type TemporalType } from './temporal/temporal.ts';
import { Float, Node, Path, plain, Relationship, type Value } from './values.ts';

export { functionNames, signatures } from './functions/index.ts';
export {
  CypherError,
  caretOf,
  Duration,
  type ErrorKind,
  Float,
  type GraphView,
  Node,
  nearestName,
  Path,
  type Position,
  Relationship,
  Temporal,
  type TemporalType,
  type Value,
};

export type Parameters = Readonly<Record<string, unknown>>;

export interface RunOptions {
  /** At most so many rows are given; a result with more says that it was cut. */
  readonly rowLimit?: number;
  /** Milliseconds after which the run is stopped; the rows found until then are given. */
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
}

/** One line of a plan, the last operator first. */
export interface PlanStep {
  readonly operator: string;
  readonly detail: string;
}

export interface Engine {
  /** @throws CypherError with its position */
  run(query: string, parameters?: Parameters, options?: RunOptions): QueryResult;
  /** How the query would be run. @throws CypherError */
  explain(query: string, parameters?: Parameters): readonly PlanStep[];
}

export interface EngineOptions extends AttributeNames {
  /** CREATE may change the Graphology graph; else a query that writes is refused. */
  readonly writable?: boolean;
}

type Graph = AbstractGraph<Attributes, Attributes, Attributes>;

/**
 * The engine over a Graphology graph (node attribute `labels`, edge attribute `type`, all others are properties) or
 * over any other view.
 */
export function cypher(graph: Graph | GraphView, { writable = false, ...names }: EngineOptions = {}): Engine {
  const view = 'nodesWith' in graph ? graph : new GraphologyView(graph, names);
  const writer = writable && view instanceof GraphologyView ? view : null;
  return {
    run: (query, parameters = {}, options = {}) =>
      located(query, () => run(query, environmentOf(view, parameters, options, writer), options)),
    explain: (query, parameters = {}) =>
      located(query, () => explain(parse(query), environmentOf(view, parameters, {}, writer))),
  };
}

/** Parses and analyses without a graph. @throws CypherError */
export function check(query: string): void {
  located(query, () => analyse(parse(query)));
}

function located<T>(query: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CypherError) throw error.locate(query);
    if (error instanceof RangeError) {
      const isDeep = /call stack/iu.test(error.message);
      throw new CypherError({
        kind: 'budget',
        detail: isDeep ? 'NestingTooDeep' : 'ValueTooLarge',
        message: isDeep ? 'The query is nested too deeply to run.' : 'A value grew larger than can be held.',
      });
    }
    throw error;
  }
}

function environmentOf(
  view: GraphView,
  parameters: Parameters,
  { timeoutMs, signal, now = Date.now }: RunOptions,
  writer: GraphWriter | null,
): Environment {
  return {
    view,
    writer,
    parameters: parameters as Readonly<Record<string, Value>>,
    budget: new Budget(timeoutMs, signal),
    clock: clockOf(now),
    planSubquery() {
      throw new Error('Set by planQuery before any expression is compiled.');
    },
  };
}

function run(text: string, environment: Environment, options: RunOptions): QueryResult {
  const began = performance.now();
  const query = parse(text);
  analyse(query);
  if (query.explain) {
    const rows = explain(query, environment).map(step => [step.operator, step.detail]);
    return { columns: ['operator', 'detail'], rows, cut: null, elapsedMs: performance.now() - began };
  }
  const plans = query.parts.map(part => planQuery(part, environment));
  const columns = plans[0]!.columns;
  const { rows, cut } = writing(environment.writer, () =>
    collect(plans, query.unionAll, options, environment),
  );
  const notices = noticesOf(query, environment.view);
  return {
    columns,
    rows: options.exactFloats ? rows : rows.map(row => row.map(plain)),
    cut,
    elapsedMs: performance.now() - began,
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** A statement that fails leaves nothing behind. */
function writing<T>(writer: GraphWriter | null, work: () => T): T {
  writer?.begin();
  try {
    return work();
  } catch (error) {
    writer?.undo();
    throw error;
  }
}

function collect(
  plans: readonly Plan[],
  keepDuplicates: boolean,
  options: RunOptions,
  { budget, writer }: Environment,
): { rows: Value[][]; cut: Cut | null } {
  const rows: Value[][] = [];
  const seen = new Set<string>();
  const rowLimit = options.rowLimit ?? Number.POSITIVE_INFINITY;
  try {
    for (const { operator, columns, outputs, slotCount } of plans) {
      // UNION's columns go together by name, in the order of the first part.
      const order = plans[0]!.columns.map(name => outputs[columns.indexOf(name)]!);
      for (const row of operator.rows(new Array(slotCount).fill(null))) {
        if (order.length === 0) continue;
        const values = order.map(slot => row[slot]!);
        if (!keepDuplicates) {
          const key = groupKey(values);
          if (seen.has(key)) continue;
          seen.add(key);
        }
        if (rows.length >= rowLimit)
          return {
            rows,
            cut: { reason: 'rows', message: `Only the first ${rowLimit} rows are shown; there are more.` },
          };
        rows.push(values);
      }
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    const { timeoutMs } = budget;
    if (writer)
      throw new CypherError({
        kind: 'budget',
        detail: 'Stopped',
        message: `The statement was stopped after ${timeoutMs} ms; nothing was written.`,
      });
    if (options.signal?.aborted)
      return {
        rows,
        cut: { reason: 'aborted', message: 'The query was cancelled; the rows found until then are shown.' },
      };
    return {
      rows,
      cut: {
        reason: 'time',
        message: `The query was stopped after ${timeoutMs} ms; the rows found until then are shown.`,
      },
    };
  }
  return { rows, cut: null };
}

function explain(query: Query, environment: Environment): PlanStep[] {
  analyse(query);
  const steps: PlanStep[] = [];
  for (const part of query.parts)
    for (
      let operator: Operator | null = planQuery(part, environment).operator;
      operator;
      operator = operator.source
    )
      steps.push({ operator: operator.name, detail: operator.detail });
  return steps;
}
