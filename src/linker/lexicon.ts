/** Names that the corpus itself introduces: one entity for one spelling, so that other papers' mentions find it. */
import { nodeId } from '#graph/facts';
import type { Entity, EntityLabel } from '../catalog/catalog.ts';
import { NameTrie } from '../catalog/name-trie.ts';
import { nameKey } from '../catalog/spelling.ts';
import { isDistinctive } from './name-shape.ts';
import type { NameTally, Presented } from './name-tally.ts';
import { tagLabels } from './tagger/crf.ts';

export interface Lexicon {
  readonly trie: NameTrie<Entity>;
  /** The label that the corpus gives to a name, by votes weighted with confidence. */
  labelOf(name: string): EntityLabel | null;
}

export function gatherLexicon({ presented }: NameTally): Lexicon {
  const trie = new NameTrie<Entity>();
  const labels = new Map<string, EntityLabel>();
  // Names of different keys may share a place in the trie: so they come in the order of the keys.
  for (const key of [...presented.keys()].sort()) {
    const { label, name } = entryOf(presented.get(key)!);
    if (label) labels.set(key, label);
    if (isDistinctive(name)) trie.add(discovered(label ?? 'Technique', name), name);
  }
  return { trie, labelOf: name => labels.get(nameKey(name)) ?? null };
}

/** What the corpus makes of a name that papers present. */
export function entryOf(one: Presented): { readonly label: EntityLabel | null; readonly name: string } {
  return { label: voteLabel(one), name: usualSpelling(one) };
}

/** Does a catalog row describe it? What a paper alone names has no properties. */
export function isDescribed({ properties }: Entity): boolean {
  for (const _ in properties) return true;
  return false;
}

/** An entity that no catalog row describes. */
export function discovered(label: EntityLabel, name: string): Entity {
  const rest = { aliases: [], properties: {}, parent: null, guarded: false, isAim: false };
  return { id: nodeId(label, name), label, name, ...rest };
}

/** The label of most confidence; among equals the one that sorts first. */
function voteLabel({ labels }: Presented): EntityLabel | null {
  const most = Math.max(...labels);
  return most === 0 ? null : tagLabels.filter((_, at) => labels[at] === most).sort()[0]!;
}

/** The most frequent spelling; among equals the one that sorts first. */
function usualSpelling({ spellings }: Presented): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}
