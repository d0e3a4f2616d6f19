/** A link that is taken away leaves its reason with the paper. */
import { evidenceOf, type GraphEdge, type GraphNode, type PropertyValue, sortKeys } from '../facts.ts';
import type { Draft } from './draft.ts';

/** Notes on every paper that states the edge that the node is not what it names there. */
export function refuse(draft: Draft, edge: GraphEdge, node: string, why: string): void {
  for (const { paper: id, start, end } of evidenceOf(edge)) {
    const paper = draft.node(id);
    if (!paper || start === end) continue;
    draft.replaceNode(withRefusal(paper, { surface: textOf(paper).slice(start, end), node, why, start }));
  }
}

interface Refused {
  readonly surface: string;
  readonly node: string;
  readonly why: string;
  readonly start: number;
}

function withRefusal(paper: GraphNode, { surface, node, why, start }: Refused): GraphNode {
  const list = <T>(name: string): readonly T[] => (paper.properties[name] ?? []) as unknown as readonly T[];
  const [nodes, starts] = [list<string>('refusedNodes'), list<number>('refusedStarts')];
  if (nodes.some((one, at) => one === node && starts[at] === start)) return paper;
  const refused: Record<string, PropertyValue> = {
    refusedSurfaces: [...list<string>('refusedSurfaces'), surface],
    refusedNodes: [...nodes, node],
    refusedReasons: [...list<string>('refusedReasons'), `corrected: ${why}`],
    refusedStarts: [...starts, start],
  };
  return { ...paper, properties: sortKeys({ ...paper.properties, ...refused }) };
}

/** The text that offsets count in. */
export function textOf({ properties }: GraphNode): string {
  return `${properties.title ?? ''}\n${properties.abstract ?? ''}`;
}
