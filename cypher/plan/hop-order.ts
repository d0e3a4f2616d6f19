/** In which order a MATCH takes its hops: those that are walked, one by one, then those that are searched along. */
import type { PathSelector } from '../ast.ts';
import { reachesByNodes } from '../run/shortest-operator.ts';
import { typeSetOf } from './element-test.ts';
import type { Hop, RelationshipHop } from './pattern-slots.ts';

/** A hop whose paths a search finds, between nodes that all other hops have bound. */
export type SearchedHop = RelationshipHop & { readonly selector: PathSelector };

export function isSearched(hop: Hop): hop is SearchedHop {
  return hop.kind === 'relationship' && hop.selector !== null;
}

/** A hop with an end that is known; one with both ends known first, since it only narrows. */
export function nextHop(open: ReadonlySet<Hop>, bound: ReadonlySet<number>): Hop | undefined {
  const known = (hop: Hop): number => Number(bound.has(hop.left.slot)) + Number(bound.has(hop.right.slot));
  const isLong = (hop: Hop): boolean => hop.kind === 'group' || hop.pattern.length !== null;
  const ranked = [...open]
    .filter(hop => known(hop) > 0)
    .sort((a, b) => known(b) - known(a) || Number(isLong(a)) - Number(isLong(b)));
  return ranked[0];
}

/** The nodes that searches find by themselves: far ends of SHORTEST patterns. */
export function nodesFoundBySearch(hops: readonly Hop[]): ReadonlySet<number> {
  const searched = hops.filter(isSearched);
  const found = new Set(searched.filter(isReaching).map(hop => hop.right.slot));
  // A search begins at its left node, though another one may end there.
  for (const hop of searched) found.delete(hop.left.slot);
  return found;
}

/** Whether the search of the hop finds the nodes at its far end by itself. */
function isReaching({ selector, pattern }: SearchedHop): boolean {
  if (selector.kind === 'function') return false;
  return reachesByNodes({ selector, min: pattern.length?.min ?? 1, accept: null });
}

/** Whether two hops of one MATCH could use the same relationship, which must not be. */
export function mayMeet(hop: Hop, other: Hop): boolean {
  if (other === hop || other.slot === hop.slot || isSearched(other)) return false;
  const [types, others] = [typesOf(hop), typesOf(other)];
  return !types || !others || [...types].some(type => others.has(type));
}

function typesOf(hop: Hop): ReadonlySet<string> | null {
  return hop.kind === 'relationship' ? typeSetOf(hop.pattern.types) : null;
}
