/** Queries that run on a day of its own kind: a leap day, shortly after noon. */
import { MultiDirectedGraph } from 'graphology';
import { cypher, type Value } from '#cypher';

/** 2024-02-29T12:30:45.678Z */
export const NOW = 1_709_209_845_678;

export function rowsOf(
  query: string,
  parameters: Record<string, unknown> = {},
): readonly (readonly Value[])[] {
  return cypher(new MultiDirectedGraph()).run(query, parameters, { now: () => NOW }).rows;
}
