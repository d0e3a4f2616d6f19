/** The second label of models that others build on. */
import type { Facts, GraphNode } from './facts.ts';

const BASE = 'BaseModel';
const BASING: ReadonlySet<string> = new Set(['BUILDS_ON', 'DERIVED_FROM']);

/** Does an edge of the type make its end a base? */
export function makesBase(type: string): boolean {
  return BASING.has(type);
}

/** The node with the label or without it; itself where it is so already. */
export function asBase(node: GraphNode, isBase: boolean): GraphNode {
  if (isBase === node.labels.includes(BASE)) return node;
  const labels = node.labels.filter(label => label !== BASE);
  return { ...node, labels: isBase ? [...labels, BASE] : labels };
}

/** Models that an edge builds on or derives from bear the label `BaseModel`, and no others. */
export function labelBases({ nodes, edges }: Facts): Facts {
  const bases = new Set(edges.filter(({ type }) => makesBase(type)).map(edge => edge.end));
  const labelled = nodes.map(node => asBase(node, bases.has(node.id)));
  return { nodes: labelled, edges };
}
