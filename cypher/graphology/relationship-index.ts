/** The relationships of a graph in dense numbers, as columns, and who is reached by them: made when first walked or looked at. */
import type { Attributes } from 'graphology-types';
import type { Direction } from '../ast.ts';
import type { Ways } from '../graph-view.ts';
import { Relationship } from '../values.ts';
import { WaysByType } from '../ways.ts';
import { AdjacencyRows } from './adjacency.ts';
import type { ElementSource } from './element-source.ts';
import type { NodeIndex } from './node-index.ts';

export interface NewRelationship {
  readonly id: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly attributes: Attributes;
}

/** Makes the reader of a relationship's attributes, when someone first looks at them. */
export type SourceOf = (id: string, attributes: Attributes) => ElementSource;

/** Stands for relationships of every type: no query can spell it. */
const ALL = '\u0000';

export class RelationshipIndex {
  readonly #nodes: NodeIndex;
  readonly #sourceOf: SourceOf;
  readonly #ids: string[] = [];
  readonly #types: string[] = [];
  /** Numbers of the nodes that each leaves and reaches. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** Null once the relationship is deleted. */
  readonly #attributes: (Attributes | null)[] = [];
  /** Made when first looked at: most queries only walk past most relationships. */
  readonly #made: (Relationship | undefined)[] = [];
  readonly #sources: (ElementSource | undefined)[] = [];
  #numbers: Map<string, number> | null = null;
  /** By type, and one for all types. Laid out when first walked. */
  readonly #out = new Map<string, AdjacencyRows>();
  readonly #in = new Map<string, AdjacencyRows>();
  readonly #ways = new WaysByType((side, type) => this.#rows(side, type ?? ALL));
  readonly #typeCounts = new Map<string, number>();
  readonly #dead = new Set<number>();

  constructor(relationships: Iterable<NewRelationship>, nodes: NodeIndex, sourceOf: SourceOf) {
    this.#nodes = nodes;
    this.#sourceOf = sourceOf;
    for (const relationship of relationships) this.#keep(relationship);
  }

  /** How many numbers are given; those of deleted relationships are not given again. */
  get size(): number {
    return this.#ids.length;
  }

  at(index: number): Relationship {
    this.#made[index] ??= this.#make(index);
    return this.#made[index];
  }

  byId(id: string): Relationship {
    return this.at(this.#numberOf(id));
  }

  typeOf(id: string): string {
    return this.#types[this.#numberOf(id)]!;
  }

  ends(relationship: number): readonly [number, number] {
    return [this.#from[relationship]!, this.#to[relationship]!];
  }

  /** Nodes that relationships of a type leave, or reach. */
  nodesAt(side: 'start' | 'end', type: string): ReadonlySet<number> {
    const ends = side === 'start' ? this.#from : this.#to;
    const nodes = new Set<number>();
    for (const at of this.#ofType(type)) nodes.add(ends[at]!);
    return nodes;
  }

  /** Where to look for what stands at nodes, seen in a direction. */
  ways(direction: Direction, types: ReadonlySet<string> | null): Ways {
    return this.#ways.of(direction, types);
  }

  types(): readonly string[] {
    return [...this.#typeCounts].flatMap(([type, count]) => (count > 0 ? [type] : [])).sort();
  }

  propertyKeys(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (let at = 0; at < this.size; at++)
      for (const key of Object.keys(this.at(at).properties)) keys.add(key);
    return keys;
  }

  add(relationship: NewRelationship): void {
    const number = this.#keep(relationship);
    const [from, to] = this.ends(number);
    for (const type of [ALL, relationship.type]) {
      this.#out.get(type)?.add(from, number, to);
      this.#in.get(type)?.add(to, number, from);
    }
  }

  drop(id: string): void {
    const number = this.#numberOf(id);
    this.#setAttributes(number, null);
    this.#numbers!.delete(id);
    this.#dead.add(number);
    const [[from, to], own] = [this.ends(number), this.#types[number]!];
    for (const type of [ALL, own]) {
      this.#out.get(type)?.drop(from);
      this.#in.get(type)?.drop(to);
    }
    this.#count(own, -1);
  }

  setAttributes(id: string, attributes: Attributes): void {
    this.#setAttributes(this.#numberOf(id), attributes);
  }

  #setAttributes(number: number, attributes: Attributes | null): void {
    this.#attributes[number] = attributes;
    const source = this.#sources[number];
    if (source) source.attributes = attributes;
  }

  /** Null where there are none of the type. */
  #rows(direction: 'out' | 'in', type: string): AdjacencyRows | null {
    const held = direction === 'out' ? this.#out : this.#in;
    const rows = held.get(type);
    if (rows) return rows;
    if (type !== ALL && !this.#typeCounts.get(type)) return null;
    const [near, far] = direction === 'out' ? [this.#from, this.#to] : [this.#to, this.#from];
    const made = new AdjacencyRows(this.#nodes.size, this.#ofType(type), near, far, this.#dead);
    held.set(type, made);
    return made;
  }

  #ofType(type: string): Int32Array {
    const types = this.#types;
    const found = new Int32Array(type === ALL ? types.length : (this.#typeCounts.get(type) ?? 0));
    let count = 0;
    for (let at = 0; at < types.length; at++)
      if ((type === ALL || types[at] === type) && !this.#dead.has(at)) found[count++] = at;
    return found.subarray(0, count);
  }

  #keep({ id, type, start, end, attributes }: NewRelationship): number {
    const number = this.#ids.length;
    this.#ids.push(id);
    this.#types.push(type);
    this.#from.push(this.#nodes.byId(start).index);
    this.#to.push(this.#nodes.byId(end).index);
    this.#attributes.push(attributes);
    this.#numbers?.set(id, number);
    this.#count(type, 1);
    return number;
  }

  #make(index: number): Relationship {
    const [id, attributes] = [this.#ids[index]!, this.#attributes[index] ?? null];
    const source = this.#sourceOf(id, attributes ?? {});
    source.attributes = attributes;
    this.#sources[index] = source;
    const [start, end] = this.ends(index).map(at => this.#nodes.at(at).id) as [string, string];
    return new Relationship(index, id, this.#types[index]!, start, end, source);
  }

  /** Numbers by id are gathered when first asked for. */
  #numberOf(id: string): number {
    this.#numbers ??= new Map(this.#ids.flatMap((one, at) => (this.#dead.has(at) ? [] : [[one, at]])));
    return this.#numbers.get(id)!;
  }

  #count(type: string, change: number): void {
    this.#typeCounts.set(type, (this.#typeCounts.get(type) ?? 0) + change);
  }
}
