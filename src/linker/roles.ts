/** Mentions to relations: how each list of names stands in its clause, read by the table of cues; of all that a paper says of a thing, the strongest. */
import type { EdgeType } from '#graph/schema';
import type { Draft } from './draft.ts';
import { type Frame, frameOf } from './frames.ts';
import { labelOfHeadNoun } from './heads.ts';
import type { LocalNames } from './local-names.ts';
import type { Found } from './mentions.ts';
import { isGeneric } from './name-shape.ts';
import type { Relation } from './reading.ts';
import { DEFAULTS, findCue } from './role-cues.ts';
import { sameFamily } from './senses.ts';
import { splitWords, type Word } from './sentence-words.ts';
import { findStances, kindOf, type PaperKind, type Stance } from './stance.ts';

interface Claim extends Relation {
  /** A guess, which a firm claim elsewhere in the paper replaces. */
  readonly isWeak: boolean;
}

/** A mention in its sentence. */
interface Scene {
  readonly mention: Found;
  readonly frame: Frame;
  readonly stance: Stance;
  /** The sentence behind the list of names that it stands in. */
  readonly ahead: string;
}

export function findRoles(draft: Draft, found: readonly Found[], local: LocalNames): Relation[] {
  const kind = kindOf(draft, found, local);
  const scenes = setScenes(draft, found, local);
  const introductions = [...introducedBy(draft, local), ...presentedIn(scenes, local)];
  const introduced = new Set(introductions.map(claim => claim.node));
  const claims = scenes.flatMap(scene =>
    introduced.has(scene.mention.entity.id) ? claimsOnOwn(scene, kind) : [claimOn(scene, kind)],
  );
  return strongest([...introductions, ...claims], found, introduced);
}

function setScenes(draft: Draft, found: readonly Found[], local: LocalNames): Scene[] {
  const scenes: Scene[] = [];
  const byStart = new Map(found.map(mention => [mention.start, mention]));
  const isOwnName = (start: number): boolean => local.introduced.has(byStart.get(start)?.entity.id ?? '');
  for (const stance of findStances(draft, isOwnName, found)) {
    const { start, end } = stance.sentence;
    const inside = found.filter(mention => mention.start >= start && mention.end <= end);
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

function introducedBy(draft: Draft, local: LocalNames): Claim[] {
  return [...local.introduced].map(([node, { start, end, rule, confidence }]) => {
    const sentence = draft.sentences.find(one => start >= one.start && start < one.end)!;
    return {
      type: 'INTRODUCES',
      node,
      sizes: [],
      sentence: sentence.text,
      start,
      end,
      rule,
      confidence,
      isWeak: false,
    };
  });
}

/** New names that the authors present: "we propose latent anomaly knowledge excavation (LAKE)". */
function presentedIn(scenes: readonly Scene[], local: LocalNames): Claim[] {
  const presented = new Map<string, Claim>();
  for (const { mention, frame, stance, ahead } of scenes) {
    const { entity, surface } = mention;
    const isNew = Object.keys(entity.properties).length === 0 && !local.introduced.has(entity.id);
    const made = sameFamily(entity.label, 'Dataset') ? MADE_DATA : PRESENTED;
    const isObject = frame.isNear && made.test(frame.path) && !/^\W*(?:in)?(?:as|to)\b/u.test(ahead);
    const isName =
      /\p{Lu}/u.test(surface) && !/-\p{Ll}+(?:ed|en|ware|free)$/u.test(surface) && !isGeneric(surface);
    const isHead = frame.behind === '' || (!/-\p{Ll}/u.test(frame.behind) && endsInHead(frame.behind));
    if (
      !isNew ||
      !isObject ||
      !isName ||
      !isHead ||
      frame.voice !== 'own' ||
      !stance.isOwn ||
      presented.has(entity.id)
    )
      continue;
    presented.set(entity.id, claim(mention, stance, 'INTRODUCES', 'presented', 0.8, false));
  }
  return [...presented.values()];
}

const PRESENTED = /^(?:\( )?<PRESENT$/u;
const MADE_DATA = /^(?:\( )?<(?:PRESENT|GATHER|BASE)$/u;

const endsInHead = (phrase: string): boolean =>
  labelOfHeadNoun(phrase.slice(phrase.lastIndexOf(' ') + 1)) !== null;

function claim(
  { entity, start, end, sizes, confidence: named }: Found,
  { sentence }: Stance,
  type: EdgeType,
  rule: string,
  confidence: number,
  isWeak: boolean,
): Claim {
  const both = Math.round(confidence * named * 100) / 100;
  return {
    type,
    node: entity.id,
    sizes,
    sentence: sentence.text,
    start,
    end,
    rule,
    confidence: both,
    isWeak,
  };
}

/** Names that one "and" or comma joins: what holds of one holds of all. Indices into the words. */
interface NameList {
  readonly members: readonly Found[];
  readonly from: number;
  readonly to: number;
}

function listNames(words: readonly Word[], byStart: ReadonlyMap<number, Found>): NameList[] {
  const lists: { members: Found[]; from: number; to: number }[] = [];
  words.forEach((word, at) => {
    const mention = word.part === 'name' ? byStart.get(word.start) : undefined;
    if (!mention) return;
    const last = lists.at(-1);
    if (
      last &&
      sameFamily(last.members[0]!.entity.label, mention.entity.label) &&
      areJoined(words, last.to, at)
    ) {
      last.members.push(mention);
      last.to = at;
    } else lists.push({ members: [mention], from: at, to: at });
  });
  return lists;
}

/** Between two names of a list stand a comma or an "and", and little else: a head noun, a long form in brackets. */
function areJoined(words: readonly Word[], from: number, to: number): boolean {
  let joint = false;
  let others = 0;
  const isBare = words[from - 1]?.part !== 'determiner';
  for (let at = from + 1; at < to; at++) {
    const { part, text } = words[at]!;
    // "X, a Y model" says what X is.
    if (isBare && /^an?$/u.test(text) && words[at - 1]!.part === 'comma') return false;
    if (part === 'comma' || part === 'and') joint = true;
    else if (part === 'open') {
      const close = words.findIndex((word, index) => index > at && word.part === 'close');
      if (close < 0 || close >= to) return false;
      at = close;
    } else if ((part === 'word' || part === 'cue' || part === 'number') && !joint && others < 2) others++;
    else if (part !== 'determiner' && part !== 'adverb') return false;
  }
  return joint;
}

function claimOn({ mention, frame, stance, ahead }: Scene, kind: PaperKind): Claim {
  const { label } = mention.entity;
  const { inTitle } = stance.sentence;
  const make = (type: EdgeType, rule: string, confidence: number, isWeak: boolean): Claim =>
    claim(mention, stance, type, rule, confidence, isWeak);
  const cue = findCue(label, frame, ahead, kind);
  const isField =
    !stance.isOwn ||
    mention.start < stance.ownFrom ||
    mention.start > stance.hopesFrom ||
    (frame.voice === 'other' && cue?.type !== 'COMPARES_WITH' && !IS_TESTED.test(frame.path));
  if (isField) return make('MENTIONS', 'background', 0.92, false);
  if (kind === 'survey' && cue?.type !== 'EVALUATES') return make('MENTIONS', 'surveyed', 0.65, false);
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
  if (!sameFamily(label, 'Dataset') || stance.sentence.inTitle || /PRESENT/u.test(frame.path)) return [];
  const cue = findCue(label, frame, ahead, kind);
  const isUse = cue?.type === 'TRAINS_ON' ? cue.rule === 'trained-on' : cue && label === 'Benchmark';
  return isUse ? [claimOn(scene, kind)] : [];
}

/** What says nothing new once a stronger relation of the same node holds. */
const YIELDS: Readonly<Partial<Record<EdgeType, readonly EdgeType[]>>> = {
  MENTIONS: [
    'INTRODUCES',
    'BUILDS_ON',
    'EVALUATES',
    'COMPARES_WITH',
    'USES_TECHNIQUE',
    'TRAINS_ON',
    'EVALUATES_ON',
  ],
  BUILDS_ON: ['INTRODUCES'],
  EVALUATES: ['INTRODUCES'],
  COMPARES_WITH: ['INTRODUCES'],
  USES_TECHNIQUE: ['INTRODUCES'],
};

function strongest(
  claims: readonly Claim[],
  found: readonly Found[],
  introduced: ReadonlySet<string>,
): Relation[] {
  const labels = new Map(found.map(mention => [mention.entity.id, mention.entity.label]));
  const kept: Claim[] = [];
  for (const [node, all] of groupByNode(claims)) {
    const types = new Set(all.map(claim => claim.type));
    const firm = new Set(all.filter(claim => !claim.isWeak).map(claim => claim.type));
    for (const claim of all) {
      if (YIELDS[claim.type]?.some(type => types.has(type))) continue;
      const outdone =
        claim.isWeak &&
        !firm.has(claim.type) &&
        [...firm].some(type => type !== 'MENTIONS' && type !== 'INTRODUCES');
      if (!outdone) kept.push(claim);
    }
    // What exists to be scored on and is presented here is also scored on here.
    const first = introduced.has(node) && all.find(claim => claim.type === 'INTRODUCES');
    if (first && labels.get(node) === 'Benchmark' && !types.has('EVALUATES_ON'))
      kept.push({ ...first, type: 'EVALUATES_ON', rule: 'own-benchmark', confidence: 0.9 });
  }
  return kept.map(({ isWeak: _, ...relation }) => relation);
}

function groupByNode(claims: readonly Claim[]): Map<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.node);
    if (group) group.push(claim);
    else groups.set(claim.node, [claim]);
  }
  return groups;
}
