/** A column whose values come one by one, in any order of rows; codes are given when all are there, in the order in which the rows are to lie. */
import type { PropertyValue } from '../facts.ts';
import { type Column, type ColumnKind, forms, KindOfValues } from './column.ts';
import { GrowingNumbers } from './growing.ts';
import { makeCodes } from './numbers.ts';
import type { StringPool } from './strings.ts';

export class GatheredColumn {
  readonly name: string;
  readonly #pool: StringPool;
  readonly #kind = new KindOfValues();
  /** By row: 0 where there is none, else 1 and the mark of the value or the length of the list. */
  readonly #rows = new GrowingNumbers();
  /** Marks of what is in the lists, in the order in which they came, and where each row's begin. */
  readonly #items = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  /** Values that are no texts, by their marks; the mark of a text is its number. */
  readonly #others: number[] = [];
  readonly #marks = new Map<number, number>();

  constructor(name: string, pool: StringPool) {
    this.name = name;
    this.#pool = pool;
  }

  add(row: number, value: PropertyValue): void {
    this.#kind.add(value);
    if (typeof value !== 'object') {
      this.#rows.put(row, 1 + this.#markOf(value));
      return;
    }
    this.#starts.put(row, this.#items.length);
    for (const item of value) this.#items.push(this.#markOf(item));
    this.#rows.put(row, 1 + value.length);
  }

  get kind(): ColumnKind {
    return this.#kind.kind;
  }

  /** @param order the rows in the order in which they are to lie. Not for a column of mixed values. */
  finish(order: ArrayLike<number>): Column {
    return forms[this.kind].isList ? this.#finishLists(order) : this.#finishValues(order);
  }

  #markOf(value: string | number | boolean): number {
    if (typeof value === 'string') return this.#pool.numberOf(value);
    const number = Number(value);
    const known = this.#marks.get(number);
    if (known !== undefined) return known;
    const mark = this.#others.push(number) - 1;
    this.#marks.set(number, mark);
    return mark;
  }

  #finishValues(order: ArrayLike<number>): Column {
    const places = new Places(this.#rows.all());
    const codes = new Uint32Array(order.length);
    for (let at = 0; at < order.length; at++) {
      const mark = this.#rows.at(order[at]!);
      if (mark > 0) codes[at] = 1 + places.of(mark);
    }
    return this.#column(codes, places, null);
  }

  #finishLists(order: ArrayLike<number>): Column {
    const marks = this.#items.all();
    const places = new Places(marks, 1);
    const known = new Map<string | number, number>();
    const [items, ends] = [new GrowingNumbers(), new GrowingNumbers()];
    const codes = new Uint32Array(order.length);
    for (let at = 0; at < order.length; at++) {
      const length = this.#rows.at(order[at]!) - 1;
      if (length < 0) continue;
      const start = this.#starts.at(order[at]!);
      const list = marks.subarray(start, start + length).map(mark => places.of(1 + mark));
      const key = length === 1 ? list[0]! : list.join();
      let place = known.get(key);
      if (place === undefined) {
        place = ends.length;
        known.set(key, place);
        for (const item of list) items.push(item);
        ends.push(items.length);
      }
      codes[at] = 1 + place;
    }
    return this.#column(codes, places, { ends: ends.all().slice(), items: narrow(items.all()) });
  }

  #column(codes: Uint32Array, places: Places, lists: Column['lists']): Column {
    const { name, kind } = this;
    const marks = places.marks();
    const values = forms[kind].isText
      ? marks.map(mark => mark - 1)
      : Float64Array.from(marks, mark => this.#others[mark - 1]!);
    return { name, kind, codes: narrow(codes), values, lists };
  }
}

/** Places from 0, in the order in which marks from 1 are first met. */
class Places {
  readonly #places: Uint32Array;
  readonly #marks = new GrowingNumbers();

  /** @param marks all that may be met, each less by `offset` */
  constructor(marks: Uint32Array, offset = 0) {
    this.#places = new Uint32Array(greatest(marks) + offset + 1);
  }

  of(mark: number): number {
    if (this.#places[mark] === 0) {
      this.#marks.push(mark);
      this.#places[mark] = this.#marks.length;
    }
    return this.#places[mark]! - 1;
  }

  marks(): Uint32Array {
    return this.#marks.all().slice();
  }
}

function greatest(numbers: Uint32Array): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** In as few bytes each as the greatest needs. */
function narrow(numbers: Uint32Array): Column['codes'] {
  const codes = makeCodes(numbers.length, greatest(numbers));
  codes.set(numbers);
  return codes;
}
