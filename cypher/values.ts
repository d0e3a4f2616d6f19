/** The values of Cypher: plain JavaScript, and classes for nodes, relationships, paths, temporal values and whole floats. */
import { Duration } from './temporal/duration.ts';
import { SHAPES, Temporal } from './temporal/temporal.ts';

export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Value[]
  | { readonly [key: string]: Value }
  | Node
  | Relationship
  | Path
  | Temporal
  | Duration
  | Float;

export type PropertyMap = { readonly [key: string]: Value };

/** How an element reads its properties: at once by key, or all together. */
export interface PropertySource {
  get(key: string): Value;
  all(): PropertyMap;
  /** Whether the element is there no more: DELETE took it. */
  readonly isDeleted?: boolean;
}

export class Node {
  readonly kind = 'node';
  readonly id: string;
  /** Follows the graph: a view sets it anew when the labels change. */
  labels: readonly string[];
  /** Dense number of the node in its graph view. */
  readonly index: number;
  readonly #source: PropertySource;

  constructor(index: number, id: string, labels: readonly string[], source: PropertySource) {
    this.index = index;
    this.id = id;
    this.labels = labels;
    this.#source = source;
  }

  get properties(): PropertyMap {
    return this.#source.all();
  }

  get isDeleted(): boolean {
    return this.#source.isDeleted ?? false;
  }

  get(key: string): Value {
    return this.#source.get(key);
  }

  toJSON(): object {
    return { kind: 'node', id: this.id, labels: this.labels, properties: this.properties };
  }
}

export class Relationship {
  readonly kind = 'relationship';
  readonly id: string;
  readonly type: string;
  /** Ids of the nodes it leaves and reaches. */
  readonly start: string;
  readonly end: string;
  readonly index: number;
  readonly #source: PropertySource;

  constructor(index: number, id: string, type: string, start: string, end: string, source: PropertySource) {
    this.index = index;
    this.id = id;
    this.type = type;
    this.start = start;
    this.end = end;
    this.#source = source;
  }

  get properties(): PropertyMap {
    return this.#source.all();
  }

  get isDeleted(): boolean {
    return this.#source.isDeleted ?? false;
  }

  get(key: string): Value {
    return this.#source.get(key);
  }

  toJSON(): object {
    const { id, type, start, end, properties } = this;
    return { kind: 'relationship', id, type, start, end, properties };
  }
}

export class Path {
  readonly kind = 'path';
  readonly nodes: readonly Node[];
  readonly relationships: readonly Relationship[];

  constructor(nodes: readonly Node[], relationships: readonly Relationship[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}

/** A float without a fraction: 1.0 is not the integer 1. Fractions are plain numbers; callers never see this class. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A JavaScript number as a Cypher float. */
export function float(value: number): number | Float {
  return Number.isInteger(value) ? new Float(value) : value;
}

/** An integer as number while that is exact, else as bigint. */
export function integer(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}

export function isInteger(value: Value): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

export function isNumeric(value: Value): value is number | bigint | Float {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float;
}

/** The number as JavaScript computes with it; integers beyond 2^53 lose digits. */
export function toNumber(value: number | bigint | Float): number {
  return value instanceof Float ? value.value : Number(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is PropertyMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(
      value instanceof Node ||
      value instanceof Relationship ||
      value instanceof Path ||
      value instanceof Temporal ||
      value instanceof Duration ||
      value instanceof Float
    )
  );
}

/** What error messages call a value. */
export function typeName(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'a boolean';
  if (typeof value === 'string') return 'a string';
  if (isInteger(value)) return 'an integer';
  if (isNumeric(value)) return 'a float';
  if (isList(value)) return 'a list';
  if (value instanceof Node) return 'a node';
  if (value instanceof Relationship) return 'a relationship';
  if (value instanceof Path) return 'a path';
  if (value instanceof Temporal) return SHAPES[value.type].name;
  if (value instanceof Duration) return 'a duration';
  return 'a map';
}

/** The value as a caller gets it: whole floats as numbers. */
export function plain(value: Value): Value {
  if (value instanceof Float) return value.value;
  if (isList(value)) return value.map(plain);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, plain(held)]));
  return value;
}
