/** What of the network a view lets through: data graph in, two masks out. */
import type { Network } from '../data/network.ts';
import { labelNumber, typeNumber } from '../data/network.ts';
import type { View } from './view.ts';

export interface Visible {
  /** 1 where the node, or edge, is shown. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

export type VisibleParts = Pick<View, 'filters' | 'scope' | 'hidden'>;

/** Nodes with at least so many links are hubs: the top of what the network has, at least 20. */
export function hubDegree({ byDegree, degree, nodeCount }: Network): number {
  const place = Math.floor(nodeCount * 0.01);
  return Math.max(20, degree[byDegree[place] ?? 0] ?? 0);
}

export function visibleIn(network: Network, { filters, scope, hidden }: VisibleParts): Visible {
  const nodes = visibleNodes(network, { filters, scope, hidden });
  const { columns, edgeCount, typeOf } = network;
  const { source, target, confidence } = columns.edges;
  const refusedTypes = new Set(filters.types.map(typeNumber));
  const edges = new Uint8Array(edgeCount);
  let shownEdges = 0;
  for (let edge = 0; edge < edgeCount; edge++) {
    if (nodes[source[edge]!] === 0 || nodes[target[edge]!] === 0) continue;
    if (refusedTypes.has(typeOf[edge]!) || confidence[edge]! < filters.confidence) continue;
    edges[edge] = 1;
    shownEdges += 1;
  }
  return { nodes, edges, nodeCount: nodes.reduce((sum, one) => sum + one, 0), edgeCount: shownEdges };
}

function visibleNodes(network: Network, { filters, scope, hidden }: VisibleParts): Uint8Array {
  const { columns, nodeCount, indexOf, labelOf, degree } = network;
  const { year, community } = columns.nodes;
  const nodes = new Uint8Array(nodeCount);
  if (scope) for (const id of scope) nodes[indexOf.get(id) ?? nodeCount] = 1;
  else nodes.fill(1);
  for (const id of hidden) nodes[indexOf.get(id) ?? nodeCount] = 0;
  const refusedLabels = new Set(filters.labels.map(labelNumber));
  const mostLinks = filters.hubs ? Number.POSITIVE_INFINITY : hubDegree(network);
  const { years, links, origin } = filters;
  const introduced = origin === null ? null : introducedIn(network);
  for (let node = 0; node < nodeCount; node++) {
    if (nodes[node] === 0) continue;
    const own = year[node] ?? null;
    const passes =
      !refusedLabels.has(labelOf[node]!) &&
      degree[node]! >= links &&
      degree[node]! < mostLinks &&
      (introduced === null || labelOf[node] === 0 || introduced[node] === Number(origin === 'introduced')) &&
      (filters.community === null || community[node] === filters.community) &&
      // What has no year is not hidden by years: nothing says that it is outside of them.
      (years === null || own === null || isWithin(own, years, network.years));
    if (!passes) nodes[node] = 0;
  }
  for (const id of filters.pinned) nodes[indexOf.get(id) ?? nodeCount] = 1;
  return nodes;
}

/** 1 where a paper of the graph presents the node. */
function introducedIn({ columns, typeOf, nodeCount }: Network): Uint8Array {
  const introduced = new Uint8Array(nodeCount);
  const introduces = typeNumber('INTRODUCES');
  columns.edges.target.forEach((target, edge) => {
    if (typeOf[edge] === introduces) introduced[target] = 1;
  });
  return introduced;
}

/** What is older than the first paper counts as of its year: the open end of the range takes it in. */
function isWithin(year: number, [from, to]: readonly [number, number], extent: Network['years']): boolean {
  const [first, last] = extent ?? [from, to];
  const own = Math.min(last, Math.max(first, year));
  return own >= from && own <= to;
}
