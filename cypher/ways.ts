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

type Side = 'out' | 'in';

const SIDES: Readonly<Record<Direction, readonly Side[]>> = { out: ['out'], in: ['in'], both: ['out', 'in'] };

/** The ways of a view, put together once for each type. */
export class WaysByType {
  readonly #adjacencyOf: (side: Side, type: string | null) => Adjacency | null;
  readonly #known: Readonly<Record<Direction, Map<string | null, Ways>>> = {
    out: new Map(),
    in: new Map(),
    both: new Map(),
  };

  /**
   * @param adjacencyOf relationships of a type, or of all types, by the nodes that they leave (`out`) or reach;
   * null where there are none of the type
   */
  constructor(adjacencyOf: (side: Side, type: string | null) => Adjacency | null) {
    this.#adjacencyOf = adjacencyOf;
  }

  of(direction: Direction, types: ReadonlySet<string> | null): Ways {
    if (types === null) return this.#along(direction, null);
    const all = Array.from(types, type => this.#along(direction, type));
    return all.length === 1 ? all[0]! : all.flat();
  }

  #along(direction: Direction, type: string | null): Ways {
    const known = this.#known[direction].get(type);
    if (known) return known;
    const ways = SIDES[direction].flatMap(side => {
      const adjacency = this.#adjacencyOf(side, type);
      // A loop stands at both its ends: seen from both directions it is met once.
      return adjacency ? { adjacency, skipsLoops: direction === 'both' && side === 'in' } : [];
    });
    // Relationships of a type that there are none of may still come, and anybody may ask for any name.
    if (ways.length > 0) this.#known[direction].set(type, ways);
    return ways;
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
