/** Shortest paths along one kind of relationship: breadth first, level by level. */
import type { Direction, PathSelector } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { Node, Path, type Relationship } from '../values.ts';
import { hopsFrom } from './match-operators.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

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

interface Search {
  readonly row: Row;
  readonly step: ShortestStep;
  readonly view: GraphView;
  readonly budget: Budget;
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
  const wantsAll = isGrouped(step.selector);
  return through(wantsAll ? 'AllShortestPaths' : 'ShortestPath', step.detail, source, (row, emit) => {
    const [start, target] = [row[step.from], step.toIsBound ? row[step.to] : null];
    if (!(start instanceof Node) || (step.toIsBound && !(target instanceof Node))) return true;
    const search: Search = { row, step, view, budget };
    for (const path of pathsBetween(start, target instanceof Node ? target : null, search)) {
      bind(row, path, step);
      if (!emit(row)) return false;
    }
    return true;
  });
}

function isGrouped(selector: PathSelector): boolean {
  return selector.kind === 'function' ? selector.all : selector.kind === 'shortest' && selector.groups;
}

function* pathsBetween(start: Node, goal: Node | null, search: Search): Generator<Path> {
  const { step } = search;
  if (!reachesByNodes(step)) {
    yield* byTrails(start, goal, search);
    return;
  }
  if (goal !== null && goal.index !== start.index) {
    yield* byNodes(start, goal, search, null);
    return;
  }
  if (step.min === 0) yield new Path([start], []);
  else if (step.selector.kind !== 'function') yield* cycles(start, search);
  if (goal === null) yield* byNodes(start, null, search, null);
}

/** Shortest ways back to the start: along each first relationship, and from its end without it. */
function* cycles(start: Node, search: Search): Generator<Path> {
  const { step, view } = search;
  let found: Path[] = [];
  for (const { relationship, other } of hopsFrom(view, start.index, step.direction, step.types)) {
    if (!isPassable(relationship, search)) continue;
    const first = view.relationship(relationship);
    const ways =
      other === start.index
        ? [new Path([start], [])]
        : byNodes(view.node(other), start, search, relationship);
    for (const { nodes, relationships } of ways) {
      const path = new Path(other === start.index ? [start, start] : [start, ...nodes], [
        first,
        ...relationships,
      ]);
      const least = found[0]?.relationships.length ?? Number.POSITIVE_INFINITY;
      if (path.relationships.length < least) found = [path];
      else if (path.relationships.length === least && isGrouped(step.selector)) found.push(path);
    }
  }
  yield* found.filter(path => step.max === null || path.relationships.length <= step.max);
}

function bind(row: Row, path: Path, { to, path: slot, relationship, isList }: ShortestStep): void {
  row[to] = path.nodes.at(-1)!;
  row[slot] = path;
  row[relationship] = isList ? path.relationships : path.relationships[0]!;
}

function isPassable(relationship: number, { row, step, view }: Search): boolean {
  if (!step.test) return true;
  row[step.candidate] = view.relationship(relationship);
  return step.test(row) === true;
}

interface Way {
  readonly relationship: number;
  readonly node: number;
}

/**
 * Each node is reached once; the predecessors kept give one path, or all, of the least length. Without a goal there
 * are paths to every node but the start. `without`: a relationship that may not be used.
 */
function* byNodes(start: Node, goal: Node | null, search: Search, without: number | null): Generator<Path> {
  const { step, view, budget } = search;
  const wantsAll = isGrouped(step.selector);
  const before = new Map<number, readonly Way[]>([[start.index, []]]);
  let level = [start.index];
  for (let depth = 1; level.length > 0; depth++) {
    if (step.max !== null && depth > step.max) return;
    const reached = new Map<number, Way[]>();
    for (const node of level)
      for (const { relationship, other } of hopsFrom(view, node, step.direction, step.types)) {
        budget.tick();
        if (before.has(other) || relationship === without || !isPassable(relationship, search)) continue;
        const ways = reached.get(other);
        if (!ways) reached.set(other, [{ relationship, node }]);
        else if (wantsAll) ways.push({ relationship, node });
      }
    for (const [node, ways] of reached) before.set(node, ways);
    level = [...reached.keys()];
    if (goal === null) for (const node of level) yield* backwards(start, view.node(node), before, view);
    else if (before.has(goal.index)) {
      yield* backwards(start, goal, before, view);
      return;
    }
  }
}

/** All ways from the goal back to the start, on a stack of our own. */
function* backwards(
  start: Node,
  goal: Node,
  before: ReadonlyMap<number, readonly Way[]>,
  view: GraphView,
): Generator<Path> {
  const taken: Way[] = [];
  const open: { readonly ways: readonly Way[]; at: number }[] = [{ ways: before.get(goal.index)!, at: 0 }];
  while (open.length > 0) {
    const last = open.at(-1)!;
    const way = last.ways[last.at++];
    if (!way) {
      open.pop();
      taken.pop();
      continue;
    }
    taken.push(way);
    if (way.node !== start.index) {
      open.push({ ways: before.get(way.node)!, at: 0 });
      continue;
    }
    const back = taken.toReversed();
    yield new Path(
      [...back.map(({ node }) => view.node(node)), goal],
      back.map(({ relationship }) => view.relationship(relationship)),
    );
    taken.pop();
  }
}

interface Trail {
  readonly node: number;
  readonly relationship: number;
  readonly before: Trail | null;
  readonly length: number;
}

/** Trails by length: no relationship twice. Stops where a bound goal has all that is wanted. */
function* byTrails(start: Node, goal: Node | null, search: Search): Generator<Path> {
  const { step, view, budget } = search;
  const quota = new Quota(step.selector);
  let level: Trail[] = [{ node: start.index, relationship: -1, before: null, length: 0 }];
  for (let depth = 0; level.length > 0; depth++) {
    for (const trail of depth >= step.min ? level : []) {
      if ((goal && trail.node !== goal.index) || !quota.wants(trail.node, depth)) continue;
      const path = pathOf(trail, start, view);
      if (!isAccepted(path, search)) continue;
      quota.take(trail.node, depth);
      yield path;
    }
    if ((step.max !== null && depth >= step.max) || (goal && !quota.wants(goal.index, depth + 1))) return;
    const next: Trail[] = [];
    for (const trail of level)
      for (const { relationship, other } of hopsFrom(view, trail.node, step.direction, step.types)) {
        budget.tick();
        if (isOn(trail, relationship) || !isPassable(relationship, search)) continue;
        budget.hold(1);
        next.push({ node: other, relationship, before: trail, length: depth + 1 });
      }
    level = next;
  }
}

function isAccepted(path: Path, { row, step }: Search): boolean {
  if (!step.accept) return true;
  bind(row, path, step);
  return step.accept(row);
}

function isOn(trail: Trail, relationship: number): boolean {
  for (let at: Trail | null = trail; at; at = at.before) if (at.relationship === relationship) return true;
  return false;
}

function pathOf(trail: Trail, start: Node, view: GraphView): Path {
  const nodes: Node[] = [];
  const relationships: Relationship[] = [];
  for (let at: Trail = trail; at.before; at = at.before) {
    nodes.push(view.node(at.node));
    relationships.push(view.relationship(at.relationship));
  }
  return new Path([start, ...nodes.reverse()], relationships.reverse());
}

/** How many more paths to each node are wanted. */
class Quota {
  readonly #selector: PathSelector;
  readonly #taken = new Map<number, { count: number; lengths: Set<number> }>();

  constructor(selector: PathSelector) {
    this.#selector = selector;
  }

  wants(node: number, length: number): boolean {
    const taken = this.#taken.get(node);
    if (!taken) return true;
    const selector = this.#selector;
    const most = selector.kind === 'function' ? 1 : selector.count;
    return isGrouped(selector) ? taken.lengths.has(length) || taken.lengths.size < most : taken.count < most;
  }

  take(node: number, length: number): void {
    const taken = this.#taken.get(node) ?? { count: 0, lengths: new Set() };
    taken.count += 1;
    taken.lengths.add(length);
    this.#taken.set(node, taken);
  }
}
