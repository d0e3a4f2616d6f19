/** What papers say of nodes and edges before a change and after it, and where that differs. */
import type { Facts, GraphEdge, GraphNode } from '#graph/facts';

/** What a paper, by its id, says; the catalog's id is empty. */
export type Parts = ReadonlyMap<string, Facts>;

export const CATALOG = '';

/** By paper, then by id. */
export type Statements<Element> = ReadonlyMap<string, ReadonlyMap<string, Element>>;

export type Merge<Element> = (a: Element, b: Element) => Element;

export interface Delta<Element> {
  /** By id: what some said and say no more, or say otherwise. */
  readonly retracted: ReadonlyMap<string, readonly Element[]>;
  /** By id: what is said anew; where something is retracted, all that those who were asked say now. */
  readonly asserted: ReadonlyMap<string, readonly Element[]>;
}

export function statementsIn<Element extends GraphNode | GraphEdge>(
  parts: Parts,
  elementsOf: (facts: Facts) => readonly Element[],
  merge: Merge<Element>,
): Statements<Element> {
  return new Map([...parts].map(([paper, facts]) => [paper, byId(elementsOf(facts), merge)]));
}

export function deltaOf<Element>(before: Statements<Element>, after: Statements<Element>): Delta<Element> {
  const retracted = new Map<string, Element[]>();
  const asserted = new Map<string, Element[]>();
  const isKept = (paper: string, id: string, stated: Statements<Element>, element: Element): boolean =>
    isSame(stated.get(paper)?.get(id), element);
  const add = (to: Map<string, Element[]>, id: string, element: Element): void => {
    const held = to.get(id);
    if (held) held.push(element);
    else to.set(id, [element]);
  };
  for (const [paper, elements] of before)
    for (const [id, element] of elements) if (!isKept(paper, id, after, element)) add(retracted, id, element);
  for (const [paper, elements] of after)
    for (const [id, element] of elements)
      if (retracted.has(id) || !isKept(paper, id, before, element)) add(asserted, id, element);
  return { retracted, asserted };
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function byId<Element extends GraphNode | GraphEdge>(
  elements: readonly Element[],
  merge: Merge<Element>,
): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of elements) {
    const had = found.get(element.id);
    found.set(element.id, had ? merge(had, element) : element);
  }
  return found;
}
