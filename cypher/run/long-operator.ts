/** Variable lengths: depth first over trails, on a stack of our own, since a trail may be longer than the machine's stack. */
import type { Budget } from '../budget.ts';
import { groupKey } from '../comparison.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate } from '../scope.ts';
import { Node, type Relationship } from '../values.ts';
import { HopCursor, waysOf } from '../ways.ts';
import { isUsed, type Step } from './match-operators.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

export interface LongStep extends Step {
  readonly min: number;
  readonly max: number | null;
  /** The list is written from the pattern's left to its right, though the walk began on the right. */
  readonly reversed: boolean;
  /** A test of each relationship, which stands in `candidate`. */
  readonly test: Evaluate | null;
  readonly candidate: number;
  readonly cap: Cap | null;
}

/** How far a search goes for the time being; it notes where it stopped for that. */
export interface Cap {
  length: number;
  isHit: boolean;
}

/** Whether a walk of this length may go on. */
export function mayGoOn(length: number, max: number | null, cap: Cap | null): boolean {
  if (max !== null && length >= max) return false;
  if (!cap || length < cap.length) return true;
  cap.isHit = true;
  return false;
}

/** No relationship twice. */
export function expandLong(source: Operator, step: LongStep, view: GraphView, budget: Budget): Operator {
  const { min, max, types, direction, cap } = step;
  return through('VarLengthExpand', step.detail, source, (row, emit) => {
    const start = row[step.from];
    if (!(start instanceof Node)) return true;
    const target = step.toIsBound ? row[step.to] : undefined;
    if (step.toIsBound && !(target instanceof Node)) return true;
    // A list that is bound already admits the one trail that is equal to it.
    const wanted = step.relationshipIsBound ? groupKey(row[step.relationship]!) : null;
    const trail: (Relationship | number)[] = [];
    const used = new Set<number>();
    const ways = waysOf(view, direction, types);
    const open: HopCursor[] = [];
    if (arrives(start.index) && !emit(row)) return false;
    if (mayGoOn(0, max, cap)) open.push(new HopCursor(ways, start.index));
    while (open.length > 0) {
      const hop = open.at(-1)!;
      if (!hop.next()) {
        open.pop();
        stepBack();
        continue;
      }
      budget.tick();
      const { relationship, other } = hop;
      if (!isFree(relationship)) continue;
      used.add(relationship);
      trail.push(step.relationshipIsRead ? view.relationship(relationship) : relationship);
      if (arrives(other) && !emit(row)) return false;
      if (mayGoOn(trail.length, max, cap)) open.push(new HopCursor(ways, other));
      else stepBack();
    }
    return true;

    function stepBack(): void {
      const relationship = trail.pop();
      if (relationship !== undefined)
        used.delete(typeof relationship === 'number' ? relationship : relationship.index);
    }

    function isFree(relationship: number): boolean {
      if (used.has(relationship) || isUsed(row, step.distinctFrom, relationship)) return false;
      if (!step.test) return true;
      row[step.candidate] = view.relationship(relationship);
      return step.test(row) === true;
    }

    /** Binds the trail where it ends as it should. */
    function arrives(node: number): boolean {
      if (trail.length < min || (target instanceof Node && target.index !== node)) return false;
      const found = step.reversed ? trail.toReversed() : trail.slice();
      if (wanted !== null && groupKey(found) !== wanted) return false;
      row[step.relationship] = found;
      if (!step.toIsBound) row[step.to] = view.node(node);
      return true;
    }
  });
}
