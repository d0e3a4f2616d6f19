/** Who is tied to a node: by relation, by steps, and who hangs on it alone. */
import { edgeTypes } from '#graph/schema';
import { type Network, typeNumber } from '../data/network.ts';
import type { Visible } from '../state/visible.ts';

export interface KinGroup {
  readonly key: string;
  readonly type: string;
  readonly outgoing: boolean;
  /** Each once, in the order of the edges. */
  readonly nodes: readonly number[];
}

export const kinKey = (type: string, outgoing: boolean): string => `${type}-${outgoing ? 'out' : 'in'}`;

/** All neighbours, of however many edges, by relation and direction as the schema lists them. */
export function kinOf({ edgesOf, typeOf, columns, otherEnd }: Network, node: number): readonly KinGroup[] {
  const edges = edgesOf(node);
  return edgeTypes.flatMap(({ type }) =>
    [true, false].flatMap(outgoing => {
      const nodes = new Set<number>();
      for (const edge of edges)
        if (typeOf[edge] === typeNumber(type) && (columns.edges.source[edge] === node) === outgoing)
          nodes.add(otherEnd(edge, node));
      return nodes.size === 0 ? [] : [{ key: kinKey(type, outgoing), type, outgoing, nodes: [...nodes] }];
    }),
  );
}

/** The node and all that is so many steps from it, over visible edges: for each number of steps, the nearest first. */
export function ringsAround(
  network: Network,
  visible: Visible,
  node: number,
  steps: number,
): readonly (readonly number[])[] {
  const isReached = new Uint8Array(network.nodeCount);
  isReached[node] = 1;
  const reached = [node];
  const ends = [0];
  for (let step = 0; step < steps; step++) {
    const begin = ends.at(-1)!;
    ends.push(reached.length);
    for (const each of reached.slice(begin))
      for (const edge of network.edgesOf(each)) {
        const other = network.otherEnd(edge, each);
        if (visible.edges[edge] === 0 || isReached[other] === 1) continue;
        isReached[other] = 1;
        reached.push(other);
      }
  }
  return [...ends.slice(2), reached.length].map(end => reached.slice(0, end));
}

/** The node and all that is so many steps from it, over visible edges. */
export const within = (network: Network, visible: Visible, node: number, steps: number): readonly number[] =>
  ringsAround(network, visible, node, steps).at(-1)!;

/** Visible neighbours whose visible edges all lead to the node. */
export function hangingOn(network: Network, visible: Visible, node: number): readonly number[] {
  const { edgesOf, otherEnd } = network;
  return within(network, visible, node, 1).filter(
    other =>
      other !== node &&
      edgesOf(other).every(edge => visible.edges[edge] === 0 || otherEnd(edge, other) === node),
  );
}
