/** The linker on one page: records to readings. What each stage makes, the next one takes. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Draft, draftPaper } from './draft.ts';
import { mentionOf } from './found.ts';
import { gatherLexicon, type Lexicon } from './lexicon.ts';
import { findLineage } from './lineage.ts';
import { resolveLocalNames } from './local-names.ts';
import { findMentions } from './mentions.ts';
import { addToTally, type NameTally, newTally } from './name-tally.ts';
import { countVotes, type NameVotes } from './name-votes.ts';
import { type OpenName, openNames } from './open-names.ts';
import type { Reading } from './reading.ts';
import { findScores } from './results.ts';
import { findRoles } from './roles.ts';
import { loadWeights, type Weights } from './tagger/tagger.ts';

export { type Draft, type KeptDraft, keepDraft, openDraft } from './draft.ts';
export { mergeTally, type NameTally, newTally, uncount } from './name-tally.ts';

/** What all papers together say of names. */
export interface Corpus {
  readonly lexicon: Lexicon;
  readonly votes: NameVotes;
}

export interface Linker {
  /** One paper on its own: sentences, definitions, introduced names. */
  read(record: PaperRecord): Draft;
  /** Counts what a paper says of names that no catalog knows. */
  count(draft: Draft, tally: NameTally): void;
  /** Names of a paper on which the others have a say. */
  openNames(draft: Draft): ReadonlyMap<string, OpenName>;
  /** The corpus of all the papers that were counted. */
  gather(tally: NameTally): Corpus;
  /** One paper among all: names that another introduces are found in it. */
  link(draft: Draft, corpus: Corpus): Reading;
  /** All papers together. Their order does not matter. */
  consolidate(drafts: readonly Draft[]): Reading[];
}

/** `weights` null: names that nothing introduces and no catalog knows are not looked for. */
export function createLinker(catalog: Catalog, weights: Weights | null = loadWeights()): Linker {
  const count: Linker['count'] = (draft, tally) => addToTally(tally, draft, catalog);
  const gather: Linker['gather'] = tally => ({ lexicon: gatherLexicon(tally), votes: countVotes(tally) });
  const link: Linker['link'] = (draft, { lexicon, votes }) => readPaper(draft, lexicon, votes, catalog);
  return {
    read: record => draftPaper(record, catalog, weights),
    count,
    openNames: draft => openNames(draft, catalog),
    gather,
    link,
    consolidate(drafts) {
      const tally = newTally();
      for (const draft of drafts) count(draft, tally);
      const corpus = gather(tally);
      return drafts.map(draft => link(draft, corpus));
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
