/** Changes on a map that stays as it is: what is there, in the order in which the map itself would have it after them. */

export interface Under<Value> {
  get(id: string): Value | undefined;
  entries(): Iterable<readonly [id: string, value: Value]>;
}

export class ChangedMap<Value> {
  readonly #under: Under<Value>;
  readonly #replaced = new Map<string, Value>();
  /** Taken out of the map, and so out of its order. */
  readonly #gone = new Set<string>();
  readonly #added = new Map<string, Value>();

  constructor(under: Under<Value>) {
    this.#under = under;
  }

  get(id: string): Value | undefined {
    const put = this.#added.get(id) ?? this.#replaced.get(id);
    return put !== undefined || this.#gone.has(id) ? put : this.#under.get(id);
  }

  set(id: string, value: Value): void {
    const isUnder = !this.#gone.has(id) && !this.#added.has(id) && this.#under.get(id) !== undefined;
    (isUnder ? this.#replaced : this.#added).set(id, value);
  }

  delete(id: string): void {
    this.#replaced.delete(id);
    if (!this.#added.delete(id) && this.#under.get(id) !== undefined) this.#gone.add(id);
  }

  *values(): Generator<Value> {
    for (const [id, value] of this.#under.entries())
      if (!this.#gone.has(id)) yield this.#replaced.get(id) ?? value;
    yield* this.#added.values();
  }

  /** By id, what stands there now of all that was put or taken out; null: nothing. */
  changes(): Map<string, Value | null> {
    const gone = Array.from(this.#gone, id => [id, null] as const);
    return new Map<string, Value | null>([...gone, ...this.#replaced, ...this.#added]);
  }
}
