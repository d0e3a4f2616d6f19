/** Whole numbers of which nobody knows beforehand how many will come; what was not put is 0. */

const FIRST_SIZE = 1_024;

export class GrowingNumbers {
  #numbers = new Uint32Array(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(place: number): number {
    return place < this.#length ? this.#numbers[place]! : 0;
  }

  push(number: number): void {
    this.put(this.#length, number);
  }

  put(place: number, number: number): void {
    if (place >= this.#numbers.length) this.#grow(place + 1);
    this.#numbers[place] = number;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** Those put so far, where they lie. */
  all(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  #grow(least: number): void {
    const more = new Uint32Array(Math.max(least, Math.ceil(this.#numbers.length * 1.5)));
    more.set(this.#numbers);
    this.#numbers = more;
  }
}
