/** Which relationships stand at a node: compressed sparse rows for what was there at first, lists for what came later. */

export class Adjacency {
  /** What stands at node `n` lies in `[starts[n], starts[n + 1])`. */
  readonly #starts: Int32Array;
  readonly #relationships: Int32Array;
  readonly #later = new Map<number, number[]>();

  /** `nodes[relationship]` is the node at which it stands. */
  constructor(count: number, nodes: readonly number[]) {
    this.#starts = new Int32Array(count + 1);
    for (const node of nodes) this.#starts[node + 1]! += 1;
    for (let node = 0; node < count; node++) this.#starts[node + 1]! += this.#starts[node]!;
    const next = this.#starts.slice();
    this.#relationships = new Int32Array(nodes.length);
    for (const [relationship, node] of nodes.entries()) this.#relationships[next[node]!++] = relationship;
  }

  add(node: number, relationship: number): void {
    const later = this.#later.get(node);
    if (later) later.push(relationship);
    else this.#later.set(node, [relationship]);
  }

  /** Calls `visit` with each relationship at the node; stops, and gives false, where it gives false. */
  walk(node: number, visit: (relationship: number) => boolean): boolean {
    const end = this.#starts[node + 1] ?? 0;
    for (let at = this.#starts[node] ?? end; at < end; at++)
      if (!visit(this.#relationships[at]!)) return false;
    const later = this.#later.get(node);
    return !later?.some(relationship => !visit(relationship));
  }

  degree(node: number): number {
    const end = this.#starts[node + 1] ?? 0;
    return end - (this.#starts[node] ?? end) + (this.#later.get(node)?.length ?? 0);
  }
}
