/** What papers of which nothing has changed state, derived again from as few of them as it takes to know what they state together. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { type Merge, type Parts, statementsIn } from './statements.ts';

/** Papers of which nothing has changed. */
export interface Others {
  /** What they say. */
  derive(papers: readonly string[]): Parts;
  textOf(paper: string): string;
  isOther(paper: string): boolean;
}

/** For each element so many papers are asked first: what one says of it is mostly what all say. */
const FEW = 1;
/** So many times as many in the next round. */
const MORE = 8;

export interface Asking<Element> {
  elementsOf(facts: Facts): readonly Element[];
  readonly merge: Merge<Element>;
  /** Of the papers that may be asked of an element and were not, those worth it, the best first; none where enough is known. */
  worthAsking(id: string, rederived: readonly Element[], left: readonly string[]): readonly string[];
}

/** @param statedBy by the ids of elements, the papers that may be asked @returns what they state, by the same ids */
export function rederive<Element extends GraphNode | GraphEdge>(
  statedBy: ReadonlyMap<string, readonly string[]>,
  { derive }: Others,
  { elementsOf, merge, worthAsking }: Asking<Element>,
): ReadonlyMap<string, readonly Element[]> {
  const rederived = new Map<string, Element[]>(Array.from(statedBy.keys(), id => [id, []]));
  const asked = new Set<string>();
  for (let most = FEW; ; most *= MORE) {
    const next = new Set<string>();
    for (const [id, papers] of statedBy) {
      const left = papers.filter(paper => !asked.has(paper));
      const worth = worthAsking(id, rederived.get(id)!, left);
      // One that is asked of another element tells of this one too.
      const asksAlready = worth.filter(paper => next.has(paper)).length;
      const more = worth.filter(paper => !next.has(paper)).slice(0, Math.max(0, most - asksAlready));
      for (const paper of more) next.add(paper);
    }
    if (next.size === 0) return rederived;
    for (const paper of next) asked.add(paper);
    for (const elements of statementsIn(derive([...next]), elementsOf, merge).values())
      for (const [id, element] of elements) rederived.get(id)?.push(element);
  }
}
