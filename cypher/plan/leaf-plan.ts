/** Where a MATCH starts: at the node that fewest nodes can be, by a property that is known, else by the rarest label. */
import type { Expression } from '../ast.ts';
import { compile } from '../evaluate/compile.ts';
import { scan, seek } from '../run/scan-operators.ts';
import { readsOf } from '../walk.ts';
import { rarestLabel } from './node-pattern.ts';
import type { PartialPlan } from './partial-plan.ts';
import type { NodeSlot } from './pattern-slots.ts';
import { checkNodes } from './predicate-pushdown.ts';
import type { KnownProperty } from './predicates.ts';

/** Binds one of the candidates. */
export function planLeaf(plan: PartialPlan, candidates: readonly NodeSlot[]): void {
  const sought = candidates
    .map(node => ({ node, by: knownProperty(plan, node) }))
    .find(({ by }) => by !== null);
  const node = sought ? planSeek(plan, sought.node, sought.by!) : planScan(plan, candidates);
  checkNodes(plan, [node]);
}

function planSeek(plan: PartialPlan, node: NodeSlot, { key, value }: KnownProperty): NodeSlot {
  const { operator, scope, environment } = plan;
  const { view, budget } = environment;
  const wanted = compile(value, scope, environment);
  plan.advance(seek(operator, node.slot, key, wanted, node.name, view, budget), node.slot);
  return node;
}

function planScan(plan: PartialPlan, candidates: readonly NodeSlot[]): NodeSlot {
  const { view, budget } = plan.environment;
  const ranked = candidates
    .map(node => {
      const label = rarestLabel(node.pattern.labels, name => view.nodesWith(name).length);
      return { node, label, count: label === null ? view.nodeCount + 1 : view.nodesWith(label).length };
    })
    .sort((a, b) => a.count - b.count);
  const { node, label } = ranked[0]!;
  plan.advance(scan(plan.operator, node.slot, label, node.name, view, budget), node.slot);
  if (label !== null) plan.implied.set(node.slot, new Set([label]));
  return node;
}

/** `{id: $x}` in the pattern, or `n.id = $x` among the predicates, where the value needs nothing that is unknown. */
export function knownProperty(
  { scope, bound, predicates }: PartialPlan,
  { pattern, name }: NodeSlot,
): KnownProperty | null {
  const isKnown = (value: Expression): boolean =>
    [...readsOf(value)].every(read => bound.has(scope.slotOf(read) ?? -1));
  const inline = pattern.properties?.kind === 'map' ? pattern.properties.entries : [];
  for (const [key, value] of inline) if (isKnown(value)) return { key, value };
  return name === '' ? null : predicates.knownProperty(name, isKnown);
}
