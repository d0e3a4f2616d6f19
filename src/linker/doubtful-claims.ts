/** Claims on names that only the tagger sees: where little speaks for them, none is better than a wrong one. */
import { nameKey } from '../catalog/spelling.ts';
import type { Claim } from './claims.ts';
import type { Draft } from './draft.ts';
import type { Found } from './found.ts';
import { isDescribed } from './lexicon.ts';

/** What the tagger takes for a technique is often a task, a tool or a part: its use needs a long form, firm words and a sure name. */
const SURE_NAME = 0.9;

/** The claims without those on doubtful names, of which background sentences tell nothing either. */
export function leaveDoubtful(claims: readonly Claim[], found: readonly Found[], draft: Draft): Claim[] {
  const tagged = new Map(
    found
      .filter(({ rule, entity }) => rule === 'tagged' && !isDescribed(entity))
      .map(mention => [mention.entity.id, mention]),
  );
  const isDoubtful = (claim: Claim): boolean => {
    const mention = tagged.get(claim.node);
    return mention !== undefined && claim.type === 'USES_TECHNIQUE' && !isSureUse(claim, mention, draft);
  };
  const doubted = new Set(claims.filter(isDoubtful).map(({ node }) => node));
  return claims.filter(
    claim => !isDoubtful(claim) && !(claim.type === 'MENTIONS' && doubted.has(claim.node)),
  );
}

function isSureUse({ isWeak }: Claim, { entity, confidence }: Found, { definitions }: Draft): boolean {
  const key = nameKey(entity.name);
  const isDefined = definitions.some(({ short, long }) => nameKey(short) === key || nameKey(long) === key);
  return isDefined && !isWeak && confidence >= SURE_NAME;
}
