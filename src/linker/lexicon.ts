/** Names that the corpus itself introduces: one entity for one spelling, so that other papers' mentions find it. */
import { nodeId } from '#graph/facts';
import type { Catalog, Entity, EntityLabel } from '../catalog/catalog.ts';
import { NameTrie } from '../catalog/name-trie.ts';
import { nameKey } from '../catalog/spelling.ts';
import type { Candidate } from './candidate.ts';
import type { Draft } from './draft.ts';
import { addTo } from './groups.ts';
import { isDistinctive } from './name-shape.ts';
import { isCommon } from './ordinary.ts';
import { ML_TOPIC } from './topic.ts';

export interface Lexicon {
  readonly trie: NameTrie<Entity>;
  /** The label that the corpus gives to a name, by votes weighted with confidence. */
  labelOf(name: string): EntityLabel | null;
}

/** Gathers introduced names over all papers; the result does not depend on their order. */
export function gatherLexicon(drafts: readonly Draft[], catalog: Catalog): Lexicon {
  const byKey = new Map<string, Candidate[]>();
  for (const draft of drafts) {
    if (draft.topic < ML_TOPIC) continue;
    for (const candidate of draft.candidates) {
      if (!candidate.introduced || catalog.trie.named(candidate.name).length > 0) continue;
      if (isCommon(candidate.name, catalog)) continue;
      addTo(byKey, nameKey(candidate.name), candidate);
    }
  }
  const trie = new NameTrie<Entity>();
  const labels = new Map<string, EntityLabel>();
  for (const [key, candidates] of byKey) {
    const label = voteLabel(candidates);
    if (label) labels.set(key, label);
    const name = usualSpelling(candidates.map(candidate => candidate.name));
    if (isDistinctive(name)) trie.add(discovered(label ?? 'Technique', name), name);
  }
  return { trie, labelOf: name => labels.get(nameKey(name)) ?? null };
}

/** Does a catalog row describe it? What a paper alone names has no properties. */
export function isDescribed({ properties }: Entity): boolean {
  return Object.keys(properties).length > 0;
}

/** An entity that no catalog row describes. */
export function discovered(label: EntityLabel, name: string): Entity {
  return { id: nodeId(label, name), label, name, aliases: [], properties: {}, parent: null, guarded: false };
}

function voteLabel(candidates: readonly Candidate[]): EntityLabel | null {
  const votes = new Map<EntityLabel, number>();
  for (const { label, confidence } of candidates)
    if (label) votes.set(label, (votes.get(label) ?? 0) + confidence);
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}

/** The most frequent spelling; among equals the one that sorts first. */
function usualSpelling(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}
