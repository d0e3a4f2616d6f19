/** Readings as columns of numbers and a table of texts, in which they travel between threads: a sentence is a place in its paper, not a text. */
import type { Catalog, Entity } from '../catalog/catalog.ts';
import { discovered } from '../linker/lexicon.ts';
import type { EntityLabel, Lineage, Mention, Reading, Refusal, Relation, Score } from '../linker/reading.ts';
import type { Segmented, Sentence } from '../linker/segment.ts';
import { type PaperRecord, textOf } from '../records/record.ts';

/** What can be sent: the numbers of all readings one behind the other. */
export interface SentReadings {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
}

/** How a field travels: a number; an offset, which is a small integer again where it arrives; a text of the table, or null; several such; the place of a sentence; nothing, for it is the text between `start` and `end`. */
type Kind = 'number' | 'offset' | 'text' | 'texts' | 'sentence' | 'surface';
type Fields<Value> = Readonly<Record<keyof Value, Kind>>;

const stated = {
  sentence: 'sentence',
  start: 'offset',
  end: 'offset',
  rule: 'text',
  confidence: 'number',
} as const;
const mention: Fields<Mention> = {
  start: 'offset',
  end: 'offset',
  surface: 'surface',
  spelling: 'text',
  label: 'text',
  name: 'text',
  node: 'text',
  sizes: 'texts',
  rule: 'text',
  confidence: 'number',
};
const refusal: Fields<Refusal> = {
  start: 'offset',
  end: 'offset',
  surface: 'surface',
  node: 'text',
  reason: 'text',
};
const relation: Fields<Relation> = { type: 'text', node: 'text', sizes: 'texts', ...stated };
const lineage: Fields<Lineage> = { type: 'text', child: 'text', parent: 'text', how: 'text', ...stated };
const score: Fields<Score> = {
  subject: 'text',
  on: 'text',
  metric: 'text',
  value: 'text',
  number: 'number',
  unit: 'text',
  ...stated,
};

/** A field, what is in it at the sender's, and what is read of it. */
type Fielded = Readonly<Record<string, unknown>>;

export class ReadingWriter {
  readonly #numbers: number[] = [];
  readonly #texts: string[] = [];
  readonly #places = new Map<string, number>();

  add(reading: Reading, { sentences }: Segmented, catalog: Catalog): void {
    this.#numbers.push(reading.entities.length);
    for (const entity of reading.entities) {
      this.#text(entity.id);
      // What the catalog describes is at the other end too.
      const isKnown = catalog.entity(entity.id) === entity;
      this.#text(isKnown ? null : entity.label);
      if (!isKnown) this.#text(entity.name);
    }
    this.#list(reading.mentions, mention, sentences);
    this.#list(reading.refusals, refusal, sentences);
    this.#list(reading.relations, relation, sentences);
    this.#list(reading.lineage, lineage, sentences);
    this.#list(reading.scores, score, sentences);
  }

  end(): SentReadings {
    return { numbers: Float64Array.from(this.#numbers), texts: this.#texts };
  }

  #list<Value>(values: readonly Value[], fields: Fields<Value>, sentences: readonly Sentence[]): void {
    this.#numbers.push(values.length);
    const kinds = Object.entries(fields) as [string, Kind][];
    for (const value of values as readonly Fielded[])
      for (const [field, kind] of kinds) this.#field(value[field], kind, sentences);
  }

  #field(value: unknown, kind: Kind, sentences: readonly Sentence[]): void {
    if (kind === 'number' || kind === 'offset') this.#numbers.push(value as number);
    else if (kind === 'text') this.#text(value as string | null);
    else if (kind === 'texts') {
      this.#numbers.push((value as readonly string[]).length);
      for (const text of value as readonly string[]) this.#text(text);
    } else if (kind === 'sentence') {
      const { start, end } = sentences.find(sentence => sentence.text === value)!;
      this.#numbers.push(start, end);
    }
  }

  #text(text: string | null): void {
    if (text === null) {
      this.#numbers.push(-1);
      return;
    }
    const known = this.#places.get(text);
    if (known === undefined) this.#places.set(text, this.#texts.push(text) - 1);
    this.#numbers.push(known ?? this.#texts.length - 1);
  }
}

/** Texts and entities that come again are kept once. */
export class ReadingReader {
  readonly #catalog: Catalog;
  readonly #known = new Map<string, string>();
  readonly #discovered = new Map<string, Entity>();
  #numbers = new Float64Array(0);
  #texts: readonly string[] = [];
  #at = 0;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** The readings of these papers, in the order in which they were added. */
  read({ numbers, texts }: SentReadings, records: readonly PaperRecord[]): Reading[] {
    this.#numbers = numbers;
    this.#texts = texts.map(text => this.#once(text));
    this.#at = 0;
    return records.map(record => this.#reading(record));
  }

  #reading(record: PaperRecord): Reading {
    const entities = Array.from({ length: this.#number() }, () => this.#entity());
    const mentions = this.#list<Mention>(mention, record);
    const refusals = this.#list<Refusal>(refusal, record);
    const relations = this.#list<Relation>(relation, record);
    return {
      record,
      mentions,
      entities,
      refusals,
      relations,
      lineage: this.#list<Lineage>(lineage, record),
      scores: this.#list<Score>(score, record),
    };
  }

  #entity(): Entity {
    const id = this.#text()!;
    const label = this.#text() as EntityLabel | null;
    if (label === null) return this.#catalog.entity(id)!;
    const name = this.#text()!;
    const key = `${label} ${name}`;
    const entity = this.#discovered.get(key) ?? discovered(label, name);
    this.#discovered.set(key, entity);
    return entity;
  }

  #list<Value>(fields: Fields<Value>, record: PaperRecord): Value[] {
    const kinds = Object.entries(fields) as [string, Kind][];
    return Array.from({ length: this.#number() }, () => {
      const made: Record<string, unknown> = {};
      for (const [field, kind] of kinds)
        made[field] =
          kind === 'surface'
            ? textBetween(record, made.start as number, made.end as number)
            : this.#field(kind, record);
      return made as Value;
    });
  }

  #field(kind: Kind, record: PaperRecord): unknown {
    if (kind === 'number') return this.#number();
    if (kind === 'offset') return this.#number() | 0;
    if (kind === 'text') return this.#text();
    if (kind === 'texts') return Array.from({ length: this.#number() }, () => this.#text());
    const start = this.#number();
    return textBetween(record, start, this.#number());
  }

  #number(): number {
    return this.#numbers[this.#at++]!;
  }

  #text(): string | null {
    const place = this.#number();
    return place < 0 ? null : this.#texts[place]!;
  }

  #once(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, text);
    return text;
  }
}

/** Between two offsets of `textOf(record)`, which is not made where one of its parts will do. */
function textBetween(record: PaperRecord, start: number, end: number): string {
  const { title, abstract } = record;
  const offset = title.length + 1;
  if (start >= offset) return abstract.slice(start - offset, end - offset);
  return end <= title.length ? title.slice(start, end) : textOf(record).slice(start, end);
}
