/** Corrections: what readers put right in a graph, as an ordered list that every build applies. Pure. */

import { asBase, labelBases, makesBase } from '../bases.ts';
import type { GraphEdit } from '../columnar/edit.ts';
import { type Facts, type GraphEdge, type GraphNode, mergeFacts, sortKeys } from '../facts.ts';
import { type BaseGraph, baseOfFacts } from './base.ts';
import type { Correction, Entry } from './correction.ts';
import { Draft } from './draft.ts';
import { type Idle, idle } from './kind.ts';
import { kindNamed } from './kinds.ts';

export { type BaseGraph, baseOfRows } from './base.ts';
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
  const draft = new Draft(baseOfFacts(facts));
  const outcomes = applyAll(draft, entries);
  return { facts: labelBases(mergeFacts([draft.facts()])), outcomes };
}

export interface Corrections extends Pick<Corrected, 'outcomes'> {
  /** What the entries put or took out, by id; null: it is there no more. */
  readonly edit: GraphEdit;
}

/** The same of a graph as a build leaves it, in time that follows what the entries touch. */
export function correctionsOf(base: BaseGraph, entries: readonly Entry[]): Corrections {
  const draft = new Draft(base);
  const outcomes = applyAll(draft, entries);
  const { nodes, edges } = draft.changes();
  const isBase = (id: string): boolean =>
    draft.edgesAt(id).some(({ type, end }) => end === id && makesBase(type));
  const ends = [...edges].flatMap(([id, edge]) => [edge?.end, base.edge(id)?.end]);
  for (const id of new Set([...nodes.keys(), ...ends])) {
    const node = id === undefined || nodes.get(id) === null ? undefined : draft.node(id);
    if (node && node.id === id) nodes.set(id, inOrder(asBase(node, isBase(id))));
  }
  for (const [id, edge] of edges) if (edge) edges.set(id, inOrder(edge));
  return { edit: { nodes, edges }, outcomes };
}

const inOrder = <Element extends GraphNode | GraphEdge>(element: Element): Element => ({
  ...element,
  properties: sortKeys(element.properties),
});

function applyAll(draft: Draft, entries: readonly Entry[]): readonly Outcome[] {
  const undone = undoneBy(entries);
  const known = new Set(entries.map(({ id }) => id));
  const outcomes = entries.map((entry): Outcome => {
    if (undone.has(entry.id)) return { entry, state: 'undone', reason: null };
    const unmet = applyOne(draft, entry.correction, known);
    return { entry, ...(unmet ?? { state: 'applied', reason: null }) };
  });
  draft.finish();
  return outcomes;
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
