/** Communities: who hangs together more than chance would have it. */
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { seededRandom } from '../random.ts';
import { renumber, type Ties } from './ties.ts';

// A CommonJS module: what its types call the default export is the module itself.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Louvain (Blondel et al. 2008). For each node the number of its community; 0 is the largest, equal ones by their first node. */
export function findCommunities({ count, starts, others, weights }: Ties, seed: number): Int32Array {
  const graph = new UndirectedGraph();
  for (let node = 0; node < count; node++) graph.addNode(node);
  for (let node = 0; node < count; node++)
    for (let at = starts[node]!; at < starts[node + 1]!; at++)
      if (node < others[at]!) graph.addEdge(node, others[at], { weight: weights[at] });
  if (graph.size === 0) return Int32Array.from({ length: count }, (_, node) => node);
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: seededRandom(seed) });
  return renumber(Int32Array.from({ length: count }, (_, node) => found[node]!));
}
