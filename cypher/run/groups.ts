/** Rows by their keys. Where all keys are read from one node, its group is known by its number and the keys are read once. */
import type { Budget } from '../budget.ts';
import { groupKey } from '../comparison.ts';
import type { GraphView } from '../graph-view.ts';
import type { Evaluate, Row } from '../scope.ts';
import { Node, type Value } from '../values.ts';
import { borrowNumbers, giveBack, type NodeNumbers } from './node-numbers.ts';
import { type Assignment, holds } from './operators.ts';

/** The one variable that all keys are read from. */
export interface GroupNode {
  readonly slot: number;
  /** The variable itself is a key. */
  readonly isKey: boolean;
  /** Properties of it that are keys. */
  readonly properties: readonly string[];
}

/** Numbers of groups, from 0 in the order in which they appear. */
export class Groups {
  count = 0;
  readonly #keys: readonly Assignment[];
  readonly #by: GroupNode | null;
  /** No two nodes have the same keys. */
  readonly isUnique: boolean;
  /** Groups of the nodes that were met. */
  readonly #ofNode: NodeNumbers | null;
  readonly #byKey = new Map<string, number>();
  /** Of groups that are of one node each. */
  #nodes: number[] = [];
  /** What is asked of them before their keys are read. */
  #tests: readonly Evaluate[] = [];
  readonly #values: (readonly Value[])[] = [];
  readonly #view: GraphView;
  readonly #budget: Budget;

  constructor(keys: readonly Assignment[], by: GroupNode | null, view: GraphView, budget: Budget) {
    this.#keys = keys;
    this.#by = by;
    this.#view = view;
    this.#budget = budget;
    this.#ofNode = by && borrowNumbers(view);
    this.isUnique = by !== null && (by.isKey || by.properties.some(key => view.isUnique?.(key) ?? false));
  }

  find(row: Row): number {
    const held = this.#by ? row[this.#by.slot] : null;
    // Nodes that only show a schema have numbers below 0, which are not of the graph.
    if (!(held instanceof Node) || held.index < 0) return this.#findByKeys(row);
    const numbers = this.#ofNode!;
    const known = numbers.of(held.index);
    if (known >= 0) return known;
    const group = this.isUnique ? this.#openFor(held.index) : this.#findByKeys(row);
    numbers.set(held.index, group);
    return group;
  }

  /** No more rows are looked for. */
  close(): void {
    if (this.#ofNode) giveBack(this.#view, this.#ofNode);
  }

  /** Each of these nodes is a group, where no two of them can be in the same. */
  adopt(nodes: number[], tests: readonly Evaluate[]): void {
    this.#budget.hold(2 * nodes.length);
    this.#nodes = nodes;
    this.#tests = tests;
    this.count = nodes.length;
  }

  /** Gives false, and writes no keys, where the group is not wanted. */
  writeKeys(group: number, row: Row): boolean {
    const node = this.#nodes[group];
    if (node === undefined) {
      const values = this.#values[group]!;
      for (const [at, { slot }] of this.#keys.entries()) row[slot] = values[at]!;
      return true;
    }
    row[this.#by!.slot] = this.#view.node(node);
    if (!this.#tests.every(test => holds(test, row))) return false;
    for (const { slot, evaluate } of this.#keys) row[slot] = evaluate(row);
    return true;
  }

  #openFor(node: number): number {
    this.#budget.hold(2);
    this.#nodes[this.count] = node;
    return this.count++;
  }

  #findByKeys(row: Row): number {
    const values = this.#keys.map(({ evaluate }) => evaluate(row));
    const key = values.length === 1 ? groupKey(values[0]!) : values.map(groupKey).join();
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#budget.hold(values.length + 2);
    this.#byKey.set(key, this.count);
    this.#values[this.count] = values;
    return this.count++;
  }
}
