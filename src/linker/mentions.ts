/** Finds the names of a paper and decides what each denotes: longest name first, the paper's own names before the corpus's and the catalog's. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import type { NameMatch } from '../catalog/name-trie.ts';
import { nameKey } from '../catalog/spelling.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import type { LocalNames } from './local-names.ts';
import type { Mention, Refusal } from './reading.ts';
import { type Tokens, withTokens } from './segment.ts';
import { isGuarded, judgeSense, labelAround, sameFamily, type Verdict } from './senses.ts';
import { isForeign } from './topic.ts';

/** A mention before relations are read: its entity whole. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly entity: Entity;
  readonly sizes: readonly string[];
  readonly rule: 'local' | 'tagged' | 'corpus' | 'catalog';
  readonly confidence: number;
}

type Read = Draft & Tokens;

interface Option {
  readonly match: NameMatch<Entity>;
  readonly rule: Found['rule'];
}

const SIZE_BEHIND = /^(?:\s?[-‐-―]?\s?|\s\()(\d+(?:\.\d+)?(?:\s?[BMK]|[bmk]))\b(?!\w)/u;
const SIZE_BEFORE = /(?<![\w.])(\d+(?:\.\d+)?[BM])[\s-]$/u;
const SIZE_INSIDE = /(?<![\p{L}\d.])\d+(?:\.\d+)?[BMbm]\b/gu;
const URL_SPAN = /https?:\/\/\S+|\b(?:www\.|github\.com)\S+/gu;

export function findMentions(
  paper: Draft,
  local: LocalNames,
  lexicon: Lexicon,
  catalog: Catalog,
): { found: Found[]; refusals: Refusal[] } {
  const draft = withTokens(paper);
  const found: Found[] = [];
  const refusals: Refusal[] = [];
  const guarded: Option[][] = [];
  const urls = [...draft.text.matchAll(URL_SPAN)].map(
    match => [match.index, match.index + match[0].length] as const,
  );
  const inUrl = (offset: number): boolean => urls.some(([from, to]) => offset >= from && offset < to);

  for (let at = 0; at < draft.tokens.length; ) {
    if (inUrl(draft.tokens[at]!.start)) {
      at++;
      continue;
    }
    const options = optionsAt(draft, at, local, lexicon, catalog);
    const taken = options.find(option => isSettled(option, draft, local, catalog));
    const waits = options.filter(option => option !== taken && (!taken || option.match.to > taken.match.to));
    if (waits.length > 0 && !taken) guarded.push(waits);
    if (taken) {
      const mention = makeFound(taken, draft, local, catalog);
      if (mention) found.push(mention);
      at = mention ? taken.match.to : at + 1;
    } else
      at = waits.length > 0 ? Math.max(at + 1, Math.min(...waits.map(option => option.match.to))) : at + 1;
  }
  judgeGuarded(guarded, draft, local, catalog, found, refusals);
  found.push(...siblings(found, draft, catalog));
  found.sort((a, b) => a.start - b.start);
  return { found, refusals };
}

const VERSION = /^\d+(?:\.\d+)?$/u;

/** "LLaMA 1 & 2", "VOC 2007 and 2012": a number joined to a name that ends in one names its sibling. */
function siblings(found: readonly Found[], draft: Read, catalog: Catalog): Found[] {
  const { tokens, text } = draft;
  const ends = new Map(tokens.map(({ end }, at) => [end, at]));
  return found.flatMap(({ start, end }) => {
    const last = ends.get(end);
    if (last === undefined || !VERSION.test(tokens[last]!.key)) return [];
    const number = tokens.slice(last + 1, last + 3).find(({ key }) => VERSION.test(key));
    const isJoined = number && /^(?:\s?[&,/]\s?| and | or )$/u.test(text.slice(end, number.start));
    if (!isJoined || /^(?:\s?[BMK%]\b|[\p{L}-])/u.test(text.slice(number.end))) return [];
    const first = tokens.findIndex(token => token.start === start);
    const spelling = [...tokens.slice(first, last), { ...number, joins: true }];
    const match = catalog.trie
      .matchesAt(spelling, 0)
      .find(({ to, named }) => to === spelling.length && named.length === 1);
    const sibling = match?.named[0]?.entry;
    return sibling ? [foundOf(sibling, number.start, number.end, number.key, 'catalog', 0.8, draft)] : [];
  });
}

/** All names that begin at a token; longer ones first, the paper's own first among equals. */
function optionsAt(draft: Read, at: number, local: LocalNames, lexicon: Lexicon, catalog: Catalog): Option[] {
  const from = (rule: Found['rule'], matches: NameMatch<Entity>[]): Option[] =>
    matches.map(match => ({ match, rule }));
  const options = [
    ...from('local', local.trie.matchesAt(draft.tokens, at)),
    ...(local.atHome ? from('corpus', lexicon.trie.matchesAt(draft.tokens, at)) : []),
    ...from('catalog', catalog.trie.matchesAt(draft.tokens, at)),
  ];
  return options
    .filter(option => fitsText(option, draft, catalog))
    .sort((a, b) => b.match.to - a.match.to || Number(b.rule === 'local') - Number(a.rule === 'local'));
}

const surfaceOf = (option: Option, draft: Read): { start: number; end: number; surface: string } => {
  const start = draft.tokens[option.match.from]!.start;
  const end = draft.tokens[option.match.to - 1]!.end;
  return { start, end, surface: draft.text.slice(start, end) };
};

/** Case and neighbours: "adam" is not Adam, and GPT in "CoS-GPT" is part of another name. */
function fitsText(option: Option, draft: Read, catalog: Catalog): boolean {
  const { start, end, surface } = surfaceOf(option, draft);
  if (!option.match.named.some(({ alias, entry }) => caseFits(alias, surface, entry, catalog))) return false;
  const before = draft.text.slice(Math.max(0, start - 24), start);
  // A TeX command is no name.
  if (before.endsWith('\\')) return false;
  const behind = draft.text.slice(end, end + 24);
  if (/[\p{L}\d]$/u.test(before) || /^\p{L}/u.test(behind))
    return /^\p{Lu}?s?\b/u.test(behind) && !/[\p{L}\d]$/u.test(before);
  // "Stack-augmented" is not The Stack.
  if (/^-\p{Ll}+ed\b/u.test(behind) && /^the\s/u.test(surface)) return false;
  const isProper = /\p{Lu}/u.test(option.match.named[0]!.alias);
  // "attention-free" is not attention.
  if (!isProper) return !/^-(?:free|less|agnostic)\b/u.test(behind);
  if (
    /[\p{L}\d][-_/]$/u.test(before) &&
    /[\p{Lu}\d][\p{L}\d.]*-$/u.test(before) &&
    !/\d[BMK]-$/u.test(before)
  )
    return false;
  return (
    !/^[-_](?!\d+(?:\.\d+)?[BMKbmk]\b)(?:\p{Lu}|\d)/u.test(behind) ||
    /^-(?:Based|Style|Like|Powered|Family|(?:[SMLBHG]|X{1,2}L|Base|Large|Small|Tiny|Huge|Mini)\b)/u.test(
      behind,
    )
  );
}

/** A capital inside a word, or a word of capitals: "QuALITY", "FiLM", "MultiPL-E". */
const ODD_CASE = /\p{Ll}\p{Lu}|\p{Lu}{2}/u;

function caseFits(alias: string, surface: string, entity: Entity, catalog: Catalog): boolean {
  if (surface === alias) return true;
  // "Quality" is an ordinary word, however like QuALITY it is spelt.
  if (ODD_CASE.test(alias) && !ODD_CASE.test(surface) && surface.split(/\s+/u).every(catalog.isPlain))
    return false;
  const letters = alias.replace(/[^\p{L}]/gu, '');
  if (!/\p{Lu}/u.test(letters)) return true;
  const found = surface.replace(/[^\p{L}]/gu, '').replace(/s$/u, '');
  if (isOtherwise(alias, letters, surface, found, catalog)) return false;
  const words = alias.split(/[\s-]+/u).filter(word => /\p{L}{3,}/u.test(word));
  // A phrase of several words is itself in any case, in an all-lower spelling too.
  if (words.length >= 2 && (entity.label === 'Technique' || /\p{Lu}/u.test(found))) return true;
  if (letters.length <= 4 && /^\p{Lu}+$/u.test(letters)) return found === letters.replace(/s$/u, '');
  if (!/\p{Lu}/u.test(found)) return /\d/u.test(surface) && letters.length > 2;
  // An ordinary capitalised word is not an acronym of the same letters ("Spider" is not SPIDER's fault, "IT" not "It").
  return !(/^\p{Lu}+$/u.test(letters) && /^\p{Lu}\p{Ll}+$/u.test(found) && letters.length < 6);
}

/** Is the surface something else, though its letters are the name's: "FID" no FiD, "mobile agents" no Mobile-Agent, "efficient ViT" no EfficientViT? */
function isOtherwise(
  alias: string,
  letters: string,
  surface: string,
  found: string,
  catalog: Catalog,
): boolean {
  if (found === letters || found === letters.replace(/s$/u, '') || /\s/u.test(alias)) return false;
  const parts = surface.split(/[\s-]+/u);
  return (
    catalog.others.named(surface).some(other => other.alias === surface) ||
    (/\s/u.test(surface) &&
      ODD_CASE.test(letters) &&
      parts.length === 2 &&
      (!letters.startsWith(parts[0]!) || parts.every(catalog.isPlain)))
  );
}

/** Can the option be decided at sight, without weighing senses? */
function isSettled(option: Option, draft: Read, local: LocalNames, catalog: Catalog): boolean {
  if (option.rule === 'local') return true;
  const { surface } = surfaceOf(option, draft);
  if (local.refused.has(nameKey(surface))) return false;
  if (isForeign(draft)) return false;
  return option.match.named.length === 1 && !isGuarded(option.match.named[0]!.entry, surface, catalog);
}

function makeFound(option: Option, draft: Read, local: LocalNames, catalog: Catalog): Found | null {
  const { start, end, surface } = surfaceOf(option, draft);
  const entity = option.match.named[0]!.entry;
  if (meansItsData(entity, draft.text.slice(end, end + 40)) && !local.introduced.has(entity.id)) return null;
  const tagged = option.rule === 'local' ? local.tagged.get(entity.id) : undefined;
  if (tagged !== undefined)
    return foundOf(entity, start, end, surface, 'tagged', Math.round(tagged * 100) / 100, draft);
  return foundOf(
    entity,
    start,
    end,
    surface,
    option.rule,
    option.rule === 'catalog' ? catalogConfidence(entity, catalog) : 0.85,
    draft,
  );
}

/** "Alpaca leaderboard", "LLaMA dataset": the model's name names something else. */
function meansItsData(entity: Entity, behind: string): boolean {
  return (
    entity.label === 'Model' &&
    /^(?:[’']s)?[\s-](?:leaderboard|benchmark|dataset|corpus|challenge|test set)\b/iu.test(behind)
  );
}

function catalogConfidence(entity: Entity, catalog: Catalog): number {
  return catalog.sensesOf(entity.name).length > 1 || entity.guarded ? 0.85 : 0.95;
}

function foundOf(
  entity: Entity,
  start: number,
  end: number,
  surface: string,
  rule: Found['rule'],
  confidence: number,
  draft: Read,
): Found {
  const sizes = new Set<string>();
  let to = end;
  if (entity.label === 'Model') {
    if (!/\d[BM]$/u.test(entity.name))
      for (const [size] of surface.matchAll(SIZE_INSIDE)) sizes.add(size.toUpperCase());
    const behind = SIZE_BEHIND.exec(draft.text.slice(end, end + 12));
    if (behind) {
      sizes.add(behind[1]!.replace(/\s/gu, '').toUpperCase());
      if (!behind[0].includes('(')) to = end + behind[0].length;
    }
    const before = SIZE_BEFORE.exec(draft.text.slice(Math.max(0, start - 8), start));
    if (before) sizes.add(before[1]!);
  }
  return {
    start,
    end: to,
    surface: draft.text.slice(start, to),
    entity,
    sizes: [...sizes],
    rule,
    confidence,
  };
}

/** A year, and the common noun with up to three words before it: "ISLES 2015", "COCO object detection dataset". */
const DATA_BEHIND =
  /^(?:[\s-](?:19|20)\d\d)?\s(?:(?!(?:of|for|in|on|and|or|with|to|is|are|as|by|from|the|using|show|shows)\s)\p{Ll}[\p{Ll}-]* ){0,3}?(?:data ?sets?|corpus|corpora|benchmarks?|databases?|treebanks?|collections?|(?:test|training|validation|development|dev|evaluation) (?:sets?|data|splits?|collections?))\b|^[\s-](?:19|20)\d\d\b/u;

const sizePatterns = new Map<string, RegExp>();

/** Sizes are few, and come again. */
function sizePattern(size: string): RegExp {
  const pattern = sizePatterns.get(size) ?? new RegExp(`[\\s-]*\\(?${size}\\)?`, 'iu');
  sizePatterns.set(size, pattern);
  return pattern;
}

/** A mention as others read it: the head noun right behind a name of data is part of it, as annotators have it. */
export function mentionOf({ entity, ...found }: Found, text: string): Mention {
  const { label, name, id } = entity;
  const spelling = found.sizes
    .reduce((surface, size) => surface.replace(sizePattern(size), ''), found.surface)
    .replace(/\s+/gu, ' ')
    .trim();
  const isData = sameFamily(label, 'Dataset');
  const head = isData ? (DATA_BEHIND.exec(text.slice(found.end, found.end + 60))?.[0] ?? '') : '';
  const end = found.end + head.length;
  return { ...found, end, surface: text.slice(found.start, end), spelling, label, name, node: id };
}

/** Weighs guarded and shared names once the sure ones are known, since their company counts. */
function judgeGuarded(
  waiting: readonly (readonly Option[])[],
  draft: Read,
  local: LocalNames,
  catalog: Catalog,
  found: Found[],
  refusals: Refusal[],
): void {
  const scene: Scene = { draft, local, catalog, sure: [...found] };
  const decided = new Map<string, Entity>();
  for (const options of waiting) {
    const { start, end, surface } = surfaceOf(options[0]!, draft);
    const chosen = decided.get(nameKey(surface));
    if (chosen) {
      if (!meansItsData(chosen, draft.text.slice(end, end + 40)))
        found.push(foundOf(chosen, start, end, surface, 'catalog', 0.8, draft));
      continue;
    }
    const best = chooseSense(options, scene, refusals);
    if (!best) continue;
    const at = surfaceOf(best.option, draft);
    decided.set(nameKey(at.surface), best.entity);
    const { rule } = best.option;
    found.push(foundOf(best.entity, at.start, at.end, at.surface, rule, best.confidence, draft));
  }
}

/** What a doubtful name is weighed against. */
interface Scene {
  readonly draft: Read;
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

/** The best sense that is accepted: a longer name leaves no room for a shorter one. */
function chooseSense(options: readonly Option[], scene: Scene, refusals: Refusal[]): Choice | null {
  const { draft, catalog } = scene;
  let best: Choice | null = null;
  for (const option of options) {
    if (best && option.match.to < best.option.match.to) break;
    for (const { entry, alias } of option.match.named) {
      const at = surfaceOf(option, draft);
      if (!caseFits(alias, at.surface, entry, catalog)) continue;
      if (meansItsData(entry, draft.text.slice(at.end, at.end + 40))) continue;
      const { accepted, confidence, reason } = weighSense(entry, at, scene);
      if (!accepted) refusals.push({ ...at, node: entry.id, reason });
      else if (!best || isBetter(entry, confidence, best, at, draft))
        best = { entity: entry, confidence, option };
    }
  }
  return best;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
}

function weighSense(
  entity: Entity,
  { start, end, surface }: Place,
  { draft, local, catalog, sure }: Scene,
): Verdict {
  const barred = local.refused.get(nameKey(surface));
  if (barred?.entities.includes(entity)) return { accepted: false, confidence: 0, reason: barred.reason };
  const touches = sure.some(
    other =>
      other.entity.label === entity.label &&
      other.end <= start &&
      /^\s?$/u.test(draft.text.slice(other.end, start)),
  );
  if (touches) return { accepted: false, confidence: 0, reason: 'it is part of the name before it' };
  return judgeSense(entity, surface, start, end, draft, catalog, companyOf(entity, sure));
}

function isBetter(
  entity: Entity,
  confidence: number,
  best: { entity: Entity; confidence: number },
  at: { start: number; end: number },
  draft: Read,
): boolean {
  const head = labelAround(draft.text, at.start, at.end);
  const fits = (other: Entity): number => Number(head !== null && sameFamily(other.label, head));
  return (
    fits(entity) - fits(best.entity) > 0 ||
    (fits(entity) === fits(best.entity) && confidence > best.confidence)
  );
}

/** How many distinct sure entities of the same family the paper names. */
function companyOf(entity: Entity, sure: readonly Found[]): number {
  return new Set(
    sure
      .filter(other => sameFamily(other.entity.label, entity.label) && other.entity !== entity)
      .map(other => other.entity.id),
  ).size;
}
