/** Runs one scenario of the kit, strictly: rows, order, columns, side effects, error type, phase and detail. */
import { MultiDirectedGraph } from 'graphology';
import { CypherError, cypher, type Procedure, type QueryResult, type Value } from '#cypher';
import type { Scenario, Step } from './feature-reader.ts';
import { readValue, textOfValue, textOfWritten, toParameter } from './notation.ts';

export interface Outcome {
  readonly scenario: Scenario;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly reason: string;
  readonly expectsRows: boolean;
  readonly query: string;
}

/** Attribute names that no property of the kit bears. */
const NAMES = { labels: '@labels', type: '@type' };

type Attempt = { readonly result: QueryResult } | { readonly error: unknown };

/** What came is not what the scenario says. */
export class Mismatch extends Error {}

/** @param named scripts of the kit's named graphs, by name */
export function runScenario(scenario: Scenario, named: ReadonlyMap<string, string>): Outcome {
  const expectsRows = !scenario.steps.some(step => /should be raised/.test(step.text));
  const query = scenario.steps.find(step => /^executing query/.test(step.text))?.body ?? '';
  try {
    follow(scenario, named);
    return { scenario, state: 'passed', reason: '', expectsRows, query };
  } catch (error) {
    return { scenario, state: 'failed', reason: sayError(error), expectsRows, query };
  }
}

function sayError(error: unknown): string {
  if (error instanceof CypherError) return `${error.kind}/${error.detail}: ${error.message}`;
  if (error instanceof Mismatch) return error.message;
  return error instanceof Error
    ? `CRASH ${error.stack?.split('\n').slice(0, 3).join(' ')}`
    : `CRASH ${String(error)}`;
}

function follow(scenario: Scenario, named: ReadonlyMap<string, string>): void {
  const graph = new MultiDirectedGraph();
  const engine = cypher(graph, { ...NAMES, writable: true, procedures: proceduresOf(scenario) });
  const parameters: Record<string, Value> = {};
  let before: Effects = new Map();
  let attempt: Attempt | null = null;
  const tryOnce = (query: string): Attempt => {
    try {
      return { result: engine.run(query, parameters, { exactFloats: true }) };
    } catch (error) {
      return { error };
    }
  };
  const run = (query: string): void => {
    before = effectsOf(elementsOf(graph));
    attempt = tryOnce(query);
    // What only reads is asked again, so that the plan which the engine has kept must tell the same.
    if ('result' in attempt && !attempt.result.changes) attempt = tryOnce(query);
  };
  const result = (): QueryResult => {
    if (attempt === null) throw new Mismatch('nothing was run');
    if ('error' in attempt) throw attempt.error;
    return attempt.result;
  };
  for (const step of scenario.steps) {
    const graphName = /^the (\S+) graph$/.exec(step.text)?.[1];
    const failure = /^an? (\w+) should be raised at ([a-z ]+): (\S+)$/.exec(step.text);
    if (/^(an empty|any) graph$|^there exists a procedure/.test(step.text)) continue;
    if (graphName) engine.run(named.get(graphName) ?? '');
    else if (step.text.startsWith('having executed')) engine.run(step.body ?? '');
    else if (/^parameters? (values )?are/.test(step.text))
      for (const [key, value] of step.table) parameters[key!] = toParameter(readValue(value!));
    else if (/^executing (control )?query/.test(step.text)) run(step.body ?? '');
    else if (failure) {
      checkError(attempt, failure.slice(1) as [string, string, string]);
      checkEffects(before, effectsOf(elementsOf(graph)), []);
    } else if (step.text.startsWith('the result should be empty')) checkEmpty(result());
    else if (step.text.startsWith('the result should be')) checkRows(result(), step);
    else if (step.text === 'no side effects') checkEffects(before, effectsOf(elementsOf(graph)), []);
    else if (step.text.startsWith('the side effects should be'))
      checkEffects(before, effectsOf(elementsOf(graph)), step.table);
    else throw new Mismatch(`unknown step: ${step.text}`);
  }
}

/** Procedures that look their rows up in a table: inputs first, outputs after. */
function proceduresOf({ steps }: Scenario): Procedure[] {
  return steps.flatMap(({ text, table }) => {
    const signature = /^there exists a procedure (.*\))\s*:?$/.exec(text)?.[1];
    if (!signature) return [];
    const [, ...rows] = table.map(cells => cells.filter(cell => cell !== ''));
    const held = rows.map(cells => cells.map(cell => toParameter(readValue(cell))));
    const same = (a: Value, b: Value): boolean => textOfValue(a, false) === textOfValue(b, false);
    return {
      signature,
      call: args =>
        held.filter(row => args.every((arg, at) => same(arg, row[at]!))).map(row => row.slice(args.length)),
    };
  });
}

export function checkEmpty({ rows }: Pick<QueryResult, 'rows'>): void {
  if (rows.length > 0) throw new Mismatch(`expected no rows, got ${rows.length}`);
}

export function checkRows(
  { columns, rows, cut }: Pick<QueryResult, 'columns' | 'rows' | 'cut'>,
  step: Step,
): void {
  if (cut) throw new Mismatch(`the result was cut: ${cut.message}`);
  const unordered = step.text.includes('ignoring element order');
  const [names = [], ...cells] = step.table;
  if (names.join('\n') !== columns.join('\n'))
    throw new Mismatch(`expected columns ${names.join(' | ')}, got ${columns.join(' | ')}`);
  const expected = cells.map(row => row.map(cell => textOfWritten(readValue(cell), unordered)).join(' | '));
  const got = rows.map(row => row.map(value => textOfValue(value, unordered)).join(' | '));
  if (!/in order/.test(step.text)) {
    expected.sort();
    got.sort();
  }
  if (expected.join('\n') !== got.join('\n'))
    throw new Mismatch(`expected rows ${expected.join(' / ')}\n  got ${got.join(' / ')}`);
}

function checkError(attempt: Attempt | null, [type, phase, detail]: readonly [string, string, string]): void {
  if (!attempt || 'result' in attempt)
    throw new Mismatch(`expected ${type}: ${detail}, got ${attempt?.result.rows.length} rows`);
  const { error } = attempt;
  if (!(error instanceof CypherError)) throw error;
  const gotPhase = error.kind === 'runtime' ? 'runtime' : 'compile time';
  const fits =
    error.kind !== 'unsupported' &&
    error.kind !== 'budget' &&
    error.type === type &&
    (phase === 'any time' || phase === gotPhase) &&
    (detail === '*' || detail === error.detail);
  if (!fits) throw new Mismatch(`expected ${type} at ${phase}: ${detail}, got ${sayError(error)}`);
}

/** A node or relationship as a later query could see it. */
export interface Element {
  readonly kind: 'nodes' | 'relationships';
  readonly key: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

type Effects = ReadonlyMap<string, ReadonlySet<string>>;

/** What there is, by the kit's four measures. */
export function effectsOf(elements: Iterable<Element>): Effects {
  const seen = { nodes: new Set<string>(), relationships: new Set<string>() };
  const [properties, labels] = [new Set<string>(), new Set<string>()];
  for (const element of elements) {
    seen[element.kind].add(element.key);
    for (const label of element.labels) labels.add(label);
    for (const [key, value] of Object.entries(element.properties))
      if (value !== null && value !== undefined)
        properties.add(`${element.kind} ${element.key} ${key} ${textOfValue(value as Value, false)}`);
  }
  return new Map(Object.entries({ ...seen, properties, labels }));
}

function* elementsOf(graph: MultiDirectedGraph): Generator<Element> {
  for (const { node, attributes } of graph.nodeEntries()) {
    const { [NAMES.labels]: labels = [], ...properties } = attributes;
    yield { kind: 'nodes', key: node, labels, properties };
  }
  for (const { edge, attributes } of graph.edgeEntries()) {
    const { [NAMES.type]: _type, ...properties } = attributes;
    yield { kind: 'relationships', key: edge, labels: [], properties };
  }
}

export function checkEffects(before: Effects, after: Effects, table: Step['table']): void {
  const count = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
    [...a].filter(item => !b.has(item)).length;
  const got: string[] = [];
  for (const [name, was] of before) {
    const is = after.get(name)!;
    if (count(is, was)) got.push(`+${name} ${count(is, was)}`);
    if (count(was, is)) got.push(`-${name} ${count(was, is)}`);
  }
  const wanted = table.filter(row => row[1] !== '0').map(row => row.join(' '));
  if (wanted.sort().join() !== got.sort().join())
    throw new Mismatch(
      `expected side effects ${wanted.join(', ') || 'none'}, got ${got.join(', ') || 'none'}`,
    );
}
