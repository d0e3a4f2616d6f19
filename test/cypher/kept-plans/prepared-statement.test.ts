/** A prepared statement plans once for a graph that stays the same, and again where that might not do. */
import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { EMPTY_GRAPH } from '#graph/neo4j/empty-graph';
import type { Ground } from '../../../cypher/evaluate/environment.ts';
import { viewOf } from '../../../cypher/graphology/graphology-view.ts';
import { parse } from '../../../cypher/parse/parser.ts';
import { PreparedStatement } from '../../../cypher/prepared-statement.ts';
import { proceduresOf } from '../../../cypher/procedures/index.ts';

const procedures = proceduresOf([]);

function groundOf(graph: MultiDirectedGraph): Ground {
  const view = viewOf(graph, {});
  return { view, writer: view, procedures };
}

const planOf = (statement: PreparedStatement, ground: Ground): unknown =>
  statement.withPlan(ground, plan => plan);

/** A statement that was run before: only then are plans kept. */
function runBefore(query: string, ground: Ground): PreparedStatement {
  const statement = new PreparedStatement(parse(query));
  planOf(statement, ground);
  return statement;
}

const reading = (ground: Ground): PreparedStatement => runBefore('MATCH (n:Alpaca) RETURN n', ground);
const writing = (ground: Ground): PreparedStatement => runBefore('MERGE (n:Alpaca)', ground);

describe('a plan', () => {
  test('is kept from the second run on', () => {
    const ground = groundOf(new MultiDirectedGraph());
    const statement = new PreparedStatement(parse('RETURN 1'));
    const [first, second, third] = [1, 2, 3].map(() => planOf(statement, ground));
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });

  test('is made anew after a change of nodes, labels or relationships, not of properties', () => {
    const graph = new MultiDirectedGraph();
    const ground = groundOf(graph);
    const statement = reading(ground);
    const changes: readonly (readonly [boolean, () => void])[] = [
      [true, () => void graph.addNode('a', { labels: ['Alpaca'] })],
      [true, () => void graph.addNode('b', {})],
      [false, () => graph.setNodeAttribute('b', 'name', 'B')],
      [true, () => graph.setNodeAttribute('b', 'labels', ['Bison'])],
      [true, () => void graph.addDirectedEdgeWithKey('e', 'a', 'b', { type: 'SEES' })],
      [false, () => graph.setEdgeAttribute('e', 'since', 2001)],
      [true, () => graph.setEdgeAttribute('e', 'type', 'KNOWS')],
      [true, () => graph.dropEdge('e')],
      [true, () => graph.clear()],
    ];
    for (const [isNew, change] of changes) {
      const before = planOf(statement, ground);
      change();
      expect(planOf(statement, ground) !== before).toBe(isNew);
    }
  });

  test('of a statement that writes serves while little has changed', () => {
    const graph = new MultiDirectedGraph();
    for (let at = 0; at < 80; at++) graph.addNode(at);
    const ground = groundOf(graph);
    const statement = writing(ground);
    const first = planOf(statement, ground);
    for (let at = 100; at < 110; at++) graph.addNode(at);
    expect(planOf(statement, ground)).toBe(first);
    for (let at = 110; at < 120; at++) graph.addNode(at);
    expect(planOf(statement, ground)).not.toBe(first);
  });

  test('is nobody else’s while it runs', () => {
    const ground = groundOf(new MultiDirectedGraph());
    const statement = reading(ground);
    statement.withPlan(ground, outer => {
      statement.withPlan(ground, inner => expect(inner).not.toBe(outer));
    });
  });

  test('that fails is not kept', () => {
    const ground = groundOf(new MultiDirectedGraph());
    const statement = reading(ground);
    const first = planOf(statement, ground);
    expect(() =>
      statement.withPlan(ground, plan => {
        expect(plan).toBe(first);
        throw new RangeError('no');
      }),
    ).toThrow('no');
    expect(planOf(statement, ground)).not.toBe(first);
  });

  test('is not kept where a view does not tell of its changes', () => {
    const ground: Ground = { view: EMPTY_GRAPH, writer: null, procedures };
    const statement = reading(ground);
    expect(planOf(statement, ground)).not.toBe(planOf(statement, ground));
  });
});
