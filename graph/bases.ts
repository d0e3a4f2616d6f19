/** The second label of models that others build on. */
import type { Facts } from './facts.ts';

const BASE = 'BaseModel';
const BASING: ReadonlySet<string> = new Set(['BUILDS_ON', 'DERIVED_FROM']);

/** Models that an edge builds on or derives from bear the label `BaseModel`, and no others. */
export function labelBases({ nodes, edges }: Facts): Facts {
  const bases = new Set(edges.filter(({ type }) => BASING.has(type)).map(edge => edge.end));
  const labelled = nodes.map(node => {
    const isBase = bases.has(node.id);
    if (isBase === node.labels.includes(BASE)) return node;
    const labels = node.labels.filter(label => label !== BASE);
    return { ...node, labels: isBase ? [...labels, BASE] : labels };
  });
  return { nodes: labelled, edges };
}
