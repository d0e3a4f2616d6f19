/** The facts of what the map shows: the same nodes and lines under the same filters. */
import type { Facts } from '#graph/facts';
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';

export function factsOfView({ nodes, edges }: Facts, network: Network, visible: Visible): Facts {
  const shows = (id: string): boolean => visible.nodes[network.indexOf.get(id) ?? network.nodeCount] === 1;
  const showsEdge = (id: string): boolean => visible.edges[network.edgeIndexOf(id)] === 1;
  return { nodes: nodes.filter(({ id }) => shows(id)), edges: edges.filter(({ id }) => showsEdge(id)) };
}
