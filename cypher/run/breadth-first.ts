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
    while (side.width > 0 && side.depth !== search.max) {
      side.advance(null);
      for (const node of side.level())
        for (const toStart of side.trails(node)) yield pathAlong(node, toStart, [], search.view);
    }
  } finally {
    side.close();
  }
}

/** Nodes in the middle of the shortest paths: a path goes through one of them. */
function meet(front: Side, back: Side, { max }: Search): readonly number[] {
  while (front.width > 0 && back.width > 0) {
    if (max !== null && front.depth + back.depth >= max) return [];
    const [side, opposite] = front.width <= back.width ? [front, back] : [back, front];
    const met = side.advance(opposite.places);
    if (met.length > 0) return met;
  }
  return [];
}

/** What has been reached from one end, in the order in which it was; to be closed after use. */
class Side {
  depth = 0;
  /** Places of the nodes in the order. */
  readonly places: NodeNumbers;
  readonly #nodes: number[] = [];
  readonly #depths: number[] = [];
  /** The hop back that each was first reached by, and the place to which it leads. */
  readonly #via: number[] = [];
  readonly #before: number[] = [];
  /** Where the nodes that are farthest away begin. */
  #levelStart = 0;
  readonly #search: Search;
  readonly #outwards: Ways;
  readonly #direction: Direction;
  /** Of all paths; where one is enough none is asked for. */
  #hopsBack: Map<number, readonly Hop[]> | null = null;

  constructor(origin: number, direction: Direction, search: Search) {
    this.places = borrowNumbers(search.view);
    this.#search = search;
    this.#direction = direction;
    this.#outwards = waysOf(search.view, direction, search.types);
    this.#reach(origin, -1, -1);
  }

  close(): void {
    giveBack(this.#search.view, this.places);
  }

  /** How many nodes are farthest away. */
  get width(): number {
    return this.#nodes.length - this.#levelStart;
  }

  /** The nodes that are farthest away. */
  level(): number[] {
    return this.#nodes.slice(this.#levelStart);
  }

  /** One step farther. Gives the nodes at which it meets the other side; where one path is enough, the first. */
  advance(opposite: NodeNumbers | null): number[] {
    const { budget, passes, wantsAll } = this.#search;
    const met: number[] = [];
    const levelEnd = this.#nodes.length;
    this.depth += 1;
    for (let place = this.#levelStart; place < levelEnd; place++)
      for (const { adjacency } of this.#outwards) {
        const node = this.#nodes[place]!;
        const [start, end] = [adjacency.start(node), adjacency.end(node)];
        const { relationships, others } = adjacency;
        for (let at = start; at < end; at++) {
          budget.tick();
          const other = others[at]!;
          if (this.places.has(other) || (passes && !passes(relationships[at]!))) continue;
          this.#reach(other, relationships[at]!, place);
          if (!opposite?.has(other)) continue;
          met.push(other);
          if (!wantsAll) return met;
        }
      }
    this.#levelStart = levelEnd;
    return met;
  }

  #reach(node: number, via: number, before: number): void {
    this.places.set(node, this.#nodes.length);
    this.#nodes.push(node);
    this.#depths.push(this.depth);
    this.#via.push(via);
    this.#before.push(before);
  }

  /** The ways from a node back to the origin, hop by hop. */
  trails(node: number): Iterable<readonly Hop[]> {
    return this.#search.wantsAll ? this.#allTrails(node) : [this.#firstTrail(node)];
  }

  #firstTrail(node: number): readonly Hop[] {
    const hops: Hop[] = [];
    for (let place = this.places.of(node); this.#before[place]! >= 0; place = this.#before[place]!)
      hops.push({ relationship: this.#via[place]!, node: this.#nodes[this.#before[place]!]! });
    return hops;
  }

  /** On a stack of our own. */
  *#allTrails(node: number): Generator<readonly Hop[]> {
    const taken: Hop[] = [];
    const open = [{ hops: this.#hopsFrom(node), at: 0 }];
    if (this.places.of(node) === 0) yield [];
    while (open.length > 0) {
      const last = open.at(-1)!;
      const hop = last.hops[last.at++];
      if (!hop) {
        open.pop();
        taken.pop();
      } else if (this.places.of(hop.node) > 0) {
        taken.push(hop);
        open.push({ hops: this.#hopsFrom(hop.node), at: 0 });
      } else yield [...taken, hop];
    }
  }

  /** Hops that lead one step nearer to the origin; looked for when a path goes there. */
  #hopsFrom(node: number): readonly Hop[] {
    this.#hopsBack ??= new Map();
    const known = this.#hopsBack.get(node);
    if (known) return known;
    const { view, types, passes, budget } = this.#search;
    const nearer = this.#depthOf(node) - 1;
    const hops: Hop[] = [];
    walk(waysOf(view, REVERSED[this.#direction], types), node, (relationship, other) => {
      budget.tick();
      if (this.#depthOf(other) === nearer && (!passes || passes(relationship)))
        hops.push({ relationship, node: other });
      return true;
    });
    this.#hopsBack.set(node, hops);
    return hops;
  }

  /** Of a node that was not reached there is none. */
  #depthOf(node: number): number {
    return this.#depths[this.places.of(node)] ?? Number.NaN;
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
