/** What expressions are compiled in: graph, parameters and budget of a run, and the names in sight. */
import type { Expression, Query, SingleQuery } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { GraphView, GraphWriter } from '../graph-view.ts';
import type { Procedures } from '../procedures/procedure.ts';
import type { Operator } from '../run/operator.ts';
import type { Evaluate, Scope } from '../scope.ts';
import type { Clock } from '../temporal/clock.ts';
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

/** What a run holds fast: graph, parameters, budget. */
export interface Environment {
  readonly view: GraphView;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly procedures: Procedures;
  readonly budget: Budget;
  readonly clock: Clock;
  /** Null where the graph is only read. */
  readonly writer: GraphWriter | null;
  /** Whether the statement writes: then all its rows must be made, wanted or not. */
  readonly writes: boolean;
  planQuery: QueryPlanner;
}

/** Where an expression stands. */
export interface Place {
  readonly scope: Scope;
  readonly environment: Environment;
  /** Compiles a part of it, with the same names in sight or with others. */
  inner(part: Expression, scope?: Scope): Evaluate;
}
