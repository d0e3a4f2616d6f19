/** From ids to numbers, for millions of them: a table of 64-bit hashes in typed arrays, some twenty bytes an id. */

const FIRST_SIZE = 1 << 12;
/** Fuller tables search longer. */
const FULLEST = 0.6;

/** Two halves of 32 bits. */
export type IdHash = readonly [high: number, low: number];

export function isSameHash([high, low]: IdHash, [otherHigh, otherLow]: IdHash): boolean {
  return high === otherHigh && low === otherLow;
}

export class IdIndex {
  /** Two halves of each hash; both 0: the place is free. */
  #high = new Uint32Array(FIRST_SIZE);
  #low = new Uint32Array(FIRST_SIZE);
  #values = new Uint32Array(FIRST_SIZE);
  #count = 0;

  get(id: string): number | undefined {
    return this.getHashed(...hashOfId(id));
  }

  getHashed(high: number, low: number): number | undefined {
    const place = this.#place(high, low);
    return this.#isFree(place) ? undefined : this.#values[place];
  }

  /** @param value 0 to 2^32 - 1 */
  set(id: string, value: number): void {
    this.setHashed(...hashOfId(id), value);
  }

  /** The same for an id of which no more is known than its hash. */
  setHashed(high: number, low: number, value: number): void {
    if (this.#count >= this.#values.length * FULLEST) this.#grow();
    const place = this.#place(high, low);
    if (this.#isFree(place)) this.#count += 1;
    this.#put(place, high, low, value);
  }

  #isFree(place: number): boolean {
    return this.#high[place] === 0 && this.#low[place] === 0;
  }

  #put(place: number, high: number, low: number, value: number): void {
    this.#high[place] = high;
    this.#low[place] = low;
    this.#values[place] = value;
  }

  /** Where the hash is, or the free place where it would be. */
  #place(high: number, low: number): number {
    const mask = this.#values.length - 1;
    let place = low & mask;
    while (!this.#isFree(place) && (this.#high[place] !== high || this.#low[place] !== low))
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [highs, lows, values] = [this.#high, this.#low, this.#values];
    const size = values.length * 2;
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    this.#values = new Uint32Array(size);
    for (let old = 0; old < values.length; old += 1) {
      const [high, low] = [highs[old]!, lows[old]!];
      if (high !== 0 || low !== 0) this.#put(this.#place(high, low), high, low, values[old]!);
    }
  }
}

/** Two FNV-1a hashes of different starts, each mixed as MurmurHash3 ends: of ten million ids, two share both once in 300,000 corpora. */
export function hashOfId(id: string): IdHash {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 15;
  }
  return [mix(a), mix(b) || 1];
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
