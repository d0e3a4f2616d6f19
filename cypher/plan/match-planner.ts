/** From the patterns of a MATCH to operators: start somewhere, go along the hops, then search for paths and name them. */
import { planExpand } from './expand-plan.ts';
import { isSearched, nextHop, nodesFoundBySearch } from './hop-order.ts';
import { knownProperty, planLeaf } from './leaf-plan.ts';
import { type MatchPlanner, PartialPlan } from './partial-plan.ts';
import { planPath, planSearch, planSelection } from './path-plan.ts';
import { type Hop, isChosenFrom, type NodeSlot, readPatterns } from './pattern-slots.ts';
import { checkNodes, placePredicates } from './predicate-pushdown.ts';

export const planMatch: MatchPlanner = (patterns, where, source, scope, environment, options = {}) => {
  const plan = new PartialPlan(source, scope, environment, options, planMatch);
  const chosen = patterns.filter(isChosenFrom);
  const slots = chosen.flatMap(pattern => planSelection(plan, pattern));
  const plain = patterns.filter(pattern => !isChosenFrom(pattern));
  const { nodes, hops, paths, created, conditions } = readPatterns(plain, scope, plan.bound);
  for (const expression of [where, ...conditions]) plan.predicates.add(expression);
  // Nodes that are bound already may carry further labels or properties here.
  checkNodes(plan, nodes.values());
  placePredicates(plan);
  connect(plan, [...nodes.values()], hops);
  for (const hop of hops.filter(isSearched)) planSearch(plan, hop, nodes.get(hop.right.slot)!);
  for (const path of paths) planPath(plan, path);
  return { operator: plan.operator, slots: [...slots, ...created] };
};

/** Starts somewhere and goes along the hops until all nodes are bound, but for those that a search finds. */
function connect(plan: PartialPlan, nodes: readonly NodeSlot[], hops: readonly Hop[]): void {
  const open = new Set(hops.filter(hop => !isSearched(hop)));
  const found = nodesFoundBySearch(hops);
  // The far end of a SHORTEST pattern is found by its search, unless it is known by itself or by another hop.
  const mayStart = (node: NodeSlot): boolean =>
    !plan.bound.has(node.slot) &&
    (open.size > 0 || !found.has(node.slot) || knownProperty(plan, node) !== null);
  for (;;) {
    const next = nextHop(open, plan.bound);
    const starts = next ? [] : nodes.filter(mayStart);
    if (next) {
      open.delete(next);
      planExpand(plan, next, hops);
      checkNodes(plan, nodes);
    } else if (starts.length > 0) planLeaf(plan, starts);
    else return;
    placePredicates(plan);
  }
}
