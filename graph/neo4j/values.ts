/** Neo4j's values to ours and back: our ids, lossless integers, whole floats as numbers, temporal values. */
import neo4j, {
  type Duration as DriverDuration,
  type Node as DriverNode,
  type Path as DriverPath,
  type Relationship as DriverRelationship,
} from 'neo4j-driver';
import { cypher, Duration, Float, Node, type Parameters, Path, Relationship, type Value } from '#cypher';
import { compareText, type Properties, type PropertyValue } from '../facts.ts';
import { nodeTypeOf } from '../schema.ts';
import { EMPTY_GRAPH } from './empty-graph.ts';

/** What a build leaves on all that it writes; no part of the facts. */
export const BUILD_ID = 'buildId';
/** On one paper only: the build that came to its end. */
export const LAST_BUILD = 'lastBuild';

/** On what a transaction has just made and not filled yet; nobody else ever sees it. */
export const NEW = 'isNew';

const NOTES: ReadonlySet<string> = new Set([BUILD_ID, LAST_BUILD, NEW]);

/** Whole numbers are integers, as in memory; else the driver would send every number as a float. */
export function toDriver(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (value instanceof Float) return value.value;
  if (Array.isArray(value)) return value.map(toDriver);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, toDriver(held)]));
}

export function toDriverParameters(parameters: Parameters): Record<string, unknown> {
  return toDriver(parameters) as Record<string, unknown>;
}

/** An integer as number while that is exact. */
function integer(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Properties of a fact: flat, without what a build notes, in the order of their names. */
export function toProperties(held: Readonly<Record<string, unknown>>): Properties {
  const properties: Record<string, PropertyValue> = {};
  for (const key of Object.keys(held).sort(compareText))
    if (key !== 'id' && !NOTES.has(key)) properties[key] = flat(held[key]) as PropertyValue;
  return properties;
}

const flat = (value: unknown): unknown =>
  typeof value === 'bigint' ? integer(value) : Array.isArray(value) ? value.map(flat) : value;

/** The schema label first, as everywhere; Neo4j keeps labels in no order. */
export function toLabels(labels: readonly string[]): string[] {
  const first = nodeTypeOf(labels)?.label;
  const others = labels.filter(label => label !== first).sort(compareText);
  return first === undefined ? others : [first, ...others];
}

/** Reads the rows of one result. A relationship names its ends by Neo4j's ids until `nameEnds` knows ours. */
export class ValueReader {
  readonly #exactFloats: boolean;
  readonly #idOf = new Map<string, string>();
  readonly #indexOf = new Map<string, number>();

  constructor({ exactFloats = false }: { readonly exactFloats?: boolean | undefined } = {}) {
    this.#exactFloats = exactFloats;
  }

  /** Neo4j's ids of nodes that relationships in the value end at, and that no value has shown so far. */
  unknownEnds(values: Iterable<unknown>): string[] {
    const ends = new Set<string>();
    for (const value of values) this.#collect(value, ends);
    return [...ends].filter(id => !this.#idOf.has(id));
  }

  nameEnds(names: Iterable<readonly [elementId: string, id: string]>): void {
    for (const [elementId, id] of names) this.#idOf.set(elementId, id);
  }

  read(value: unknown): Value {
    if (typeof value === 'bigint') return integer(value);
    if (typeof value === 'number')
      return this.#exactFloats && Number.isInteger(value) ? new Float(value) : value;
    if (value === null || value === undefined || typeof value !== 'object') return (value ?? null) as Value;
    if (Array.isArray(value)) return value.map(item => this.read(item));
    if (neo4j.isNode(value)) return this.#node(value as DriverNode);
    if (neo4j.isRelationship(value)) return this.#relationship(value as DriverRelationship);
    if (neo4j.isPath(value)) return this.#path(value as DriverPath);
    if (neo4j.isDuration(value)) return readDuration(value as DriverDuration);
    const temporal = temporalTypes.find(({ is }) => is(value));
    if (temporal) return readTemporal(temporal.reader, String(value));
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, this.read(held)]));
  }

  #collect(value: unknown, ends: Set<string>): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const item of value) this.#collect(item, ends);
    else if (neo4j.isNode(value)) this.#note(value as DriverNode);
    else if (neo4j.isRelationship(value)) {
      const { startNodeElementId, endNodeElementId } = value as DriverRelationship;
      ends.add(startNodeElementId).add(endNodeElementId);
    } else if (neo4j.isPath(value)) {
      const { start, segments } = value as DriverPath;
      this.#note(start);
      for (const { end } of segments) this.#note(end);
    } else for (const held of Object.values(value)) this.#collect(held, ends);
  }

  #note({ elementId, properties }: DriverNode): string {
    const id = typeof properties.id === 'string' ? properties.id : elementId;
    this.#idOf.set(elementId, id);
    return id;
  }

  #node(node: DriverNode): Node {
    const id = this.#note(node);
    return new Node(this.#index(node.elementId), id, toLabels(node.labels), this.#source(node.properties));
  }

  #relationship({
    elementId,
    type,
    startNodeElementId,
    endNodeElementId,
    properties,
  }: DriverRelationship): Relationship {
    const id = typeof properties.id === 'string' ? properties.id : elementId;
    const [start, end] = [startNodeElementId, endNodeElementId].map(end => this.#idOf.get(end) ?? end) as [
      string,
      string,
    ];
    return new Relationship(this.#index(elementId), id, type, start, end, this.#source(properties));
  }

  #path({ start, segments }: DriverPath): Path {
    const nodes = [start, ...segments.map(segment => segment.end)].map(node => this.#node(node));
    return new Path(
      nodes,
      segments.map(segment => this.#relationship(segment.relationship)),
    );
  }

  #source(held: Readonly<Record<string, unknown>>) {
    const own = held.id === undefined ? {} : { id: this.read(held.id) };
    const all: Readonly<Record<string, Value>> = { ...own, ...(toProperties(held) as Record<string, Value>) };
    return { get: (key: string): Value => all[key] ?? null, all: () => all };
  }

  #index(elementId: string): number {
    const index = this.#indexOf.get(elementId) ?? this.#indexOf.size;
    this.#indexOf.set(elementId, index);
    return index;
  }
}

/** What the driver has for each temporal type, and the function of the language that reads its text. */
const temporalTypes: readonly { is(value: object): boolean; readonly reader: string }[] = [
  { is: neo4j.isDate, reader: 'date' },
  { is: neo4j.isTime, reader: 'time' },
  { is: neo4j.isLocalTime, reader: 'localtime' },
  { is: neo4j.isDateTime, reader: 'datetime' },
  { is: neo4j.isLocalDateTime, reader: 'localdatetime' },
];

/** The driver's own text of it is not always a duration. */
function readDuration({ months, days, seconds, nanoseconds }: DriverDuration): Duration {
  const nanos = BigInt(String(seconds)) * 1_000_000_000n + BigInt(String(nanoseconds));
  return new Duration(Number(months), Number(days), nanos);
}

const language = cypher(EMPTY_GRAPH);

function readTemporal(reader: string, text: string): Value {
  return language.run(`RETURN ${reader}($text) AS value`, { text }).rows[0]![0]!;
}
