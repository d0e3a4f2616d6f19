/** Names that users add in a file of their own: read, checked, and set among the bundled ones by a stated rule. */
import { readFileSync } from 'node:fs';
import { nodeId } from '#graph/facts';
import type { Entity, EntityLabel } from './entity.ts';
import { nameKey } from './spelling.ts';
import { CatalogError, type Column, columns, type Row, text } from './table.ts';

const labels: readonly EntityLabel[] = ['Model', 'Technique', 'Dataset', 'Benchmark'];

const label: Column = {
  name: 'label',
  test: new RegExp(`^(?:${labels.join('|')})$`, 'u'),
  expected: `one of ${labels.join(', ')}`,
};

const { name, aliases, year, arxiv, guarded } = columns;
const required: readonly Column[] = [label, name];
/** What becomes a property of the node. */
const properties: readonly Column[] = [
  year,
  arxiv,
  ...['family', 'developer', 'kind', 'area', 'domain', 'metric'].map(text),
];
const known: readonly Column[] = [...required, aliases, text('parent'), guarded, ...properties];

interface OwnRow {
  readonly file: string;
  readonly line: number;
  readonly row: Row;
}

/** Two entries that claim one name. */
export interface NameConflict {
  readonly file: string;
  readonly line: number;
  readonly claimed: string;
  readonly owner: string;
  readonly other: string;
}

/**
 * Reads a tab-separated file whose header names its columns, in any order; `label` and `name` must be among them.
 * @throws CatalogError with file and line
 */
export function readOwnNames(file: string): OwnRow[] {
  const [header = '', ...lines] = contentOf(file).split(/\r?\n/u);
  const names = header.split('\t');
  const used = names.map(one => {
    const column = known.find(other => other.name === one);
    if (!column)
      throw new CatalogError(
        file,
        1,
        `columns of ${known.map(other => other.name).join(', ')}, separated by tabs`,
        one,
      );
    return column;
  });
  for (const column of required)
    if (!names.includes(column.name)) throw new CatalogError(file, 1, `a column ${column.name}`, header);
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const cells = line.split('\t');
    if (cells.length !== used.length) throw new CatalogError(file, index + 2, `${used.length} cells`, line);
    used.forEach((column, at) => {
      if (!column.test.test(cells[at]!))
        throw new CatalogError(file, index + 2, `${column.expected} under ${column.name}`, cells[at]!);
    });
    return [{ file, line: index + 2, row: Object.fromEntries(names.map((one, at) => [one, cells[at]!])) }];
  });
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/u, '');
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new CatalogError(file, 1, 'a file of names that can be read', got);
  }
}

/** Who bears a spelling within its label. */
interface Claim {
  readonly id: string;
  readonly asName: boolean;
  readonly own: boolean;
}

const keyOf = (label: EntityLabel, spelling: string): string => `${label}:${nameKey(spelling)}`;

/**
 * Sets own names among the bundled ones. A row that bears an entry's name adds to that entry. Of two entries that claim one spelling
 * within a label the one keeps it that bears it as its name; else the user's own; else the first.
 * @throws CatalogError where a parent is no entry
 */
export function addOwnNames(
  bundled: readonly Entity[],
  rows: readonly OwnRow[],
  onConflict: (conflict: NameConflict) => void,
): Entity[] {
  const entities = new Map(bundled.map(entity => [entity.id, entity]));
  const claims = claimsOf(bundled);
  for (const own of rows) addRow(own, entities, claims, onConflict);
  for (const { file, line, row } of rows)
    if (row.parent && !claims.has(keyOf(row.label as EntityLabel, row.parent)))
      throw new CatalogError(
        file,
        line,
        `a parent that is a ${row.label} of the catalog or of this file`,
        row.parent,
      );
  return [...entities.values()];
}

function claimsOf(bundled: readonly Entity[]): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const entity of bundled) {
    for (const alias of entity.aliases)
      claims.set(keyOf(entity.label, alias), { id: entity.id, asName: false, own: false });
    claims.set(keyOf(entity.label, entity.name), { id: entity.id, asName: true, own: false });
  }
  return claims;
}

function addRow(
  { file, line, row }: OwnRow,
  entities: Map<string, Entity>,
  claims: Map<string, Claim>,
  onConflict: (conflict: NameConflict) => void,
): void {
  const kind = row.label as EntityLabel;
  const held = claims.get(keyOf(kind, row.name!));
  const id = held?.asName ? held.id : nodeId(kind, row.name!);
  const claim = (spelling: string, asName: boolean): boolean => {
    const key = keyOf(kind, spelling);
    const holder = claims.get(key);
    if (holder?.id === id) return true;
    const wins = !holder || (!holder.asName && (asName || !holder.own));
    if (holder) {
      const loser = entities.get(holder.id)!;
      const [owner, other] = wins ? [row.name!, loser.name] : [loser.name, row.name!];
      onConflict({ file, line, claimed: spelling, owner, other });
      if (wins) entities.set(loser.id, without(loser, spelling));
    }
    if (wins) claims.set(key, { id, asName, own: true });
    return wins;
  };
  claim(row.name!, true);
  const aliases = row.aliases ? row.aliases.split('|').filter(alias => claim(alias, false)) : [];
  entities.set(id, merged(entities.get(id), id, kind, row, aliases));
}

function without(entity: Entity, spelling: string): Entity {
  return { ...entity, aliases: entity.aliases.filter(alias => nameKey(alias) !== nameKey(spelling)) };
}

function merged(
  before: Entity | undefined,
  id: string,
  kind: EntityLabel,
  row: Row,
  kept: readonly string[],
): Entity {
  const own = properties.flatMap(({ name: key }): [string, string | number][] =>
    row[key] ? [[key, key === 'year' ? Number(row[key]) : row[key]]] : [],
  );
  return {
    id,
    label: kind,
    name: before?.name ?? row.name!,
    aliases: [...new Set([...(before?.aliases ?? []), ...kept])],
    properties: { ...before?.properties, ...Object.fromEntries(own) },
    parent: row.parent || (before?.parent ?? null),
    guarded: row.guarded === 'y' || (before?.guarded ?? false),
    isAim: before?.isAim ?? false,
  };
}
