/** The language: parse, plan and run Cypher on any graph that a `GraphView` shows, or on a Graphology graph at once. */
import { type Graph, isView, refuseNoText } from './caller-input.ts';
import { analyse, problemsOf } from './check/semantic.ts';
import { type Completions, complete } from './completion/complete.ts';
import { type Diagnostic, diagnoseWith } from './completion/diagnose.ts';
import type { CompletionOption } from './completion/options.ts';
import { type CypherSchema, schemaOf as schemaOfView } from './completion/schema.ts';
import {
  type Cut,
  type EngineGround,
  explainStatement,
  type Parameters,
  type QueryResult,
  type RunOptions,
  runStatement,
} from './engine.ts';
import { CypherError, caretOf, type ErrorKind, nearestName, type Position } from './errors.ts';
import type { Changes, GraphView, GraphWriter, Ways } from './graph-view.ts';
import { AdjacencyRows } from './graphology/adjacency.ts';
import { type AttributeNames, viewOf } from './graphology/graphology-view.ts';
import { parse } from './parse/parser.ts';
import type { PlanStep } from './plan-steps.ts';
import { type Procedure, type Procedures, proceduresOf } from './procedures/index.ts';
import { StatementCache } from './statement-cache.ts';
import { Duration } from './temporal/duration.ts';
import { readDuration, readTemporal } from './temporal/iso-text.ts';
import { Temporal, type TemporalType } from './temporal/temporal.ts';
import { Float, Node, Path, type PropertyMap, Relationship, type Value } from './values.ts';
import { degreeOf, WaysByType, walk } from './ways.ts';

export { functionNames, signatures } from './functions/index.ts';
export {
  AdjacencyRows,
  type Changes,
  type CompletionOption,
  type Completions,
  type Cut,
  CypherError,
  type CypherSchema,
  caretOf,
  complete,
  type Diagnostic,
  Duration,
  degreeOf,
  type ErrorKind,
  Float,
  type GraphView,
  type GraphWriter,
  Node,
  nearestName,
  type Parameters,
  Path,
  type PlanStep,
  type Position,
  type Procedure,
  type PropertyMap,
  type QueryResult,
  Relationship,
  type RunOptions,
  readDuration,
  readTemporal,
  Temporal,
  type TemporalType,
  type Value,
  type Ways,
  WaysByType,
  walk,
};

export interface Engine {
  /** @throws CypherError with its position */
  run(query: string, parameters?: Parameters, options?: RunOptions): QueryResult;
  /** How the query would be run. @throws CypherError */
  explain(query: string, parameters?: Parameters): readonly PlanStep[];
}

export interface EngineOptions extends AttributeNames {
  /** Clauses that write may change the graph; else a query that writes is refused before it runs. */
  readonly writable?: boolean;
  /** The caller's own procedures, beside `db.labels` and its kin. */
  readonly procedures?: readonly Procedure[];
}

/**
 * The engine over a Graphology graph (node attribute `labels`, edge attribute `type`, all others are properties) or
 * over any other view.
 */
export function cypher(
  graph: Graph | GraphView,
  { writable = false, procedures = [], ...names }: EngineOptions = {},
): Engine {
  const view = isView(graph) ? graph : viewOf(graph, names);
  const writer = writable && isWriter(view) ? view : null;
  const statements = new StatementCache();
  const ground: EngineGround = { view, writer, procedures: proceduresOf(procedures), statements };
  return {
    run: (query, parameters = {}, options = {}) =>
      located(query, () => runStatement(query, ground, parameters ?? {}, options ?? {})),
    explain: (query, parameters = {}) =>
      located(query, () => explainStatement(query, ground, parameters ?? {})),
  };
}

function isWriter(view: GraphView): view is GraphView & GraphWriter {
  return 'createNode' in view;
}

/** Parses and analyses without a graph; procedures are taken to be known elsewhere. @throws CypherError */
export function check(query: string): void {
  located(query, () => analyse(parse(query).query, { procedures: null, parameters: null, writable: true }));
}

/** What does not parse, or what makes no sense: so many errors at the most. */
function errorsIn(query: string, procedures: Procedures | null, most: number): readonly CypherError[] {
  try {
    return located(query, () =>
      problemsOf(parse(query).query, { procedures, parameters: null, writable: true }, most),
    );
  } catch (error) {
    if (error instanceof CypherError) return [error];
    throw error;
  }
}

/** What a graph holds, for completion and diagnostics: labels, keys, and which types go from where to where. */
export function schemaOf(graph: Graph | GraphView, names: AttributeNames = {}): CypherSchema {
  return schemaOfView(isView(graph) ? graph : viewOf(graph, names));
}

/** All that is wrong with a query, finished or not, and names in it that the schema does not know. */
export function diagnose(query: string, schema?: CypherSchema): readonly Diagnostic[] {
  const own = schema?.procedures?.map(signature => ({ signature, call: () => [] }));
  const procedures = own ? proceduresOf(own) : null;
  return diagnoseWith((text, most) => errorsIn(text, procedures, most), query, schema);
}

function located<T>(query: string, work: () => T): T {
  refuseNoText(query);
  try {
    return work();
  } catch (error) {
    if (error instanceof CypherError) throw error.locate(query);
    if (!(error instanceof RangeError)) throw error;
    const isDeep = /call stack/iu.test(error.message);
    throw new CypherError({
      kind: 'budget',
      detail: isDeep ? 'NestingTooDeep' : 'ValueTooLarge',
      message: isDeep ? 'The query is nested too deeply to run.' : 'A value grew larger than can be held.',
      span: { start: 0, end: query.length },
      hint: isDeep ? 'Split it into several.' : null,
    }).locate(query);
  }
}
