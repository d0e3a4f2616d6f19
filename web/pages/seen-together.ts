/** Things that the same papers work with. */
import { type Network, typeNumber } from '../data/network.ts';

export interface Companion {
  readonly node: number;
  readonly papers: number;
}

/** Most papers first; naming in passing and scores do not count. */
export function seenTogether(
  { edgesOf, columns, typeOf, labelOf, otherEnd, degree }: Network,
  node: number,
): readonly Companion[] {
  const passing = new Set([typeNumber('MENTIONS'), typeNumber('SCORED')]);
  const works = (edge: number): boolean => !passing.has(typeOf[edge]!);
  const papers = new Set<number>();
  for (const edge of edgesOf(node)) {
    const other = otherEnd(edge, node);
    if (works(edge) && labelOf[other] === 0) papers.add(other);
  }
  const counts = new Map<number, number>();
  for (const paper of papers) {
    const seen = new Set([node]);
    for (const edge of edgesOf(paper)) {
      const other = columns.edges.target[edge]!;
      if (!works(edge) || seen.has(other) || columns.edges.source[edge] !== paper) continue;
      seen.add(other);
      counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([other, count]) => ({ node: other, papers: count }))
    .sort((a, b) => b.papers - a.papers || degree[a.node]! - degree[b.node]! || a.node - b.node);
}
