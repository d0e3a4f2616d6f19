/** Mentions to relations: each list of names is read with the words left and right of it, by the table of cues. */
import type { EdgeType } from '#graph/schema';
import type { Draft } from './draft.ts';
import type { LocalNames } from './local-names.ts';
import type { Found } from './mentions.ts';
import type { Relation } from './reading.ts';
import { BACKGROUND, EXAMPLE, OWN_WORK, roleCues } from './role-cues.ts';
import type { Sentence } from './segment.ts';
import { sameFamily } from './senses.ts';

/** Names that one "and" or comma joins: what holds of one holds of all. */
interface Coordination {
  readonly members: readonly Found[];
  /** The sentence left and right of the list, other mentions masked. */
  readonly left: string;
  readonly right: string;
}

interface SentenceRole {
  readonly sentence: Sentence;
  readonly isOwn: boolean;
}

export function findRoles(draft: Draft, found: readonly Found[], local: LocalNames): Relation[] {
  const relations: Relation[] = introductions(draft, local);
  for (const role of rolesOfSentences(draft)) {
    const inside = found.filter(mention => mention.start >= role.sentence.start && mention.end <= role.sentence.end);
    for (const coordination of coordinate(role.sentence, inside, draft.text))
      for (const mention of coordination.members) {
        const relation = relate(mention, coordination, role);
        relations.push(relation);
      }
  }
  return strongest(relations, found, local);
}

function introductions(draft: Draft, local: LocalNames): Relation[] {
  return [...local.introduced].map(([node, candidate]) => {
    const sentence = draft.sentences.find(one => candidate.start >= one.start && candidate.start < one.end)!;
    const { start, end, rule, confidence } = candidate;
    return { type: 'INTRODUCES', node, sizes: [], sentence: sentence.text, start, end, rule, confidence };
  });
}

/** From the first sentence about its own work on, a paper speaks of its own work unless the words say otherwise. */
function rolesOfSentences(draft: Draft): SentenceRole[] {
  let begun = false;
  return draft.sentences.map(sentence => {
    const own = OWN_WORK.test(sentence.text);
    if (own && !sentence.inTitle) begun = true;
    return { sentence, isOwn: sentence.inTitle || own || (begun && !BACKGROUND.test(sentence.text)) };
  });
}

const JOINED = /^(?:['’]s)?(?:\s\([^()]{1,30}\))?(?:\s(?:models?|datasets?|benchmarks?|method|approach))?(?:\s?[,;/&+]\s?|\s)(?:(?:and|or|as well as|then|plus|also|both|the|even|followed by|to)\s|&\s)*$|^\s?\/\s?$/u;

function coordinate(sentence: Sentence, inside: readonly Found[], text: string): Coordination[] {
  const groups: Found[][] = [];
  for (const mention of inside) {
    const last = groups.at(-1)?.at(-1);
    const between = last ? text.slice(last.end, mention.start) : '';
    const joined = last && sameFamily(last.entity.label, mention.entity.label) && /[,;/&+]|and|or|plus/u.test(between) && JOINED.test(between);
    if (joined) groups.at(-1)!.push(mention);
    else groups.push([mention]);
  }
  return groups.map(members => ({
    members,
    left: mask(text, sentence.start, members[0]!.start, inside),
    right: mask(text, members.at(-1)!.end, sentence.end, inside),
  }));
}

/** The text between two offsets with every mention in it as one sign, so that names are no cues. */
function mask(text: string, from: number, to: number, mentions: readonly Found[]): string {
  let masked = '';
  let at = from;
  for (const mention of mentions) {
    if (mention.start < at || mention.end > to) continue;
    masked += `${text.slice(at, mention.start)}□`;
    at = mention.end;
  }
  return masked + text.slice(at, to);
}

function relate(mention: Found, { left, right }: Coordination, role: SentenceRole): Relation {
  const { entity, start, end, sizes } = mention;
  const make = (type: EdgeType, rule: string, confidence: number): Relation => ({
    type,
    node: entity.id,
    sizes,
    sentence: role.sentence.text,
    start,
    end,
    rule,
    confidence: Math.round(confidence * mention.confidence * 100) / 100,
  });
  if (!role.isOwn && EXAMPLE.test(left)) return make('MENTIONS', 'example', 0.8);
  for (const cue of roleCues) {
    if (!cue.labels.includes(entity.label) || (cue.own && !role.isOwn)) continue;
    if (cue.left && !cue.left.test(left)) continue;
    if (cue.right && !cue.right.test(right)) continue;
    if (!role.isOwn && cue.type !== 'COMPARES_WITH' && cue.type !== 'BUILDS_ON') continue;
    if (!role.isOwn && BACKGROUND.test(role.sentence.text)) continue;
    return make(cue.type, cue.rule, cue.confidence);
  }
  if (!role.isOwn) return make('MENTIONS', 'background', 0.7);
  return make(DEFAULTS[entity.label], role.sentence.inTitle ? 'title' : 'own-work', role.sentence.inTitle ? 0.7 : 0.55);
}

/** What a name in the paper's own statements most likely is, where no cue says more. */
const DEFAULTS: Readonly<Record<Found['entity']['label'], EdgeType>> = {
  Model: 'BUILDS_ON',
  Technique: 'USES_TECHNIQUE',
  Dataset: 'EVALUATES_ON',
  Benchmark: 'EVALUATES_ON',
};

/** What says nothing new once a stronger relation of the same node holds. */
const YIELDS: Readonly<Partial<Record<EdgeType, readonly EdgeType[]>>> = {
  MENTIONS: ['INTRODUCES', 'BUILDS_ON', 'EVALUATES', 'COMPARES_WITH', 'USES_TECHNIQUE', 'TRAINS_ON', 'EVALUATES_ON'],
  BUILDS_ON: ['INTRODUCES'],
  EVALUATES: ['INTRODUCES'],
  COMPARES_WITH: ['INTRODUCES'],
  USES_TECHNIQUE: ['INTRODUCES', 'COMPARES_WITH'],
};

/** Below this a relation is a guess by default, which a cue elsewhere in the paper replaces. */
const WEAK_RULES: ReadonlySet<string> = new Set(['own-work', 'title', 'applied-to', 'subject', 'results-behind', 'on-dataset', 'built']);

function strongest(relations: readonly Relation[], found: readonly Found[], local: LocalNames): Relation[] {
  const labels = new Map(found.map(mention => [mention.entity.id, mention.entity.label]));
  const byNode = groupByNode(relations);
  const kept: Relation[] = [];
  for (const [node, all] of byNode) {
    const types = new Set(all.map(relation => relation.type));
    const firm = new Set(all.filter(relation => !WEAK_RULES.has(relation.rule)).map(relation => relation.type));
    for (const relation of all) {
      if (YIELDS[relation.type]?.some(type => types.has(type))) continue;
      const weak = WEAK_RULES.has(relation.rule) && !firm.has(relation.type);
      if (weak && [...firm].some(type => type !== 'MENTIONS' && type !== 'INTRODUCES')) continue;
      kept.push(relation);
    }
    const introduced = local.introduced.get(node);
    // What exists to be scored on and is presented here is also used here.
    if (introduced && labels.get(node) === 'Benchmark' && !types.has('EVALUATES_ON')) {
      const first = all.find(relation => relation.type === 'INTRODUCES');
      if (first) kept.push({ ...first, type: 'EVALUATES_ON', rule: 'own-benchmark', confidence: 0.7 });
    }
  }
  return kept;
}

function groupByNode(relations: readonly Relation[]): Map<string, Relation[]> {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations) {
    const group = groups.get(relation.node);
    if (group) group.push(relation);
    else groups.set(relation.node, [relation]);
  }
  return groups;
}
