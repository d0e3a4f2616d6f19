/** Variables and their places: one array of slots holds a whole row. */

import type { Value } from './values.ts';

/** The values of one row, by slot. Operators write in place; what keeps rows copies them. */
export type Row = Value[];

/** An expression, compiled. */
export type Evaluate = (row: Row) => Value;

/** Hands out slots; one for a whole query. */
export class Slots {
  #count = 0;

  take(): number {
    return this.#count++;
  }

  get count(): number {
    return this.#count;
  }
}

/** Names in sight and their slots; an inner scope sees the outer one. */
export class Scope {
  readonly slots: Slots;
  readonly #names: Map<string, number>;

  constructor(slots: Slots, names: ReadonlyMap<string, number> = new Map()) {
    this.slots = slots;
    this.#names = new Map(names);
  }

  get names(): ReadonlyMap<string, number> {
    return this.#names;
  }

  slotOf(name: string): number | undefined {
    return this.#names.get(name);
  }

  /** The slot of a name, a new one where it is not in sight yet. */
  declare(name: string): number {
    const had = this.#names.get(name);
    if (had !== undefined) return had;
    const slot = this.slots.take();
    this.#names.set(name, slot);
    return slot;
  }

  /** Gives a name to what stands in a slot already. */
  bind(name: string, slot: number): void {
    this.#names.set(name, slot);
  }

  /** A scope that sees all this one sees; what it declares stays inside. */
  inner(): Scope {
    return new Scope(this.slots, this.#names);
  }

  /** The same, with a name that hides an outer one. */
  shadow(name: string): { scope: Scope; slot: number } {
    const slot = this.slots.take();
    return { scope: new Scope(this.slots, new Map([...this.#names, [name, slot]])), slot };
  }
}
