/** The graph as the explorer draws it: columns, not rows; an edge names its ends by their place in the node columns. */
import type { Facts, GraphNode } from './facts.ts';
import { nameOf } from './node-name.ts';
import { nodeTypeOf, nodeTypes } from './schema.ts';

export interface GraphColumns {
  readonly nodes: {
    readonly id: readonly string[];
    readonly label: readonly string[];
    readonly name: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly community: readonly number[];
    readonly year: readonly (number | null)[];
    /** Bears the second label of its type, such as `BaseModel`. */
    readonly base: readonly boolean[];
  };
  readonly edges: {
    readonly id: readonly string[];
    readonly type: readonly string[];
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly confidence: readonly number[];
  };
}

/** How a node is shown in a line. */
export interface NodeCard {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly year: number | null;
}

export function cardOf(node: GraphNode): NodeCard {
  const { id, labels, properties } = node;
  const { year } = properties;
  return {
    id,
    labels,
    name: nameOf(node),
    year: typeof year === 'number' ? year : null,
  };
}

/** What the catalog states needs no sentence: such an edge is certain. */
const CERTAIN = 1;

export function confidenceOf({ properties }: { readonly properties: GraphNode['properties'] }): number {
  return typeof properties.confidence === 'number' ? properties.confidence : CERTAIN;
}

const secondLabels: ReadonlySet<string> = new Set(
  nodeTypes.flatMap(entry => (entry.alsoLabelled ? [entry.alsoLabelled.label] : [])),
);

export function toColumns({ nodes, edges }: Facts): GraphColumns {
  const cards = nodes.map(cardOf);
  const placeOf = new Map(nodes.map((node, index) => [node.id, index]));
  const number = (name: string): number[] =>
    nodes.map(({ properties }) => (typeof properties[name] === 'number' ? properties[name] : 0));
  return {
    nodes: {
      id: cards.map(card => card.id),
      label: cards.map(card => nodeTypeOf(card.labels)?.label ?? card.labels[0] ?? ''),
      name: cards.map(card => card.name),
      x: number('x'),
      y: number('y'),
      community: number('community'),
      year: cards.map(card => card.year),
      base: cards.map(card => card.labels.some(label => secondLabels.has(label))),
    },
    edges: {
      id: edges.map(edge => edge.id),
      type: edges.map(edge => edge.type),
      source: edges.map(edge => placeOf.get(edge.start)!),
      target: edges.map(edge => placeOf.get(edge.end)!),
      confidence: edges.map(confidenceOf),
    },
  };
}
