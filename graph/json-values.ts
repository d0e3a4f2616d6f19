/** Cypher values as JSON: nodes, relationships and paths with their `kind`, what JSON has no numbers for as text. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A bigint, NaN and the infinities become strings; what knows its own JSON form gives it. */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (hasJsonForm(value)) return toJson(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, toJson(held)]));
}

function hasJsonForm(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
