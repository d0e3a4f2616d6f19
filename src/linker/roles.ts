/** Mentions to relations: how each list of names stands in its clause, read by the table of cues; of all that a paper says of a thing, the strongest. */
import type { EdgeType } from '#graph/schema';
import { type Claim, claim, strongest } from './claims.ts';
import { toHundredths } from './confidence.ts';
import { leaveDoubtful } from './doubtful-claims.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import { frameOf } from './frames.ts';
import { listNames } from './joined-names.ts';
import { isData } from './label-families.ts';
import type { LocalNames } from './local-names.ts';
import { kindOf, type PaperKind } from './paper-kind.ts';
import { presentedIn, type Scene } from './presented.ts';
import type { Relation } from './reading.ts';
import { DEFAULTS, findCue } from './role-cues.ts';
import { sentenceAt, spansIn } from './segment.ts';
import { splitWords } from './sentence-words.ts';
import { findStances } from './stance.ts';

export function findRoles(draft: Draft, found: readonly Found[], local: LocalNames): Relation[] {
  const kind = kindOf(draft, found, local);
  const scenes = setScenes(draft, found, local);
  const introductions = [...introducedBy(draft, local), ...presentedIn(scenes, draft, local)];
  const introduced = new Set(introductions.map(claim => claim.node));
  const claims = scenes.flatMap(scene =>
    introduced.has(scene.mention.entity.id) ? claimsOnOwn(scene, kind) : claimsOn(scene, kind),
  );
  return strongest([...introductions, ...leaveDoubtful(claims, scenes, draft, local)], found, introduced);
}

function setScenes(draft: Draft, found: readonly Found[], local: LocalNames): Scene[] {
  const scenes: Scene[] = [];
  const byStart = new Map(found.map(mention => [mention.start, mention]));
  const isOwnName = (start: number): boolean => local.introduced.has(byStart.get(start)?.entity.id ?? '');
  for (const stance of findStances(draft, isOwnName, found)) {
    const { start, end } = stance.sentence;
    const inside = spansIn(stance.sentence, found);
    if (inside.length === 0) continue;
    const words = splitWords(draft.text, start, end, inside);
    for (const { from, to, members } of listNames(words, byStart)) {
      const frame = frameOf(words, from, to, word => isOwnName(word.start));
      const ahead = draft.text.slice(words[to]!.end, end);
      for (const mention of members) scenes.push({ mention, frame, stance, ahead });
    }
  }
  return scenes;
}

/** What the words that present a name have told already. */
function introducedBy(draft: Draft, local: LocalNames): Claim[] {
  return [...local.introduced].map(([node, { start, end, rule, confidence }]) => {
    const sentence = sentenceAt(draft, start);
    return {
      type: 'INTRODUCES',
      node,
      sizes: [],
      sentence: sentence.text,
      start,
      end,
      rule,
      confidence: toHundredths(confidence),
      isWeak: false,
    };
  });
}

/** "Trained and evaluated on X" says both. */
const SAYS_BOTH = /<TEST\b.*&(?:TRAIN|TUNE)|&TEST\b|TRIAL <TRAIN\b/u;

function claimsOn(scene: Scene, kind: PaperKind): Claim[] {
  const first = claimOn(scene, kind);
  return first.type === 'TRAINS_ON' && SAYS_BOTH.test(scene.frame.path)
    ? [first, { ...first, type: 'EVALUATES_ON', rule: 'evaluated-on' }]
    : [first];
}

function claimOn({ mention, frame, stance, ahead }: Scene, kind: PaperKind): Claim {
  const { label } = mention.entity;
  const { inTitle } = stance.sentence;
  const make = (type: EdgeType, rule: string, confidence: number, isWeak: boolean): Claim =>
    claim(mention, stance.sentence, type, rule, confidence, isWeak);
  const cue = findCue(label, frame, ahead, kind);
  const isField =
    !stance.isOwn ||
    mention.start < stance.ownFrom ||
    mention.start > stance.hopesFrom ||
    (frame.voice === 'other' && cue?.type !== 'COMPARES_WITH' && !IS_TESTED.test(frame.path));
  if (isField) return make('MENTIONS', 'background', 0.92, false);
  if (kind === 'survey' && (cue?.type !== 'EVALUATES' || cue.weak))
    return make('MENTIONS', 'surveyed', 0.65, false);
  if (cue?.type === 'COMPARES_WITH' && isDeed(mention)) return make('MENTIONS', 'done-by-others', 0.7, true);
  if (cue) return make(cue.type, cue.rule, cue.confidence, cue.weak ?? false);
  const { type, confidence } = DEFAULTS[label];
  return make(type, inTitle ? 'title' : 'own-work', inTitle ? Math.max(confidence, 0.8) : confidence, true);
}

/** "Traditional methods are evaluated": they are spoken of, and it is the authors who act. */
const IS_TESTED = />(?:TEST|COMPARE)\.p/u;

/** "better than models fine-tuned for it" holds nothing against fine-tuning. */
const isDeed = ({ entity, surface }: Found): boolean =>
  entity.label === 'Technique' && /(?:ing|ion)$/u.test(entity.name) && /\p{Ll}ed$/u.test(surface);

/** What a paper presents it may also train or evaluate on. */
function claimsOnOwn(scene: Scene, kind: PaperKind): Claim[] {
  const { label } = scene.mention.entity;
  const { frame, ahead, stance } = scene;
  if (!isData(label) || stance.sentence.inTitle || /PRESENT/u.test(frame.path)) return [];
  const cue = findCue(label, frame, ahead, kind);
  const isUse = cue?.type === 'TRAINS_ON' ? cue.rule === 'trained-on' : cue && label === 'Benchmark';
  return isUse ? [claimOn(scene, kind)] : [];
}
