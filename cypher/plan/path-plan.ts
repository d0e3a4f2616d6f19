/** Paths of a MATCH: searched for between two nodes, chosen among, or put together from the hops that were walked. */
import type { Pattern } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import type { Cap } from '../run/long-operator.ts';
import { bindPath } from '../run/match-operators.ts';
import { argument } from '../run/operator.ts';
import { selectPaths } from '../run/select-operator.ts';
import { shortestPaths } from '../run/shortest-operator.ts';
import type { Row } from '../scope.ts';
import { variablesOf } from '../walk.ts';
import { relationshipTest, typeSetOf } from './element-test.ts';
import type { SearchedHop } from './hop-order.ts';
import { describeHop, nameEnds } from './hop-pattern.ts';
import type { PartialPlan } from './partial-plan.ts';
import type { NodeSlot, PathParts } from './pattern-slots.ts';
import { checkNodes, placePredicates } from './predicate-pushdown.ts';

/** The search of shortestPath() or of a SHORTEST pattern; `right` is its far end with all that is asked of it. */
export function planSearch(plan: PartialPlan, hop: SearchedHop, right: NodeSlot): void {
  const { scope, environment, operator } = plan;
  const { pattern, left, slot, selector } = hop;
  const candidate = scope.slots.take();
  const path = hop.path ?? scope.slots.take();
  const toIsBound = plan.bound.has(right.slot);
  const accepting = new Set([...plan.bound, slot, path, right.slot]);
  const step = {
    from: left.slot,
    to: right.slot,
    toIsBound,
    relationship: slot,
    isList: pattern.length !== null,
    path,
    direction: pattern.direction,
    types: typeSetOf(pattern.types),
    ...(pattern.length ?? { min: 1, max: 1 }),
    selector,
    test: relationshipTest(pattern, candidate, scope, environment),
    candidate,
    accept: selector.kind === 'function' ? takePathPredicates(plan, [slot, path], accepting) : null,
    detail: describeHop(left, hop, pattern.direction, right),
  };
  const search = shortestPaths(operator, step, environment.view, environment.budget);
  plan.advance(search, slot, path, right.slot);
  checkNodes(plan, [right]);
  placePredicates(plan);
}

/** Predicates that ask for the path are part of what shortestPath() searches by. */
function takePathPredicates(
  { predicates, scope, environment }: PartialPlan,
  slots: readonly number[],
  bound: ReadonlySet<number>,
): ((row: Row) => boolean) | null {
  const ready = predicates.takeAbout(slots, bound);
  if (ready.length === 0) return null;
  const tests = ready.map(({ expression }) => compile(expression, scope, environment));
  return row => tests.every(test => test(row) === true);
}

/** A pattern of several links whose paths are chosen from: planned whole, then chosen. Gives its new slots. */
export function planSelection(plan: PartialPlan, pattern: Pattern): readonly number[] {
  const { scope, environment, planInner } = plan;
  const within = scope.inner();
  const span = { start: pattern.start, end: pattern.end };
  const variable = pattern.variable ?? { name: ' path', ...span };
  const whole = nameEnds({ ...pattern, selector: null, where: null, variable }, 'outside');
  // The ends first, so that each two nodes are searched between.
  const ends = [whole.nodes[0]!, whole.nodes.at(-1)!].map(
    (node): Pattern => ({ ...whole, variable: null, nodes: [node], links: [] }),
  );
  const bound = planInner(ends, null, plan.operator, within, environment);
  const cap: Cap = { length: 0, isHit: false };
  const inner = planInner([whole], pattern.where, argument, within, environment, { cap });
  const selection = { path: within.slotOf(variable.name)!, selector: pattern.selector!, cap };
  const slots = [...bound.slots, ...inner.slots];
  for (const name of variablesOf(pattern)) scope.bind(name, within.slotOf(name)!);
  plan.advance(selectPaths(bound.operator, inner.operator, selection, environment.budget), ...slots);
  return slots;
}

/** A named path of hops that were walked. */
export function planPath(plan: PartialPlan, { slot, name, parts }: PathParts): void {
  plan.advance(bindPath(plan.operator, slot, parts, name, plan.environment.view), slot);
  placePredicates(plan);
}
