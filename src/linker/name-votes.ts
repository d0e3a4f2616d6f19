/** What all papers together say of a name that no catalog knows: is it one, and of what kind? */
import { nameKey } from '../catalog/spelling.ts';
import type { Draft } from './draft.ts';
import { isDistinctive, isGeneric, isNameShaped } from './name-shape.ts';
import type { EntityLabel } from './reading.ts';
import { tagLabels } from './tagger/crf.ts';
import type { TaggedSpan } from './tagger/tagger.ts';

export interface NameVerdict {
  readonly label: EntityLabel;
  /** Probability that the name stands for a thing of the schema, 0 to 1. */
  readonly confidence: number;
}

export interface NameVotes {
  /** Weighs a paper's own spans of one name together with those of the other papers. */
  judge(name: string, spans: readonly TaggedSpan[]): NameVerdict;
}

interface Count {
  papers: number;
  probability: number;
  readonly shares: number[];
}

/** The paper's own view counts as much as this many others. */
const OWN_WEIGHT = 3;
/** An introduction that says what the name denotes outweighs this many tagged mentions. */
const INTRODUCED_WEIGHT = 3;

/** Sums over all papers do not depend on their order, but for rounding: so they are taken in the order of ids. */
export function countVotes(drafts: readonly Draft[]): NameVotes {
  const counts = new Map<string, Count>();
  for (const draft of [...drafts].sort((a, b) => (a.record.id < b.record.id ? -1 : 1)))
    countDraft(draft, counts);
  return {
    judge(name, spans) {
      const own = {
        probability: Math.max(0, ...spans.map(span => span.probability)),
        shares: sumShares(spans),
      };
      const others = isDistinctive(name) ? counts.get(nameKey(name)) : undefined;
      const shares = others ? others.shares.map((share, at) => share + own.shares[at]!) : own.shares;
      const label = tagLabels[shares.indexOf(Math.max(...shares))]!;
      if (!others) return { label, confidence: own.probability };
      const confidence = (own.probability * OWN_WEIGHT + others.probability) / (OWN_WEIGHT + others.papers);
      return { label, confidence };
    },
  };
}

function countDraft(draft: Draft, counts: Map<string, Count>): void {
  const byName = groupSpans(draft);
  for (const [name, spans] of byName) {
    const count = countOf(name, counts);
    count.papers += 1;
    count.probability += Math.max(...spans.map(span => span.probability));
    sumShares(spans).forEach((share, at) => {
      count.shares[at]! += share;
    });
  }
  for (const { name, label, introduced, confidence } of draft.candidates) {
    if (!introduced || !label) continue;
    countOf(name, counts).shares[tagLabels.indexOf(label)]! += INTRODUCED_WEIGHT * confidence;
  }
}

function countOf(name: string, counts: Map<string, Count>): Count {
  const key = nameKey(name);
  const count = counts.get(key) ?? { papers: 0, probability: 0, shares: tagLabels.map(() => 0) };
  counts.set(key, count);
  return count;
}

function sumShares(spans: readonly TaggedSpan[]): number[] {
  return tagLabels.map((_, at) => spans.reduce((sum, span) => sum + span.probability * span.shares[at]!, 0));
}

const HEAD =
  /[\s-]+(?:data ?sets?|corpus|corpora|benchmarks?|databases?|collections?|(?:test|training|validation|dev(?:elopment)?) (?:set|data|split)s?|models?|methods?|approach|framework|algorithm|systems?|networks?|tasks?)$/iu;

const SIZE_AHEAD = /^\d+(?:\.\d+)?[BMKbmk]\s+(?=\S)/u;
const SIZE_BEHIND = /[\s-]*\b\d+(?:\.\d+)?\s?[BMKbmk]$/u;
const SUFFIX = /(?:[’']s|-(?:based|like|style|powered|generated|derived|only|level))$/iu;

/** The name in a span: without brackets and quotes at its ends, a size, an ending such as "-based", and the common noun behind it. */
export function nameOf(surface: string): string {
  return surface
    .replace(/^[^\p{L}\p{N}$\\]+|[^\p{L}\p{N}+*#})]+$/gu, '')
    .replace(HEAD, '')
    .replace(SUFFIX, '')
    .replace(SIZE_BEHIND, '')
    .replace(SIZE_AHEAD, '');
}

/** A paper's spans by the name in them, those left out that can be none. */
export function groupSpans(draft: Draft): Map<string, TaggedSpan[]> {
  const groups = new Map<string, TaggedSpan[]>();
  const byKey = new Map<string, string>();
  for (const span of draft.spans) {
    const name = nameOf(draft.text.slice(span.start, span.end));
    if (!canBeName(name)) continue;
    const key = nameKey(name);
    const first = byKey.get(key) ?? name;
    byKey.set(key, first);
    const group = groups.get(first);
    if (group) group.push(span);
    else groups.set(first, [span]);
  }
  return groups;
}

function canBeName(name: string): boolean {
  if (name.length < 2 || isGeneric(name) || !/\p{Lu}|\p{L}\d/u.test(name)) return false;
  const words = name.split(/\s+/u);
  return words.length <= 7 && (words.length > 1 || isNameShaped(name) || /^\p{Lu}/u.test(name));
}
