/** Hears papers of which nothing has changed: no more of them than it takes to know what they say together. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';
import { type Merge, type Parts, saidIn } from './sayings.ts';

/** Papers of which nothing has changed. */
export interface Others {
  /** What they say. */
  hear(papers: readonly string[]): Parts;
  textOf(paper: string): string;
  isOther(paper: string): boolean;
}

/** For each element so many papers are heard first: what one says of it is mostly what all say. */
const FEW = 1;
/** So many times as many in the next round. */
const MORE = 8;

export interface Asking<Element> {
  elementsOf(facts: Facts): readonly Element[];
  readonly merge: Merge<Element>;
  /** Of the papers that may be asked of an element and were not, those worth it, the best first; none where enough was heard. */
  worthHearing(id: string, heard: readonly Element[], left: readonly string[]): readonly string[];
}

/** @param statedBy by the ids of elements, the papers that may be asked @returns what was heard, by the same ids */
export function hearEnough<Element extends GraphNode | GraphEdge>(
  statedBy: ReadonlyMap<string, readonly string[]>,
  { hear }: Others,
  { elementsOf, merge, worthHearing }: Asking<Element>,
): ReadonlyMap<string, readonly Element[]> {
  const heard = new Map<string, Element[]>(Array.from(statedBy.keys(), id => [id, []]));
  const asked = new Set<string>();
  for (let most = FEW; ; most *= MORE) {
    const next = new Set<string>();
    for (const [id, papers] of statedBy) {
      const left = papers.filter(paper => !asked.has(paper));
      const worth = worthHearing(id, heard.get(id)!, left);
      // One that is asked of another element tells of this one too.
      const asksAlready = worth.filter(paper => next.has(paper)).length;
      const more = worth.filter(paper => !next.has(paper)).slice(0, Math.max(0, most - asksAlready));
      for (const paper of more) next.add(paper);
    }
    if (next.size === 0) return heard;
    for (const paper of next) asked.add(paper);
    for (const elements of saidIn(hear([...next]), elementsOf, merge).values())
      for (const [id, element] of elements) heard.get(id)?.push(element);
  }
}
