/** What a program without types may hand over: made a value of the language, or refused by name. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { CypherError, check, cypher, type GraphView, Node, readTemporal, Temporal } from '#cypher';
import { papers } from './graphs.ts';

const engine = cypher(papers());
const given = (x: unknown, query = 'RETURN $x'): unknown => engine.run(query, { x }).rows[0]![0];
/** As a program without types would. */
const untyped = <T>(value: unknown): T => value as T;

describe('a parameter', () => {
  test.each<[string, unknown, unknown]>([
    ['a set is a list', new Set([1, 2]), [1, 2]],
    ['a typed array is a list', new Float64Array([0.5, 2]), [0.5, 2]],
    ['a map is a map', new Map<string, unknown>([['a', new Set([1])]]), { a: [1] }],
    ['an object without a class is a map', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['what is undefined inside is null', { a: undefined, b: [undefined] }, { a: null, b: [null] }],
    ['a big integer that is small is a number', { a: 2n ** 60n }, { a: 2n ** 60n }],
  ])('%s', (_, value, wanted) => {
    expect(given(value)).toEqual(wanted);
  });

  test('that is a Date is a date time in Greenwich', () => {
    expect(String(given(new Date(0)))).toBe('1970-01-01T00:00Z');
    expect(given({ at: [new Date(0)] }, 'RETURN $x.at[0].year')).toBe(1970);
  });

  test('may be what a query gave', () => {
    const node = engine.run('MATCH (p) RETURN p LIMIT 1').rows[0]![0];
    expect(node).toBeInstanceOf(Node);
    expect(given(node, 'MATCH (p) WHERE p = $x RETURN count(*)')).toBe(1);
    expect(given(readTemporal('date', '2024-02-29'), 'RETURN $x + duration("P1D")')).toBeInstanceOf(Temporal);
  });

  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['Symbol(x)', Symbol('x')],
    ['an object of Promise', [Promise.resolve()]],
    ['an object of RegExp', { a: /x/u }],
  ])('that is %s is refused by its name', (name, value) => {
    expect(() => given(value)).toThrow(`The parameter $x holds ${name}`);
    expect(() => given(value)).toThrow(CypherError);
  });

  test('that is undefined is not given', () => {
    expect(() => given(undefined)).toThrow('The parameter $x has no value.');
  });
});

test.each([null, undefined, 5, {}, ['RETURN 1']])('a query that is %j is no text', query => {
  expect(() => engine.run(untyped(query))).toThrow(/^Expected a query as text, got /u);
  expect(() => check(untyped(query))).toThrow(TypeError);
});

test.each([null, undefined, 'graph', {}, [], { nodes: [], edges: [] }])('%j is no graph', graph => {
  expect(() => cypher(untyped<GraphView>(graph))).toThrow(
    /^Expected a graph of graphology, or a GraphView, got /u,
  );
});

test.each([
  { rowLimit: -1 },
  { rowLimit: Number.NaN },
  { timeoutMs: -1 },
  { timeoutMs: untyped<number>('1s') },
])('%j is no limit', options => {
  expect(() => engine.run('RETURN 1', {}, options)).toThrow(/takes a number from 0/u);
});

test('no parameters and no options may be null', () => {
  expect(engine.run('RETURN 1 AS x', untyped(null), untyped(null)).rows).toEqual([[1]]);
  expect(engine.explain('RETURN 1 AS x', untyped(null)).length).toBeGreaterThan(0);
});

test('labels that are null, one text or a list are read', () => {
  const graph = new MultiDirectedGraph();
  for (const [at, labels] of [null, undefined, 'A', ['A', 'B'], []].entries()) graph.addNode(at, { labels });
  expect(cypher(graph).run('MATCH (n) RETURN labels(n)').rows).toEqual([
    [[]],
    [[]],
    [['A']],
    [['A', 'B']],
    [[]],
  ]);
});
