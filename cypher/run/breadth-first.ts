/** Breadth-first search over nodes: from both ends where both are known, and always from the one that has reached fewer. */
import type { Direction } from '../ast.ts';
import type { Budget } from '../budget.ts';
import type { GraphView, Ways } from '../graph-view.ts';
import { Path } from '../values.ts';
import { REVERSED, walk, waysOf } from '../ways.ts';
import { borrowNumbers, giveBack, type NodeNumbers } from './node-numbers.ts';

export interface Search {
  readonly view: GraphView;
  readonly budget: Budget;
  readonly direction: Direction;
  readonly types: ReadonlySet<string> | null;
  readonly max: number | null;
  /** All paths of the least length to a node, or one. */
  readonly wantsAll: boolean;
  /** Whether a relationship may be walked; null where all may. */
  readonly passes: ((relationship: number) => boolean) | null;
}

interface Hop {
  readonly relationship: number;
  readonly node: number;
}

/** Paths of the least length between two nodes that are not the same. */
export function* pathsBetween(start: number, goal: number, search: Search): Generator<Path> {
  const front = new Side(start, search.direction, search);
  const back = new Side(goal, REVERSED[search.direction], search);
  try {
    for (const middle of meet(front, back, search))
      for (const toStart of front.trails(middle))
        for (const toGoal of back.trails(middle)) yield pathAlong(middle, toStart, toGoal, search.view);
  } finally {
    front.close();
    back.close();
  }
}

/** Paths of the least length to every node but the start, the nearest first. */
export function* pathsFrom(start: number, search: Search): Generator<Path> {
  const side = new Side(start, search.direction, search);
  try {
    while (side.level.length > 0 && side.depth !== search.max) {
      side.advance(null);
      for (const node of side.level)
        for (const toStart of side.trails(node)) yield pathAlong(node, toStart, [], search.view);
    }
  } finally {
    side.close();
  }
}

/** Nodes in the middle of the shortest paths: a path goes through one of them. */
function meet(front: Side, back: Side, { max, wantsAll }: Search): readonly number[] {
  while (front.level.length > 0 && back.level.length > 0) {
    if (max !== null && front.depth + back.depth >= max) return [];
    const [side, opposite] = front.level.length <= back.level.length ? [front, back] : [back, front];
    const met = side.advance(opposite.distances, wantsAll);
    if (met.length > 0) return met;
  }
  return [];
}

/** What has been reached from one end; to be closed after use. */
class Side {
  /** The nodes that are farthest away. */
  level: number[];
  depth = 0;
  readonly distances: NodeNumbers;
  readonly #search: Search;
  readonly #outwards: Ways;
  readonly #direction: Direction;
  readonly #before = new Map<number, readonly Hop[]>();

  constructor(origin: number, direction: Direction, search: Search) {
    this.level = [origin];
    this.distances = borrowNumbers(search.view);
    this.#search = search;
    this.#direction = direction;
    this.#outwards = waysOf(search.view, direction, search.types);
    this.distances.set(origin, 0);
  }

  close(): void {
    giveBack(this.#search.view, this.distances);
  }

  /** One step farther. Gives the nodes at which it meets the other side; with the first it may stop. */
  advance(opposite: NodeNumbers | null, wantsAll = true): number[] {
    const { distances } = this;
    const { budget, passes } = this.#search;
    const next: number[] = [];
    const met: number[] = [];
    const depth = this.depth + 1;
    for (const node of this.level)
      for (const { adjacency } of this.#outwards) {
        const [start, end] = [adjacency.start(node), adjacency.end(node)];
        const { relationships, others } = adjacency;
        for (let at = start; at < end; at++) {
          budget.tick();
          const other = others[at]!;
          if (distances.has(other) || (passes && !passes(relationships[at]!))) continue;
          distances.set(other, depth);
          next.push(other);
          if (!opposite?.has(other)) continue;
          met.push(other);
          if (!wantsAll) return met;
        }
      }
    this.level = next;
    this.depth = depth;
    return met;
  }

  /** The ways from a node back to the origin, hop by hop, on a stack of our own. */
  *trails(node: number): Generator<readonly Hop[]> {
    if (this.distances.of(node) === 0) {
      yield [];
      return;
    }
    const taken: Hop[] = [];
    const open = [{ hops: this.#hopsBack(node), at: 0 }];
    while (open.length > 0) {
      const last = open.at(-1)!;
      const hop = last.hops[last.at++];
      if (!hop) {
        open.pop();
        taken.pop();
      } else if (this.distances.of(hop.node) > 0) {
        taken.push(hop);
        open.push({ hops: this.#hopsBack(hop.node), at: 0 });
      } else yield [...taken, hop];
    }
  }

  /** Hops that lead one step nearer to the origin; looked for when a path goes there. */
  #hopsBack(node: number): readonly Hop[] {
    const known = this.#before.get(node);
    if (known) return known;
    const { view, types, wantsAll, passes, budget } = this.#search;
    const nearer = this.distances.of(node) - 1;
    const hops: Hop[] = [];
    walk(waysOf(view, REVERSED[this.#direction], types), node, (relationship, other) => {
      budget.tick();
      if (this.distances.of(other) !== nearer || (passes && !passes(relationship))) return true;
      hops.push({ relationship, node: other });
      return wantsAll;
    });
    this.#before.set(node, hops);
    return hops;
  }
}

function pathAlong(middle: number, toStart: readonly Hop[], toGoal: readonly Hop[], view: GraphView): Path {
  const before = toStart.toReversed();
  const nodes = [...before.map(hop => hop.node), middle, ...toGoal.map(hop => hop.node)];
  const relationships = [...before, ...toGoal].map(hop => view.relationship(hop.relationship));
  return new Path(
    nodes.map(node => view.node(node)),
    relationships,
  );
}
