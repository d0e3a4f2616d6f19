/** From pairs of small whole numbers to whole numbers from 1: one table in a typed array, which is found in with one look at memory where a map of maps takes ten. */

/** A slot: the two numbers and the value; 0 as the value: it is free. */
const SLOT = 3;
const FEWEST = 8;

export class PairMap {
  #slots = new Int32Array(SLOT * FEWEST);
  #size = 0;

  /** 0 where the pair has none. */
  get(first: number, second: number): number {
    return this.#slots[this.#place(first, second) + 2]!;
  }

  /** @param value from 1 */
  set(first: number, second: number, value: number): void {
    if (2 * SLOT * (this.#size + 1) > this.#slots.length) this.#grow();
    const place = this.#place(first, second);
    const slots = this.#slots;
    if (slots[place + 2] === 0) this.#size += 1;
    slots[place] = first;
    slots[place + 1] = second;
    slots[place + 2] = value;
  }

  /** Where the pair is, or the free slot where it would be. */
  #place(first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length / SLOT - 1;
    // Fibonacci hashing: the golden ratio spreads neighbours (Knuth, TAOCP 3, section 6.4).
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x9e3779b1);
    let slot = (hash >>> 12) & mask;
    for (;;) {
      const place = SLOT * slot;
      if (slots[place + 2] === 0 || (slots[place] === first && slots[place + 1] === second)) return place;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let place = 0; place < old.length; place += SLOT)
      if (old[place + 2] !== 0) {
        const other = this.#place(old[place]!, old[place + 1]!);
        this.#slots.set(old.subarray(place, place + SLOT), other);
      }
  }
}
