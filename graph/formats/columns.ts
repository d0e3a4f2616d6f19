/** The properties that facts really bear, as columns with a kind: what formats with declared attributes need. */
import type { Properties, PropertyValue } from '../facts.ts';

export type ColumnKind = 'string' | 'integer' | 'float' | 'boolean';

export interface Column {
  readonly name: string;
  /** A list stands as one text, its items joined. */
  readonly kind: ColumnKind;
}

/** Columns in the order of their names; a property with values of several kinds becomes text. */
export function columnsOf(elements: readonly { readonly properties: Properties }[]): readonly Column[] {
  const kinds = new Map<string, ColumnKind>();
  for (const { properties } of elements)
    for (const [name, value] of Object.entries(properties))
      kinds.set(name, joinKinds(kinds.get(name), kindOf(value)));
  return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(value: PropertyValue): ColumnKind {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  return 'string';
}

function joinKinds(a: ColumnKind | undefined, b: ColumnKind): ColumnKind {
  if (a === undefined || a === b) return b;
  const bothNumbers = [a, b].every(kind => kind === 'integer' || kind === 'float');
  return bothNumbers ? 'float' : 'string';
}

export function textOf(value: PropertyValue): string {
  return Array.isArray(value) ? value.join(' | ') : String(value);
}
