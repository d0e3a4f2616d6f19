/** A query may be large; one that is too large is refused at its place, by a limit that is named. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { complete, cypher, diagnose } from '#cypher';
import { errorOf, papers } from './graphs.ts';

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

const tooLarge: readonly (readonly [string, string, string])[] = [
  ['parentheses', `RETURN ${'('.repeat(10_000)}1${')'.repeat(10_000)}`, '400 levels of nesting'],
  ['lists', `RETURN ${'['.repeat(10_000)}${']'.repeat(10_000)}`, '400 levels of nesting'],
  ['negations', `RETURN ${'NOT '.repeat(10_000)}true`, '400 levels of nesting'],
  ['labels that are not', `MATCH (n:${'!'.repeat(10_000)}A) RETURN n`, '400 levels of nesting'],
  ['CASE in CASE', `RETURN ${'CASE WHEN true THEN '.repeat(10_000)}1${' END'.repeat(10_000)}`, '400 levels'],
  [
    'subqueries in subqueries',
    `RETURN ${'EXISTS { MATCH (n) WHERE '.repeat(60)}true${' }'.repeat(60)}`,
    '50 queries in queries',
  ],
  [
    'calls in calls',
    `${'CALL { '.repeat(60)}RETURN 1 AS x${' } RETURN x'.repeat(60)}`,
    '50 queries in queries',
  ],
  ['sums', `RETURN 1${' + 1'.repeat(10_000)}`, '1000 operators in a row'],
  ['properties of properties', `WITH {} AS n RETURN n${'.x'.repeat(10_000)}`, '1000 operators in a row'],
  ['clauses', `${times(20_000, at => `UNWIND [1] AS x${at} `)}RETURN 1`, '2000 clauses in a row'],
  ['a long pattern', `MATCH ()${'-->()'.repeat(10_000)} RETURN 1`, '1000 relationships in a pattern'],
  ['many patterns', `MATCH (n)${times(10_000, at => `, (n${at})`)} RETURN 1`, '1000 patterns in a MATCH'],
];

describe.each(tooLarge)('too many: %s', (_, query, limit) => {
  test('the error names the limit and the place', () => {
    const error = errorOf(query);
    expect(error.detail).toBe('QueryTooLarge');
    expect(error.message).toContain(limit);
    expect(error.position?.offset).toBeGreaterThan(0);
  });

  test('an editor is told the same, and goes on', () => {
    expect(diagnose(query).map(({ code }) => code)).toContain('QueryTooLarge');
    expect(complete(query, query.length).to).toBe(query.length);
  });
});

test.each([
  ['ANDs', `RETURN true${' AND true'.repeat(10_000)} AS x`, true],
  ['ORs', `RETURN false${' OR false'.repeat(10_000)} AS x`, false],
  ['comparisons', `RETURN 1${times(10_000, at => ` < ${at + 2}`)} AS x`, true],
  ['numbers', `RETURN size([${'1,'.repeat(100_000)}1]) AS x`, 100_001],
  ['comments', `${'// nothing\n'.repeat(100_000)}RETURN 1 AS x`, 1],
  ['unusual spaces', `RETURN${'\u00a0\u2003'.repeat(200_000)}1 AS x`, 1],
])('ten thousand and more are no trouble: %s', (_, query, value) => {
  expect(cypher(papers()).run(query).rows).toEqual([[value]]);
});

test('what is created may be many', () => {
  const graph = new MultiDirectedGraph();
  cypher(graph, { writable: true }).run(`CREATE ${times(3_000, at => `${at ? ', ' : ''}(:N {i: ${at}})`)}`);
  expect(graph.order).toBe(3_000);
});

test('a megabyte in one word makes no message of a megabyte', () => {
  for (const text of ['x'.repeat(1_000_000), '1'.repeat(1_000_000), `'${'x'.repeat(1_000_000)}`]) {
    const error = errorOf(`RETURN ${text}`);
    expect(error.message.length).toBeLessThan(200);
    expect(error.position?.offset).toBe(7);
  }
});

test('of a text that is too long for an editor the first error is told', () => {
  const text = `RETURN a${times(50_000, at => `, b${at}`)}`;
  expect(diagnose(text).map(({ from, code }) => [from, code])).toEqual([[7, 'UndefinedVariable']]);
  expect(complete(text, text.length).options).toEqual([]);
});
