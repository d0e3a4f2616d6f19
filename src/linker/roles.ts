/** Mentions to relations: how each list of names stands in its clause, read by the table of cues; of all that a paper says of a thing, the strongest. */
import type { EdgeType } from '#graph/schema';
import type { Draft } from './draft.ts';
import { type Frame, frameOf } from './frames.ts';
import type { LocalNames } from './local-names.ts';
import type { Found } from './mentions.ts';
import type { Relation } from './reading.ts';
import { DEFAULTS, findCue } from './role-cues.ts';
import { sameFamily } from './senses.ts';
import { splitWords, type Word } from './sentence-words.ts';
import { findStances, kindOf, type PaperKind, type Stance } from './stance.ts';

interface Claim extends Relation {
  /** A guess, which a firm claim elsewhere in the paper replaces. */
  readonly isWeak: boolean;
}

export function findRoles(draft: Draft, found: readonly Found[], local: LocalNames): Relation[] {
  const kind = kindOf(draft, found, local);
  const byStart = new Map(found.map(mention => [mention.start, mention]));
  const isOwnName = (start: number): boolean => local.introduced.has(byStart.get(start)?.entity.id ?? '');
  const claims: Claim[] = introductions(draft, local);
  for (const stance of findStances(draft, isOwnName, found)) {
    const { start, end } = stance.sentence;
    const inside = found.filter(mention => mention.start >= start && mention.end <= end);
    if (inside.length === 0) continue;
    const words = splitWords(draft.text, start, end, inside);
    for (const { from, to, members } of listNames(words, byStart)) {
      const frame = frameOf(words, from, to, word => isOwnName(word.start));
      const ahead = draft.text.slice(words[to]!.end, end);
      for (const mention of members)
        if (!local.introduced.has(mention.entity.id))
          claims.push(claimOf(mention, frame, ahead, stance, kind));
      for (const mention of members)
        if (local.introduced.has(mention.entity.id))
          claims.push(...ownClaims(mention, frame, ahead, stance, kind));
    }
  }
  return strongest(claims, found, local);
}

function introductions(draft: Draft, local: LocalNames): Claim[] {
  return [...local.introduced].map(([node, candidate]) => {
    const sentence = draft.sentences.find(one => candidate.start >= one.start && candidate.start < one.end)!;
    const { start, end, rule, confidence } = candidate;
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
  for (let at = from + 1; at < to; at++) {
    const { part } = words[at]!;
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

function claimOf(
  mention: Found,
  frame: Frame,
  ahead: string,
  { sentence, isOwn, ownFrom }: Stance,
  kind: PaperKind,
): Claim {
  const { entity, start, end, sizes } = mention;
  const make = (type: EdgeType, rule: string, confidence: number, isWeak: boolean): Claim => ({
    type,
    node: entity.id,
    sizes,
    sentence: sentence.text,
    start,
    end,
    rule,
    confidence: Math.round(confidence * mention.confidence * 100) / 100,
    isWeak,
  });
  const { inTitle } = sentence;
  const cue = findCue({ label: entity.label, frame, ahead, kind, inTitle });
  const isField = !isOwn || start < ownFrom || (frame.voice === 'other' && cue?.type !== 'COMPARES_WITH');
  if (isField) return make('MENTIONS', 'background', 0.8, false);
  if (kind === 'survey' && cue?.type !== 'EVALUATES') return make('MENTIONS', 'surveyed', 0.65, false);
  if (cue) return make(cue.type, cue.rule, cue.confidence, cue.weak ?? false);
  const { type, confidence } = DEFAULTS[entity.label];
  return make(type, inTitle ? 'title' : 'own-work', inTitle ? Math.max(confidence, 0.7) : confidence, true);
}

/** What a paper presents it may also train or evaluate on. */
function ownClaims(mention: Found, frame: Frame, ahead: string, stance: Stance, kind: PaperKind): Claim[] {
  const { label } = mention.entity;
  if (label !== 'Dataset' && label !== 'Benchmark') return [];
  const cue = findCue({ label, frame, ahead, kind, inTitle: stance.sentence.inTitle });
  if (!cue || stance.sentence.inTitle || /PRESENT/u.test(frame.path)) return [];
  if (cue.type === 'TRAINS_ON' ? cue.rule !== 'trained-on' : label !== 'Benchmark') return [];
  return [claimOf(mention, frame, ahead, stance, kind)];
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

function strongest(claims: readonly Claim[], found: readonly Found[], local: LocalNames): Relation[] {
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
    const introduced = all.find(claim => claim.type === 'INTRODUCES');
    if (
      introduced &&
      local.introduced.has(node) &&
      labels.get(node) === 'Benchmark' &&
      !types.has('EVALUATES_ON')
    )
      kept.push({ ...introduced, type: 'EVALUATES_ON', rule: 'own-benchmark', confidence: 0.7 });
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
