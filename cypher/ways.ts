/** Loops over what stands at a node. */
import type { Direction } from './ast.ts';
import type { Adjacency, GraphView, Ways } from './graph-view.ts';

/** A direction as seen from the other end. */
export const REVERSED: Readonly<Record<Direction, Direction>> = { out: 'in', in: 'out', both: 'both' };

/** Takes a relationship and the node at its other end; gives false where no more are wanted. */
export type Visit = (relationship: number, other: number) => boolean;

export function waysOf(view: GraphView, direction: Direction, types: ReadonlySet<string> | null): Ways {
  return (
    view.ways?.(direction, types) ?? [{ adjacency: gathered(view, direction, types), skipsLoops: false }]
  );
}

/** Of a view that only visits: what stands at a node is gathered when it is asked for. */
function gathered(view: GraphView, direction: Direction, types: ReadonlySet<string> | null): Adjacency {
  let relationships: number[] = [];
  let others: number[] = [];
  return {
    get relationships() {
      return relationships;
    },
    get others() {
      return others;
    },
    start(node) {
      [relationships, others] = [[], []];
      view.expand(node, direction, types, (relationship, other) => {
        relationships.push(relationship);
        others.push(other);
        return true;
      });
      return 0;
    },
    end: () => relationships.length,
  };
}

const ANY_TYPE: ReadonlySet<null> = new Set([null]);

/** The ways of a view, put together once for each set of types that a plan asks for, which it asks for again and again. */
export class WaysByTypes {
  readonly #adjacency: (side: 'out' | 'in', type: string | null) => Adjacency;
  readonly #known: Readonly<Record<Direction, WeakMap<ReadonlySet<string | null>, Ways>>> = {
    out: new WeakMap(),
    in: new WeakMap(),
    both: new WeakMap(),
  };

  /** @param adjacency relationships of a type, or of all types, by the nodes that they leave (`out`) or reach */
  constructor(adjacency: (side: 'out' | 'in', type: string | null) => Adjacency) {
    this.#adjacency = adjacency;
  }

  of(direction: Direction, types: ReadonlySet<string> | null): Ways {
    const [known, key] = [this.#known[direction], types ?? ANY_TYPE];
    const ways = known.get(key) ?? this.#make(direction, key);
    known.set(key, ways);
    return ways;
  }

  #make(direction: Direction, types: ReadonlySet<string | null>): Ways {
    const sides = direction === 'both' ? (['out', 'in'] as const) : ([direction] as const);
    return sides.flatMap(side =>
      Array.from(types, type => ({
        adjacency: this.#adjacency(side, type),
        // A loop stands at both its ends: seen from both directions it is met once.
        skipsLoops: direction === 'both' && side === 'in',
      })),
    );
  }
}

/** Visits all at a node; stops, and gives false, where `visit` does. */
export function walk(ways: Ways, node: number, visit: Visit): boolean {
  for (const { adjacency, skipsLoops } of ways) {
    const [start, end] = [adjacency.start(node), adjacency.end(node)];
    const { relationships, others } = adjacency;
    for (let at = start; at < end; at++) {
      const other = others[at]!;
      if (skipsLoops && other === node) continue;
      if (!visit(relationships[at]!, other)) return false;
    }
  }
  return true;
}

/** How many stand at a node. */
export function degreeOf(ways: Ways, node: number): number {
  let count = 0;
  for (const { adjacency, skipsLoops } of ways) {
    const [start, end] = [adjacency.start(node), adjacency.end(node)];
    count += end - start;
    if (!skipsLoops) continue;
    for (let at = start; at < end; at++) if (adjacency.others[at] === node) count -= 1;
  }
  return count;
}

/** Goes from one relationship at a node to the next, as a walk does that is left and taken up again. */
export class HopCursor {
  relationship = -1;
  other = -1;
  readonly #ways: Ways;
  readonly #node: number;
  #way = -1;
  #at = 0;
  #end = 0;
  #relationships: ArrayLike<number> = [];
  #others: ArrayLike<number> = [];

  constructor(ways: Ways, node: number) {
    this.#ways = ways;
    this.#node = node;
  }

  /** Gives false where there are no more. */
  next(): boolean {
    for (;;) {
      while (this.#at < this.#end) {
        const at = this.#at++;
        this.relationship = this.#relationships[at]!;
        this.other = this.#others[at]!;
        if (this.other !== this.#node || !this.#ways[this.#way]!.skipsLoops) return true;
      }
      const way = this.#ways[++this.#way];
      if (!way) return false;
      const { adjacency } = way;
      this.#at = adjacency.start(this.#node);
      this.#end = adjacency.end(this.#node);
      this.#relationships = adjacency.relationships;
      this.#others = adjacency.others;
    }
  }
}
