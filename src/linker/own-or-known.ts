/** Whether a name that a paper presents is the catalog's thing of that name, a new thing, or one more of a known kind. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import { nameKey } from '../catalog/spelling.ts';
import { arxivIdOf } from '../records/record.ts';
import type { Candidate } from './candidate.ts';
import type { Draft } from './draft.ts';
import { labelOfHeadNoun } from './heads.ts';
import { isData, sameFamily } from './label-families.ts';
import { isDescribed } from './lexicon.ts';
import { sentenceAt } from './segment.ts';
import { isGuarded, judgeSense } from './senses.ts';
import { labelOfSubtitle } from './title-names.ts';

/** Is what the paper presents under this name the catalog's thing? */
export function denotes(
  entity: Entity,
  candidate: Candidate,
  group: readonly Candidate[],
  draft: Draft,
  catalog: Catalog,
): boolean {
  const otherPaper = isOtherPaper(entity, draft);
  const spelt = isSpeltOut(entity, group, draft, catalog);
  if (spelt === true) return true;
  if (spelt === false && otherPaper && group.some(({ introduced }) => introduced)) return false;
  const label = candidate.label;
  if (
    label &&
    !sameFamily(label, entity.label) &&
    (entity.guarded || otherPaper || isData(label) || isData(entity.label))
  )
    return false;
  if (!isGuarded(entity, candidate.name, catalog)) return true;
  if (otherPaper && candidate.rule !== 'our-name') return false;
  return judgeSense(
    entity,
    candidate.name,
    candidate.start,
    candidate.end,
    draft,
    catalog,
    label === entity.label ? 2 : 0,
  ).accepted;
}

/** "We build a generative adversarial network (GAN)": is the long form that the paper gives the known thing's? Null where it gives none. */
function isSpeltOut(
  entity: Entity,
  group: readonly Candidate[],
  draft: Draft,
  catalog: Catalog,
): boolean | null {
  const names = new Set(group.map(({ name }) => nameKey(name)));
  const given = draft.definitions.filter(({ short }) => names.has(nameKey(short)));
  if (given.length === 0) return null;
  return given.some(({ long }) => stands(long, entity, catalog));
}

/** Does the long form stand for the known thing? */
function stands(long: string, entity: Entity, catalog: Catalog): boolean {
  return catalog.trie.named(long).some(({ entry }) => entry.id === entity.id);
}

/** "a novel GAN framework", "a CLIP image encoder": one of a kind, and the kind is known already. */
export function areOfAKind(group: readonly Candidate[], draft: Draft, catalog: Catalog): boolean {
  return group.every(candidate => !candidate.introduced || isOfAKind(candidate, draft, catalog));
}

const OF_A_KIND = /\b(?:an?|our)\s+((?:[\p{L}\d-]+\s+){0,4})$/iu;

/** The words between the article and the name end in no head noun, as those of "a language model LLaMA" do. */
function isOfAKind({ start, rule }: Candidate, draft: Draft, catalog: Catalog): boolean {
  const definition =
    rule === 'defined' ? draft.definitions.find(({ shortStart }) => shortStart === start) : undefined;
  // "a residual alignment model (RAM)": what the letters stand for here is new.
  if (definition && catalog.trie.named(definition.long).length === 0) return false;
  const from = definition?.longStart ?? start;
  const sentence = sentenceAt(draft, from);
  const between = OF_A_KIND.exec(sentence.text.slice(0, from - sentence.start))?.[1];
  if (sentence.inTitle || between === undefined) return false;
  return labelOfHeadNoun(between.trim().split(/\s+/u).at(-1)!) === null;
}

/** Both papers are known, and they are not the same. */
export function isOtherPaper(entity: Entity, draft: Draft): boolean {
  const { arxiv } = entity.properties;
  const own = arxivIdOf(draft.record);
  return arxiv !== undefined && own !== null && own !== arxiv;
}

/** Rules by which what is known already is presented no more. */
const SAYS_LITTLE = new Set(['modifier', 'title-defined', 'part', 'bracketed', 'apposed']);

/** A thing of the catalog is presented here only where this is its paper, or the text itself says so and nothing speaks against it. */
export function isPresentedHere(
  entity: Entity,
  group: readonly Candidate[],
  draft: Draft,
  catalog: Catalog,
): boolean {
  if (!group.some(candidate => candidate.introduced)) return false;
  if (!isDescribed(entity)) return true;
  const { arxiv } = entity.properties;
  if (arxiv !== undefined && arxivIdOf(draft.record) === arxiv) return true;
  if (isOtherPaper(entity, draft)) return false;
  return group.some(
    candidate =>
      candidate.introduced &&
      !isOfAKind(candidate, draft, catalog) &&
      (candidate.rule !== 'title' || isTitledAs(entity, candidate, draft, catalog)) &&
      !SAYS_LITTLE.has(candidate.rule) &&
      (candidate.rule !== 'title-only' || candidate.label === entity.label || candidate.label === null),
  );
}

/** "GloVe: Global Vectors for Word Representation", "LLaMA: Open and Efficient Foundation Language Models"; not "ChatGPT: Jack of all trades". */
function isTitledAs(entity: Entity, candidate: Candidate, draft: Draft, catalog: Catalog): boolean {
  const spelt = draft.definitions.find(({ shortStart }) => shortStart === candidate.start);
  if (spelt && stands(spelt.long, entity, catalog)) return true;
  const says = labelOfSubtitle(candidate.describedAs);
  return says !== null && isData(says) === isData(entity.label);
}

/** Do the paper's words say nothing of what the name denotes? */
export function isUndescribed(group: readonly Candidate[], { definitions }: Draft): boolean {
  return group.every(
    ({ name, describedAs, rule }) =>
      describedAs === '' && rule !== 'tagged' && !definitions.some(({ short }) => short === name),
  );
}
