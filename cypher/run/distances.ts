/** How far nodes are from where a search began, in arrays that are never cleared: each search counts on from where the last one ended. */
import type { GraphView } from '../graph-view.ts';

/** Beyond it the counting begins anew. */
const LARGEST = 2 ** 30;

export class Distances {
  #marks: Int32Array;
  /** What distance 0 is marked by; smaller marks are of earlier searches. */
  #zero = 1;
  #farthest = 0;

  constructor(nodes: number) {
    this.#marks = new Int32Array(nodes);
  }

  has(node: number): boolean {
    return this.#marks[node]! >= this.#zero;
  }

  /** Negative where the node has not been reached. */
  of(node: number): number {
    return (this.#marks[node] ?? 0) - this.#zero;
  }

  set(node: number, distance: number): void {
    if (node >= this.#marks.length) this.#grow(node);
    this.#marks[node] = this.#zero + distance;
    if (distance > this.#farthest) this.#farthest = distance;
  }

  forget(): void {
    this.#zero += this.#farthest + 1;
    this.#farthest = 0;
    if (this.#zero < LARGEST) return;
    this.#marks.fill(0);
    this.#zero = 1;
  }

  #grow(node: number): void {
    const larger = new Int32Array(Math.max(node + 1, this.#marks.length * 2));
    larger.set(this.#marks);
    this.#marks = larger;
  }
}

const pools = new WeakMap<GraphView, Distances[]>();

/** Lends distances for the time of a search; searches within searches get others. */
export function* withDistances<T>(
  view: GraphView,
  count: number,
  search: (lent: readonly Distances[]) => Generator<T>,
): Generator<T> {
  const pool = pools.get(view) ?? [];
  pools.set(view, pool);
  const lent = Array.from({ length: count }, () => pool.pop() ?? new Distances(view.nodeCount));
  try {
    yield* search(lent);
  } finally {
    for (const one of lent) one.forget();
    pool.push(...lent);
  }
}
