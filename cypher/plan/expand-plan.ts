/** The operator for a hop: expand along one relationship, along many, or along a group of them again and again. */
import type { Direction } from '../ast.ts';
import { expandGroup, type GroupStep } from '../run/group-operator.ts';
import { expandLong } from '../run/long-operator.ts';
import { expand, type Step } from '../run/match-operators.ts';
import { argument } from '../run/operator.ts';
import { filter } from '../run/operators.ts';
import { expandPruning } from '../run/pruning-operator.ts';
import { type Evaluate, Scope } from '../scope.ts';
import { REVERSED } from '../ways.ts';
import { relationshipTest, typeSetOf } from './element-test.ts';
import { mayMeet } from './hop-order.ts';
import { describeHop, nameEnds } from './hop-pattern.ts';
import type { PartialPlan } from './partial-plan.ts';
import {
  type GroupHop,
  type Hop,
  type NodeSlot,
  type RelationshipHop,
  variablesOfGroup,
} from './pattern-slots.ts';

/** Goes along a hop of which an end is bound; `hops` are all of the MATCH. */
export function planExpand(plan: PartialPlan, hop: Hop, hops: readonly Hop[]): void {
  if (hop.kind === 'group') planGroup(plan, hop, hops);
  else planRelationship(plan, hop, hops);
}

/** From which end a hop is walked to which. */
interface Course {
  readonly from: NodeSlot;
  readonly to: NodeSlot;
  /** Against the way it is written. */
  readonly reversed: boolean;
}

function courseOf({ left, right }: Hop, bound: ReadonlySet<number>): Course {
  return bound.has(left.slot)
    ? { from: left, to: right, reversed: false }
    : { from: right, to: left, reversed: true };
}

function planRelationship(plan: PartialPlan, hop: RelationshipHop, hops: readonly Hop[]): void {
  const { scope, environment, cap } = plan;
  const { view, budget } = environment;
  const { length } = hop.pattern;
  const course = courseOf(hop, plan.bound);
  const candidate = length ? scope.slots.take() : hop.slot;
  const test = relationshipTest(hop.pattern, candidate, scope, environment);
  const step = stepOf(plan, hop, course, test, distinctFrom(plan, hop, hops));
  if (length?.min !== 0) implyLabels(plan, step);
  const slots = [hop.slot, course.to.slot];
  if (length) {
    const long = { ...step, ...length, reversed: course.reversed, test, candidate, cap };
    const expandAlong = isPrunable(plan, hop, hops) ? expandPruning : expandLong;
    plan.advance(expandAlong(plan.operator, long, view, budget), ...slots);
  } else {
    plan.advance(expand(plan.operator, step, view, budget), ...slots);
    if (test) plan.advance(filter(plan.operator, 'relationship', test));
  }
}

function stepOf(
  { bound }: PartialPlan,
  hop: RelationshipHop,
  { from, to, reversed }: Course,
  test: Evaluate | null,
  distinctFrom: readonly number[],
): Step {
  const { pattern, slot } = hop;
  const direction: Direction = reversed ? REVERSED[pattern.direction] : pattern.direction;
  return {
    from: from.slot,
    to: to.slot,
    relationship: slot,
    relationshipIsRead: hop.isRead || (test !== null && pattern.length === null),
    direction,
    types: typeSetOf(pattern.types),
    distinctFrom,
    toIsBound: bound.has(to.slot),
    relationshipIsBound: hop.wasBound,
    detail: describeHop(from, hop, direction, to),
  };
}

/** Slots of relationships of this MATCH that the hop may not use again. */
function distinctFrom({ bound }: PartialPlan, hop: Hop, hops: readonly Hop[]): number[] {
  return hops.flatMap(other => (bound.has(other.slot) && mayMeet(hop, other) ? [other.slot] : []));
}

/** Whether nothing but the ends of the hop's trails is of use, and each end but once. */
function isPrunable(plan: PartialPlan, hop: RelationshipHop, hops: readonly Hop[]): boolean {
  if (plan.cap || hop.isRead || hop.pattern.length!.min > 1) return false;
  return !hops.some(other => mayMeet(hop, other)) && plan.ignoresDuplicates();
}

/** What all ends of a type bear need not be looked for at each; a statement that writes may change that. */
function implyLabels({ environment, bound, implied }: PartialPlan, { to, direction, types }: Step): void {
  const { view, writes } = environment;
  if (writes || !types || direction === 'both' || !view.labelsAt || bound.has(to)) return;
  implied.set(to, view.labelsAt(direction === 'out' ? 'end' : 'start', types));
}

function planGroup(plan: PartialPlan, hop: GroupHop, hops: readonly Hop[]): void {
  const { cap, bound } = plan;
  const { pattern, slot } = hop;
  const { from, to, reversed } = courseOf(hop, bound);
  const { lists, ...inside } = planInside(plan, hop, reversed);
  const step: GroupStep = {
    ...inside,
    lists,
    from: from.slot,
    to: to.slot,
    toIsBound: bound.has(to.slot),
    flat: slot,
    distinctFrom: distinctFrom(plan, hop, hops),
    min: pattern.min,
    max: pattern.max,
    reversed,
    cap,
    detail: describeHop(from, hop, 'out', to),
  };
  const listed = lists.map(({ list }) => list);
  plan.advance(expandGroup(plan.operator, step, plan.environment.budget), slot, to.slot, ...listed);
}

/** One round of a group, whose variables are its own; outside of it each is a list. */
function planInside(
  { scope, environment, planInner }: PartialPlan,
  { pattern }: GroupHop,
  reversed: boolean,
): Pick<GroupStep, 'inner' | 'entry' | 'exit' | 'relationships' | 'lists'> {
  const names = variablesOfGroup(pattern);
  const outside = new Map([...scope.names].filter(([name]) => !names.includes(name)));
  const within = new Scope(scope.slots, outside);
  const inside = nameEnds(pattern.pattern, 'inside');
  const ends = [inside.nodes[0]!, inside.nodes.at(-1)!].map(node => node.variable!.name);
  const [first, last] = (reversed ? ends.reverse() : ends) as [string, string];
  const entry = within.declare(first);
  const { operator } = planInner([inside], pattern.where, argument, within, environment);
  return {
    inner: operator,
    entry,
    exit: within.slotOf(last)!,
    relationships: inside.links.map(link => within.slotOf('variable' in link ? link.variable!.name : '')!),
    lists: names.map(name => ({ item: within.slotOf(name)!, list: scope.slotOf(name)! })),
  };
}
