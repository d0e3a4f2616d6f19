/** A small graph, and runs on it, for tests of plans that are kept. */
import { MultiDirectedGraph } from 'graphology';
import type { Engine } from '#cypher';

/** Alpacas and bisons that eat plants; each has an id of its own. */
export function herd(): MultiDirectedGraph {
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

/** What is in the rows, in an order that does not depend on the plan. */
export const idsOf = (engine: Engine, query: string, parameters = {}): unknown[] =>
  engine.run(query, parameters).rows.flat().sort();
