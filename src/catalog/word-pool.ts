/** The words of texts come again and again: each has a number, and is found by its signs without cutting it out of the text. */

/** Room for the units of one text at a time. */
export class Units {
  #room = new Uint16Array(1 << 13);

  /** The units of a text and a zero behind them, valid until the next call. */
  of(text: string): Uint16Array {
    const { length } = text;
    if (length >= this.#room.length) this.#room = new Uint16Array(2 * length);
    const room = this.#room;
    for (let at = 0; at < length; at++) room[at] = text.charCodeAt(at);
    room[length] = 0;
    return room;
  }
}

/** Numbered so many; then all are forgotten, so that the words of a large corpus do not gather without end. */
export const MOST_WORDS = 1 << 16;
const SLOTS = 1 << 17;

const firstSlot = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

export class WordPool {
  readonly #add: (word: string, number: number) => void;
  /** For each slot the hash and the number of a word, from 1; 0: it is free. */
  readonly #slots = new Int32Array(2 * SLOTS);
  /** The units of all words, one behind the other, and where each begins. */
  #units = new Uint16Array(1 << 16);
  readonly #starts = new Int32Array(MOST_WORDS + 1);
  #size = 0;

  /** @param add takes note of a new word. Numbers go from 0 to below `MOST_WORDS`, those met first are the smallest, and each is one word's at a time. */
  constructor(add: (word: string, number: number) => void) {
    this.#add = add;
  }

  /** The number of the word in `units[start, end)`. */
  at(units: Uint16Array, start: number, end: number): number {
    const slots = this.#slots;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at]!, 0x01000193);
    let slot = firstSlot(hash);
    for (let number = slots[2 * slot + 1]!; number > 0; number = slots[2 * slot + 1]!) {
      if (slots[2 * slot] === hash && this.#is(number - 1, units, start, end)) return number - 1;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#put(hash, units.subarray(start, end));
  }

  #is(number: number, units: Uint16Array, start: number, end: number): boolean {
    const own = this.#units;
    let at = this.#starts[number]!;
    if (this.#starts[number + 1]! - at !== end - start) return false;
    for (let other = start; other < end; other++, at++) if (own[at] !== units[other]) return false;
    return true;
  }

  #put(hash: number, word: Uint16Array): number {
    if (this.#size === MOST_WORDS) this.clear();
    let slot = firstSlot(hash);
    while (this.#slots[2 * slot + 1]! > 0) slot = (slot + 1) & (SLOTS - 1);
    const number = this.#size++;
    const from = this.#starts[number]!;
    if (from + word.length > this.#units.length) {
      const units = new Uint16Array(2 * (from + word.length));
      units.set(this.#units);
      this.#units = units;
    }
    this.#units.set(word, from);
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = number + 1;
    this.#starts[number + 1] = from + word.length;
    this.#add(String.fromCharCode(...word), number);
    return number;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }
}
