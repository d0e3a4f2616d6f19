/** The papers most like a paper, and why: what both work with, a rare thing weighing more than a common one. */
import { edgeTypes } from '#graph/schema';
import { type Network, typeNumber } from '../data/network.ts';

export interface Shared {
  readonly node: number;
  /** The relation by which both papers hold it; null where they hold it by different ones. */
  readonly relation: string | null;
}

export interface SimilarPaper {
  readonly paper: number;
  readonly weight: number;
  /** The weightiest first. */
  readonly shared: readonly Shared[];
}

/** A thing that more papers than this hold says nothing of two of them. */
const MOST_HOLDERS = 4_000;

/** The relations of papers that tell what they work with; naming in passing does not. */
const telling: ReadonlySet<number> = new Set(
  edgeTypes
    .filter(({ type, from }) => from.includes('Paper') && type !== 'MENTIONS')
    .map(({ type }) => typeNumber(type)),
);

/** For each thing that the node holds, the first telling relation to it. */
function heldBy({ edgesOf, typeOf, columns }: Network, paper: number): ReadonlyMap<number, number> {
  const held = new Map<number, number>();
  for (const edge of edgesOf(paper)) {
    if (columns.edges.source[edge] !== paper || !telling.has(typeOf[edge]!)) continue;
    const thing = columns.edges.target[edge]!;
    if (!held.has(thing)) held.set(thing, typeOf[edge]!);
  }
  return held;
}

export function similarPapers(network: Network, paper: number, most: number): readonly SimilarPaper[] {
  const { edgesOf, typeOf, columns, degree } = network;
  const papers = columns.nodes.label.filter(label => label === columns.nodes.label[paper]).length;
  const found = new Map<number, { weight: number; shared: (Shared & { weight: number })[] }>();
  for (const [thing, own] of heldBy(network, paper)) {
    if (degree[thing]! > MOST_HOLDERS) continue;
    // Inverse document frequency (Spärck Jones 1972).
    const weight = Math.log(1 + papers / degree[thing]!);
    const seen = new Set([paper]);
    for (const edge of edgesOf(thing)) {
      const other = columns.edges.source[edge]!;
      if (seen.has(other) || other === thing || !telling.has(typeOf[edge]!)) continue;
      seen.add(other);
      const relation = typeOf[edge] === own ? edgeTypes[own]!.type : null;
      const held = found.get(other) ?? { weight: 0, shared: [] };
      held.weight += weight * (relation === null ? 0.7 : 1);
      held.shared.push({ node: thing, relation, weight });
      found.set(other, held);
    }
  }
  return [...found]
    .map(([other, { weight, shared }]) => ({
      paper: other,
      weight,
      shared: shared.sort((a, b) => b.weight - a.weight).map(({ node, relation }) => ({ node, relation })),
    }))
    .filter(({ paper: other }) => columns.nodes.label[other] === columns.nodes.label[paper])
    .sort((a, b) => b.weight - a.weight || a.paper - b.paper)
    .slice(0, most);
}
