/** A number for some of the nodes, such as the place in which a search came to them: in an array that is never cleared, since each use counts on from where the last one ended. */
import type { GraphView } from '../graph-view.ts';

/** Beyond it the counting begins anew. */
const LARGEST = 2 ** 30;

export class NodeNumbers {
  #marks: Int32Array;
  /** What the number 0 is marked by; smaller marks are of earlier uses. */
  #zero = 1;
  #largest = 0;

  constructor(nodes: number) {
    this.#marks = new Int32Array(nodes);
  }

  has(node: number): boolean {
    return this.#marks[node]! >= this.#zero;
  }

  /** Negative where the node has none. */
  of(node: number): number {
    return (this.#marks[node] ?? 0) - this.#zero;
  }

  set(node: number, number: number): void {
    if (node >= this.#marks.length) this.#grow(node);
    this.#marks[node] = this.#zero + number;
    if (number > this.#largest) this.#largest = number;
  }

  /** Adds one to the number, which is 0 where there was none; gives whether this is the first. */
  increment(node: number): boolean {
    if (node >= this.#marks.length) this.#grow(node);
    const mark = this.#marks[node]!;
    this.#largest += 1;
    if (mark > this.#zero) {
      this.#marks[node] = mark + 1;
      return false;
    }
    this.#marks[node] = this.#zero + 1;
    return true;
  }

  forget(): void {
    this.#zero += this.#largest + 1;
    this.#largest = 0;
    if (this.#zero < LARGEST) return;
    this.#marks.fill(0);
    this.#zero = 1;
  }

  /** Nodes may be made while it is used. */
  #grow(node: number): void {
    const larger = new Int32Array(Math.max(node + 1, this.#marks.length * 2));
    larger.set(this.#marks);
    this.#marks = larger;
  }
}

const pools = new WeakMap<GraphView, NodeNumbers[]>();

/** Empty ones, until they are given back; who asks meanwhile gets others. */
export function borrowNumbers(view: GraphView): NodeNumbers {
  return pools.get(view)?.pop() ?? new NodeNumbers(view.nodeCount);
}

export function giveBack(view: GraphView, numbers: NodeNumbers): void {
  numbers.forget();
  const pool = pools.get(view);
  if (pool) pool.push(numbers);
  else pools.set(view, [numbers]);
}
