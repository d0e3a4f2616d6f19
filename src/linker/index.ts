/** The linker on one page: records to readings. What each stage makes, the next one takes. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Draft, draftPaper } from './draft.ts';
import { mentionOf } from './found.ts';
import { gatherLexicon, type Lexicon } from './lexicon.ts';
import { findLineage } from './lineage.ts';
import { resolveLocalNames } from './local-names.ts';
import { findMentions } from './mentions.ts';
import { countVotes, type NameVotes } from './name-votes.ts';
import type { Reading } from './reading.ts';
import { findScores } from './results.ts';
import { findRoles } from './roles.ts';
import { loadWeights, type Weights } from './tagger/tagger.ts';

export type { Draft } from './draft.ts';

export interface Linker {
  /** One paper on its own: sentences, definitions, introduced names. */
  read(record: PaperRecord): Draft;
  /** All papers together: names that one introduces are found in the others. The order of papers does not matter. */
  consolidate(drafts: readonly Draft[], onProgress?: (done: number) => void): Reading[];
}

/** `weights` null: names that nothing introduces and no catalog knows are not looked for. */
export function createLinker(catalog: Catalog, weights: Weights | null = loadWeights()): Linker {
  return {
    read: record => draftPaper(record, catalog, weights),
    consolidate(drafts, onProgress) {
      const lexicon = gatherLexicon(drafts, catalog);
      const votes = countVotes(drafts);
      return drafts.map((draft, index) => {
        onProgress?.(index + 1);
        return readPaper(draft, lexicon, votes, catalog);
      });
    },
  };
}

function readPaper(draft: Draft, lexicon: Lexicon, votes: NameVotes, catalog: Catalog): Reading {
  const local = resolveLocalNames(draft, catalog, lexicon, votes);
  const { found, refusals } = findMentions(draft, local, lexicon, catalog);
  const relations = findRoles(draft, found, local);
  return {
    record: draft.record,
    mentions: found.map(one => mentionOf(one, draft.text)),
    entities: [...new Map(found.map(({ entity }) => [entity.id, entity])).values()],
    refusals: refusals.filter(refusal => !found.some(mention => mention.entity.id === refusal.node)),
    relations,
    lineage: findLineage(draft, found, relations),
    scores: findScores(draft, found, relations),
  };
}
