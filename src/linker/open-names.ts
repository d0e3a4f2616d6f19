/** Names of a paper on which the other papers have a say, and where it tells. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Draft } from './draft.ts';
import { isDistinctive } from './name-shape.ts';
import { taggableNames } from './tagged-names.ts';
import type { TaggedSpan } from './tagger/tagger.ts';
import { isAtHome } from './topic.ts';

export interface OpenName {
  /** Whether all papers decide if it is a name, and how surely. */
  readonly isTaggable: boolean;
  /** Whether all papers decide of what kind a thing is that the paper's own words name. */
  readonly isPresented: boolean;
  /** Where the tagger sees it; none where it does not. */
  readonly spans: readonly TaggedSpan[];
}

export function openNames(draft: Draft, catalog: Catalog): ReadonlyMap<string, OpenName> {
  const taggable = new Set(isAtHome(draft) ? taggableNames(draft, catalog) : []);
  const presented = new Set(draft.candidates.map(({ name }) => name));
  const open = new Map<string, OpenName>();
  for (const name of new Set([...taggable, ...presented]))
    if (isDistinctive(name))
      open.set(name, {
        isTaggable: taggable.has(name),
        isPresented: presented.has(name),
        spans: draft.names.get(name) ?? [],
      });
  return open;
}
