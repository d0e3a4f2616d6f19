/** Which attributes hold whole floats: JavaScript keeps 1.0 as 1, and the graph's owner is to find plain numbers. */
import { Float, isList, plain, type Value } from '../values.ts';

/** Keys of attributes, by the id of their element. */
export class FloatMarks {
  readonly #keys = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  has(id: string, key: string): boolean {
    return this.#keys.get(id)?.has(key) ?? false;
  }

  /** The value as the graph keeps it; that it was a float is noted here. */
  keep(id: string, key: string, value: Value): Value {
    this.forget(id, key);
    if (value instanceof Float || (isList(value) && value.some(item => item instanceof Float))) {
      const keys = this.#keys.get(id);
      if (keys) keys.add(key);
      else this.#keys.set(id, new Set([key]));
    }
    return plain(value);
  }

  forget(id: string, key: string): void {
    if (this.#keys.size > 0) this.#keys.get(id)?.delete(key);
  }

  /** The value as it was before it was kept. */
  restore(id: string, key: string, value: Value): Value {
    if (typeof value === 'number')
      return Number.isInteger(value) && this.has(id, key) ? new Float(value) : value;
    return isList(value) && this.has(id, key)
      ? value.map(item => (typeof item === 'number' && Number.isInteger(item) ? new Float(item) : item))
      : value;
  }
}
