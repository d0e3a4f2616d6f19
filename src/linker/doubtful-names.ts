/** Names that mean several things, or ordinary ones too, weighed once the sure ones are known: their company counts. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import { nameKey } from '../catalog/spelling.ts';
import { type Found, foundOf, type Place } from './found.ts';
import { labelOfHeadNoun } from './heads.ts';
import { sameFamily } from './label-families.ts';
import type { LocalNames } from './local-names.ts';
import { caseFits, meansItsData } from './name-fit.ts';
import { type Option, placeOf, type TokenDraft } from './options.ts';
import type { Refusal } from './reading.ts';
import { sentenceAt } from './segment.ts';
import { hasWord, isGuarded, judgeSense, labelAround, refused, type Verdict } from './senses.ts';

/** What a doubtful name is weighed against. */
interface Context {
  readonly draft: TokenDraft;
  readonly local: LocalNames;
  readonly catalog: Catalog;
  /** The names that were clear at sight. */
  readonly sure: readonly Found[];
}

interface Choice {
  readonly entity: Entity;
  readonly confidence: number;
  readonly option: Option;
}

/** Of the options at each place the one that is meant, if any; what a name means once it means throughout the paper. */
export function judgeDoubtful(
  waiting: readonly (readonly Option[])[],
  context: Context,
): { accepted: Found[]; refusals: Refusal[] } {
  const { draft } = context;
  const accepted: Found[] = [];
  const refusals: Refusal[] = [];
  const decided = new Map<string, Entity>();
  for (const options of waiting) {
    const place = placeOf(options[0]!, draft);
    const chosen = decided.get(nameKey(place.surface));
    if (chosen) {
      if (!meansItsData(chosen, place, draft.text))
        accepted.push(foundOf(chosen, place, 'catalog', 0.8, draft.text));
      continue;
    }
    const best = chooseSense(options, context, refusals);
    if (!best) continue;
    const at = placeOf(best.option, draft);
    decided.set(nameKey(at.surface), best.entity);
    accepted.push(foundOf(best.entity, at, best.option.rule, best.confidence, draft.text));
  }
  return { accepted, refusals };
}

/** The best sense that is accepted: a longer name leaves no room for a shorter one. */
function chooseSense(options: readonly Option[], context: Context, refusals: Refusal[]): Choice | null {
  const { draft, catalog } = context;
  let best: Choice | null = null;
  for (const option of options) {
    if (best && option.match.to < best.option.match.to) break;
    const place = placeOf(option, draft);
    for (const { entry, alias } of option.match.named) {
      if (!caseFits(alias, place.surface, entry, catalog)) continue;
      if (meansItsData(entry, place, draft.text)) continue;
      const { accepted, confidence, reason } = weighSense(entry, place, context);
      if (!accepted) refusals.push({ ...place, node: entry.id, reason });
      else if (!best || isBetter(entry, confidence, best, place, draft.text))
        best = { entity: entry, confidence, option };
    }
  }
  return best;
}

function weighSense(entity: Entity, place: Place, { draft, local, catalog, sure }: Context): Verdict {
  const { start, end, surface } = place;
  const barred = local.refused.get(nameKey(surface));
  if (barred?.entities.includes(entity)) return refused(barred.reason);
  const touches = sure.some(
    other =>
      other.entity.label === entity.label &&
      other.end <= start &&
      /^\s?$/u.test(draft.text.slice(other.end, start)),
  );
  if (touches || (isGuarded(entity, surface, catalog) && isFlanked(start, end, surface, draft)))
    return refused('it is part of a longer name');
  const company = Math.min(companyOf(entity, sure), MOST_COMPANY);
  return judgeSense(entity, surface, start, end, draft, catalog, company + kinOf(entity, place, draft, sure));
}

/** More names than so many speak no louder. */
const MOST_COMPANY = 2;
/** What stands in one list with a sure name of its family, or beside the name of what it is a kind of. */
const KIN = 2;

function kinOf(entity: Entity, { start, end }: Place, { text }: TokenDraft, sure: readonly Found[]): number {
  if (entity.parent !== null && hasWord(text.toLowerCase(), entity.parent.toLowerCase())) return KIN;
  const isListed = sure.some(
    ({ entity: other, ...place }) =>
      sameFamily(other.label, entity.label) &&
      other !== entity &&
      (areListed(text, end, place.start) || areListed(text, place.end, start)),
  );
  return isListed ? KIN : 0;
}

/** Only names, commas and one "and" between two places. */
const BETWEEN =
  /^(?:\s\([^()]{1,20}\))?(?:,? (?:and |or |& )?[\p{Lu}\d][\p{L}\d.+-]*(?:\s\([^()]{1,20}\))?){0,6}(?:,? (?:and|or|&) |, |\/)(?:the )?$/u;
const MOST_BETWEEN = 120;

function areListed(text: string, from: number, to: number): boolean {
  return from < to && to - from <= MOST_BETWEEN && BETWEEN.test(text.slice(from, to));
}

/** "Spectral Lookahead Rectification" is no Lookahead: an ordinary word between two that the sentence capitalises. */
function isFlanked(start: number, end: number, surface: string, draft: TokenDraft): boolean {
  const { text, inTitle, start: from } = sentenceAt(draft, start);
  if (inTitle || !/^\p{Lu}\p{Ll}+$/u.test(surface)) return false;
  const next = /^[\s-](\p{Lu}\p{Ll}+)/u.exec(text.slice(end - from))?.[1];
  return (
    next !== undefined &&
    labelOfHeadNoun(next) === null &&
    /\S\s+(?:\S*[\p{L}\d]-)?\p{Lu}\p{Ll}+[\s-]$/u.test(text.slice(0, start - from))
  );
}

/** A sense that the head noun beside the name speaks for comes first, then the surer one. */
function isBetter(
  entity: Entity,
  confidence: number,
  best: Choice,
  { start, end }: Place,
  text: string,
): boolean {
  const head = labelAround(text, start, end);
  const fits = (other: Entity): number => Number(head !== null && sameFamily(other.label, head));
  const lead = fits(entity) - fits(best.entity);
  return lead > 0 || (lead === 0 && confidence > best.confidence);
}

/** How many distinct sure entities of the same family the paper names. */
function companyOf(entity: Entity, sure: readonly Found[]): number {
  return new Set(
    sure
      .filter(other => sameFamily(other.entity.label, entity.label) && other.entity !== entity)
      .map(other => other.entity.id),
  ).size;
}
