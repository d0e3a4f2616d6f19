/** What single sentences claim of a paper and a thing; of all that a paper claims of it, the strongest. */
import type { EdgeType } from '#graph/schema';
import { toHundredths } from './confidence.ts';
import type { Found } from './found.ts';
import { addTo } from './groups.ts';
import type { Relation } from './reading.ts';
import type { Sentence } from './segment.ts';

export interface Claim extends Relation {
  /** A guess, which a firm claim elsewhere in the paper replaces. */
  readonly isWeak: boolean;
}

export function claim(
  { entity, start, end, sizes, confidence: named }: Found,
  sentence: Sentence,
  type: EdgeType,
  rule: string,
  confidence: number,
  isWeak: boolean,
): Claim {
  return {
    type,
    node: entity.id,
    sizes,
    sentence: sentence.text,
    start,
    end,
    rule,
    confidence: toHundredths(confidence * named),
    isWeak,
  };
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

export function strongest(
  claims: readonly Claim[],
  found: readonly Found[],
  introduced: ReadonlySet<string>,
): Relation[] {
  const labels = new Map(found.map(mention => [mention.entity.id, mention.entity.label]));
  const byNode = new Map<string, Claim[]>();
  for (const claim of claims) addTo(byNode, claim.node, claim);
  const kept: Claim[] = [];
  for (const [node, all] of byNode) {
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

/** The node ids of what the paper presents. */
export function introducedIn(relations: readonly Relation[]): Set<string> {
  return new Set(relations.filter(({ type }) => type === 'INTRODUCES').map(({ node }) => node));
}
