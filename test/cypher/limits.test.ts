/** What would never end, or would fill the memory, is stopped by a limit that says its name. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { CypherError, cypher } from '#cypher';
import { errorOf, papers } from './graphs.ts';

describe('what would never end is stopped', () => {
  test.each([['('], ['['], ['NOT '], ['-'], ['{a:'], ['size(']])('10,000 times %j', opening => {
    expect(errorOf(`RETURN ${opening.repeat(10_000)}`)).toBeInstanceOf(CypherError);
  });

  test.each(['OR', '+', '='])('10,000 operands of %s run or are refused', operator => {
    const query = `RETURN ${Array.from({ length: 10_000 }, () => (operator === 'OR' ? 'true' : '1')).join(` ${operator} `)}`;
    try {
      expect(cypher(papers()).run(query).rows).toHaveLength(1);
    } catch (error) {
      expect(error).toBeInstanceOf(CypherError);
    }
  });

  test('a list of 300,000 numbers is a fine query', () => {
    expect(cypher(papers()).run(`RETURN size([${'1,'.repeat(300_000)}1])`).rows).toEqual([[300_001]]);
  });

  test.each([
    '(a+)+b',
    '(a*)*b',
    '((a+)c?)*b',
    '(?:x|a+){2,}b',
    '(a|aa)+b',
    'a*a*a*a*a*a*a*b',
    '(a?a?)*b',
    '(a{1,5}){1,30}b',
    '(?i)(A|a)*b',
  ])('the expression %s is answered', pattern => {
    const { rows } = cypher(papers()).run(`RETURN $text =~ '${pattern}', $text + 'b' =~ '${pattern}'`, {
      text: 'a'.repeat(80),
    });
    expect(rows).toEqual([[false, true]]);
  });

  test('what only backtracking can answer is refused where it could run for ages', () => {
    expect(errorOf(`RETURN '${'a'.repeat(80)}' =~ '(a|aa)+(?=b)c'`).detail).toBe('InvalidRegularExpression');
    expect(cypher(papers()).run("RETURN 'abab' =~ '(ab)\\\\1', 'ab' =~ 'a(?=b).'").rows).toEqual([
      [true, true],
    ]);
  });

  test.each(['(ab)+', 'a+b*', '(a|b)*', '[(a+)]+', '(a+)?a+'])('the expression %s runs', pattern => {
    expect(cypher(papers()).run(`RETURN 'abab' =~ '${pattern}'`).rows).toHaveLength(1);
  });

  test.each([["'ab'"], ['[1]']])('%s doubled sixty times is refused', start => {
    const query = `RETURN size(reduce(held = ${start}, x IN range(1, 60) | held + held))`;
    expect(errorOf(query).kind).toBe('budget');
  });

  test.each([
    ["RETURN reduce(t = 'a', x IN range(1, 60) | replace(t, 'a', 'aaaa')) AS t", 'TextTooLong'],
    ["RETURN size(split(reduce(t = 'a', x IN range(1, 30) | t + t), ''))", 'TextTooLong'],
    ['WITH reduce(l = [1], x IN range(1, 60) | [l, l]) AS l RETURN l = l', 'ValueTooLarge'],
    ['WITH reduce(m = {a: 1}, x IN range(1, 60) | {a: m, b: m}) AS m RETURN DISTINCT m', 'ValueTooLarge'],
    ['RETURN reduce(l = [1], x IN range(1, 100000) | [l]) AS l', 'ValueTooLarge'],
    ['UNWIND range(1, 9223372036854775807) AS x RETURN x', 'ListTooLong'],
    [
      'UNWIND range(1, 3000) AS x WITH collect(x) AS l UNWIND l AS a UNWIND l AS b WITH a, b, l ORDER BY a RETURN a',
      'MemoryLimit',
    ],
  ])('%s is stopped by what it would hold', (query, detail) => {
    const error = errorOf(query);
    expect([error.kind, error.detail]).toEqual(['budget', detail]);
  });

  test('deep nesting that parses twice does not double its work', () => {
    for (const [opening, closing] of [
      ['(a {x: ', '})'],
      ['[(a {x: ', '})]'],
      ['EXISTS { MATCH (n) WHERE ', ' }'],
      ['COUNT { RETURN ', ' AS x }'],
    ] as const) {
      const query = `RETURN ${opening.repeat(90)}1${closing.repeat(90)} AS y`;
      try {
        cypher(papers()).run(query);
      } catch (error) {
        expect(error).toBeInstanceOf(CypherError);
      }
    }
  });

  test('queries of a megabyte run or are refused', () => {
    const numbers = Array.from({ length: 60_000 }, (_, at) => at);
    for (const query of [
      `MATCH (n) WHERE n.year IN [${numbers.join(', ')}] RETURN count(n)`,
      `MATCH (n) WHERE ${numbers.map(at => `n.year = ${at}`).join(' OR ')} RETURN count(n)`,
      `RETURN size('${'x'.repeat(1_000_000)}')`,
      `${'MATCH (n) '.repeat(20_000)} RETURN n LIMIT 1`,
      `MATCH (n)${'-->()'.repeat(3_000)} RETURN 1 LIMIT 1`,
    ])
      try {
        cypher(papers()).run(query, {}, { timeoutMs: 3_000 });
      } catch (error) {
        expect(error).toBeInstanceOf(CypherError);
      }
  });

  describe('on a dense graph', () => {
    const dense = new MultiDirectedGraph();
    for (let at = 0; at < 40; at++) dense.addNode(at, { labels: ['D'], i: at });
    for (let from = 0; from < 40; from++)
      for (let to = 0; to < 40; to++) if (from !== to) dense.addDirectedEdge(from, to, { type: 'E' });

    test.each([
      'MATCH (a {i: 1})-[*]->(b) RETURN count(*)',
      'MATCH (a {i: 1})(()-->())*(b) RETURN count(*)',
      'MATCH p = (a {i: 1})-[*]-(b) RETURN count(p)',
      'MATCH (a)-->(b)-->(c)-->(d)-->(e) RETURN count(*)',
    ])('%s is stopped, and says so', query => {
      const { cut } = cypher(dense).run(query, {}, { timeoutMs: 100 });
      expect(cut?.reason).toBe('time');
    });

    test.each([
      ['MATCH p = SHORTEST 1 (a {i: 1})-->+(b {i: 9}) RETURN length(p)', 1],
      ['MATCH p = SHORTEST 1 (a {i: 1})(()-->())+(b {i: 9}) RETURN length(p)', 1],
      ['MATCH p = shortestPath((a {i: 1})-[*]->(b {i: 9})) RETURN length(p)', 1],
      ['MATCH p = SHORTEST 1 (a {i: 1})-->+(b) RETURN count(p)', 40],
      ['MATCH p = ANY (a {i: 1})-->+(b {i: 9}) RETURN count(p)', 1],
    ])('%s is found at once', (query, value) => {
      const { rows, cut } = cypher(dense).run(query, {}, { timeoutMs: 3_000 });
      expect(cut).toBeNull();
      expect(rows).toEqual([[value]]);
    });
  });

  test('a trail may be longer than the stack of the machine', () => {
    const chain = new MultiDirectedGraph();
    for (let at = 0; at <= 20_000; at++) chain.addNode(at, { i: at });
    for (let at = 0; at < 20_000; at++) chain.addDirectedEdge(at, at + 1, { type: 'NEXT' });
    const engine = cypher(chain);
    for (const query of [
      'MATCH p = ({i: 0})-[:NEXT*]->({i: 20000}) RETURN length(p)',
      'MATCH p = shortestPath(({i: 0})-[:NEXT*]->({i: 20000})) RETURN length(p)',
      'MATCH p = SHORTEST 1 ({i: 0})-[:NEXT]->+({i: 20000}) RETURN length(p)',
    ])
      expect(engine.run(query).rows).toEqual([[20_000]]);
  });

  test('what every JavaScript object has is no property', () => {
    const engine = cypher(papers(), { writable: true });
    expect(
      engine.run('MATCH (p {year: 2021}) RETURN p.constructor, p.__proto__, p.toString, {a: 1}.valueOf').rows,
    ).toEqual([[null, null, null, null]]);
    expect(engine.run('MATCH (p {year: 2021}) SET p.constructor = 1 RETURN p.constructor').rows).toEqual([
      [1],
    ]);
    expect(() => engine.run('MATCH (p {year: 2021}) SET p.`__proto__` = 1')).toThrow(CypherError);
    expect(errorOf('RETURN $constructor').detail).toBe('MissingParameter');
  });

  test('a range of 10^12 numbers is refused', () => {
    expect(errorOf('UNWIND range(0, 1000000000000) AS x RETURN x').kind).toBe('budget');
  });

  test('a product of all nodes with themselves is cut by time, and says so', () => {
    const query = `MATCH ${Array.from({ length: 12 }, (_, at) => `(n${at})`).join(', ')} RETURN count(*)`;
    const { cut } = cypher(papers()).run(query, {}, { timeoutMs: 50 });
    expect(cut?.reason).toBe('time');
  });

  test('more rows than the limit are cut, and it is said', () => {
    const { rows, cut } = cypher(papers()).run('UNWIND range(1, 100) AS x RETURN x', {}, { rowLimit: 3 });
    expect(rows).toEqual([[1], [2], [3]]);
    expect(cut?.reason).toBe('rows');
    expect(cypher(papers()).run('UNWIND [1, 2, 3] AS x RETURN x', {}, { rowLimit: 3 }).cut).toBeNull();
  });
});
