/** Gives the values of a column their codes: from 1, or behind those of a column that is there. */
import type { PropertyValue } from '../facts.ts';
import {
  type Column,
  type ColumnForm,
  type ColumnKind,
  type ColumnReader,
  forms,
  kindOfValues,
} from './column.ts';
import { append, appendCodes, type Codes, packCodes } from './numbers.ts';
import type { StringPool } from './strings.ts';

/** So few distinct values are looked through for one that is there already; of more, a new one is added at once. */
const FEW = 4_096;

/** Values that were seen, by the place of each. */
type Places = Map<string | number, number>;

export class ColumnWriter {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly #form: ColumnForm;
  readonly #pool: StringPool;
  readonly #base: Column | null;
  readonly #values: number[] = [];
  readonly #valuePlaces: Places = new Map();
  readonly #ends: number[] = [];
  readonly #items: number[] = [];
  readonly #listPlaces: Places = new Map();

  constructor(name: string, kind: ColumnKind, pool: StringPool, behind?: ColumnReader) {
    this.name = name;
    this.kind = kind;
    this.#form = forms[kind];
    this.#pool = pool;
    this.#base = behind?.column ?? null;
    const { values, lists } = this.#base ?? {};
    if (!behind || !values) return;
    if (values.length <= FEW)
      for (const [place, kept] of behind.keptValues()) this.#valuePlaces.set(kept, place);
    if (lists && lists.ends.length <= FEW)
      for (let place = 0; place < lists.ends.length; place++)
        this.#listPlaces.set(
          lists.items.subarray(lists.ends[place - 1] ?? 0, lists.ends[place]).join(),
          place,
        );
  }

  codeOf(value: PropertyValue): number {
    if (!this.#form.isList) return 1 + this.#placeOf(this.#form.encode(value));
    const items = (value as readonly PropertyValue[]).map(item => this.#placeOf(this.#form.encode(item)));
    const key = items.join();
    const known = this.#listPlaces.get(key);
    if (known !== undefined) return 1 + known;
    const { ends = [], items: before = [] } = this.#base?.lists ?? {};
    const place = ends.length + this.#ends.length;
    this.#items.push(...items);
    this.#ends.push(before.length + this.#items.length);
    this.#listPlaces.set(key, place);
    return 1 + place;
  }

  #placeOf(kept: string | number): number {
    const known = this.#valuePlaces.get(kept);
    if (known !== undefined) return known;
    const place = (this.#base?.values.length ?? 0) + this.#values.length;
    this.#values.push(this.#form.isText ? this.#pool.numberOf(kept as string) : (kept as number));
    this.#valuePlaces.set(kept, place);
    return place;
  }

  /** @param codes one for each row */
  finish(codes: Codes): Column {
    const { name, kind } = this;
    const none = this.#form.isText ? new Uint32Array(0) : new Float64Array(0);
    const values = append(this.#base?.values ?? none, this.#values);
    const { ends, items } = this.#base?.lists ?? { ends: new Uint32Array(0), items: new Uint8Array(0) };
    const lists = this.#form.isList
      ? { ends: append(ends, this.#ends), items: appendCodes(items, this.#items) }
      : null;
    return { name, kind, codes, values, lists };
  }
}

/** A column of the values of all rows, undefined where a row has none. */
export function makeColumn(
  name: string,
  kind: ColumnKind,
  values: readonly (PropertyValue | undefined)[],
  pool: StringPool,
): Column {
  const writer = new ColumnWriter(name, kind, pool);
  return writer.finish(packCodes(values.map(value => (value === undefined ? 0 : writer.codeOf(value)))));
}

/** The same, of the kind that holds all the values. */
export function columnOf(
  name: string,
  values: readonly (PropertyValue | undefined)[],
  pool: StringPool,
): Column {
  return makeColumn(name, kindOfValues(values.filter(value => value !== undefined)), values, pool);
}
