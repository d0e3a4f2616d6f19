/** Which of a relation's neighbours may be added to a part of the map: all, or some of many. */
import type { Network } from '../data/network.ts';

export interface Addition {
  readonly says: string;
  readonly ids: readonly string[];
}

/** So many at once, where there are more. */
const SOME = 25;

/** Nothing where all are there already; else all of those that are missing comes first. */
export function choicesToAdd(
  { columns, degree }: Network,
  nodes: readonly number[],
  scope: readonly string[],
): readonly Addition[] {
  const { id, year } = columns.nodes;
  const there = new Set(scope);
  const missing = nodes.filter(node => !there.has(id[node]!));
  const idsOf = (some: readonly number[]): readonly string[] => some.map(node => id[node]!);
  if (missing.length === 0) return [];
  const all = { says: `all ${missing.length.toLocaleString('en')}`, ids: idsOf(missing) };
  if (missing.length <= SOME) return [all];
  const first = (order: (node: number) => number): readonly string[] =>
    idsOf(missing.toSorted((a, b) => order(b) - order(a)).slice(0, SOME));
  return [
    all,
    { says: `newest ${SOME}`, ids: first(node => year[node] ?? 0) },
    { says: `most linked ${SOME}`, ids: first(node => degree[node]!) },
  ];
}
