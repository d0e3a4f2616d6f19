/** Claims on names that only the tagger sees: where little speaks for them, none is better than a wrong one. */
import type { EdgeType } from '#graph/schema';
import { nameKey } from '../catalog/spelling.ts';
import type { Claim } from './claims.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import type { Frame } from './frames.ts';
import { isData } from './label-families.ts';
import { isDescribed } from './lexicon.ts';
import type { LocalNames } from './local-names.ts';
import { labelOfShape } from './name-shape.ts';
import type { Scene } from './presented.ts';
import type { Sentence } from './segment.ts';

/** What a claim on a doubtful name can lean on. */
interface Support {
  readonly claim: Claim;
  readonly scene: Scene;
  readonly draft: Draft;
  readonly local: LocalNames;
  /** Does a name that is surer stand in the same list? */
  readonly hasCompany: boolean;
  /** Is data named in its sentence, and no known model beside it? */
  readonly isAmongData: boolean;
}

/** The claims without those on doubtful names, of which background sentences tell nothing either. */
export function leaveDoubtful(
  claims: readonly Claim[],
  scenes: readonly Scene[],
  draft: Draft,
  local: LocalNames,
): Claim[] {
  const doubtful = new Map(
    scenes
      .filter(scene => isTagged(scene) || scene.mention.entity.isAim)
      .map(scene => [scene.mention.start, scene]),
  );
  const sureLists = new Set<Frame>();
  for (const scene of scenes) if (!isTagged(scene) || looksLike(scene.mention)) sureLists.add(scene.frame);
  const knownModels = new Set<Frame>();
  const onData = new Set<Sentence>();
  for (const { mention, frame, stance } of scenes) {
    if (isData(mention.entity.label)) onData.add(stance.sentence);
    else if (mention.entity.label === 'Model' && isDescribed(mention.entity)) knownModels.add(frame);
  }
  const isUnsure = (claim: Claim): boolean => {
    const scene = doubtful.get(claim.start);
    const isSure = scene && judges[claim.type];
    if (!isSure) return false;
    const hasCompany = sureLists.has(scene.frame);
    const isAmongData = onData.has(scene.stance.sentence) && !knownModels.has(scene.frame);
    return !isSure({ claim, scene, draft, local, hasCompany, isAmongData });
  };
  const left = new Set(claims.filter(isUnsure));
  const nodes = new Set([...left].map(({ node }) => node));
  return claims.filter(claim => !left.has(claim) && !(claim.type === 'MENTIONS' && nodes.has(claim.node)));
}

const isTagged = ({ mention: { rule, entity } }: Scene): boolean => rule === 'tagged' && !isDescribed(entity);

const judges: Readonly<Partial<Record<EdgeType, (support: Support) => boolean>>> = {
  USES_TECHNIQUE: isSureTechnique,
  BUILDS_ON: isSureModel,
  EVALUATES: isSureModel,
  TRAINS_ON: isSureData,
  EVALUATES_ON: isSureData,
  MENTIONS: isSureMention,
};

/** How sure the tagger must be of a name for that to count. */
const SURE = 0.9;

const atLeastTwo = (evidence: readonly boolean[]): boolean => evidence.filter(Boolean).length >= 2;

/** The name of a model has a version, a size or mixed case, that of data digits, mixed case or a hyphen. */
function looksLike({ entity, surface, sizes }: Found): boolean {
  const name = `${entity.name} ${surface}`;
  return isData(entity.label)
    ? /\p{L}\S*\d|\d\p{L}|\p{Ll}\p{Lu}|\p{Lu}-\p{L}/u.test(name)
    : sizes.length > 0 || /\p{L}.*\d|\p{Ll}\p{Lu}|\p{Lu}{2}\S*\p{Ll}{2}|\p{L}-\p{Lu}/u.test(name);
}

/** What the tagger takes for a technique is often a task, a tool or a part: it needs a long form, firm words, a sure name and other papers. */
function isSureTechnique({ claim, scene, draft, local }: Support): boolean {
  const { mention } = scene;
  if (mention.entity.isAim) return isMeans(claim, scene);
  const key = nameKey(mention.entity.name);
  const isSpelt = draft.definitions.some(one => [one.short, one.long].some(form => nameKey(form) === key));
  const isFirm = !claim.isWeak && mention.confidence >= SURE;
  // Mixed case inside one word is a name's, whoever else has it.
  return isFirm && (isMixed(mention.entity.name) || (isSpelt && local.shared.has(mention.entity.id)));
}

/** "CutOnce"; what a paper calls a score measures. */
const isMixed = (name: string): boolean =>
  /^\p{Lu}\p{Ll}+\p{Lu}[\p{L}\d-]*\p{Ll}[\p{L}\d-]*$/u.test(name) && !/(?:Score|Metric|Index)$/.test(name);

/** An aim is a means in the title, as "calibration step", as what is used or proposed, and behind "by". */
function isMeans({ rule }: Claim, { frame, stance }: Scene): boolean {
  if (stance.sentence.inTitle || MEANS_BEHIND.test(frame.behind)) return true;
  if (rule !== 'applied' || /GAIN|BETTER|RESULT/u.test(frame.before)) return false;
  return /^(?:\( |: |eg )*(?:<(?:USE|PRESENT|TRAIN|TUNE|BASE)|via|through|using|by)\b/u.test(frame.path);
}

const MEANS_BEHIND =
  /^(?:strateg|methods?\b|techniques?\b|algorithms?\b|modules?\b|mechanisms?\b|objective|approach|framework|stages?\b|steps?\b|loss)/u;

/** A bare short form needs other models beside it, or to be spelt out as one: "a Deep Average Network (DAN)". */
function isSureModel({ claim: { isWeak, rule }, scene, draft, hasCompany, isAmongData }: Support): boolean {
  const { mention } = scene;
  if (rule === 'title' || (rule === 'trials-on' && isAmongData && mayBeData(scene))) return false;
  const { name } = mention.entity;
  const isSure = mention.confidence >= SURE;
  if (looksLike(mention)) return isSure || !isWeak;
  const isShort = /^\p{Lu}+s?$/u.test(name);
  const long = draft.definitions.find(({ short }) => nameKey(short) === nameKey(name))?.long ?? '';
  return isSure && !isWeak && (!isShort || hasCompany || /\p{Lu}/u.test(long));
}

/** "71.8% on OpenEarthMap" beside other data: no size, version or "model" says that it is one. */
const mayBeData = ({ mention: { surface, sizes }, frame }: Scene): boolean =>
  /^(?:eg )?on\b/u.test(frame.path) &&
  sizes.length === 0 &&
  !/\d/u.test(surface) &&
  !/^models?\b/u.test(frame.behind);

/** Beside what the paper does, a doubtful name tells nothing; an aim is mentioned as background only. */
function isSureMention({ claim: { rule }, scene: { mention, stance }, hasCompany }: Support): boolean {
  if (mention.entity.isAim) return rule === 'background';
  return rule !== 'own-work' && !stance.sentence.inTitle && (hasCompany || isCoined(mention));
}

/** Mixed case or digits: an acronym or a phrase that is only spoken of is seldom a thing's name. */
const isCoined = ({ entity: { name } }: Found): boolean =>
  /^\S*(?:\p{Ll}\p{Lu}|\p{L}-?\d|\p{Lu}{2}\p{Ll}{2})\S*$/u.test(name) && !/s$/u.test(name) && name.length > 4;

const FIRM = new Set(['evaluated-on', 'trained-on', 'on']);
const HEAD =
  '(?:data ?sets?|corpus|corpora|benchmarks?|databases?|challenges?|treebanks?|suites?|(?:test|validation|training|evaluation) sets?)';
const HEAD_BEHIND = new RegExp(String.raw`^(?:\s?\([^()]{1,60}\))?[\s-](?:[\p{Ll}-]+\s){0,2}${HEAD}\b`, 'iu');
const HEAD_BEFORE = new RegExp(
  String.raw`\b${HEAD}(?: \(|:|,? (?:including|such as|like|namely|i\.e\.,?|e\.g\.,?|called|named))[^.;]*$`,
  'iu',
);

/** "Dataset" stands behind the name or before its list, or surer data beside it. */
function isSureData({ claim, scene, hasCompany }: Support): boolean {
  const { mention, ahead, stance } = scene;
  if (!isData(mention.entity.label)) return true;
  const { text, start } = stance.sentence;
  const hasHead =
    HEAD_BEHIND.test(ahead) ||
    HEAD_BEHIND.test(text.slice(mention.end - start)) ||
    HEAD_BEFORE.test(text.slice(0, mention.start - start));
  const isSure = mention.confidence >= SURE;
  const isNamed = hasHead || hasCompany || labelOfShape(mention.entity.name) !== null;
  return (
    atLeastTwo([looksLike(mention), FIRM.has(claim.rule), isSure, hasCompany, hasHead]) &&
    // What is used or spoken of beside the trials may be a tool.
    (FIRM.has(claim.rule) || isNamed)
  );
}
