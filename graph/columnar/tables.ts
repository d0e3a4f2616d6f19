/** A graph in columns as it lies in a file: the nodes and edges in the order of their ids, and what else a program keeps with it. */
import type { Codec } from './codec.ts';
import type { Column, ColumnKind } from './column.ts';
import { GraphFileError, type Numbers, openContainer, SectionWriter } from './container.ts';
import type { Codes } from './numbers.ts';
import type { StringSections } from './strings.ts';

export interface Tables {
  readonly strings: StringSections;
  readonly nodes: {
    /** Numbers of texts. */
    readonly ids: Uint32Array;
    readonly labels: Column;
    readonly properties: readonly Column[];
  };
  readonly edges: {
    readonly types: Column;
    /** Rows of the nodes at both ends. */
    readonly starts: Uint32Array;
    readonly ends: Uint32Array;
    /** What stands in an id behind `TYPE|start|end`, where it begins so and goes on. */
    readonly qualifiers: Column;
    /** Ids that do not begin so. */
    readonly ids: Column;
    readonly properties: readonly Column[];
  };
  /** Sections of other programs' making, by name. */
  readonly more: ReadonlyMap<string, Numbers>;
}

interface ColumnPlan {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly codes: number;
  readonly values: number;
  readonly listEnds?: number;
  readonly listItems?: number;
}

type Numbered<T> = { readonly [Key in keyof T]: number };

interface Plan {
  readonly strings: Numbered<StringSections>;
  readonly nodes: {
    readonly ids: number;
    readonly labels: ColumnPlan;
    readonly properties: readonly ColumnPlan[];
  };
  readonly edges: {
    readonly starts: number;
    readonly ends: number;
    readonly types: ColumnPlan;
    readonly qualifiers: ColumnPlan;
    readonly ids: ColumnPlan;
    readonly properties: readonly ColumnPlan[];
  };
  readonly more: Readonly<Record<string, number>>;
}

export interface WriteOptions {
  /** Whether columns are compressed too: a third smaller, and slower to write. Texts always are. */
  readonly packs: boolean;
}

/** The file in parts. */
export function writeTables(
  { strings, nodes, edges, more }: Tables,
  codec: Codec,
  { packs }: WriteOptions,
): readonly Uint8Array[] {
  const writer = new SectionWriter(codec, packs);
  const add = (numbers: Numbers): number => writer.add(numbers);
  const column = ({ name, kind, codes, values, lists }: Column): ColumnPlan => ({
    name,
    kind,
    codes: add(codes),
    values: add(values),
    ...(lists ? { listEnds: add(lists.ends), listItems: add(lists.items) } : {}),
  });
  const plan: Plan = {
    strings: {
      packed: writer.add(strings.packed, false),
      blockEnds: add(strings.blockEnds),
      blockFirsts: add(strings.blockFirsts),
      ends: add(strings.ends),
      escaped: add(strings.escaped),
    },
    nodes: {
      ids: add(nodes.ids),
      labels: column(nodes.labels),
      properties: nodes.properties.map(column),
    },
    edges: {
      starts: add(edges.starts),
      ends: add(edges.ends),
      types: column(edges.types),
      qualifiers: column(edges.qualifiers),
      ids: column(edges.ids),
      properties: edges.properties.map(column),
    },
    more: Object.fromEntries([...more].map(([name, numbers]) => [name, add(numbers)])),
  };
  return writer.finish(plan);
}

/** @throws GraphFileError where the bytes are no whole graph file, or a newer one */
export function readTables(bytes: Uint8Array, codec: Codec): Tables {
  const { contents, section } = openContainer<Plan>(bytes, codec);
  const codes = (number: number): Codes => section(number) as Codes;
  const u32 = (number: number): Uint32Array => section(number) as Uint32Array;
  const column = (plan: ColumnPlan): Column => {
    const own = once(() => codes(plan.codes));
    const values = once(() => section(plan.values) as Column['values']);
    const { name, kind, listEnds, listItems } = plan;
    const lists = once(() =>
      listEnds === undefined || listItems === undefined
        ? null
        : { ends: u32(listEnds), items: codes(listItems) },
    );
    // Most questions read a few columns: the others stay packed.
    return {
      name,
      kind,
      get codes() {
        return own();
      },
      get values() {
        return values();
      },
      get lists() {
        return lists();
      },
    };
  };
  try {
    const { strings, nodes, edges, more } = contents;
    return {
      strings: {
        packed: section(strings.packed) as Uint8Array,
        blockEnds: u32(strings.blockEnds),
        blockFirsts: u32(strings.blockFirsts),
        ends: u32(strings.ends),
        escaped: u32(strings.escaped),
      },
      nodes: {
        ids: u32(nodes.ids),
        labels: column(nodes.labels),
        properties: nodes.properties.map(column),
      },
      edges: {
        starts: u32(edges.starts),
        ends: u32(edges.ends),
        types: column(edges.types),
        qualifiers: column(edges.qualifiers),
        ids: column(edges.ids),
        properties: edges.properties.map(column),
      },
      more: new Map(Object.entries(more).map(([name, number]) => [name, section(number)])),
    };
  } catch (error) {
    throw new GraphFileError(
      `expected a directory as "herdbook build" writes it, got another (${(error as Error).message})`,
    );
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
