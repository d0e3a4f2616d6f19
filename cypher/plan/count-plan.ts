/** Counts without what is counted: where only the number of rows is asked for, a size or a degree stands in for them. */
import type { Expression } from '../ast.ts';
import type { Environment } from '../evaluate/environment.ts';
import { type Grouping, isCount } from '../run/aggregate-operator.ts';
import { countFromStore, getDegree } from '../run/hop-count.ts';
import type { ExpandAll } from '../run/match-operators.ts';
import type { Operator } from '../run/operator.ts';
import type { Filter } from '../run/operators.ts';
import { isScan } from '../run/scan-operators.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { type Call, isRepeatable, readsOf } from '../walk.ts';

export interface Counting {
  readonly source: Operator;
  readonly grouping: Grouping;
}

/** What is asked of the rows: keys and aggregates as they are written. */
interface Asked {
  readonly keys: readonly Expression[];
  readonly calls: readonly Call[];
}

/** The same groups and counts, from fewer rows where that can be. */
export function planCounting(
  counting: Counting,
  { keys, calls }: Asked,
  scope: Scope,
  environment: Environment,
): Counting {
  const counted = calls.map(call => slotCounted(call, scope));
  if (environment.writes || counted.includes(undefined) || !keys.every(isRepeatable)) return counting;
  const read = new Set(keys.flatMap(key => [...readsOf(key)].flatMap(name => scope.slotOf(name) ?? [])));
  /** Whether the keys need nothing of the slots, and what is counted is in one of them, where it is never null. */
  const isOnlyCounted = (slots: readonly number[]): boolean =>
    !slots.some(slot => read.has(slot)) && counted.every(isNeverNull(slots));
  const { source } = counting;
  if (isScan(source) && source.conditions.length === 0 && isOnlyCounted([source.slot])) {
    const sized = (slot: number): Operator =>
      countFromStore(source.sources[0]!, source.label, slot, environment.view);
    return weighted(counting, sized, scope);
  }
  if (isExpandAll(source) && isOnlyCounted([source.step.to, source.step.relationship])) {
    const sized = (slot: number): Operator =>
      getDegree(source.sources[0]!, source.step, slot, environment.view);
    return weighted(counting, sized, scope);
  }
  const [expansion, tests] = unfiltered(source, counting.grouping.by?.slot ?? -1);
  if (!isExpandAll(expansion) || expansion.step.to !== counting.grouping.by?.slot) return counting;
  const { step } = expansion;
  if (!counted.every(isNeverNull([step.from, step.to, step.relationship]))) return counting;
  return { source: expansion.sources[0]!, grouping: { ...bare(counting.grouping), hops: { step, tests } } };
}

/** The slot of the variable that is counted, null for `count(*)`; undefined where the call is another. */
function slotCounted({ name, distinct, star, args: [of] }: Call, scope: Scope): number | null | undefined {
  if (!isCount({ name, distinct })) return undefined;
  if (star) return null;
  return of?.kind === 'variable' ? scope.slotOf(of.name) : undefined;
}

function isNeverNull(slots: readonly number[]): (slot: number | null | undefined) => boolean {
  return slot => slot === null || (slot !== undefined && slots.includes(slot));
}

/** A source whose rows say in a slot how many rows each stands for. */
function weighted({ grouping }: Counting, sized: (slot: number) => Operator, scope: Scope): Counting {
  const weight = scope.slots.take();
  return { source: sized(weight), grouping: { ...bare(grouping), weight } };
}

/** What is counted is never null: it need not be looked at. */
function bare(grouping: Grouping): Grouping {
  return { ...grouping, calls: grouping.calls.map(call => ({ ...call, argument: null })) };
}

/** The operator below filters that ask for one slot alone, and what they ask. */
function unfiltered(operator: Operator, slot: number): readonly [Operator, readonly Evaluate[]] {
  if (!isFilter(operator) || operator.about !== slot) return [operator, []];
  const [source, tests] = unfiltered(operator.sources[0]!, slot);
  return [source, [...tests, operator.test]];
}

function isExpandAll(operator: Operator): operator is ExpandAll {
  return 'step' in operator;
}

function isFilter(operator: Operator): operator is Filter {
  return 'about' in operator;
}
