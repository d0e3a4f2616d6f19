/** Variable lengths where only the ends are wanted, each once: breadth first, no node is walked from twice. */
import type { Budget } from '../budget.ts';
import type { GraphView } from '../graph-view.ts';
import type { Row } from '../scope.ts';
import { Node } from '../values.ts';
import { walk, waysOf } from '../ways.ts';
import type { LongStep } from './long-operator.ts';
import { borrowNumbers, giveBack, type NodeNumbers } from './node-numbers.ts';
import type { Operator } from './operator.ts';
import { through } from './operators.ts';

/** Of a least length of 0 or 1: then whatever a walk reaches, a trail reaches that is no longer. */
export function expandPruning(source: Operator, step: LongStep, view: GraphView, budget: Budget): Operator {
  return through('VarLengthExpandPruning', step.detail, source, (row, emit) => {
    const start = row[step.from];
    const target = step.toIsBound ? row[step.to] : null;
    if (!(start instanceof Node) || (step.toIsBound && !(target instanceof Node))) return true;
    const wanted = target instanceof Node ? target.index : null;
    let wantsMore = true;
    const visit = (node: number): boolean => {
      if (wanted !== null && node !== wanted) return true;
      row[step.to] = view.node(node);
      wantsMore = emit(row);
      return wantsMore && wanted === null;
    };
    const reach = new Reach(start.index, row, step, view, budget);
    try {
      if (step.min > 0 || visit(start.index)) reach.walk(visit);
    } finally {
      reach.close();
    }
    return wantsMore;
  });
}

/** The nodes that were reached, in the order in which they were. */
class Reach {
  readonly #step: LongStep;
  readonly #row: Row;
  readonly #view: GraphView;
  readonly #budget: Budget;
  /** Places of the nodes in the order. */
  readonly #places: NodeNumbers;
  readonly #nodes: number[] = [];
  readonly #depths: number[] = [];
  /** The relationship that each was reached by. */
  readonly #via: number[] = [];
  /** The place of the first node after the start on the way to each. */
  readonly #branches: number[] = [];

  constructor(start: number, row: Row, step: LongStep, view: GraphView, budget: Budget) {
    this.#step = step;
    this.#row = row;
    this.#view = view;
    this.#budget = budget;
    this.#places = borrowNumbers(view);
    this.#put(start, 0, -1, 0);
  }

  close(): void {
    giveBack(this.#view, this.#places);
  }

  /** Visits each node once; the start where a trail leads back to it. */
  walk(visit: (node: number) => boolean): void {
    const { direction, types, max, min } = this.#step;
    const ways = waysOf(this.#view, direction, types);
    let isStartDue = min > 0;
    for (let place = 0; place < this.#nodes.length; place++) {
      const depth = this.#depths[place]!;
      if (max !== null && depth >= max) return;
      const goesOn = walk(ways, this.#nodes[place]!, (relationship, other) => {
        this.#budget.tick();
        const known = this.#places.of(other);
        if (known >= 0 && !(isStartDue && this.#closes(relationship, place, known))) return true;
        if (!this.#isPassable(relationship)) return true;
        if (known >= 0) {
          isStartDue = false;
          return visit(this.#nodes[0]!);
        }
        const branch = place === 0 ? this.#nodes.length : this.#branches[place]!;
        this.#put(other, depth + 1, relationship, branch);
        return visit(other);
      });
      if (!goesOn) return;
    }
  }

  /** Whether a relationship between two places makes a trail from the start back to it that is not too long. */
  #closes(relationship: number, from: number, to: number): boolean {
    if (this.#step.direction !== 'both') return to === 0;
    if (from === 0 && to === 0) return true;
    // Of two ways that part at the start, which this one joins.
    const [via, branches, depths] = [this.#via, this.#branches, this.#depths];
    const isNew = relationship !== via[from] && relationship !== via[to];
    const length = depths[from]! + depths[to]! + 1;
    return isNew && branches[from] !== branches[to] && length <= (this.#step.max ?? length);
  }

  #isPassable(relationship: number): boolean {
    const { test, candidate } = this.#step;
    if (!test) return true;
    this.#row[candidate] = this.#view.relationship(relationship);
    return test(this.#row) === true;
  }

  #put(node: number, depth: number, via: number, branch: number): void {
    this.#places.set(node, this.#nodes.length);
    this.#nodes.push(node);
    this.#depths.push(depth);
    this.#via.push(via);
    this.#branches.push(branch);
  }
}
