import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete, schemaOf } from '#cypher';
import { papers } from './graphs.ts';
import { pieces, schema } from './paper-schema.ts';

/** What is offered where `^` stands. */
function offered(query: string): readonly string[] {
  const offset = query.indexOf('^');
  return complete(query.replace('^', ''), offset, schema).options.map(({ label }) => label);
}

/** What is told, the query with `^` for the cursor, all that is offered. */
const exactly: readonly (readonly [string, string, readonly string[]])[] = [
  ['labels in a node', 'MATCH (p:^', ['Paper', 'Technique', 'Model', 'Has Space']],
  ['labels that begin so', 'MATCH (p:P^', ['Paper', 'Has Space']],
  ['labels in backticks', 'MATCH (p:`Has^', ['Has Space']],
  ['labels that a relationship reaches', 'MATCH (p:Paper)-[:USES]->(t:^', ['Technique', 'Has Space']],
  ['labels that it comes from', 'MATCH (t:Technique)<-[:USES]-(p:^', ['Paper', 'Has Space']],
  ['labels that any relationship reaches', 'MATCH (p:Paper)-->(x:^', ['Technique', 'Model', 'Has Space']],
  ['labels of a further alternative', 'MATCH (p:Paper|T^', ['Technique']],
  ['labels in a condition', 'MATCH (p) WHERE p:M^', ['Model']],
  ['types that leave a label', 'MATCH (p:Paper)-[:^', ['USES', 'BUILDS_ON']],
  [
    'types that leave the label of a variable',
    'MATCH (m:Model) MATCH (m)-[r:^',
    ['BUILDS_ON', 'DERIVED_FROM'],
  ],
  ['types that lie between two labels', 'MATCH (p:Paper)-[:^]->(:Model)', ['BUILDS_ON']],
  ['types that come in', 'MATCH (t:Technique)<-[:^', ['USES', 'KIND_OF']],
  ['types of a second hop', 'MATCH (p:Paper)-[:USES]->(t)-[:^]->()', ['KIND_OF']],
  [
    'types in a pattern that is a condition',
    'MATCH (m:Model) WHERE (m)<-[:D^',
    ['DERIVED_FROM', 'BUILDS_ON'],
  ],
  ['types in a pattern comprehension', 'MATCH (m:Model) RETURN [(m)<-[:B^', ['BUILDS_ON']],
  ['properties of a label', 'MATCH (p:Paper) RETURN p.^', ['title', 'year']],
  [
    'properties of a label that is inferred',
    'MATCH (:Paper)-[:BUILDS_ON]->(m) RETURN m.^',
    ['name', 'developer'],
  ],
  ['properties of a relationship', 'MATCH ()-[r:BUILDS_ON]->() WHERE r.^', ['confidence', 'sizes']],
  ['properties in a pattern', 'MATCH (p:Paper {^', ['title', 'year']],
  ['properties in a pattern, further ones', 'MATCH (p:Paper {year: 2020, t^', ['title']],
  ['properties after WITH', 'MATCH (p:Paper) WITH p AS q RETURN q.y^', ['year']],
  ['properties of what only SET changes', 'MATCH (p:Paper) SET p.ti^', ['title']],
  ['components of a date', 'WITH date() AS d RETURN d.we^', ['week', 'weekYear', 'weekDay', 'dayOfWeek']],
  ['fields of a date', 'RETURN date({y^', ['year', 'day', 'dayOfWeek', 'dayOfQuarter', 'ordinalDay']],
  ['units of a duration', 'RETURN duration({mont^', ['months']],
  ['functions of a namespace', 'RETURN duration.in^', ['inMonths', 'inDays', 'inSeconds']],
  ['procedures', 'CALL own^', ['own.find']],
  ['procedures of a namespace', 'CALL db.lab^', ['labels']],
  ['what a procedure yields', 'CALL own.find("x") YIELD ^', ['node']],
  ['a loop over a list', 'RETURN non^', ['none']],
  ['the condition of a loop', 'RETURN any(x IN [1] WHE^', ['WHERE']],
  ['what goes on in CASE', 'MATCH (p) RETURN CASE WHEN p.x = 1 THE^', ['THEN']],
  ['nothing of CASE after its end', 'MATCH (p) RETURN CASE WHEN true THEN 1 END THE^', []],
  ['values in a pattern', 'WITH 1 AS thing MATCH (p {year: thi^', ['thing']],
  ['a clause in a subquery', 'MATCH (p) WHERE EXISTS { ^', ['MATCH']],
  ['parameters that are used already', 'MATCH (p {year: $year}) WHERE p.title = $^', ['year']],
  ['bound nodes in a pattern', 'MATCH (p:Paper)-[r:USES]->() MATCH (^', ['p']],
  ['MATCH after OPTIONAL', 'OPTIONAL ^', ['MATCH']],
  ['BY after ORDER', 'MATCH (n) RETURN n ORDER ^', ['BY']],
  ['nothing for a new name', 'MATCH (n) RETURN n AS ^', []],
  ['nothing in a string', "RETURN 'MATCH ^", []],
  ['nothing in a comment', 'RETURN 1 // MATCH ^', []],
  ['nothing in a comment of many lines', 'RETURN 1 /* MATCH (n:^', []],
  ['nothing in a number', 'RETURN 12^', []],
];

test('a variable of LET is offered', () => {
  expect(offered('LET mine = 1, more = 2 RETURN m^').slice(0, 2)).toEqual(['more', 'mine']);
});

test.each(exactly)('%s', (_, query, labels) => {
  expect(offered(query)).toEqual(labels);
});

/** What is told, the query, what must be and what must not be offered. */
const among: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['clauses at the beginning', '^', ['MATCH', 'RETURN', 'UNWIND'], ['WHERE', 'count', 'AND']],
  ['what follows a pattern', 'MATCH (n) ^', ['WHERE', 'RETURN', 'WITH', 'OPTIONAL MATCH'], ['count', 'n']],
  ['an operand after WHERE', 'MATCH (n) WHERE ^', ['n', 'size', 'NOT'], ['RETURN']],
  ['an operator after an operand', 'MATCH (n) WHERE n.x ^', ['AND', 'IS NULL', 'RETURN'], ['count']],
  ['functions with their signatures', 'RETURN subst^', ['substring'], ['size']],
  ['variables, the latest first', 'MATCH (a)-->(b) RETURN ^', ['b', 'a', 'DISTINCT'], ['MATCH']],
  ['only what WITH kept', 'MATCH (a)-->(b) WITH b RETURN ^', ['b'], ['a']],
  ['all that WITH * kept', 'MATCH (a)-->(b) WITH *, 1 AS c RETURN ^', ['a', 'b', 'c'], []],
  ['names and what they were made of in WHERE after WITH', 'MATCH (a) WITH a.x AS y WHERE ^', ['y', 'a'], []],
  ['nothing of the other part of a UNION', 'MATCH (a) RETURN a UNION MATCH (b) RETURN ^', ['b'], ['a']],
  ['the variable of a loop', 'RETURN [each IN [1, 2] WHERE ^', ['each'], []],
  ['the variables of reduce', 'RETURN reduce(total = 0, each IN [1] | ^', ['total', 'each'], []],
  ['columns that a procedure yields', 'CALL db.labels() YIELD label AS l RETURN ^', ['l'], ['label']],
  ['columns of a subquery', 'CALL { MATCH (inner) RETURN inner.x AS x } RETURN ^', ['x'], ['inner']],
  ['variables of the query outside', 'MATCH (p) WHERE EXISTS { MATCH (p)-->(q) WHERE ^', ['p', 'q'], []],
  ['variables after a bracket was left open', 'MATCH (a:Paper WITH a MATCH (b) RETURN ^', ['a', 'b'], []],
  ['names in another alphabet', 'MATCH (статья) RETURN ст^', ['статья'], []],
  ['paging after RETURN', 'MATCH (n) RETURN n ^', ['ORDER BY', 'LIMIT', 'AS', 'UNION'], ['MATCH']],
];

test.each(among)('%s', (_, query, wanted, unwanted) => {
  const labels = offered(query);
  expect(labels).toEqual(expect.arrayContaining([...wanted]));
  expect(labels.filter(label => unwanted.includes(label))).toEqual([]);
});

/** Queries in which every word is known before, but for the names in the second entry, which are new. */
const known: readonly (readonly [string, readonly string[]])[] = [
  [
    'MATCH (p:Paper)-[r:USES]->(t:Technique) WHERE p.year > 2020 AND r.confidence > 0.5 RETURN t.name, p.title',
    ['p', 'r', 't'],
  ],
  [
    'MATCH (m:Model) OPTIONAL MATCH (m)-[:DERIVED_FROM*]->(a) WITH m, count(a) AS n WHERE n > 1 RETURN m.name ORDER BY n DESC SKIP 1 LIMIT 2',
    ['m', 'a', 'n'],
  ],
  [
    'UNWIND range(1, 3) AS x WITH DISTINCT x RETURN CASE WHEN x IS NOT NULL THEN toString(x) ELSE null END AS s UNION ALL RETURN toUpper("a") AS s',
    ['x', 's'],
  ],
  [
    'CALL db.labels() YIELD label WITH label WHERE label STARTS WITH "P" RETURN collect(label) AS all',
    ['all'],
  ],
  [
    'MATCH (p:Paper {title: $t}) WHERE EXISTS { MATCH (p)-[:BUILDS_ON]->(m) } RETURN all(x IN keys(p) WHERE x <> "y")',
    ['p', 'm', 't', 'x'],
  ],
  [
    'MATCH (p:Paper) MERGE (p)-[u:USES]->(t:Technique {name: "x"}) ON CREATE SET u.confidence = 1 RETURN date().year',
    ['p', 'u', 't'],
  ],
];

test.each(known)('every word is offered where it stands: %s', (query, fresh) => {
  const seen = new Set<string>();
  const missed = [...query.matchAll(/"[^"]*"|[\p{L}_]+/gu)].flatMap(({ 0: word, index }) => {
    const isNew =
      /AS $/u.test(query.slice(0, index)) ||
      word.startsWith('"') ||
      (fresh.includes(word) && !seen.has(word));
    seen.add(word);
    const labels = complete(query.slice(0, index), index, schema).options.map(({ label }) => label);
    // Words of several words are offered as one, and so is a name with its namespace.
    return isNew || labels.some(label => label.split(/[ .]/u).includes(word)) ? [] : [`${word} at ${index}`];
  });
  expect(missed).toEqual([]);
});

test('an option tells what it is, what it inserts and what it takes the place of', () => {
  const query = 'MATCH (p:Pap)';
  expect(complete(query, 12, schema)).toEqual({
    from: 9,
    to: 12,
    options: [{ label: 'Paper', kind: 'label', detail: 'one record', insert: 'Paper' }],
  });
  expect(complete('RETURN toUp', 11).options[0]).toEqual({
    label: 'toUpper',
    kind: 'function',
    detail: 'toUpper(text)',
    insert: 'toUpper(',
  });
  expect(complete('MATCH (n:H', 10, schema).options[0]).toMatchObject({ insert: '`Has Space`' });
  expect(complete('MATCH (p:Paper)-[:', 18, schema).options[0]).toMatchObject({
    detail: 'Paper → Technique',
  });
});

test('a graph tells its own schema', () => {
  const { nodes, relationships } = schemaOf(papers());
  expect(nodes.map(({ label }) => label)).toEqual(['BaseModel', 'Model', 'Paper', 'Technique']);
  expect(relationships.find(({ type }) => type === 'USES')).toEqual({
    type: 'USES',
    from: ['Paper'],
    to: ['Technique'],
    properties: [{ name: 'confidence' }],
  });
});

describe('any text whatever', () => {
  test('is completed at any place, in its own bounds', () => {
    fc.assert(
      fc.property(pieces, fc.nat(200), (parts, at) => {
        const text = parts.join(' ');
        const offset = Math.min(at, text.length);
        const { from, to } = complete(text, offset, schema);
        expect(from).toBeLessThanOrEqual(offset);
        expect(to).toBeGreaterThanOrEqual(offset);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
