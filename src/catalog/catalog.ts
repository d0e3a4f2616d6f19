/** The catalog: what the field's names denote. Data files by label, checked when read, compiled to one trie. */
import { join } from 'node:path';
import { nodeId } from '#graph/facts';
import { packageRoot } from '../package-root.ts';
import type { Entity, EntityLabel } from './entity.ts';
import { NameTrie } from './name-trie.ts';
import { addOwnNames, type NameConflict, readOwnNames } from './own-names.ts';
import { remembered } from './remembered.ts';
import { nameKey } from './spelling.ts';
import { CatalogError, type Column, columns, type Row, readTable, text } from './table.ts';

export type { Entity, EntityLabel } from './entity.ts';

export interface Sense {
  readonly name: string;
  /** Words near by that speak for this sense, lower case. */
  readonly cues: readonly string[];
}

export interface Catalog {
  readonly entities: readonly Entity[];
  readonly trie: NameTrie<Entity>;
  /** Names of what is no node: languages, places, companies, metrics, fields; each under its kind. */
  readonly others: NameTrie<string>;
  /** Is it, however spelt, a name of those or a heading of the hierarchy? */
  isNoNode(name: string): boolean;
  /** Is it an ordinary word, or several joined by hyphens, whatever the capitals? */
  isPlain(word: string): boolean;
  /** How much likelier a lower-case word is in a paper on machine learning than elsewhere: a logarithm in tenths. */
  fieldOf(word: string): number;
  /** The senses of a surface, the catalog's own first, by `nameKey`. */
  sensesOf(surface: string): readonly Sense[];
  /** The entity that bears this name or alias, of the given label. */
  named(name: string, label: EntityLabel): Entity | undefined;
  entity(id: string): Entity | undefined;
}

interface CatalogFile {
  readonly file: string;
  readonly label: EntityLabel;
  readonly columns: readonly Column[];
  /** The column that holds the parent's name. */
  readonly parent?: string;
  /** The columns that become properties of the node. */
  readonly properties: readonly string[];
  readonly links?: (row: Row) => boolean;
}

const { name, aliases, year, arxiv, guarded, aim } = columns;

export const catalogFiles: readonly CatalogFile[] = [
  {
    file: 'models.tsv',
    label: 'Model',
    columns: [
      name,
      aliases,
      text('family'),
      text('parent'),
      text('developer'),
      year,
      arxiv,
      text('kind'),
      guarded,
    ],
    parent: 'parent',
    properties: ['family', 'developer', 'year', 'arxiv', 'kind'],
  },
  {
    file: 'techniques.tsv',
    label: 'Technique',
    columns: [name, aliases, text('broader'), text('area'), year, arxiv, guarded, aim],
    parent: 'broader',
    properties: ['area', 'year', 'arxiv'],
    // A taxonomy row only holds the hierarchy together: "optimization" in a text is no mention of a technique; nor is a metric one.
    links: row => row.area !== 'taxonomy' && row.broader !== 'evaluation metric',
  },
  {
    file: 'datasets.tsv',
    label: 'Dataset',
    columns: [name, aliases, text('domain'), year, arxiv, guarded],
    properties: ['domain', 'year', 'arxiv'],
  },
  {
    file: 'benchmarks.tsv',
    label: 'Benchmark',
    columns: [name, aliases, text('domain'), text('metric'), year, arxiv, guarded],
    properties: ['domain', 'metric', 'year', 'arxiv'],
  },
];

/** Where the data files of the package lie. */
export const bundledFolder = join(packageRoot, 'src', 'catalog');

const list = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

export interface CatalogOptions {
  /** Where the data files lie. */
  readonly folder?: string;
  /** Users' own files of names. */
  readonly own?: readonly string[];
  /** Two entries claim one name; the rule of `addOwnNames` has settled it. */
  onConflict?(conflict: NameConflict): void;
}

/**
 * Reads the data files and checks them: cells, names that two rows of a file share, parents that no row bears.
 * @throws CatalogError with file and line
 */
export function loadCatalog({ folder = bundledFolder, own = [], onConflict }: CatalogOptions = {}): Catalog {
  const silent = new Set<string>();
  const bundled = catalogFiles.flatMap(entry => {
    const rows = readTable(join(folder, entry.file), entry.columns);
    checkNames(entry, rows);
    return rows.map(row => {
      const entity = entityOf(entry, row);
      if (entry.links && !entry.links(row)) silent.add(entity.id);
      return entity;
    });
  });
  const rows = own.flatMap(readOwnNames);
  const entities =
    rows.length === 0 ? bundled : addOwnNames(bundled, rows, conflict => onConflict?.(conflict));
  const byId = new Map(entities.map(entity => [entity.id, entity]));
  const trie = new NameTrie<Entity>();
  const headings = new NameTrie<Entity>();
  for (const entity of entities)
    for (const alias of [entity.name, ...entity.aliases])
      (silent.has(entity.id) ? headings : trie).add(entity, alias);
  const others = readOthers(join(folder, 'others.tsv'));
  const senses = readSenses(join(folder, 'homonyms.tsv'));
  const words = readWords(join(folder, 'words.tsv'));
  return {
    entities,
    trie,
    others,
    isNoNode: wanted => others.named(wanted).length > 0 || headings.named(wanted).length > 0,
    isPlain: remembered(word =>
      word
        .toLowerCase()
        .split(/[-‐-–]/u)
        .every(part => SHORT_WORD.test(part) || words.has(part)),
    ),
    fieldOf: word => words.get(word) ?? 0,
    sensesOf: surface => senses.get(nameKey(surface)) ?? [],
    named: (wanted, label) => trie.named(wanted).find(({ entry }) => entry.label === label)?.entry,
    entity: id => byId.get(id),
  };
}

function entityOf(entry: CatalogFile, row: Row): Entity {
  const properties = entry.properties.flatMap((key): [string, string | number][] =>
    row[key] ? [[key, key === 'year' ? Number(row[key]) : row[key]]] : [],
  );
  return {
    id: nodeId(entry.label, row.name!),
    label: entry.label,
    name: row.name!,
    aliases: list(row.aliases!),
    properties: Object.fromEntries(properties),
    parent: (entry.parent && row[entry.parent]) || null,
    guarded: row.guarded === 'y',
    isAim: row.aim === 'y',
  };
}

function checkNames(entry: CatalogFile, rows: readonly Row[]): void {
  const owner = new Map<string, number>();
  rows.forEach((row, index) => {
    for (const spelling of new Set([row.name!, ...list(row.aliases!)].map(nameKey))) {
      const first = owner.get(spelling);
      if (first !== undefined && first !== index)
        throw new CatalogError(
          entry.file,
          index + 2,
          `a name that line ${first + 2} does not bear`,
          row.name!,
        );
      owner.set(spelling, index);
    }
  });
  rows.forEach((row, index) => {
    const parent = entry.parent ? row[entry.parent]! : '';
    if (parent !== '' && !owner.has(nameKey(parent)))
      throw new CatalogError(entry.file, index + 2, `a ${entry.parent} that is a row of this file`, parent);
  });
}

/** Too short for the data file. */
const SHORT_WORD = /^(?:a|an|as|at|by|in|is|it|of|on|or|re|to|up|we)$/u;

function readWords(file: string): ReadonlyMap<string, number> {
  const rows = readTable(file, [text('word'), columns.field]);
  return new Map(rows.map(row => [row.word!, Number(row.field)]));
}

function readOthers(file: string): NameTrie<string> {
  const trie = new NameTrie<string>();
  for (const row of readTable(file, [text('kind'), text('names')]))
    for (const other of list(row.names!)) trie.add(row.kind!, other);
  return trie;
}

function readSenses(file: string): ReadonlyMap<string, readonly Sense[]> {
  const cells = [text('surface'), text('senses'), text('cues')];
  const senses = new Map<string, readonly Sense[]>();
  readTable(file, cells).forEach((row, index) => {
    const names = list(row.senses!);
    const cues = list(row.cues!);
    if (names.length !== cues.length)
      throw new CatalogError(file, index + 2, `${names.length} lists of cues, one a sense`, row.cues!);
    const found = names.map((sense, at) => ({
      name: sense,
      cues: cues[at]!.split(/,\s*/u).map(cue => cue.toLowerCase()),
    }));
    senses.set(nameKey(row.surface!), found);
  });
  return senses;
}
