/** Shortest paths along one kind of relationship. */
import type { Direction, PathSelector } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { Node, Path } from '../values.ts';
import { HopCursor, waysOf } from '../ways.ts';
import { pathsBetween, pathsFrom, type Search } from './breadth-first.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';
import { isGrouped, pathsByTrails } from './trail-search.ts';

export interface ShortestStep {
  readonly from: number;
  readonly to: number;
  readonly toIsBound: boolean;
  readonly relationship: number;
  /** Of a variable length, so that the variable holds a list. */
  readonly isList: boolean;
  readonly path: number;
  readonly direction: Direction;
  readonly types: ReadonlySet<string> | null;
  readonly min: number;
  readonly max: number | null;
  readonly selector: PathSelector;
  /** A test of each relationship, which stands in `candidate`. */
  readonly test: Evaluate | null;
  readonly candidate: number;
  /** What WHERE asks of the whole path, which stands in `path`. */
  readonly accept: ((row: Row) => boolean) | null;
  readonly detail: string;
}

/** Whether breadth-first search over nodes finds all that is wanted: one path, or all of the least length. */
export function reachesByNodes({
  selector,
  min,
  accept,
}: Pick<ShortestStep, 'selector' | 'min' | 'accept'>): boolean {
  return (selector.kind === 'function' || selector.count === 1) && min <= 1 && !accept;
}

export function shortestPaths(
  source: Operator,
  step: ShortestStep,
  view: GraphView,
  budget: Budget,
): Operator {
  const name = isGrouped(step.selector) ? 'AllShortestPaths' : 'ShortestPath';
  return through(name, step.detail, source, (row, emit) => {
    const [start, target] = [row[step.from], step.toIsBound ? row[step.to] : null];
    if (!(start instanceof Node) || (step.toIsBound && !(target instanceof Node))) return true;
    const goal = target instanceof Node ? target : null;
    for (const path of pathsOf(start, goal, step, searchOf(row, step, view, budget), row)) {
      bind(row, path, step);
      if (!emit(row)) return false;
    }
    return true;
  });
}

function searchOf(row: Row, step: ShortestStep, view: GraphView, budget: Budget): Search {
  const { direction, types, max, test, candidate } = step;
  const passes = (relationship: number): boolean => {
    row[candidate] = view.relationship(relationship);
    return test!(row) === true;
  };
  const wantsAll = isGrouped(step.selector);
  return { view, budget, direction, types, max, wantsAll, passes: test && passes };
}

function* pathsOf(
  start: Node,
  goal: Node | null,
  step: ShortestStep,
  search: Search,
  row: Row,
): Generator<Path> {
  const { accept, min, selector } = step;
  if (!reachesByNodes(step)) {
    const isAccepted = (path: Path): boolean => {
      bind(row, path, step);
      return accept!(row);
    };
    yield* pathsByTrails(start, goal, { ...search, min, selector, isAccepted: accept && isAccepted });
    return;
  }
  if (goal !== null && goal.index !== start.index) {
    yield* pathsBetween(start.index, goal.index, search);
    return;
  }
  if (min === 0) yield new Path([start], []);
  else if (selector.kind !== 'function') yield* cycles(start, search);
  if (goal === null) yield* pathsFrom(start.index, search);
}

/** Shortest ways back to the start: along each first relationship, and from its end without it. */
function* cycles(start: Node, search: Search): Generator<Path> {
  const { view, direction, types, max, passes, wantsAll } = search;
  let found: Path[] = [];
  const first = new HopCursor(waysOf(view, direction, types), start.index);
  while (first.next()) {
    const { relationship, other } = first;
    if (passes && !passes(relationship)) continue;
    const others: Search = { ...search, passes: one => one !== relationship && (!passes || passes(one)) };
    const ways = other === start.index ? [new Path([start], [])] : pathsBetween(other, start.index, others);
    for (const { nodes, relationships } of ways) {
      const path = new Path([start, ...nodes], [view.relationship(relationship), ...relationships]);
      const least = found[0]?.relationships.length ?? Number.POSITIVE_INFINITY;
      if (path.relationships.length < least) found = [path];
      else if (path.relationships.length === least && wantsAll) found.push(path);
    }
  }
  yield* found.filter(path => max === null || path.relationships.length <= max);
}

function bind(row: Row, path: Path, { to, path: slot, relationship, isList }: ShortestStep): void {
  row[to] = path.nodes.at(-1)!;
  row[slot] = path;
  row[relationship] = isList ? path.relationships : path.relationships[0]!;
}
