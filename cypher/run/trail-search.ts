/** Search over trails by length, no relationship twice: for more than the shortest paths, and for conditions on whole paths. */
import type { PathSelector } from '../ast.ts';
import type { GraphView } from '../graph-view.ts';
import { type Node, Path, type Relationship } from '../values.ts';
import { walk, waysOf } from '../ways.ts';
import type { Search } from './breadth-first.ts';

export interface TrailSearch extends Search {
  readonly min: number;
  readonly selector: PathSelector;
  readonly isAccepted: ((path: Path) => boolean) | null;
}

interface Trail {
  readonly node: number;
  readonly relationship: number;
  readonly before: Trail | null;
}

/** Stops where a bound goal has all that is wanted. */
export function* pathsByTrails(start: Node, goal: Node | null, search: TrailSearch): Generator<Path> {
  const { view, min, max, isAccepted } = search;
  const quota = new Quota(search.selector);
  let level: Trail[] = [{ node: start.index, relationship: -1, before: null }];
  for (let depth = 0; level.length > 0; depth++) {
    for (const trail of depth >= min ? level : []) {
      if ((goal && trail.node !== goal.index) || !quota.wants(trail.node, depth)) continue;
      const path = pathOf(trail, start, view);
      if (isAccepted && !isAccepted(path)) continue;
      quota.take(trail.node, depth);
      yield path;
    }
    if ((max !== null && depth >= max) || (goal && !quota.wants(goal.index, depth + 1))) return;
    level = longer(level, search);
  }
}

function longer(level: readonly Trail[], { view, budget, direction, types, passes }: TrailSearch): Trail[] {
  const ways = waysOf(view, direction, types);
  const next: Trail[] = [];
  for (const before of level)
    walk(ways, before.node, (relationship, node) => {
      budget.tick();
      if (isOn(before, relationship) || (passes && !passes(relationship))) return true;
      budget.hold(1);
      return next.push({ node, relationship, before }) > 0;
    });
  return next;
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

/** Whether all paths of a length go together. */
export function isGrouped(selector: PathSelector): boolean {
  return selector.kind === 'function' ? selector.all : selector.kind === 'shortest' && selector.groups;
}
