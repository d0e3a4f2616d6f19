/** Finds the names of a paper and decides what each denotes: longest name first, the paper's own names before the corpus's and the catalog's. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import { nameKey } from '../catalog/spelling.ts';
import { toHundredths } from './confidence.ts';
import { judgeDoubtful } from './doubtful-names.ts';
import type { Draft } from './draft.ts';
import { type Found, foundOf } from './found.ts';
import type { Lexicon } from './lexicon.ts';
import type { LocalNames } from './local-names.ts';
import { meansItsData } from './name-fit.ts';
import { type Option, optionsAt, placeOf, type TokenDraft } from './options.ts';
import type { Refusal } from './reading.ts';
import { withTokens } from './segment.ts';
import { isGuarded } from './senses.ts';
import { findSiblings } from './siblings.ts';
import { isForeign } from './topic.ts';

export function findMentions(
  paper: Draft,
  local: LocalNames,
  lexicon: Lexicon,
  catalog: Catalog,
): { found: Found[]; refusals: Refusal[] } {
  const draft = withTokens(paper);
  const { sure, doubtful } = walkNames(draft, local, lexicon, catalog);
  const { accepted, refusals } = judgeDoubtful(doubtful, { draft, local, catalog, sure });
  const judged = [...sure, ...accepted];
  const found = [...judged, ...findSiblings(judged, draft, catalog)].sort((a, b) => a.start - b.start);
  return { found, refusals };
}

/** From left to right: what is clear at sight is taken, what is not waits until all of that is known. */
function walkNames(
  draft: TokenDraft,
  local: LocalNames,
  lexicon: Lexicon,
  catalog: Catalog,
): { sure: Found[]; doubtful: (readonly Option[])[] } {
  const sure: Found[] = [];
  const doubtful: (readonly Option[])[] = [];
  const inUrl = urlsOf(draft.text);
  for (let at = 0; at < draft.tokens.words.length; ) {
    const options = inUrl(draft.tokens.starts[at]!) ? [] : optionsAt(draft, at, local, lexicon, catalog);
    const taken = options.find(option => isSettled(option, draft, local, catalog));
    if (taken) {
      const mention = makeFound(taken, draft, local, catalog);
      if (mention) sure.push(mention);
      at = mention ? taken.match.to : at + 1;
    } else if (options.length > 0) {
      doubtful.push(options);
      at = Math.min(...options.map(({ match }) => match.to));
    } else at++;
  }
  return { sure, doubtful };
}

const URL_SPAN = /https?:\/\/\S+|\b(?:www\.|github\.com)\S+/gu;

function urlsOf(text: string): (offset: number) => boolean {
  const urls = [...text.matchAll(URL_SPAN)].map(({ 0: url, index }) => [index, index + url.length] as const);
  return offset => urls.some(([from, to]) => offset >= from && offset < to);
}

/** Can the option be decided at sight, without weighing senses? */
function isSettled(option: Option, draft: TokenDraft, local: LocalNames, catalog: Catalog): boolean {
  if (option.rule === 'local') return true;
  const { surface } = placeOf(option, draft);
  if (local.refused.has(nameKey(surface))) return false;
  if (isForeign(draft)) return false;
  return option.match.named.length === 1 && !isGuarded(option.match.named[0]!.entry, surface, catalog);
}

function makeFound(option: Option, draft: TokenDraft, local: LocalNames, catalog: Catalog): Found | null {
  const place = placeOf(option, draft);
  const entity = option.match.named[0]!.entry;
  if (meansItsData(entity, place, draft.text) && !local.introduced.has(entity.id)) return null;
  const tagged = option.rule === 'local' ? local.tagged.get(entity.id) : undefined;
  if (tagged !== undefined) return foundOf(entity, place, 'tagged', toHundredths(tagged), draft.text);
  const confidence = option.rule === 'catalog' ? catalogConfidence(entity, catalog) : 0.85;
  return foundOf(entity, place, option.rule, confidence, draft.text);
}

function catalogConfidence(entity: Entity, catalog: Catalog): number {
  return catalog.sensesOf(entity.name).length > 1 || entity.guarded ? 0.85 : 0.95;
}
