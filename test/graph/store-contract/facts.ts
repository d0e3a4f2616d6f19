/** Facts that the contract writes, and the measure of what comes back. */
import { type Facts, type GraphNode, mergeFacts } from '#graph/facts';
import { jsonl } from '#graph/formats/jsonl';

export const NOTHING: Facts = { nodes: [], edges: [] };

export const model = (
  id: string,
  properties: GraphNode['properties'] = {},
  more: string[] = [],
): GraphNode => ({
  id,
  labels: ['Model', ...more],
  properties: { name: id, ...properties },
});

export const linesOf = (facts: Facts): string => [...jsonl.write(facts)].join('');

/** The facts as memory gives them back: the measure of every store. */
export function openFacts({ nodes, edges }: Facts): Facts {
  return mergeFacts([{ nodes, edges }]);
}
