/** A column: for each row a code, 0 where it has no value, else the place of its value among the distinct ones, counted from 1. */
import type { PropertyValue } from '../facts.ts';
import type { Codes } from './numbers.ts';
import type { StringTable } from './strings.ts';

/** `mixed`: values of several kinds, each as JSON. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'texts' | 'numbers' | 'booleans' | 'mixed';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly codes: Codes;
  /** Distinct values, or items of lists: numbers of texts, or numbers. */
  readonly values: Uint32Array | Float64Array;
  /** Of lists: where each of the distinct ones ends in `items`, and codes of its items, counted from 0. */
  readonly lists: { readonly ends: Uint32Array; readonly items: Codes } | null;
}

export interface ColumnForm {
  readonly isList: boolean;
  /** Whether the values are numbers of texts. */
  readonly isText: boolean;
  /** From what is kept to the value. */
  decode(kept: string | number): PropertyValue;
  encode(value: PropertyValue): string | number;
}

const asIs = {
  decode: (kept: string | number): PropertyValue => kept,
  encode: (value: PropertyValue): string | number => value as string | number,
};
const truth = {
  decode: (kept: string | number): PropertyValue => kept === 1,
  encode: (value: PropertyValue): number => Number(value),
};

export const forms: Readonly<Record<ColumnKind, ColumnForm>> = {
  text: { isList: false, isText: true, ...asIs },
  number: { isList: false, isText: false, ...asIs },
  boolean: { isList: false, isText: false, ...truth },
  texts: { isList: true, isText: true, ...asIs },
  numbers: { isList: true, isText: false, ...asIs },
  booleans: { isList: true, isText: false, ...truth },
  mixed: {
    isList: false,
    isText: true,
    decode: kept => JSON.parse(String(kept)) as PropertyValue,
    encode: value => JSON.stringify(value),
  },
};

/** The kind of column that holds all the values; an empty list fits every list. */
export function kindOfValues(values: Iterable<PropertyValue>): ColumnKind {
  const seen = new KindOfValues();
  for (const value of values) {
    seen.add(value);
    if (seen.kind === 'mixed') break;
  }
  return seen.kind;
}

/** The same of values as they come. */
export class KindOfValues {
  #kind: ColumnKind | null = null;
  #isEmptyOnly = true;

  get kind(): ColumnKind {
    return this.#kind ?? 'text';
  }

  add(value: PropertyValue): void {
    const had = this.#kind;
    if (had === 'mixed') return;
    const one = kindOfValue(value);
    if (one === null) {
      if (had && !forms[had].isList) this.#kind = 'mixed';
      else this.#kind = had ?? 'texts';
    } else if (one !== had) {
      const fits = had === null || (this.#isEmptyOnly && forms[one].isList && forms[had].isList);
      this.#kind = fits ? one : 'mixed';
      this.#isEmptyOnly = false;
    } else this.#isEmptyOnly = false;
  }
}

/** Null: an empty list. */
function kindOfValue(value: PropertyValue): ColumnKind | null {
  if (typeof value !== 'object') return scalarKinds[typeof value as keyof typeof scalarKinds];
  const [first] = value;
  if (first === undefined) return null;
  const kind = typeof first as keyof typeof scalarKinds;
  for (const item of value) if (typeof item !== kind) return 'mixed';
  return listKinds[kind];
}

const scalarKinds = { string: 'text', number: 'number', boolean: 'boolean' } as const;
const listKinds = { string: 'texts', number: 'numbers', boolean: 'booleans' } as const;

/** Reads the values of a column. */
export class ColumnReader {
  readonly column: Column;
  readonly #strings: StringTable;
  readonly #form: ColumnForm;

  constructor(column: Column, strings: StringTable) {
    this.column = column;
    this.#strings = strings;
    this.#form = forms[column.kind];
  }

  get name(): string {
    return this.column.name;
  }

  /** The value of a row, undefined where it has none. */
  at(row: number): PropertyValue | undefined {
    const code = this.column.codes[row]!;
    return code === 0 ? undefined : this.value(code);
  }

  /** The value of a code from 1. */
  value(code: number): PropertyValue {
    const { lists } = this.column;
    if (!lists) return this.#form.decode(this.#kept(code - 1));
    const [start, end] = [lists.ends[code - 2] ?? 0, lists.ends[code - 1]!];
    const list: PropertyValue[] = [];
    for (let at = start; at < end; at++) list.push(this.#form.decode(this.#kept(lists.items[at]!)));
    return list as unknown as PropertyValue;
  }

  /** The distinct values, or items of lists, as they are kept. */
  *keptValues(): Generator<[place: number, kept: string | number]> {
    for (let place = 0; place < this.column.values.length; place++) yield [place, this.#kept(place)];
  }

  #kept(place: number): string | number {
    const value = this.column.values[place]!;
    return this.#form.isText ? this.#strings.at(value) : value;
  }
}
