/** Corrections: what readers put right in a graph, as an ordered list that every build applies. Pure. */

import { labelBases } from '../bases.ts';
import { type Facts, mergeFacts } from '../facts.ts';
import type { Correction, Entry } from './correction.ts';
import { Draft } from './draft.ts';
import { type Idle, idle } from './kind.ts';
import { kindNamed } from './kinds.ts';

export type { Correction, CorrectionProblem, Entry } from './correction.ts';
export { describeCorrection, isProblem, parseCorrection, printCorrection } from './correction.ts';
export { kinds } from './kinds.ts';
export { type Suggestion, suggestCorrections } from './suggest.ts';

export interface Outcome {
  readonly entry: Entry;
  /** `stands`: the graph is so without it, for a build has applied it or a later one made it needless. `idle`: what it names is not there. */
  readonly state: 'applied' | 'stands' | 'idle' | 'undone';
  /** Why it changed nothing, else null. */
  readonly reason: string | null;
}

export interface Corrected {
  readonly facts: Facts;
  /** One for each entry, in their order. */
  readonly outcomes: readonly Outcome[];
}

/** Applies the entries one after the other; the result is in the order of ids. Applied again, it changes nothing. */
export function correctFacts(facts: Facts, entries: readonly Entry[]): Corrected {
  if (entries.length === 0) return { facts, outcomes: [] };
  const draft = new Draft(facts);
  const undone = undoneBy(entries);
  const known = new Set(entries.map(({ id }) => id));
  const outcomes = entries.map((entry): Outcome => {
    if (undone.has(entry.id)) return { entry, state: 'undone', reason: null };
    const unmet = applyOne(draft, entry.correction, known);
    return { entry, ...(unmet ?? { state: 'applied', reason: null }) };
  });
  return { facts: labelBases(mergeFacts([draft.finish()])), outcomes };
}

function applyOne(
  draft: Draft,
  { do: does, values, ...signature }: Correction,
  known: ReadonlySet<string>,
): Idle | null {
  if (does === 'undo')
    return known.has(String(values.correction)) ? null : idle(`there is no correction ${values.correction}`);
  return kindNamed(does)!.apply(draft, values, signature);
}

/** Ids of what a later entry takes back; to take back an undoing is to do it again. */
function undoneBy(entries: readonly Entry[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { id, correction } of entries.toReversed())
    if (correction.do === 'undo' && !undone.has(id)) undone.add(String(correction.values.correction));
  return undone;
}
