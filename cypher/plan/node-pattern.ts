/** What the description of a node tells before any node is read. */
import type { Expression, LabelExpression, NodePattern } from '../ast.ts';

/** Both descriptions of one node. */
export function mergeNodes(a: NodePattern, b: NodePattern): NodePattern {
  const labels = [a.labels, b.labels].filter(one => one !== null);
  return {
    ...a,
    labels: labels.length > 1 ? { kind: 'and', operands: labels } : (labels[0] ?? null),
    properties: mergeProperties(a.properties, b.properties),
  };
}

/** Properties of a matched node are maps as written: both must hold. */
function mergeProperties(a: Expression | null, b: Expression | null): Expression | null {
  if (a?.kind !== 'map' || b?.kind !== 'map') return a ?? b;
  return { ...a, entries: [...a.entries, ...b.entries] };
}

/** The label, of those that a node must have, that the fewest nodes have. */
export function rarestLabel(labels: LabelExpression | null, count: (label: string) => number): string | null {
  if (labels?.kind === 'label') return labels.name;
  if (labels?.kind !== 'and') return null;
  const all = labels.operands.map(operand => rarestLabel(operand, count)).filter(label => label !== null);
  return all.sort((a, b) => count(a) - count(b))[0] ?? null;
}

/** Whether labels that are there for certain are all that is asked for. */
export function isImplied(labels: LabelExpression, certain: ReadonlySet<string> | undefined): boolean {
  if (!certain) return false;
  if (labels.kind === 'label') return certain.has(labels.name);
  return labels.kind === 'and' && labels.operands.every(operand => isImplied(operand, certain));
}
