import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CypherError, check, cypher, diagnose } from '#cypher';
import { readKit } from '../tck/main.ts';
import { papers } from './graphs.ts';
import { pieces, schema } from './paper-schema.ts';

/** What is found, the query with the place between `^` marks, severity, code, and a word of the message or hint. */
const diagnosed: readonly (readonly [string, string, string, string, string])[] = [
  ['a clause misspelt', 'MATCH (n) ^RETRUN^ n', 'error', 'UnexpectedSyntax', 'RETURN'],
  ['a bracket left open', 'MATCH (n ^RETURN^ n', 'error', 'UnexpectedSyntax', ')'],
  ['a variable that is not there', 'MATCH (paper) RETURN ^papr^', 'error', 'UndefinedVariable', 'paper'],
  ['a string without an end', "RETURN ^'open^", 'error', 'UnexpectedSyntax', 'Close it'],
  ['the end come too soon', 'MATCH (n^)^', 'error', 'UnexpectedSyntax', 'RETURN'],
  ['an unknown label', 'MATCH (p:^Papre^) RETURN p', 'warning', 'UnknownName', 'Paper'],
  ['an unknown type', 'MATCH ()-[:^USE^]->() RETURN 1', 'warning', 'UnknownName', 'USES'],
  ['an unknown property', 'MATCH (p:Paper) RETURN p.^titel^', 'warning', 'UnknownName', 'title'],
  ['an unknown key', 'MATCH (p:Paper {^yaer^: 1}) RETURN p', 'warning', 'UnknownName', 'year'],
  [
    'an unknown procedure',
    'CALL ^db.label^() YIELD label RETURN label',
    'error',
    'ProcedureNotFound',
    'db.labels',
  ],
  [
    'a hop against its way',
    'MATCH (:Technique)-[:^USES^]->(:Paper) RETURN 1',
    'warning',
    'UnlikelyPattern',
    'from Paper to Technique',
  ],
  [
    'a hop between others',
    'MATCH (:Paper)-[:^USES^]->(:Model) RETURN 1',
    'warning',
    'UnlikelyPattern',
    'Technique',
  ],
];

test.each(diagnosed)('%s is found at its place', (_, marked, severity, code, word) => {
  const [from, to] = [marked.indexOf('^'), marked.lastIndexOf('^') - 1];
  const [first, ...others] = diagnose(marked.replaceAll('^', ''), schema);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ from, to, severity, code });
  expect(`${first!.message} ${first!.hint}`).toContain(word);
});

test.each([
  'MATCH (p:Paper)-[r:USES|BUILDS_ON]->(t) WHERE p.year > 2020 RETURN t.name, r.confidence',
  'MATCH (a:Model)-[:DERIVED_FROM*1..3]->(b:Paper) RETURN a',
  'MATCH (n) WHERE n.anything = 1 RETURN n',
  'CREATE (:New {key: 1})-[:MADE]->(:Other)',
  'MATCH (t:Technique)--(p:Paper) RETURN p.title AS titel ORDER BY titel',
  'MATCH (p:Paper) WITH p.year AS yr RETURN yr',
  "RETURN date('2020-01-01').year",
  '',
])('nothing is wrong with %j', query => {
  expect(diagnose(query, schema)).toEqual([]);
});

test('each clause that does not parse is told of, the others are read', () => {
  const query = 'MATCH (a:Paper\nUNWIND [1, 2 AS x\nMATCH (b:Papre)\nRETURN b..x';
  expect(
    diagnose(query, schema).map(({ severity, from }) => [severity, query.slice(0, from).split('\n').length]),
  ).toEqual([
    ['error', 2],
    ['error', 2],
    ['warning', 3],
    ['error', 4],
  ]);
});

/** All that is wrong, in order, each between two `^`; what follows from another mistake is not told. */
const several: readonly (readonly [string, string, ...string[]])[] = [
  [
    'two slips in one expression',
    'MATCH (n) RETURN ^m^.x + ^nosuch(1)^',
    'UndefinedVariable',
    'UnknownFunction',
  ],
  ['a name that is used again', 'MATCH (n) WHERE ^m^.x = 1 RETURN m, m.y ORDER BY m.z', 'UndefinedVariable'],
  [
    'one in each clause',
    'UNWIND ^a^ AS x MATCH (n) WHERE n.x + size(^n^) > 1 RETURN ^sizes(x)^ LIMIT ^-1^',
    'UndefinedVariable',
    'InvalidArgumentType',
    'UnknownFunction',
    'NegativeIntegerArgument',
  ],
  [
    'what is wrong may be of any type',
    'WITH ^nosuch()^ AS x MATCH (x)-[:R]->() RETURN x.y + 1',
    'UnknownFunction',
  ],
  [
    'the items of a list that is none',
    'RETURN [x IN ^5^ WHERE ^y^ | ^z^]',
    'InvalidArgumentType',
    'UndefinedVariable',
    'UndefinedVariable',
  ],
  [
    'a column without a name leaves names in doubt, functions not',
    'MATCH (n) WITH ^n.title^ RETURN title, ^nosuch(1)^',
    'NoExpressionAlias',
    'UnknownFunction',
  ],
  [
    'both parts of a UNION',
    'RETURN ^a^ AS x UNION RETURN ^nosuch()^ AS x',
    'UndefinedVariable',
    'UnknownFunction',
  ],
  [
    'before, in and behind a subquery',
    'MATCH (n) CALL (n, ^m^) { RETURN ^k^ AS x } RETURN x, ^j^',
    'UndefinedVariable',
    'UndefinedVariable',
    'UndefinedVariable',
  ],
  [
    'what is created badly can be spoken of',
    'CREATE (a)^-[r:A|B]->^(b), (c)^-[s]->^(d) RETURN r, s, ^e^',
    'NoSingleRelationshipType',
    'NoSingleRelationshipType',
    'UndefinedVariable',
  ],
  [
    'a procedure that is not there yields all the same',
    'CALL ^no.such^(^q^) YIELD x RETURN x, ^y^',
    'ProcedureNotFound',
    'UndefinedVariable',
    'UndefinedVariable',
  ],
  [
    'each item that is set',
    'MATCH (n) SET ^m^.x = 1, n.y = ^nosuch()^, ^k^:Label',
    'UndefinedVariable',
    'UnknownFunction',
    'UndefinedVariable',
  ],
  [
    'a name beside an aggregate is one slip',
    'MATCH (n) RETURN ^m^ + count(*), ^n^.x + count(*) ORDER BY ^k^',
    'UndefinedVariable',
    'AmbiguousAggregationExpression',
    'UndefinedVariable',
  ],
  [
    'patterns',
    'MATCH (a)-[^a^]->(b), (c)-[r]->(d)-[^r^]->(e) RETURN ^f^',
    'VariableTypeConflict',
    'RelationshipUniquenessViolation',
    'UndefinedVariable',
  ],
  [
    'subqueries in conditions',
    'MATCH (n) WHERE EXISTS { (n)--(m) WHERE ^k^.x } AND COUNT { (n)--(q) WHERE ^j^ } > 1 RETURN n',
    'UndefinedVariable',
    'UndefinedVariable',
  ],
  [
    'clauses that do not go together',
    'FOREACH (x IN [1] | ^MATCH (n)^ SET n.x = 1)',
    'InvalidClauseComposition',
  ],
  [
    'where a clause does not parse names may hide there, functions not',
    'MATCH (n WHERE n.x ^RETURN^ ^nosuch(m)^',
    'UnexpectedSyntax',
    'UnknownFunction',
  ],
];

test.each(several)('%s', (_, marked, ...codes) => {
  const pieces = marked.split('^');
  const starts = pieces.map((_, at) => pieces.slice(0, at).join('').length);
  const found = diagnose(pieces.join(''), { nodes: [], relationships: [], procedures: [] });
  expect(found.map(({ from, to, code }) => [from, to, code])).toEqual(
    codes.map((code, at) => [starts[2 * at + 1], starts[2 * at + 2], code]),
  );
});

const shared = join(process.env.HERDBOOK_SHARED ?? '../shared', 'tck', 'features');
const hasKit = existsSync(shared);
if (!hasKit) console.log(`skipped: the openCypher kit is not at ${shared} (set HERDBOOK_SHARED)`);

describe.each([
  ['our own pack', new URL('./pack', import.meta.url).pathname, true],
  ['the openCypher kit', shared, hasKit],
])('of the queries in %s', (_, folder, isThere) => {
  const queries = (): string[] =>
    readKit(folder).scenarios.flatMap(({ steps }) =>
      steps.flatMap(({ text, body }) => (/^(?:executing|having executed)/u.test(text) && body ? [body] : [])),
    );

  test.skipIf(!isThere)(
    'those that hold are told of no error, of the others all are told',
    () => {
      const counts = { valid: 0, refused: 0 };
      for (const query of queries()) {
        const errors = diagnose(query).filter(({ severity }) => severity === 'error');
        const refusal = refusalOf(query);
        counts[refusal ? 'refused' : 'valid'] += 1;
        expect(errors.map(({ code }) => code)).toEqual(
          refusal ? expect.arrayContaining([refusal.detail]) : [],
        );
      }
      expect(counts.valid).toBeGreaterThan(400);
      expect(counts.refused).toBeGreaterThan(50);
    },
    120_000,
  );
});

/** Why the language refuses a query whatever the graph and its procedures. */
function refusalOf(query: string): CypherError | null {
  try {
    check(query);
    return null;
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
}

test('any text whatever has an error just where the language refuses it', () => {
  const own = schema.procedures!.map(signature => ({ signature, call: () => [] }));
  const isRefused = (text: string): boolean => {
    try {
      cypher(papers(), { writable: true, procedures: own }).explain(text);
      return false;
    } catch {
      return true;
    }
  };
  fc.assert(
    fc.property(pieces, parts => {
      const text = parts.join(' ');
      const found = diagnose(text, schema);
      for (const { from, to } of found) expect(from < to && to <= text.length).toBe(true);
      fc.pre(text.trim() !== '');
      expect(found.some(({ severity }) => severity === 'error')).toBe(isRefused(text));
    }),
    { numRuns: 2000 },
  );
});
