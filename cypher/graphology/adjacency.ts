/** Which relationships stand at a node, and who is at their other ends: rows in one pair of arrays; a row that grows moves to their end. */
import type { Adjacency } from '../graph-view.ts';

/** A row that moves gets room for so many times as many. */
const GROWTH = 2;

export class AdjacencyRows implements Adjacency {
  relationships: Int32Array;
  others: Int32Array;
  /** What stands at node `n` lies in `[starts[n], ends[n])`. */
  #starts: Int32Array;
  #ends: Int32Array;
  /** Up to where a row that moved may grow. */
  readonly #limits = new Map<number, number>();
  #used: number;
  readonly #dead: ReadonlySet<number>;
  /** Nodes whose rows may hold dead relationships. */
  readonly #stale = new Set<number>();

  /**
   * @param count number of nodes
   * @param relationships the ones that are laid out
   * @param near the node at which each stands, by relationship
   * @param far the node at its other end, by relationship
   * @param dead those that were deleted, now and later
   */
  constructor(
    count: number,
    relationships: ArrayLike<number>,
    near: ArrayLike<number>,
    far: ArrayLike<number>,
    dead: ReadonlySet<number>,
  ) {
    const starts = new Int32Array(count + 1);
    for (let at = 0; at < relationships.length; at++) starts[near[relationships[at]!]! + 1]! += 1;
    for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
    const ends = starts.slice(0, count);
    this.#used = relationships.length;
    this.relationships = new Int32Array(this.#used);
    this.others = new Int32Array(this.#used);
    for (let at = 0; at < relationships.length; at++) {
      const relationship = relationships[at]!;
      const place = ends[near[relationship]!]!++;
      this.relationships[place] = relationship;
      this.others[place] = far[relationship]!;
    }
    this.#starts = starts.subarray(0, count);
    this.#ends = ends;
    this.#dead = dead;
  }

  start(node: number): number {
    if (this.#stale.size > 0) this.#sweep(node);
    return this.#starts[node] ?? 0;
  }

  end(node: number): number {
    return this.#ends[node] ?? 0;
  }

  add(node: number, relationship: number, other: number): void {
    if (node >= this.#ends.length) this.#admit(node);
    const end = this.#ends[node]!;
    const place = end < (this.#limits.get(node) ?? 0) ? end : this.#move(node);
    this.relationships[place] = relationship;
    this.others[place] = other;
    this.#ends[node] = place + 1;
  }

  /** A relationship that stands at the node is dead now. */
  drop(node: number): void {
    this.#stale.add(node);
  }

  #sweep(node: number): void {
    if (!this.#stale.delete(node)) return;
    const start = this.#starts[node]!;
    let end = start;
    for (let at = start; at < this.#ends[node]!; at++) {
      if (this.#dead.has(this.relationships[at]!)) continue;
      this.relationships[end] = this.relationships[at]!;
      this.others[end++] = this.others[at]!;
    }
    this.#ends[node] = end;
  }

  #admit(node: number): void {
    this.#starts = grown(this.#starts, node + 1);
    this.#ends = grown(this.#ends, node + 1);
  }

  /** Gives the row room at the end of the arrays; who walks it at present has the old ones. */
  #move(node: number): number {
    const [start, end] = [this.#starts[node]!, this.#ends[node]!];
    const limit = this.#used + (end - start + 1) * GROWTH;
    this.relationships = grown(this.relationships, limit);
    this.others = grown(this.others, limit);
    this.relationships.copyWithin(this.#used, start, end);
    this.others.copyWithin(this.#used, start, end);
    this.#starts[node] = this.#used;
    const place = this.#used + end - start;
    this.#ends[node] = place;
    this.#limits.set(node, limit);
    this.#used = limit;
    return place;
  }
}

/** The same with room for so many at least. */
function grown(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(length, array.length * GROWTH));
  larger.set(array);
  return larger;
}
