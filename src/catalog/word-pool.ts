/** The words of texts come again and again: what is known of each is kept, and found by its signs without cutting it out of the text. */

let scratch = new Uint16Array(1 << 13);

/** The units of a text and a zero behind them, valid until the next call. */
export function unitsOf(text: string): Uint16Array {
  const { length } = text;
  if (length >= scratch.length) scratch = new Uint16Array(2 * length);
  for (let at = 0; at < length; at++) scratch[at] = text.charCodeAt(at);
  scratch[length] = 0;
  return scratch;
}

/** Kept so many; then all are forgotten, so that the words of a large corpus do not gather without end. */
const MOST = 1 << 15;
const SLOTS = 1 << 16;

export class WordPool<Value> {
  readonly #make: (word: string) => Value;
  /** For each slot the hash and the number of a word, from 1; 0: it is free. */
  readonly #slots = new Int32Array(2 * SLOTS);
  /** The units of all words, one behind the other, and where each begins. */
  #units = new Uint16Array(1 << 16);
  readonly #starts = new Int32Array(MOST + 1);
  #values: Value[] = [];

  /** @param make what is kept of a word; it depends on nothing but the word */
  constructor(make: (word: string) => Value) {
    this.#make = make;
  }

  /** What is kept of the word in `units[start, end)`. */
  at(units: Uint16Array, start: number, end: number): Value {
    const slots = this.#slots;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let number = slots[2 * slot + 1]!; number > 0; number = slots[2 * slot + 1]!) {
      if (slots[2 * slot] === hash && this.#is(number - 1, units, start, end))
        return this.#values[number - 1]!;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#add(slot, hash, units.subarray(start, end));
  }

  #is(number: number, units: Uint16Array, start: number, end: number): boolean {
    const own = this.#units;
    let at = this.#starts[number]!;
    if (this.#starts[number + 1]! - at !== end - start) return false;
    for (let other = start; other < end; other++, at++) if (own[at] !== units[other]) return false;
    return true;
  }

  #add(slot: number, hash: number, word: Uint16Array): Value {
    const value = this.#make(String.fromCharCode(...word));
    if (this.#values.length === MOST) {
      this.clear();
      return value;
    }
    const from = this.#starts[this.#values.length]!;
    if (from + word.length > this.#units.length) {
      const units = new Uint16Array(2 * (from + word.length));
      units.set(this.#units);
      this.#units = units;
    }
    this.#units.set(word, from);
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = this.#values.push(value);
    this.#starts[this.#values.length] = from + word.length;
    return value;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#values = [];
  }
}
