/** Cypher values as JSON: nodes, relationships and paths with their `kind`, what JSON has no numbers for as text. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A bigint, NaN and the infinities become strings; what knows its own JSON form gives it; what is JSON already stays as it is. */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return isJson(value) ? value : (value as readonly unknown[]).map(toJson);
  if (hasJsonForm(value)) return toJson(value.toJSON());
  if (isJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, toJson(held)]));
}

/** Most of what leaves is JSON from top to bottom: to look is cheaper than to copy. */
function isJson(value: unknown): value is Json {
  if (value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isJson);
  return !hasJsonForm(value) && Object.values(value).every(isJson);
}

function hasJsonForm(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
