/** Which relationships stand at a node, and who is at their other ends: compressed sparse rows for what was there at first, lists for what came later. */

/** Takes a relationship and the node at its other end; gives false where no more are wanted. */
export type Visit = (relationship: number, other: number) => boolean;

export class Adjacency {
  /** What stands at node `n` lies in `[starts[n], starts[n + 1])`. */
  readonly #starts: Int32Array;
  readonly #relationships: Int32Array;
  readonly #others: Int32Array;
  readonly #later = new Map<number, { readonly relationship: number; readonly other: number }[]>();

  /**
   * @param count number of nodes
   * @param relationships the ones that are laid out
   * @param near the node at which each stands, by relationship
   * @param far the node at its other end, by relationship
   */
  constructor(
    count: number,
    relationships: ArrayLike<number>,
    near: ArrayLike<number>,
    far: ArrayLike<number>,
  ) {
    const starts = new Int32Array(count + 1);
    for (let at = 0; at < relationships.length; at++) starts[near[relationships[at]!]! + 1]! += 1;
    for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
    const next = starts.slice();
    this.#starts = starts;
    this.#relationships = new Int32Array(relationships.length);
    this.#others = new Int32Array(relationships.length);
    for (let at = 0; at < relationships.length; at++) {
      const relationship = relationships[at]!;
      const place = next[near[relationship]!]!++;
      this.#relationships[place] = relationship;
      this.#others[place] = far[relationship]!;
    }
  }

  add(node: number, relationship: number, other: number): void {
    const later = this.#later.get(node);
    if (later) later.push({ relationship, other });
    else this.#later.set(node, [{ relationship, other }]);
  }

  /** Visits all at a node; stops, and gives false, where `visit` does. `dead` relationships, and loops where they are met elsewhere, are passed over. */
  walk(node: number, dead: ReadonlySet<number> | null, skipsLoops: boolean, visit: Visit): boolean {
    const others = this.#others;
    const relationships = this.#relationships;
    const end = this.#starts[node + 1] ?? 0;
    for (let at = this.#starts[node] ?? end; at < end; at++) {
      const relationship = relationships[at]!;
      const other = others[at]!;
      if (skipsLoops && other === node) continue;
      if (dead?.has(relationship)) continue;
      if (!visit(relationship, other)) return false;
    }
    const later = this.#later.size > 0 ? this.#later.get(node) : undefined;
    if (!later) return true;
    // What a visit adds at this node is not visited any more: it did not stand there when the walk began.
    for (const { relationship, other } of later.slice()) {
      if ((skipsLoops && other === node) || dead?.has(relationship)) continue;
      if (!visit(relationship, other)) return false;
    }
    return true;
  }

  degree(node: number): number {
    const end = this.#starts[node + 1] ?? 0;
    return end - (this.#starts[node] ?? end) + (this.#later.get(node)?.length ?? 0);
  }
}
