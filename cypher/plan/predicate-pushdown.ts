/** Predicates as early as they can be: each once all that it reads is bound, in the scan where it can be asked there. */
import { compile } from '../evaluate/compile.ts';
import { labelTest } from '../evaluate/label-test.ts';
import { filter } from '../run/operators.ts';
import { isScan, narrowed } from '../run/scan-operators.ts';
import type { Row } from '../scope.ts';
import { Node } from '../values.ts';
import { isRepeatable, readsOf } from '../walk.ts';
import { columnCondition } from './column-condition.ts';
import { identityTest, propertyTest } from './element-test.ts';
import { isImplied } from './node-pattern.ts';
import type { PartialPlan } from './partial-plan.ts';
import type { NodeSlot } from './pattern-slots.ts';
import type { Predicate } from './predicates.ts';

/** Filters by every predicate whose variables are all known. */
export function placePredicates(plan: PartialPlan): void {
  for (const predicate of plan.predicates.takeReady(plan.bound)) place(plan, predicate);
}

function place(plan: PartialPlan, { expression, reads }: Predicate): void {
  const { operator, scope, environment } = plan;
  const condition = columnCondition(expression, environment);
  if (condition && isScan(operator) && operator.slot === reads[0]) {
    plan.advance(narrowed(operator, condition, environment.view, environment.budget));
    return;
  }
  const test = identityTest(expression, scope, environment) ?? compile(expression, scope, environment);
  const about = reads.length === 1 && isRepeatable(expression) ? reads[0]! : null;
  plan.advance(filter(operator, 'WHERE', test, about));
}

/** Labels and inline properties of nodes, of each once it is bound. */
export function checkNodes(plan: PartialPlan, nodes: Iterable<NodeSlot>): void {
  for (const node of nodes) {
    if (plan.checked.has(node.slot) || !plan.bound.has(node.slot)) continue;
    plan.checked.add(node.slot);
    checkLabels(plan, node);
    checkProperties(plan, node);
  }
}

function checkLabels(plan: PartialPlan, { slot, name, pattern: { labels } }: NodeSlot): void {
  if (!labels || isImplied(labels, plan.implied.get(slot))) return;
  const test = labelTest(labels);
  const hasLabels = (row: Row): boolean => {
    const held = row[slot];
    return held instanceof Node && test(held.labels);
  };
  plan.advance(filter(plan.operator, `${name} has labels`, hasLabels, slot));
}

function checkProperties(plan: PartialPlan, { slot, pattern: { properties } }: NodeSlot): void {
  if (!properties) return;
  const test = propertyTest(properties, slot, plan.scope, plan.environment);
  const isAlone = readsOf(properties).size === 0 && isRepeatable(properties);
  plan.advance(filter(plan.operator, 'properties', test, isAlone ? slot : null));
}
