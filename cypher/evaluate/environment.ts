/** What a plan is made in: the graph, what each of its runs is given and may cost, and the names in sight. */
import type { Expression, Query, SingleQuery } from '../ast.ts';
import { Budget } from '../budget.ts';
import type { GraphView, GraphWriter } from '../graph-view.ts';
import type { Procedures } from '../procedures/procedure.ts';
import type { Operator } from '../run/operator.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { Clock } from '../temporal/clock.ts';
import type { Value } from '../values.ts';

/** A query inside another, planned; its operator works on a copy of the row around it. */
export interface QueryPlan {
  readonly operator: Operator;
  readonly columns: readonly string[];
  /** Where the columns' values stand. */
  readonly slots: readonly number[];
  readonly scope: Scope;
}

/**
 * Plans a nested query whose parts see `scopeOf`, of which `imports` stay in sight after WITH.
 * `ignoresDuplicates`: rows that are the same may come once or more often.
 */
export type QueryPlanner = (
  query: Query,
  scopeOf: (part: SingleQuery) => Scope,
  imports: ReadonlyMap<string, number>,
  ignoresDuplicates?: boolean,
) => QueryPlan;

/** What statements are run on. */
export interface Ground {
  readonly view: GraphView;
  /** Null where the graph is only read. */
  readonly writer: GraphWriter | null;
  readonly procedures: Procedures;
}

/** What a run is given. */
export interface RunInput {
  readonly parameters: ParameterValues;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type ParameterValues = Readonly<Record<string, Value>>;

const NO_PARAMETERS: ParameterValues = {};

/** What the closures and operators of one plan hold fast. A plan runs once at a time, and each run begins anew here. */
export class Environment implements Ground {
  readonly view: GraphView;
  readonly writer: GraphWriter | null;
  readonly procedures: Procedures;
  /** Whether the statement writes: then all its rows must be made, wanted or not. */
  readonly writes: boolean;
  readonly planQuery: QueryPlanner;
  readonly budget = new Budget();
  readonly clock = new Clock();
  #parameters = NO_PARAMETERS;
  readonly #memories: (() => void)[] = [];

  constructor({ view, writer, procedures }: Ground, writes: boolean, planQuery: QueryPlanner) {
    this.view = view;
    this.writer = writer;
    this.procedures = procedures;
    this.writes = writes;
    this.planQuery = planQuery;
  }

  /** Of the present run: read while it runs, never while the plan is made. */
  get parameters(): ParameterValues {
    return this.#parameters;
  }

  begin({ parameters, timeoutMs, signal, now }: RunInput): void {
    this.#parameters = parameters;
    this.budget.open(timeoutMs, signal);
    this.clock.start(now);
  }

  /** Lets go of all that belongs to the run. */
  end(): void {
    this.#parameters = NO_PARAMETERS;
    this.budget.close();
    for (const forget of this.#memories) forget();
  }

  /** What is worked out once a run, when it is first asked for; again, as long as it is null. */
  onceARun<T>(make: () => T): () => T {
    let held: T | null = null;
    this.#memories.push(() => {
      held = null;
    });
    return () => (held ??= make());
  }
}

/** Where an expression stands. */
export interface Place {
  readonly scope: Scope;
  readonly environment: Environment;
  /** Compiles a part of it, with the same names in sight or with others. */
  inner(part: Expression, scope?: Scope): Evaluate;
}
