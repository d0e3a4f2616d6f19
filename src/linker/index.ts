/** The linker on one page: records to readings. What each stage makes, the next one takes. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PaperRecord } from '../records/record.ts';
import { type Draft, draftPapers } from './draft.ts';
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
  /** The same of several. Stage by stage, since the code and the tables of one crowd those of the others out of the processor's cache: that saves a quarter of the time. */
  readAll(records: readonly PaperRecord[]): Draft[];
  /** Counts what a paper says of names that no catalog knows. */
  count(draft: Draft, tally: NameTally): void;
  /** Names of a paper on which the others have a say. */
  openNames(draft: Draft): ReadonlyMap<string, OpenName>;
  /** The corpus of all the papers that were counted. */
  gather(tally: NameTally): Corpus;
  /** Papers among all: names that one introduces are found in the others. Stage by stage too. */
  linkAll(drafts: readonly Draft[], corpus: Corpus): Reading[];
  /** All papers together. Their order does not matter. */
  consolidate(drafts: readonly Draft[]): Reading[];
}

/** `weights` null: names that nothing introduces and no catalog knows are not looked for. */
export function createLinker(catalog: Catalog, weights: Weights | null = loadWeights()): Linker {
  const count: Linker['count'] = (draft, tally) => addToTally(tally, draft, catalog);
  const gather: Linker['gather'] = tally => ({ lexicon: gatherLexicon(tally), votes: countVotes(tally) });
  const readAll: Linker['readAll'] = records => draftPapers(records, catalog, weights);
  const linkAll: Linker['linkAll'] = (drafts, corpus) => linkPapers(drafts, corpus, catalog);
  return {
    read: record => readAll([record])[0]!,
    readAll,
    count,
    openNames: draft => openNames(draft, catalog),
    gather,
    linkAll,
    consolidate(drafts) {
      const tally = newTally();
      for (const draft of drafts) count(draft, tally);
      const corpus = gather(tally);
      return linkAll(drafts, corpus);
    },
  };
}

function linkPapers(drafts: readonly Draft[], { lexicon, votes }: Corpus, catalog: Catalog): Reading[] {
  const local = drafts.map(draft => resolveLocalNames(draft, catalog, lexicon, votes));
  const mentions = drafts.map((draft, at) => findMentions(draft, local[at]!, lexicon, catalog));
  const found = mentions.map(one => one.found);
  const relations = drafts.map((draft, at) => findRoles(draft, found[at]!, local[at]!));
  const lineage = drafts.map((draft, at) => findLineage(draft, found[at]!, relations[at]!));
  const scores = drafts.map((draft, at) => findScores(draft, found[at]!, relations[at]!));
  return drafts.map(({ record, text }, at) => ({
    record,
    mentions: found[at]!.map(one => mentionOf(one, text)),
    entities: [...new Map(found[at]!.map(({ entity }) => [entity.id, entity])).values()],
    refusals: mentions[at]!.refusals.filter(
      ({ node }) => !found[at]!.some(({ entity }) => entity.id === node),
    ),
    relations: relations[at]!,
    lineage: lineage[at]!,
    scores: scores[at]!,
  }));
}
