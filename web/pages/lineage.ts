/** The family of a node over one relation, as trees: ancestors upward, descendants downward, each node once. */
import type { EdgeType } from '#graph/schema';
import { type Network, typeNumber } from '../data/network.ts';

export interface Relative {
  readonly node: number;
  /** The edge that ties it to the one before; null at the root. */
  readonly edge: number | null;
  readonly children: readonly Relative[];
}

/** Relatives shown in one tree. */
const MOST = 400;

/** @param direction `up` follows the edges as they point, `down` against it */
export function familyOf(network: Network, root: number, type: EdgeType, direction: 'up' | 'down'): Relative {
  const { edgesOf, typeOf, columns } = network;
  const [from, to] =
    direction === 'up'
      ? [columns.edges.source, columns.edges.target]
      : [columns.edges.target, columns.edges.source];
  const seen = new Set([root]);
  const children = new Map<number, { node: number; edge: number }[]>();
  // Level by level, so that each relative stands on its shortest way.
  let level = [root];
  while (level.length > 0 && seen.size < MOST) {
    const next: number[] = [];
    for (const node of level)
      for (const edge of edgesOf(node)) {
        const other = to[edge]!;
        if (typeOf[edge] !== typeNumber(type) || from[edge] !== node || seen.has(other)) continue;
        seen.add(other);
        next.push(other);
        children.set(node, [...(children.get(node) ?? []), { node: other, edge }]);
      }
    level = next;
  }
  const tree = (node: number, edge: number | null): Relative => ({
    node,
    edge,
    children: (children.get(node) ?? [])
      .map(child => tree(child.node, child.edge))
      .sort((a, b) => yearOf(network, a) - yearOf(network, b) || b.children.length - a.children.length),
  });
  return tree(root, null);
}

const yearOf = ({ columns }: Network, { node }: Relative): number => columns.nodes.year[node] ?? 9_999;

export const sizeOf = ({ children }: Relative): number =>
  children.reduce((sum, child) => sum + sizeOf(child), children.length);
