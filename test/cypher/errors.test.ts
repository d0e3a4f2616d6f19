import { describe, expect, test } from 'vitest';
import { CypherError, caretOf, cypher } from '#cypher';
import { errorOf, papers } from './graphs.ts';

/** Query, kind, detail, offset. */
const cases: readonly (readonly [string, string, string, number])[] = [
  ['', 'syntax', 'UnexpectedSyntax', 0],
  ['MATCH (n', 'syntax', 'UnexpectedSyntax', 8],
  ['MATCH (n) RETRUN n', 'syntax', 'UnexpectedSyntax', 10],
  ["RETURN 'open", 'syntax', 'UnexpectedSyntax', 7],
  ['RETURN 1 ~ 2', 'syntax', 'UnexpectedSyntax', 9],
  ['RETURN 9223372036854775808', 'syntax', 'IntegerOverflow', 7],
  ['MATCH (paper) RETURN papr', 'semantic', 'UndefinedVariable', 21],
  ['RETURN cuont(1)', 'semantic', 'UnknownFunction', 7],
  ['RETURN size(1, 2)', 'semantic', 'InvalidNumberOfArguments', 7],
  ['MATCH ()-[r]->() MATCH (r) RETURN r', 'semantic', 'VariableTypeConflict', 24],
  ['MATCH (n) WHERE count(n) > 1 RETURN n', 'semantic', 'InvalidAggregation', 16],
  ['MATCH (n) RETURN count(count(n))', 'semantic', 'NestedAggregation', 23],
  ['MATCH (n) RETURN n.year + count(*)', 'semantic', 'AmbiguousAggregationExpression', 17],
  ['RETURN 1 AS a, 2 AS a', 'semantic', 'ColumnNameConflict', 20],
  ['RETURN 1 AS a UNION RETURN 2 AS b', 'semantic', 'DifferentColumnsInUnion', 20],
  ['RETURN 1 AND true', 'semantic', 'InvalidArgumentType', 7],
  ['RETURN $missing', 'semantic', 'MissingParameter', 7],
  ['MATCH (n) RETURN n LIMIT -1', 'semantic', 'NegativeIntegerArgument', 25],
  ['RETURN 1 / 0', 'runtime', 'DivisionByZero', 7],
  ["RETURN 'a' =~ '('", 'runtime', 'InvalidRegularExpression', 7],
  ['CREATE (n)', 'semantic', 'ReadOnly', 0],
  ['MERGE (n)', 'semantic', 'ReadOnly', 0],
  ['MATCH (n) DELETE n', 'semantic', 'ReadOnly', 10],
  ['MATCH (n) SET n.x = 1', 'semantic', 'ReadOnly', 10],
  ['MATCH (n) REMOVE n.x', 'semantic', 'ReadOnly', 10],
  ['FOREACH (x IN [1] | CREATE ())', 'semantic', 'ReadOnly', 0],
  ['CALL { CREATE () } RETURN 1', 'semantic', 'ReadOnly', 0],
  ['CALL no.such.procedure()', 'semantic', 'ProcedureNotFound', 5],
  ["LOAD CSV FROM 'x' AS row RETURN row", 'unsupported', 'UnsupportedClause', 0],
  ['CREATE INDEX FOR (n:A) ON (n.x)', 'unsupported', 'UnsupportedClause', 7],
];

test.each(cases)('%j is refused with its place', (query, kind, detail, offset) => {
  const error = errorOf(query);
  expect({ kind: error.kind, detail: error.detail, offset: error.position?.offset }).toEqual({
    kind,
    detail,
    offset,
  });
});

test('the nearest known name is proposed', () => {
  expect(errorOf('MATCH (paper) RETURN papr').hint).toContain('paper');
  expect(errorOf('RETURN cuont(1)').hint).toContain('count');
  expect(errorOf('MATCH (n) RETRUN n').hint).toContain('RETURN');
});

test('the caret stands under the place, in its line', () => {
  const query = 'MATCH (n)\nRETURN m';
  expect(caretOf(query, errorOf(query))).toBe('RETURN m\n       ^');
});

describe('CREATE on a writable graph', () => {
  test('makes nodes and relationships once for each row', () => {
    const graph = papers();
    const engine = cypher(graph, { writable: true });
    engine.run("MATCH (p:Paper) CREATE (p)-[:HAS {no: p.year}]->(:Note {text: 'x'})");
    expect(engine.run('MATCH (:Paper)-[h:HAS]->(n:Note) RETURN h.no, n.text ORDER BY h.no').rows).toEqual([
      [2021, 'x'],
      [2022, 'x'],
      [2023, 'x'],
    ]);
    expect(graph.order).toBe(11);
  });

  test('leaves nothing behind where the statement fails', () => {
    const graph = papers();
    expect(() =>
      cypher(graph, { writable: true }).run(
        'CREATE (:New) WITH 1 AS x UNWIND [1, 0] AS y CREATE (:Late {v: x / y})',
      ),
    ).toThrow(CypherError);
    expect([graph.order, graph.size]).toEqual([8, 6]);
  });
});
