/** Whose score it is: the part that each system plays in the paper, and what the sentence says of it. */
import { introducedIn } from './claims.ts';
import type { Found } from './found.ts';
import type { Relation } from './reading.ts';
import { IN_BRACKETS } from './score-pairing.ts';
import { type Sentence, textIn } from './segment.ts';
import type { ValueList } from './value-lists.ts';

/** The parts that the systems of a paper play. */
export interface Cast {
  /** Node ids of what it presents. */
  readonly introduced: ReadonlySet<string>;
  /** Where it speaks of what it is compared with. */
  readonly compared: ReadonlySet<number>;
  /** The node id of the one thing that it presents, if that is a model or a technique. */
  readonly only: string | null;
}

export function castOf(found: readonly Found[], relations: readonly Relation[]): Cast {
  const introduced = introducedIn(relations);
  const compared = new Set(
    relations.filter(({ type }) => type === 'COMPARES_WITH').map(({ start }) => start),
  );
  const one = introduced.size === 1 ? found.find(({ entity }) => introduced.has(entity.id)) : undefined;
  return { introduced, compared, only: one && isSystem(one) ? one.entity.id : null };
}

const isSystem = ({ entity }: Found): boolean => entity.label === 'Model' || entity.label === 'Technique';

/** The name right before the value in brackets, what is said to have it, what the sentence says it was reached with, what "our method" stands for. */
export function subjectOf(
  values: ValueList,
  sentence: Sentence,
  inside: readonly Found[],
  cast: Cast,
): string | null {
  const named = namedSubject(values, sentence, inside, cast);
  if (named !== undefined) return named?.entity.id ?? null;
  return BY_AUTHORS.test(textIn(sentence, sentence.start, values.start)) ? cast.only : null;
}

/** null: what is named has another's score; undefined: nothing is named. */
function namedSubject(
  values: ValueList,
  sentence: Sentence,
  inside: readonly Found[],
  { introduced, compared }: Cast,
): Found | null | undefined {
  const systems = inside.filter(isSystem);
  const bracketed = systems.find(
    one => one.end <= values.start && IN_BRACKETS.test(textIn(sentence, one.end, values.start)),
  );
  if (bracketed) return bracketed;
  const models = systems.filter(({ entity }) => entity.label === 'Model' || introduced.has(entity.id));
  const before = models.filter(one => one.end <= values.start);
  const own = before.findLast(one => introduced.has(one.entity.id)) ?? null;
  // "it improves X from 32% to 65%": X has the scores.
  if (values.isRange)
    return (
      before.findLast(one => one.entity.label === 'Model' && !introduced.has(one.entity.id)) ??
      own ??
      undefined
    );
  if (own) return own;
  const acting = before.findLast(
    one =>
      !compared.has(one.start) &&
      !HELD_AGAINST.test(textIn(sentence, sentence.start, one.start)) &&
      !/\b(?:we|our)\b/i.test(textIn(sentence, one.end, values.start)),
  );
  if (acting) return acting;
  const using = models.find(
    one => one.start >= values.end && USED.test(textIn(sentence, values.end, one.start)),
  );
  if (using) return compared.has(using.start) ? null : using;
  return models.some(one => one.end <= values.start) ? null : undefined;
}

/** Speaks of the paper's own system without its name. */
const BY_AUTHORS =
  /\b(?:[Ww]e|[Oo]urs?|[Oo]ur (?:[\w-]+ ){0,3}(?:method|approach|model|framework|system|network|algorithm|architecture)|[Tt]he proposed (?:[\w-]+ ){0,3}\w+|[Tt]his (?:method|approach|model|framework|system|architecture))\b/u;

const HELD_AGAINST = /\b(?:over|than|against|versus|vs\.?)\s(?:[\p{Ll}-]+\s){0,2}$/u;
/** "..., respectively, using fine-tuned" between the values and what reached them. */
const USED = /^(?:(?!\bcompared\b)(?:[^.;]|\.\d)){0,90}?\b(?:using|with|by)\s(?:[^\s,;.]+\s){0,4}$/u;
