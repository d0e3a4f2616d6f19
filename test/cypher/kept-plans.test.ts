/** A plan is kept from run to run: whatever one run was given, or came to, no other run may notice. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { CypherError, cypher, type Engine } from '#cypher';

/** Alpacas and bisons that eat plants; each has an id of its own. */
function herd(): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const [at, label] of ['Alpaca', 'Alpaca', 'Bison', 'Plant', 'Plant', 'Plant'].entries())
    graph.addNode(`n${at}`, { labels: [label], id: `n${at}`, weight: at * 10 });
  for (const [from, to] of [
    [0, 3],
    [0, 4],
    [1, 4],
    [2, 4],
    [2, 5],
  ])
    graph.addDirectedEdge(`n${from}`, `n${to}`, { type: 'EATS' });
  return graph;
}

const idsOf = (engine: Engine, query: string, parameters = {}): unknown[] =>
  engine.run(query, parameters).rows.flat().sort();

describe('parameters are those of the run', () => {
  test.each<[string, readonly (readonly [object, unknown[]])[]]>([
    [
      'MATCH (n {id: $x}) RETURN n.id',
      [
        [{ x: 'n0' }, ['n0']],
        [{ x: 'n1' }, ['n1']],
        [{ x: 7 }, []],
        [{ x: null }, []],
        [{ x: 'n2' }, ['n2']],
      ],
    ],
    [
      'MATCH (:Alpaca)-[:EATS]->(p)<-[:EATS]-(o) WHERE o.id <> $x RETURN DISTINCT o.id',
      [
        [{ x: 'n0' }, ['n1', 'n2']],
        [{ x: 'n2' }, ['n0', 'n1']],
        [{ x: 'nobody' }, ['n0', 'n1', 'n2']],
        [{ x: 1 }, ['n0', 'n1', 'n2']],
        [{ x: null }, []],
        [{ x: 'n0' }, ['n1', 'n2']],
      ],
    ],
    [
      'MATCH (n) WHERE n.weight >= $x RETURN n.id',
      [
        [{ x: 40 }, ['n4', 'n5']],
        [{ x: 50 }, ['n5']],
        [{ x: 'heavy' }, []],
      ],
    ],
    [
      'MATCH (n) RETURN n.id ORDER BY n.id SKIP $skip LIMIT $limit',
      [
        [{ skip: 0, limit: 2 }, ['n0', 'n1']],
        [{ skip: 3, limit: 1 }, ['n3']],
        [{ skip: 5, limit: 9 }, ['n5']],
        [{ skip: 0, limit: 0 }, []],
      ],
    ],
    [
      'UNWIND $list AS x RETURN x',
      [
        [{ list: [2, 1] }, [1, 2]],
        [{ list: 'one' }, ['one']],
        [{ list: null }, []],
      ],
    ],
  ])('%s', (query, runs) => {
    const engine = cypher(herd());
    for (const [parameters, expected] of runs) expect(idsOf(engine, query, parameters)).toEqual(expected);
  });

  test('one that is undefined is missing, though the run before had it', () => {
    const engine = cypher(herd());
    const query = 'MATCH (n:Nobody) WHERE n.id = $x RETURN n';
    for (const _ of 'ab') {
      expect(engine.run(query, { x: 'n0' }).rows).toEqual([]);
      expect(() => engine.run(query, { x: undefined })).toThrow('The parameter $x has no value.');
    }
  });

  test('a count that is none is refused at its place, and the next is taken', () => {
    const engine = cypher(herd());
    const query = 'MATCH (n) RETURN n.id LIMIT $most';
    expect(engine.run(query, { most: 1 }).rows).toHaveLength(1);
    expect(() => engine.run(query, { most: -1 })).toThrow('LIMIT needs a whole number from 0, got -1.');
    expect(errorOf(() => engine.run(query, { most: 'x' })).position?.column).toBe(29);
    expect(engine.run(query, { most: 2 }).rows).toHaveLength(2);
  });

  test('chance in LIMIT keeps what SKIP leaves', () => {
    const engine = cypher(herd());
    const query =
      'MATCH (n) RETURN n.id ORDER BY n.id SKIP toInteger(rand() * 2) LIMIT 3 + toInteger(rand() * 2)';
    for (let turn = 0; turn < 50; turn++) expect(engine.run(query).rows.length).toBeGreaterThanOrEqual(3);
  });
});

function errorOf(work: () => unknown): CypherError {
  try {
    work();
  } catch (error) {
    if (error instanceof CypherError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('the graph is that of the run', () => {
  // All that is eaten is a plant at first, so that the plan need not look.
  const eaten = 'MATCH (:Alpaca)-[:EATS]->(p:Plant) RETURN DISTINCT p.id';

  test.each<[string, (graph: MultiDirectedGraph) => void, unknown[]]>([
    ['an edge to another label', graph => void graph.addEdge('n1', 'n2', { type: 'EATS' }), ['n3', 'n4']],
    ['a label that is gone', graph => graph.setNodeAttribute('n4', 'labels', ['Stone']), ['n3']],
    ['a label that is new', graph => graph.setNodeAttribute('n2', 'labels', ['Alpaca']), ['n3', 'n4', 'n5']],
    ['a node that is gone', graph => graph.dropNode('n0'), ['n4']],
    [
      'all labels changed at once',
      graph => graph.updateEachNodeAttributes((_, held) => ({ ...held, labels: ['Alpaca'] })),
      [],
    ],
    ['a graph that is emptied', graph => graph.clear(), []],
    ['types changed', graph => graph.forEachEdge(edge => graph.setEdgeAttribute(edge, 'type', 'SEES')), []],
  ])('%s', (_, change, expected) => {
    const graph = herd();
    const engine = cypher(graph);
    for (const _ of 'ab') expect(idsOf(engine, eaten)).toEqual(['n3', 'n4']);
    change(graph);
    for (const _ of 'ab') expect(idsOf(engine, eaten)).toEqual(expected);
  });

  test('values are read anew after a write of a property', () => {
    const engine = cypher(herd(), { writable: true });
    const heavy = 'MATCH (n) WHERE n.weight + 0 > 30 RETURN n.id';
    expect(idsOf(engine, heavy)).toEqual(['n4', 'n5']);
    expect(idsOf(engine, heavy)).toEqual(['n4', 'n5']);
    engine.run('MATCH (n {id: $x}) SET n.weight = 99', { x: 'n0' });
    expect(idsOf(engine, heavy)).toEqual(['n0', 'n4', 'n5']);
  });

  test('an id that two nodes bear no longer tells which node it is', () => {
    const graph = herd();
    const engine = cypher(graph);
    const others = 'MATCH (n {id: $x}), (o) WHERE o.id <> $x RETURN o.id';
    for (const _ of 'ab') expect(idsOf(engine, others, { x: 'n0' })).toHaveLength(5);
    graph.setNodeAttribute('n1', 'id', 'n0');
    for (const _ of 'ab') expect(engine.run(others, { x: 'n0' }).rows).toHaveLength(8);
  });

  test('a plan starts where fewest are now', () => {
    const graph = herd();
    const engine = cypher(graph, { writable: true });
    const query = 'MATCH (a:Bison)-[:EATS]->(p:Plant) RETURN a.id, p.id';
    const start = (): string => engine.explain(query).at(-2)!.detail;
    expect(engine.run(query).rows).toHaveLength(2);
    expect(start()).toBe('a:Bison');
    engine.run('UNWIND range(1, 20) AS x CREATE (:Bison {id: "m" + x})');
    expect(engine.run(query).rows).toHaveLength(2);
    expect(start()).toBe('p:Plant');
  });

  test('a notice comes with the slip and goes with it', () => {
    const graph = herd();
    const engine = cypher(graph);
    const notices = (): readonly string[] => engine.run('MATCH (n:Plants) RETURN n').notices ?? [];
    for (const _ of 'ab') expect(notices()).toEqual(['The graph has no label Plants. Did you mean Plant?']);
    graph.addNode('p', { labels: ['Plants'] });
    for (const _ of 'ab') expect(notices()).toEqual([]);
  });

  test('a statement that writes sees what it wrote before', () => {
    const engine = cypher(herd(), { writable: true });
    const counts = Array.from({ length: 60 }, (_, at) => {
      const { changes } = engine.run('MERGE (t:Tag {name: $name}) SET t.at = $at', {
        name: `t${at % 7}`,
        at,
      });
      return changes!.nodesCreated;
    });
    expect(counts.reduce((sum, one) => sum + one)).toBe(7);
    expect(engine.run('MATCH (t:Tag) RETURN max(t.at), count(t)').rows).toEqual([[59, 7]]);
  });
});

describe('a run that ends early leaves nothing behind', () => {
  const all = 'MATCH (n) WITH n ORDER BY n.id RETURN n.id, 100 / (n.weight - $hole) AS share';

  test.each<[string, (engine: Engine) => void]>([
    ['time', engine => expect(engine.run(all, { hole: 1 }, { timeoutMs: 0 }).cut?.reason).toBe('time')],
    ['rows', engine => expect(engine.run(all, { hole: 1 }, { rowLimit: 2 }).cut?.reason).toBe('rows')],
    [
      'a signal',
      engine =>
        expect(engine.run(all, { hole: 1 }, { signal: AbortSignal.abort() }).cut?.reason).toBe('aborted'),
    ],
    ['an error', engine => expect(() => engine.run(all, { hole: 20 })).toThrow(CypherError)],
  ])('%s', (_, stop) => {
    const engine = cypher(herd());
    const whole = engine.run(all, { hole: 1 });
    for (const _ of 'ab') {
      stop(engine);
      expect({ ...engine.run(all, { hole: 1 }), elapsedMs: 0 }).toEqual({ ...whole, elapsedMs: 0 });
    }
  });

  test('a statement that writes and fails can be run again', () => {
    const graph = herd();
    const engine = cypher(graph, { writable: true });
    const query = 'MATCH (n:Alpaca) CREATE (:Copy {share: 100 / (n.weight - $hole)})';
    for (const _ of 'ab') {
      expect(() => engine.run(query, { hole: 10 })).toThrow(CypherError);
      expect(() => engine.run(query, { hole: 1 }, { timeoutMs: 0 })).toThrow('nothing was written');
    }
    expect(graph.order).toBe(6);
    expect(engine.run(query, { hole: 1 }).changes!.nodesCreated).toBe(2);
  });

  test('the clock starts anew', () => {
    const engine = cypher(herd());
    const at = (now: number): unknown =>
      engine.run('RETURN timestamp() AS t', {}, { now: () => now }).rows[0]![0];
    expect([at(1_000), at(2_000)]).toEqual([1_000, 2_000]);
    expect(engine.run('RETURN timestamp() AS t').rows[0]![0]).toBeGreaterThan(1_600_000_000_000);
  });

  test('what is kept for one run is not counted for the next', () => {
    const engine = cypher(new MultiDirectedGraph());
    const columns = Array.from({ length: 300 }, (_, at) => `x AS a${at}`).join(', ');
    const query = `UNWIND range(1, 20000) AS x WITH x, ${columns} ORDER BY x RETURN count(*)`;
    // Four of them would keep more than 20 million values.
    for (const _ of 'abcd') expect(engine.run(query).rows).toEqual([[20_000]]);
  });
});

describe('runs of one statement at a time', () => {
  /** An engine whose procedure runs queries on it while it runs one. */
  function nesting(): Engine {
    const engine: Engine = cypher(herd(), {
      procedures: [
        {
          signature: 'my.run(query :: STRING, x :: STRING) :: (rows :: INTEGER)',
          call: ([query, x]) => [[engine.run(String(query), { query: 'RETURN $x, $query', x }).rows.length]],
        },
      ],
    });
    return engine;
  }

  test('one that runs itself keeps its own rows and parameters', () => {
    const engine = nesting();
    const query =
      'MATCH (n) WHERE n.id <> $x CALL my.run($query, n.id) YIELD rows RETURN n.id AS id, rows, $x AS x ORDER BY id';
    const inner = engine.run(query, { query: 'RETURN $x, $query', x: 'n0' });
    expect(inner.rows).toHaveLength(5);
    for (const _ of 'ab') {
      const { rows } = engine.run(query, { query, x: 'n2' });
      expect(rows.map(([id]) => id)).toEqual(['n0', 'n1', 'n3', 'n4', 'n5']);
      expect(rows.every(([, count, x]) => count === 5 && x === 'n2')).toBe(true);
    }
  });

  test('what one is stopped by does not stop the one around it', () => {
    const engine: Engine = cypher(herd(), {
      procedures: [
        {
          signature: 'my.cut() :: (reason :: STRING)',
          call: () => [[engine.run(query, {}, { signal: AbortSignal.abort() }).cut?.reason ?? 'none']],
        },
      ],
    });
    const query = 'MATCH (n) CALL my.cut() YIELD reason RETURN n.id, reason';
    for (const _ of 'ab') {
      const { rows, cut } = engine.run(query);
      expect([rows.length, cut]).toEqual([6, null]);
      expect(rows.every(([, reason]) => reason === 'aborted')).toBe(true);
    }
  });

  test('a result stays as it is while others are made', () => {
    const engine = cypher(herd());
    const query = 'MATCH (n)-[:EATS]->(m) WHERE n.id = $x RETURN n.id AS id, collect(m.id) AS eaten';
    const first = engine.run(query, { x: 'n0' });
    const second = engine.run(query, { x: 'n2' });
    expect(first.rows).toEqual([['n0', ['n3', 'n4']]]);
    expect(second.rows).toEqual([['n2', ['n4', 'n5']]]);
  });
});

describe('EXPLAIN and PROFILE', () => {
  const query = 'MATCH (n:Alpaca)-[:EATS]->(p) RETURN p.id AS id, count(*) AS n';
  const counts = (engine: Engine): unknown[] => engine.run(`PROFILE ${query}`).rows.map(row => row[2]);

  test('show the same before and after a run, and leave it alone', () => {
    const engine = cypher(herd());
    const [plan, profile] = [engine.explain(query), counts(engine)];
    for (const _ of 'ab') {
      expect(idsOf(engine, query)).toEqual([1, 2, 'n3', 'n4'].sort());
      expect(engine.explain(query)).toEqual(plan);
      expect(engine.run(`EXPLAIN ${query}`).rows).toHaveLength(plan.length);
      expect(counts(engine)).toEqual(profile);
    }
  });
});
