/** What stands out on the map: a node with its neighbours, a path, a selection; the rest is dimmed by the page's style. */
import type { Network } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';

export interface Focus {
  /** The node that it is about; null for a path or a selection. */
  readonly centre: number | null;
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Lines drawn for one node; the surest come first in the data of a node of more. */
const MOST_EDGES = 1_500;

export function neighbourhood(network: Network, visible: Visible, centre: number): Focus {
  const edges = [...network.edgesOf(centre)].filter(edge => visible.edges[edge] === 1).slice(0, MOST_EDGES);
  const nodes = new Set([centre, ...edges.map(edge => network.otherEnd(edge, centre))]);
  return { centre, nodes: [...nodes], edges };
}

/** The nodes, and the lines among them. */
export function among(network: Network, visible: Visible, ids: readonly string[]): Focus {
  const nodes = ids.flatMap(id => network.indexOf.get(id) ?? []).filter(node => visible.nodes[node] === 1);
  const inside = new Set(nodes);
  const edges = new Set<number>();
  for (const node of nodes)
    for (const edge of network.edgesOf(node))
      if (visible.edges[edge] === 1 && inside.has(network.otherEnd(edge, node))) edges.add(edge);
  return { centre: null, nodes, edges: [...edges].slice(0, MOST_EDGES) };
}
