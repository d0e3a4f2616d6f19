/** In which years papers work with a node, and by which relation. */
import { type EdgeType, edgeTypes } from '#graph/schema';
import type { Network } from '../data/network.ts';

export interface YearCount {
  readonly year: number;
  readonly papers: number;
}

/** From the first to the last year without a gap; nothing where no paper says its year. */
export function papersOverYears(
  { edgesOf, columns, labelOf, otherEnd, typeOf }: Network,
  node: number,
  without: readonly EdgeType[],
): readonly YearCount[] {
  const counted = new Map<number, number>();
  const seen = new Set<number>();
  for (const edge of edgesOf(node)) {
    const other = otherEnd(edge, node);
    const year = columns.nodes.year[other];
    const type = edgeTypes[typeOf[edge]!]?.type;
    if (labelOf[other] !== 0 || year == null || seen.has(other) || (type && without.includes(type))) continue;
    seen.add(other);
    counted.set(year, (counted.get(year) ?? 0) + 1);
  }
  const years = [...counted.keys()].sort((a, b) => a - b);
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    papers: counted.get(first + index) ?? 0,
  }));
}
