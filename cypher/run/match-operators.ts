/** Operators that go from nodes to others by one relationship, and paths put together. */
import type { Direction } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Row } from '../scope.ts';
import { isList, Node, Path, Relationship, type Value } from '../values.ts';
import { walk, waysOf } from '../ways.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

export interface Step {
  readonly from: number;
  readonly to: number;
  readonly relationship: number;
  /** Where nobody reads it the slot holds the relationship's number: enough to tell it from others. */
  readonly relationshipIsRead: boolean;
  readonly direction: Direction;
  readonly types: ReadonlySet<string> | null;
  /** Slots of the relationships of the same MATCH that must be others. */
  readonly distinctFrom: readonly number[];
  /** The other node, or the relationship, is known before. */
  readonly toIsBound: boolean;
  readonly relationshipIsBound: boolean;
  readonly detail: string;
}

/** From each row's node to all at the other ends of its relationships. */
export interface ExpandAll extends Operator {
  readonly name: 'ExpandAll';
  readonly step: Step;
}

export function expand(source: Operator, step: Step, view: GraphView, budget: Budget): Operator | ExpandAll {
  const { from, to, relationship, relationshipIsRead, distinctFrom } = step;
  if (step.toIsBound || step.relationshipIsBound) return expandInto(source, step, view, budget);
  return {
    name: 'ExpandAll',
    detail: step.detail,
    step,
    sources: [source],
    run(start, emit) {
      const ways = waysOf(view, step.direction, step.types);
      return source.run(start, row => {
        const node = row[from];
        if (!(node instanceof Node)) return true;
        return walk(ways, node.index, (hop, other) => {
          budget.tick();
          if (distinctFrom.length > 0 && isUsed(row, distinctFrom, hop)) return true;
          row[relationship] = relationshipIsRead ? view.relationship(hop) : hop;
          row[to] = view.node(other);
          return emit(row);
        });
      });
    },
  };
}

/** The other end, or the relationship, is known: only hops that lead there pass. */
function expandInto(source: Operator, step: Step, view: GraphView, budget: Budget): Operator {
  const { from, to, relationship, toIsBound, relationshipIsBound } = step;
  return through(toIsBound ? 'ExpandInto' : 'ExpandAll', step.detail, source, (row, emit) => {
    const start = row[from];
    const target = toIsBound ? row[to] : null;
    const wanted = relationshipIsBound ? row[relationship] : null;
    if (!(start instanceof Node) || (toIsBound && !(target instanceof Node))) return true;
    if (relationshipIsBound && !(wanted instanceof Relationship)) return true;
    return walk(waysOf(view, step.direction, step.types), start.index, (hop, other) => {
      budget.tick();
      if (target instanceof Node && other !== target.index) return true;
      if (wanted instanceof Relationship && hop !== wanted.index) return true;
      if (isUsed(row, step.distinctFrom, hop)) return true;
      if (!relationshipIsBound) row[relationship] = step.relationshipIsRead ? view.relationship(hop) : hop;
      if (!toIsBound) row[to] = view.node(other);
      return emit(row);
    });
  });
}

/** Whether one of the slots holds the relationship, or a list with it. */
export function isUsed(row: Row, slots: readonly number[], relationship: number): boolean {
  for (const slot of slots) {
    const held = row[slot];
    if (Array.isArray(held) ? held.some(one => isSame(one, relationship)) : isSame(held, relationship))
      return true;
  }
  return false;
}

function isSame(held: Value | undefined, relationship: number): boolean {
  return held === relationship || (held instanceof Relationship && held.index === relationship);
}

/** Puts a named path together from the slots of its parts, left to right. */
export function bindPath(
  source: Operator,
  slot: number,
  parts: readonly { readonly kind: 'node' | 'relationship'; readonly slot: number }[],
  name: string,
  view: GraphView,
): Operator {
  return through('Path', name, source, (row, emit) => {
    row[slot] = pathOf(row, parts, view);
    return emit(row);
  });
}

function pathOf(
  row: Row,
  parts: readonly { readonly kind: 'node' | 'relationship'; readonly slot: number }[],
  view: GraphView,
): Value {
  const nodes: Node[] = [];
  const relationships: Relationship[] = [];
  for (const { kind, slot } of parts) {
    const held = row[slot]!;
    if (held === null) return null;
    if (kind === 'relationship') {
      const steps = (isList(held) ? held : [held]) as readonly Relationship[];
      // Nodes between the steps of a variable length stand in no slot: they follow from the ends.
      for (const step of steps) {
        const [start, end] = view.ends(step.index);
        relationships.push(step);
        nodes.push(view.node(nodes.at(-1)!.index === start ? end : start));
      }
    } else if (nodes.length === 0) nodes.push(held as Node);
  }
  return new Path(nodes, relationships);
}
